// What a page of explanations was asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Question, questionOf } from '../src/question';

void test('a question comes back out of its address', () => {
  const all: Question[] = [{ word: 'cl-287-2/a & b' }, { uri: 'file:///案情.brief.yaml', at: { line: 3, character: 0 } }];
  for (const question of all) {
    assert.deepEqual(questionOf(JSON.stringify(question)), question);
  }
});

void test('what is no question is none', () => {
  for (const query of ['', 'null', '{}', '{"uri": "file:///a"}', '{"uri": "file:///a", "at": {"line": "1"}}', '{']) {
    assert.equal(questionOf(query), undefined, query);
  }
});
