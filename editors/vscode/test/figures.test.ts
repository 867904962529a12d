// Bars.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bar } from '../src/figures';

void test('a bar shows what is certain, what is possible, and the standard', () => {
  assert.deepEqual(bar({ standard: '200000', actual: { min: '100000', max: '150000' } }), { certain: 50, possible: 75, standard: 100, full: false });
  assert.deepEqual(bar({ standard: '100', actual: { min: '200', max: '200' } }), { certain: 100, possible: 100, standard: 50, full: true });
  assert.deepEqual(bar({ standard: '1', actual: { min: '1/3', max: '2/3' } }), { certain: 33.3, possible: 66.7, standard: 100, full: false });
  assert.equal(bar({ standard: '100', actual: { min: '0', max: null } })?.standard, 80);
  assert.equal(bar({}), undefined);
});

void test('a bar is full when the standard is reached, not when it looks like it', () => {
  const of = (sum: string, bound: 'at-least' | 'more-than'): boolean | undefined => bar({ bound, standard: '300000', actual: { min: sum, max: sum } })?.full;
  assert.equal(of('300000', 'at-least'), true);
  assert.equal(of('300000', 'more-than'), false);
  assert.equal(of('300001', 'more-than'), true);
  assert.equal(of('299999.99', 'at-least'), false);
});
