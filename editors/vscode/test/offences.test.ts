// The offences in the answer of `gravamen doctor`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offencesOf } from '../src/offences';

void test('the offences are listed as the program lists them, each with its name', () => {
  const said = '{"format": 1, "offences": ["cl-287-2", "own-1"], "offence-titles": {"own-1": "Parking", "cl-287-2": "Assisting"}, "lang": "en"}';
  assert.deepEqual(offencesOf(said), [{ id: 'cl-287-2', title: 'Assisting' }, { id: 'own-1', title: 'Parking' }]);
});

void test('an offence without a name is listed too', () => {
  assert.deepEqual(offencesOf('{"offences": ["own-1"]}'), [{ id: 'own-1' }]);
  assert.deepEqual(offencesOf('{"offences": ["own-1"], "offence-titles": {"own-1": 3}}'), [{ id: 'own-1' }]);
});

void test('another answer lists none', () => {
  for (const said of ['', 'error: x', 'null', '{}', '{"offences": 3}']) {
    assert.deepEqual(offencesOf(said), [], said);
  }
});
