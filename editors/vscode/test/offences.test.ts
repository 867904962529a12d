// The offences in the answer of `gravamen doctor`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offencesOf } from '../src/offences';

void test('the offences are listed as the program lists them', () => {
  assert.deepEqual(offencesOf('{"format": 1, "offences": ["cl-287-2", "own-1"], "lang": "en"}'), ['cl-287-2', 'own-1']);
});

void test('another answer lists none', () => {
  for (const said of ['', 'error: x', 'null', '{}', '{"offences": 3}']) {
    assert.deepEqual(offencesOf(said), [], said);
  }
});
