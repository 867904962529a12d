// What a page of explanations was asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Question, questionOf, titleOf } from '../src/question';

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

void test('a page is called what its first line says, without its id', () => {
  assert.equal(titleOf('# Interpretation 法释〔2019〕15号, art. 12(1)(2) (`interp-2019-15/12/1/2`)\n\nPayments'), 'Interpretation 法释〔2019〕15号, art. 12(1)(2)');
  assert.equal(titleOf('# 法释〔2019〕15号第十二条第一款第二项（`interp-2019-15/12/1/2`）\n'), '法释〔2019〕15号第十二条第一款第二项');
  assert.equal(titleOf('**settled amount** `payment-settlement`\n\nmore'), 'settled amount');
  assert.equal(titleOf('\n# unused-id\n'), 'unused-id');
  assert.equal(titleOf('**Ledger\\_2023 (copy) \\[1\\] \\*\\*** `bank`\n'), 'Ledger_2023 (copy) [1] **');
  assert.equal(titleOf('**C:\\\\accounts \\`b\\`** `bank`\n'), 'C:\\accounts `b`');
  assert.equal(titleOf('`unused-id`\n'), 'unused-id');
  assert.equal(titleOf(''), undefined);
  assert.equal(titleOf(`# ${'a'.repeat(70)}`), `${'a'.repeat(60)}…`);
});
