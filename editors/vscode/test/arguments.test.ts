// The settings on the command line of the program.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Settings, askedBy, below, common, ofCheck } from '../src/arguments';

const NONE: Settings = { language: 'auto', schemas: [], pedantic: false, asOf: '' };

void test('what is not set is left to the configuration of the folder', () => {
  assert.deepEqual([...common(NONE, '/case'), ...ofCheck(NONE)], []);
});

void test('schemas count from the folder', () => {
  const set = { ...NONE, language: 'zh', schemas: ['law', '', '/opt/law', '../shared'] };
  assert.deepEqual(common(set, '/case'), ['--lang', 'zh', '--schemas', '/case/law', '--schemas', '/opt/law', '--schemas', '/shared']);
  assert.deepEqual(common({ ...NONE, schemas: ['law'] }, undefined), ['--schemas', 'law']);
});

void test('a check takes the day and the rules that are off by default', () => {
  assert.deepEqual(ofCheck({ ...NONE, pedantic: true, asOf: ' 2021-06-22 ' }), ['--pedantic', '--as-of', '2021-06-22']);
});

void test('paths are seen from the folder in which the program runs', () => {
  assert.deepEqual(below('/case', ['a', '/case/b', '/law/c.yaml', '/case', '../d']), ['a', 'b', '../law/c.yaml', '.', '../d']);
  assert.deepEqual(below(undefined, ['/case/b']), ['/case/b']);
});

void test('the variables of a task are seen from the folder too', () => {
  assert.deepEqual(below('/case', ['${workspaceFolder}/x', '${workspaceFolder}', '${file}', '${fileDirname}/y', '${relativeFile}']), ['x', '.', '${relativeFile}', '${relativeFileDirname}/y', '${relativeFile}']);
  assert.deepEqual(below(undefined, ['${file}']), ['${file}']);
});

void test('a task that asks for what there is not is none', () => {
  assert.deepEqual(askedBy({ command: 'check', paths: ['cases'] }), { command: 'check', paths: ['cases'] });
  assert.deepEqual(askedBy({ command: 'schema test' }), { command: 'schema test', paths: [] });
  for (const wrong of [{ command: 'check', paths: 'cases' }, { command: 'check', paths: [1] }, { command: 'chekc' }, {}]) {
    assert.equal(askedBy(wrong), undefined);
  }
});
