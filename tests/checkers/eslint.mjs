// ESLint on files. In: {files}. Out: [{file, line, column, rule, message}].
// Scripts of the public site run as they stand in a Chromium 69 of 2018, those of the handbook are read by the same people:
// ES2018 is the newest that any of them may use. Whatever is off says why.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = createRequire(process.env.BIAOGAN_NODE_MODULES + '/');
const load = async (name) => (await import(pathToFileURL(modules.resolve(name)).href)).default;
const [{ ESLint }, js, globals] = [modules('eslint'), await load('@eslint/js'), await load('globals')];

const rules = {
  ...js.configs.recommended.rules,
  // one way of writing
  'arrow-body-style': 'error',
  'func-style': ['error', 'declaration', { allowArrowFunctions: true }],
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-arrow-callback': 'error',
  'prefer-const': 'error',
  quotes: ['error', 'single', { avoidEscape: true }],
  semi: 'error',
  // likely mistakes
  eqeqeq: 'error',
  'no-implicit-globals': 'error',
  // ES2018 has no catch without a name.
  'no-unused-vars': ['error', { caughtErrors: 'none' }],
  'no-shadow': 'error',
  'no-use-before-define': ['error', { functions: false }],
};

const config = [
  {
    files: ['**/*.js'],
    languageOptions: { ecmaVersion: 2018, sourceType: 'script', globals: globals.browser },
    rules,
  },
  { files: ['**/*.mjs'], languageOptions: { sourceType: 'module', globals: globals.node }, rules },
];

let text = '';
for await (const chunk of process.stdin) text += chunk;
const { files } = JSON.parse(text);
const eslint = new ESLint({ cwd: '/', overrideConfigFile: true, overrideConfig: config, warnIgnored: true });
const reports = await eslint.lintFiles(files);
const found = reports.flatMap(({ filePath, messages }) =>
  messages.map(({ line = 0, column = 0, ruleId, message }) => ({ file: filePath, line, column, rule: ruleId, message })),
);
process.stdout.write(JSON.stringify(found));
