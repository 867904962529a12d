// From the panel to the text and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Item, locate, targetAt } from '../src/outline';

const at = (line: number, from: number, to: number, until = line): Item['range'] => ({ start: { line, character: from }, end: { line: until, character: to } });
const item = (word: string, range: Item['range'], children: Item[] = []): Item => ({ word, at: { start: range.start, end: range.start }, range, children });

const OUTLINE = [
  item('facts', at(3, 0, 40, 5), [item('settled', at(4, 2, 40)), item('fee', at(5, 2, 40))]),
  item('charges', at(6, 0, 40, 20), [
    item('cl-287-2', at(7, 4, 40, 12), [item('grounds', at(9, 4, 40, 12), [item('assistance', at(10, 6, 30)), item('payment-settlement', at(11, 6, 30))])]),
    item('cl-287-1', at(13, 4, 40, 20), [item('websites', at(15, 6, 30))]),
  ]),
];

void test('a fact, a charge and a ground are found', () => {
  assert.equal(locate(OUTLINE, { fact: 'fee' })?.start.line, 5);
  assert.equal(locate(OUTLINE, { charge: 1 })?.start.line, 13);
  assert.equal(locate(OUTLINE, { charge: 0, ground: 'payment-settlement' })?.start.line, 11);
  assert.equal(locate(OUTLINE, { charge: 1, ground: 'websites' })?.start.line, 15);
});

void test('a ground that is not pleaded leads to its charge, and what is not there leads nowhere', () => {
  assert.equal(locate(OUTLINE, { charge: 0, ground: 'illegal-gains' })?.start.line, 7);
  assert.equal(locate(OUTLINE, { charge: 7 }), undefined);
  assert.equal(locate([], { fact: 'fee' }), undefined);
});

void test('the cursor is on a fact, a ground, a charge or nothing', () => {
  assert.deepEqual(targetAt(OUTLINE, { line: 4, character: 10 }), { fact: 'settled' });
  assert.deepEqual(targetAt(OUTLINE, { line: 11, character: 20 }), { charge: 0, ground: 'payment-settlement' });
  assert.deepEqual(targetAt(OUTLINE, { line: 9, character: 6 }), { charge: 0 });
  assert.deepEqual(targetAt(OUTLINE, { line: 15, character: 8 }), { charge: 1, ground: 'websites' });
  assert.deepEqual(targetAt(OUTLINE, { line: 0, character: 0 }), {});
});
