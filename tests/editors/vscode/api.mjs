// The extension as other extensions meet it: tests inside the extension host, with the packed package installed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MET, SHORT, UNREADABLE, UNTIDY } from './briefs.mjs';
import { log, start } from './lib.mjs';

const { OUT, VSIX } = process.env;
const here = import.meta.dirname;

const schema = (name) => readFileSync(path.join(here, '../../../schemas/cn', name), 'utf8');
const files = {
  'schemas/cl-287-2.yaml': schema('cl-287-2.yaml'), 'schemas/cl-287-2.examples.yaml': schema('cl-287-2.examples.yaml'),
  'short.brief.yaml': SHORT, 'action.brief.yaml': SHORT, 'follow.brief.yaml': SHORT, 'closed.brief.yaml': SHORT, 'met.brief.yaml': MET, 'unread.brief.yaml': UNREADABLE,
  'other/short.brief.yml': SHORT, 'other/broken.yaml': 'a: 1\na: 2\nb: [\n', 'other/plain.yaml': 'name: demo\nsteps: [a, b]\n', 'other/gravamen.yaml': 'language: klingon\nfial-on: error\n',
  'untidy.brief.yaml': UNTIDY, 'schemas/untidy.yaml': 'schema:   1\n', 'other/schemas/theirs.yaml': 'steps:   [a]\n',
  'cases/gravamen.yaml': 'include: ["*.yaml"]\nlanguage: zh\n', 'cases/lin.yaml': SHORT,
  '.vscode/settings.json': JSON.stringify({ 'gravamen.files': ['**/*.examples.yaml', '**/schemas/**/*.yaml', '**/cases/*.yaml'] }),
};

let code = 1;
let late = 0;
const payload = ({ remote }) => [['extensionDevelopmentPath', remote(path.join(here, 'host'))], ['extensionTestsPath', remote(path.join(here, 'host/index.js'))]];
const started = await start({ out: OUT, vsix: VSIX, files, payload });
try {
  const ended = new Promise((done) => started.page.exposeFunction('codeAutomationExit', done));
  await started.page.exposeFunction('codeAutomationLog', () => {});
  await started.open();
  const limit = new Promise((_, failed) => { setTimeout(() => failed(new Error('the tests did not end within 180 s')), 180_000).unref(); });
  code = await Promise.race([ended, limit]);
} catch (error) {
  console.error(error);
  late = 1;
  await started.shot('failed-api.png').catch(() => {});
} finally {
  try {
    const result = readFileSync(path.join(started.workspace, '.result.txt'), 'utf8');
    // A run that did not end is one more failure.
    process.stdout.write(result.replace(/, (\d+) failed\n$/, (_, failed) => `, ${Number(failed) + late} failed\n`));
  } catch {
    console.log('0 passed, 1 failed');
  }
  await started.stop();
  log('closed');
}
process.exit(code === 0 ? 0 : 1);
