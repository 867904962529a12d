// The settings on the command line of the program.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Settings, below, common, ofCheck } from '../src/arguments';

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
