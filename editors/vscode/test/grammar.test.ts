// The grammar colours the fact of each ground that the built-in schemas have.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const SCHEMAS = '../../schemas/cn';

function grounds(schema: string): string[] {
  const [, below = ''] = schema.split(/^grounds:$/m);
  return [...(below.split(/^\S.*:/m)[0] ?? '').matchAll(/^ {2}([a-z][a-z0-9-]*):/gm)].map((it) => it[1] ?? '');
}

void test('every ground is in the grammar', () => {
  const schemas = readdirSync(SCHEMAS).filter((it) => it.endsWith('.yaml') && !it.endsWith('.examples.yaml'));
  const all = [...new Set(schemas.flatMap((it) => grounds(readFileSync(`${SCHEMAS}/${it}`, 'utf8'))))];
  assert.ok(all.length > 40, all.join(', '));
  const grammar = readFileSync('syntaxes/references.tmLanguage.json', 'utf8');
  assert.deepEqual(all.filter((it) => !grammar.includes(`|\\\\s${it}: `) && !grammar.includes(`(?<=\\\\s${it}: `)), []);
});
