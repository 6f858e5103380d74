// html-validate on files. In: {files}. Out: [{file, line, column, rule, message}].
// Its widest presets are on; whatever is off or has a style of its own says why.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = createRequire(process.env.BIAOGAN_NODE_MODULES + '/');
const { HtmlValidate } = await import(pathToFileURL(modules.resolve('html-validate')).href);

const config = {
  root: true, // no configuration of a folder further up
  extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document', 'html-validate:standard'],
  rules: {
    // HTML is indifferent to it; one way of writing is enough, and ours is the shorter to compress: all lower case.
    'doctype-style': ['error', { style: 'lowercase' }],
    // It asks for U+2011 in a number. Who copies the number would paste a sign that no telephone dials, and fonts of
    // cheap telephones lack it. The style sheet keeps a number on one line.
    'tel-non-breaking': 'off',
  },
};

let text = '';
for await (const chunk of process.stdin) text += chunk;
const { files } = JSON.parse(text);
const checker = new HtmlValidate(config);
const found = [];
for (const file of files) {
  const report = await checker.validateFile(file);
  for (const { messages } of report.results) {
    // Warnings too: there is nothing that a page may get away with.
    for (const { line, column, ruleId, message } of messages) found.push({ file, line, column, rule: ruleId, message });
  }
}
process.stdout.write(JSON.stringify(found));
