// Runs the tests of what needs no editor.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const here = path.resolve(import.meta.dirname, '..');
const tests = readdirSync(path.join(here, 'test')).filter((it) => it.endsWith('.test.ts'));
await build({
  entryPoints: tests.map((it) => path.join(here, 'test', it)),
  outdir: path.join(here, 'out'),
  outExtension: { '.js': '.mjs' },
  bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning',
});
const files = tests.map((it) => path.join(here, 'out', it.replace(/\.ts$/, '.mjs')));
process.exit(spawnSync(process.execPath, ['--test', ...files], { cwd: here, stdio: 'inherit' }).status ?? 1);
