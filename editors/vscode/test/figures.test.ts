// Numbers in words, and bars.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bar, grouped, interval, measured, percent } from '../src/figures';

void test('digits are grouped and nothing else changes', () => {
  assert.equal(grouped('185000'), '185,000');
  assert.equal(grouped('1234567.05'), '1,234,567.05');
  assert.equal(grouped('-1000'), '-1,000');
  assert.equal(grouped('999'), '999');
  assert.equal(grouped('7/3'), '7/3');
});

void test('a ratio is a percentage, cut and not rounded', () => {
  assert.equal(percent('0.9250'), '92.5 %');
  assert.equal(percent('1.2600'), '126 %');
  assert.equal(percent('0.0000'), '0 %');
  assert.equal(percent('0.0999'), '9.99 %');
  assert.equal(percent('10.0000'), '1000 %');
});

void test('an interval shows both ends, one when they are the same, and an open top', () => {
  assert.equal(interval({ min: '185000', max: '185000' }), '185,000');
  assert.equal(interval({ min: '0', max: '210000' }), '0..210,000');
  assert.equal(interval({ min: '3000', max: null }), '3,000..');
});

void test('the words of a bar say how much of how much', () => {
  const figures = { unit: 'CNY', bound: 'more-than', standard: '200000', actual: { min: '185000', max: '185000' }, ratio: '0.9250' } as const;
  assert.equal(measured(figures, (actual, standard) => `${actual} of ${standard}`), '185,000 of > 200,000 CNY (92.5 %)');
  assert.equal(measured({}, () => 'no'), '');
});

void test('a bar shows what is certain, what is possible, and the standard', () => {
  assert.deepEqual(bar({ standard: '200000', actual: { min: '100000', max: '150000' } }), { certain: 50, possible: 75, standard: 100 });
  assert.deepEqual(bar({ standard: '100', actual: { min: '200', max: '200' } }), { certain: 100, possible: 100, standard: 50 });
  assert.deepEqual(bar({ standard: '1', actual: { min: '1/3', max: '2/3' } }), { certain: 33.3, possible: 66.7, standard: 100 });
  assert.equal(bar({ standard: '100', actual: { min: '0', max: null } })?.standard, 80);
  assert.equal(bar({}), undefined);
});
