// Adobe's structured-data validator on JSON-LD. In: [object]. Out: for each object the list of what is wrong.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = createRequire(process.env.BIAOGAN_NODE_MODULES + '/');
const { default: Validator } = await import(pathToFileURL(modules.resolve('@adobe/structured-data-validator')).href);

let text = '';
for await (const chunk of process.stdin) text += chunk;
const told = [];
for (const object of JSON.parse(text)) {
  const issues = await new Validator().validate({ jsonld: { [object['@type']]: [object] }, errors: [] });
  const errors = issues.filter(({ severity }) => severity === 'ERROR'); // warnings are wishes: "add a logo"
  told.push(errors.map(({ issueMessage, path }) => `${(path ?? []).map((p) => p.property ?? p.type).join('.')}: ${issueMessage}`));
}
process.stdout.write(JSON.stringify(told));
