// Stylelint on style sheets. In: {sheets: {name: css}}. Out: [{file, line, column, rule, message}].
// Its recommended rules, which find mistakes; how the sheets are laid out is ours. Whatever is off says why.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = createRequire(process.env.BIAOGAN_NODE_MODULES + '/');
const { default: stylelint } = await import(pathToFileURL(modules.resolve('stylelint')).href);

const config = {
  extends: ['stylelint-config-recommended'],
  rules: {
    // It compares rules by the last part of their selectors alone: `.speak .i` and `.door .i` are never one element.
    'no-descending-specificity': null,
    // Browsers of 2018 know these and not yet what replaced them.
    'property-no-deprecated': [true, { ignoreProperties: ['clip', 'grid-gap', 'grid-column-gap', 'word-wrap', /^page-break-/] }],
  },
};

let text = '';
for await (const chunk of process.stdin) text += chunk;
const { sheets } = JSON.parse(text);
const found = [];
for (const [file, code] of Object.entries(sheets)) {
  const { results } = await stylelint.lint({ code, codeFilename: file, config, configBasedir: process.env.BIAOGAN_NODE_MODULES });
  for (const { warnings, parseErrors } of results)
    for (const { line, column, rule, text: message } of [...warnings, ...parseErrors]) found.push({ file, line, column, rule, message });
}
process.stdout.write(JSON.stringify(found));
