// Reading the answer of the server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Brief, briefOf, worst } from '../src/assessment';

const brief = (...outcomes: string[]): Brief => ({
  path: 'a.brief.yaml',
  charges: [{ offence: 'cl-287-2', 'as-of': '2024-03-18', accused: outcomes.map((outcome, ix) => ({ id: `p${ix}`, outcome, available: outcome, elements: [], grounds: [] })) }],
}) as unknown as Brief;

void test('the brief is the first of the answer, and an answer without one has none', () => {
  assert.equal(briefOf({ format: 1, briefs: [brief('met')] })?.path, 'a.brief.yaml');
  for (const wrong of [null, undefined, 'no', {}, { briefs: [] }, { briefs: 7 }, { briefs: [{}] }]) {
    assert.equal(briefOf(wrong), undefined);
  }
});

void test('a brief is as good as its worst outcome', () => {
  assert.equal(worst(brief('met', 'undetermined', 'met'))?.outcome, 'undetermined');
  assert.equal(worst(brief('undetermined', 'unsupported', 'short'))?.outcome, 'unsupported');
  assert.equal(worst(brief()), undefined);
});
