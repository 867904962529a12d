// Packs the extension. Without arguments: without a program. With --binary PATH (and --target linux-x64 and so on): with it.
// --out PATH names the file.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const here = path.resolve(import.meta.dirname, '..');
const root = path.resolve(here, '../..');
const { values } = parseArgs({ options: { binary: { type: 'string' }, target: { type: 'string' }, out: { type: 'string' } } });
const { version } = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8'));
const target = values.target ?? (values.binary === undefined ? undefined : `${process.platform}-${process.arch}`);
const out = path.resolve(values.out ?? path.join(here, `gravamen-${target === undefined ? '' : `${target}-`}${version}.vsix`));

execFileSync(process.execPath, [path.join(here, 'scripts/bundle.mjs')], { stdio: 'inherit' });
for (const name of ['LICENSE-APACHE', 'LICENSE-MIT']) {
  if (existsSync(path.join(root, name))) copyFileSync(path.join(root, name), path.join(here, name));
}
rmSync(path.join(here, 'bin'), { recursive: true, force: true });
if (values.binary !== undefined) {
  const program = path.join(here, 'bin', target.startsWith('win32') ? 'gravamen.exe' : 'gravamen');
  mkdirSync(path.dirname(program), { recursive: true });
  copyFileSync(values.binary, program);
  chmodSync(program, 0o755);
}
const vsce = path.join(here, 'node_modules/@vscode/vsce/vsce');
const args = ['package', '--no-dependencies', '--skip-license', '--allow-missing-repository', '--out', out];
if (target !== undefined) args.push('--target', target);
execFileSync(process.execPath, [vsce, ...args], { cwd: here, stdio: 'inherit' });
rmSync(path.join(here, 'bin'), { recursive: true, force: true });
