// The program, run once for an answer.
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { realpathSync } from 'node:fs';
import { type Said, runOnce } from '../src/once';

const node = (script: string, patience?: number): Promise<Said> => runOnce(process.execPath, ['-e', script], tmpdir(), { LC_ALL: 'zh_CN.UTF-8' }, patience);

void test('what the program prints is given, out of its folder and in its language', async () => {
  const { stdout, fault } = await node('console.log(process.cwd(), process.env.LC_ALL)');
  assert.deepEqual([stdout, fault], [`${realpathSync(tmpdir())} zh_CN.UTF-8\n`, undefined]);
});

void test('a program that fails is quoted, beside what it printed', async () => {
  const said = await node('console.log("some"); console.error("the file is there\\n"); process.exitCode = 1');
  assert.deepEqual(said, { stdout: 'some\n', fault: { words: 'the file is there', silent: false } });
});

void test('a program that is not there, or fails without a word, is named', async () => {
  const { fault } = await runOnce('/nowhere/gravamen', [], undefined, {});
  assert.match(fault?.words ?? '', /\/nowhere\/gravamen/);
  assert.match((await node('process.exitCode = 3')).fault?.words ?? '', /Command failed/);
});

void test('a program that gives no answer is ended, and what it holds open is let go', async () => {
  const said = await node('require("node:child_process").spawn("sleep", ["600"], { stdio: "inherit" }).unref(); setInterval(() => {}, 1000)', 500);
  assert.equal(said.fault?.silent, true);
});
