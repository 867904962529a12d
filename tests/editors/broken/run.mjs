// Breaks the server in one way after the other, and demands that the tests which must catch it fail. By hand: it takes a quarter of
// an hour or more. What is installed, and what GRAVAMEN, EDITOR_CACHE and EDITOR_ARTIFACTS mean, is as in the other `run`s; without
// EDITOR_ARTIFACTS the logs are kept only where something is not as it must be.
//
//   tests/editors/broken/run                 every breakage, in every editor
//   tests/editors/broken/run deaf finds-nothing  these breakages, and before them their tests with nothing spoilt
//   SUITES="nvim emacs" tests/editors/broken/run     in these editors (api, ui, panel and chinese are VS Code)
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { breakages, notOfTheServer } from './breakages.mjs';

const here = import.meta.dirname;
const editors = path.dirname(here);
const root = path.resolve(editors, '../..');
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
const cache = process.env.EDITOR_CACHE ?? path.join(target, 'editors');
/** The parts of the tests of VS Code that need a server. */
const windowed = ['api', 'ui', 'panel', 'chinese'];
const suites = (process.env.SUITES ?? [...windowed, 'nvim', 'emacs', 'helix'].join(' ')).split(' ');
const only = process.argv.slice(2);
const unknown = only.filter((it) => !(it in breakages));
if (unknown.length > 0) {
  console.error(`no such breakage: ${unknown.join(', ')}; there are: ${Object.keys(breakages).join(', ')}`);
  process.exit(2);
}
if (!process.env.GRAVAMEN) {
  const built = spawnSync('cargo', ['build', '--locked', '--quiet', '--manifest-path', path.join(root, 'Cargo.toml')], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the program cannot be built; GRAVAMEN names one that is built already', { cause: built.error });
}
const out = process.env.EDITOR_ARTIFACTS || mkdtempSync(path.join(os.tmpdir(), 'gravamen-broken-'));
mkdirSync(out, { recursive: true });

/** The program that stands between, under the name that an editor looks for. */
const between = path.join(out, 'between/gravamen');
mkdirSync(path.dirname(between), { recursive: true });
writeFileSync(between, `#!/bin/bash\nexec -a "$0" ${process.execPath} ${path.join(here, 'program.mjs')} "$@"\n`);
chmodSync(between, 0o755);
const base = { ...process.env, EDITOR_CACHE: cache, BROKEN_PROGRAM: process.env.GRAVAMEN || path.join(target, 'debug/gravamen'), GRAVAMEN: between };

const windows = suites.some((it) => windowed.includes(it));
if (windows) {
  const packed = spawnSync(path.join(editors, 'vscode/run'), { env: { ...base, EDITOR_ARTIFACTS: out, PARTS: '' }, encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(packed.stdout + packed.stderr);
}
const chrome = windows && spawnSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome'], { encoding: 'utf8' }).stdout.trim();

/** How a suite ends of which nothing ran: no test has such a name, the editor cannot be had. */
const RAN_NOT = [3, 4];

/**
 * Runs some tests of a suite; gives what became of each. The patience is the same with a breakage and without: a test that cannot pass
 * so fast would else seem to be caught.
 */
function run(suite, tests, breakage) {
  const state = mkdtempSync(path.join(out, 'state-'));
  const patience = ['emacs', 'helix'].includes(suite) ? 6 : 6000;
  const env = { ...base, BROKEN_BY: breakage ?? '', BROKEN_STATE: state, ONLY: tests.join('|'), PATIENCE: String(patience) };
  // What the server breaks, it breaks in each version of the editor.
  if (breakage) env.VERSIONS = { nvim: '0.11', emacs: '30.1' }[suite];
  const inEditor = !windowed.includes(suite);
  Object.assign(env, inEditor ? {} : { DEPS: path.join(cache, 'vscode'), CHROME: chrome, VSIX: path.join(out, 'full.vsix'), OUT: path.join(out, `${breakage ?? 'sound'}-${suite}`) });
  const ran = inEditor ? spawnSync(path.join(editors, suite, 'run'), { env, encoding: 'utf8' }) : spawnSync(process.execPath, [path.join(editors, 'vscode', `${suite}.mjs`)], { env, encoding: 'utf8' });
  rmSync(state, { recursive: true, force: true });
  writeFileSync(path.join(out, `${breakage ?? 'sound'}-${suite}.log`), ran.stdout + ran.stderr);
  const lines = ran.stdout.split('\n').map((it) => /^(?:\[[\d.]+s\] )?(ok|FAIL) +(.*?)(?: \([\d.]+ m?s\))?$/.exec(it));
  const outcomes = new Map(lines.filter(Boolean).map(([, outcome, name]) => [name, outcome]));
  // A test may take its editor with it.
  if (outcomes.size === 0 && tests.length === 1 && ran.status !== 0 && !RAN_NOT.includes(ran.status)) outcomes.set(tests[0], 'FAIL');
  return outcomes;
}

let wrong = 0;
const complain = (words) => {
  wrong += 1;
  console.log(`  ✗ ${words}`);
};
const all = new Map();
console.log('sound: nothing is spoilt, and every test passes');
for (const suite of suites) {
  const named = only.flatMap((it) => breakages[it].fails[suite] ?? []);
  if (only.length === 0 || named.length > 0) {
    const outcomes = run(suite, [...new Set(named)]);
    if (only.length === 0) all.set(suite, [...outcomes.keys()]);
    if (outcomes.size === 0) complain(`${suite}: no test ran`);
    for (const [name, outcome] of outcomes) if (outcome !== 'ok') complain(`${suite}: fails with nothing spoilt: ${name}`);
  }
}
for (const [breakage, { fails, alone }] of Object.entries(breakages)) {
  if (only.length > 0 && !only.includes(breakage)) continue;
  console.log(breakage);
  for (const suite of suites.filter((it) => fails[it])) {
    const runs = alone ? fails[suite].map((it) => [it]) : [fails[suite]];
    for (const tests of runs) {
      const outcomes = [...run(suite, tests, breakage)];
      for (const wanted of tests) {
        const found = outcomes.filter(([name]) => name.includes(wanted));
        if (found.length === 0) complain(`${suite}: did not run: ${wanted}`);
        for (const [name, outcome] of found) {
          if (outcome === 'ok') complain(`${suite}: passes all the same: ${name}`);
          else console.log(`  ✓ ${suite}: ${name}`);
        }
      }
    }
  }
}
const caught = (suite, name) => Object.values(breakages).some(({ fails }) => fails[suite]?.some((it) => name.includes(it)));
for (const [suite, names] of all) {
  for (const name of names) if (!caught(suite, name) && !notOfTheServer.some((it) => name.includes(it))) complain(`${suite}: no breakage names it: ${name}`);
}
if (wrong === 0 && !process.env.EDITOR_ARTIFACTS) rmSync(out, { recursive: true, force: true });
console.log(wrong === 0 ? 'each breakage was caught' : `${wrong} not as they must be; logs: ${out}`);
process.exit(wrong === 0 ? 0 : 1);
