// How often a server that ended by itself is started again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Crashes } from '../src/crashes';

const SECOND = 1000;

void test('four times within three minutes, and not the fifth', () => {
  const crashes = new Crashes();
  assert.deepEqual([0, 1, 2, 3, 4, 5].map((it) => crashes.again(it * SECOND)), [true, true, true, true, false, false]);
});

void test('what lies further back does not count, nor what was before a person started it', () => {
  const crashes = new Crashes();
  assert.ok([0, 50, 100, 150, 200, 250, 300].every((it) => crashes.again(it * SECOND)));
  const others = new Crashes();
  [0, 1, 2, 3].forEach((it) => others.again(it * SECOND));
  others.forget();
  assert.ok(others.again(4 * SECOND));
});
