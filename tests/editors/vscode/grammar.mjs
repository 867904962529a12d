// The colours of a brief, with the grammars and the machine that VS Code itself uses.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const code = path.join(process.env.DEPS, 'node_modules/code-server/lib/vscode');
const ours = path.join(import.meta.dirname, '../../../editors/vscode');
const require = createRequire(path.join(code, 'package.json'));
const oniguruma = require('vscode-oniguruma');
const textmate = require('vscode-textmate');

const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const yaml = path.join(code, 'extensions/yaml');
const contributed = json(path.join(ours, 'package.json')).contributes.grammars;
const grammars = new Map([
  ...json(path.join(yaml, 'package.json')).contributes.grammars.map((it) => [it.scopeName, path.join(yaml, it.path)]),
  ...contributed.map((it) => [it.scopeName, path.join(ours, it.path)]),
]);
const wasm = readFileSync(path.join(path.dirname(require.resolve('vscode-oniguruma')), 'onig.wasm'));
await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({ createOnigScanner: (it) => new oniguruma.OnigScanner(it), createOnigString: (it) => new oniguruma.OnigString(it) }),
  loadGrammar: async (scope) => (grammars.has(scope) ? textmate.parseRawGrammar(readFileSync(grammars.get(scope), 'utf8'), grammars.get(scope)) : null),
  getInjections: (scope) => contributed.filter((it) => it.injectTo?.includes(scope)).map((it) => it.scopeName),
});

/** The tokens of a text, each with its scopes in one line. */
async function tokens(scope, text) {
  const grammar = await registry.loadGrammar(scope);
  let stack = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens: found, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return found.map((it) => ({ text: line.slice(it.startIndex, it.endIndex), scopes: it.scopes.join(' ') }));
  });
}

const BRIEF = `brief: 1
case: {drafted: 2024-03-18, title: see interp-2019-15/12/1/2 and 法释〔2019〕15号第十二条}
# a plain comment
parties:
  lin: {name: "a quoted, [text]", kind: person}
facts:
  a: {kind: funding, by: lin, recipients: [ring, other]} # gravamen: ignore[unused-id, no-date] until 2030-01-01 it comes later
  # gravamen: ignore-file[unused-id] the file is a draft
  b:
    by: lin
    evidence: [bank]
    note: 刑法第二百八十七条之二第一款，法释〔2019〕15号第十二条第一款第（二）项。
    types: [false, null, phone-card]
    summary: |
      gravamen: ignore[unused-id] is text here
    against:
      - ring
      - zhou # the other one
    note: he went - home
    where: he came, saw, won,
      stayed, left
    dealt-with: 2024-01-02
  c:
    part-of: [first,
              second, third, # not the next one
              fourth
             ]
    summary:
      cash, cards, sims
    dealt-with: fined # the fact
    flags: [false, null, phone-card, true]
    source: 依照刑法第二百八十七条之二，解释法释〔2019〕15号第十二条第一款第（二）项，以及《刑法》第十七条第一款
charges:
  - offence: cl-287-2
    grounds:
      assistance: lent
      payment-settlement: paid # one fact
      other-knowledge: {reason: none}
      illegal-gains: null
`;
const brief = await tokens('source.gravamen-brief', BRIEF);
const of = (text, ix = 0) => {
  const found = brief.filter((it) => it.text.trim() === text)[ix];
  assert.ok(found, `no token ${JSON.stringify(text)} among ${brief.map((it) => it.text).join('¦')}`);
  return found.scopes;
};

const tests = {
  'keys, quoted words and comments are those of YAML'() {
    assert.match(of('drafted'), /^source\.gravamen-brief .*entity\.name\.tag\.yaml$/);
    assert.match(of('a quoted, [text]'), /string\.quoted\.double\.yaml$/);
    assert.match(of('a plain comment'), /comment\.line\.number-sign\.yaml$/);
  },
  'a suppression stands out of its comment, with its rules and its last day'() {
    assert.match(of('ignore'), /comment\.line.*keyword\.control\.suppression\.gravamen$/);
    assert.match(of('ignore-file'), /comment\.line.*keyword\.control\.suppression\.gravamen$/);
    for (const rule of ['unused-id', 'no-date']) assert.match(of(rule), /entity\.name\.function\.rule\.gravamen$/);
    assert.match(of('2030-01-01'), /constant\.numeric\.date\.gravamen$/);
    assert.match(of('it comes later'), /comment\.line\.number-sign\.yaml$/);
  },
  'a suppression inside a text is text'() {
    const line = brief.filter((it) => it.text.includes('is text here'));
    assert.ok(line.length > 0 && line.every((it) => !it.scopes.includes('suppression')), JSON.stringify(line));
  },
  'citations and offences stand out'() {
    assert.match(of('interp-2019-15/12/1/2'), /constant\.other\.citation\.gravamen$/);
    const long = ['法释〔2019〕15号第十二条第一款第（二）项', '刑法第二百八十七条之二', '《刑法》第十七条第一款'];
    for (const cited of ['法释〔2019〕15号第十二条', ...long]) assert.match(of(cited), /constant\.other\.citation\.gravamen$/);
    assert.match(of('cl-287-2'), /entity\.name\.type\.offence\.gravamen$/);
  },
  'Chinese citations stand out whole, with 之二 and bracketed items'() {
    for (const it of ['刑法第二百八十七条之二第一款', '法释〔2019〕15号第十二条第一款第（二）项']) assert.match(of(it), /constant\.other\.citation\.gravamen$/);
  },
  'values of YAML are no ids'() {
    for (const it of ['false', 'null']) assert.doesNotMatch(of(it), /gravamen$/);
  },
  'what refers to an id stands out, in both forms, and its definition does not'() {
    for (const id of ['ring', 'other', 'bank', 'zhou', 'phone-card']) assert.match(of(id), /variable\.other\.id\.gravamen$/);
    assert.match(of('ring', 1), /variable\.other\.id\.gravamen$/);
    assert.match(of('lin', 1), /variable\.other\.id\.gravamen$/);
    assert.match(of('lin', 2), /variable\.other\.id\.gravamen$/);
    assert.match(of('lin', 0), /entity\.name\.tag\.yaml$/);
    for (const plain of ['funding', 'false', 'null', 'true', 'he went - home']) assert.doesNotMatch(of(plain), /gravamen$/);
    assert.doesNotMatch(of('null', 1), /gravamen$/);
    for (const id of ['first', 'second', 'third', 'fourth', 'fined']) assert.match(of(id), /variable\.other\.id\.gravamen$/);
    for (const text of ['he came, saw, won,', 'stayed, left', '2024-01-02', 'cash, cards, sims']) assert.doesNotMatch(of(text), /gravamen$/);
  },
  async 'without an injection the same text has the same colours as in YAML'() {
    const plain = 'brief: 1\na: {b: [1, "x"], c: >-\n  text}\n# end\n- &x y: *x\n';
    const bare = (all) => all.map((it) => it.scopes.replace(/^source\.[\w-]+/, ''));
    assert.deepEqual(bare(await tokens('source.gravamen-brief', plain)), bare(await tokens('source.yaml', plain)));
  },
};

let passed = 0;
let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    passed += 1;
    console.log(`ok    ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n${error.message}`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
