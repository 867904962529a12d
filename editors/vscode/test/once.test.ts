// The program, run once for an answer.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { test } from 'node:test';
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

void test('a program that gives no answer is ended, and what it started and left is not waited for', { skip: process.platform === 'win32', timeout: 30_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gravamen-once-'));
  const left = path.join(folder, 'left');
  const said = await runOnce('/bin/sh', ['-c', 'sleep 60 & echo $! >"$0"; wait', left], folder, {}, 2000);
  assert.equal(said.fault?.silent, true);
  // It still holds the output open.
  process.kill(Number(readFileSync(left, 'utf8')));
  rmSync(folder, { recursive: true });
});
