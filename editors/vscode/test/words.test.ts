// Every word exists in both languages, every contribution has its words, and patterns read what the program prints.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

interface Manifest {
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly problemPatterns: readonly { readonly name: string; readonly regexp: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly pattern?: string }>> };
    readonly commands: readonly { readonly command: string }[];
    readonly keybindings: readonly { readonly key: string }[];
  };
}

const text = (path: string): string => readFileSync(path, 'utf8');
const json = (path: string): Record<string, string> => JSON.parse(text(path)) as Record<string, string>;
const manifest = JSON.parse(text('package.json')) as Manifest;
const han = /[\u4e00-\u9fff]/;

void test('the manifest uses exactly the keys that both languages have', () => {
  const used = [...text('package.json').matchAll(/"%([\w.-]+)%"/g)].map((it) => it[1] ?? '');
  const keys = [...new Set(used)].sort();
  assert.deepEqual(Object.keys(json('package.nls.json')).sort(), keys);
  assert.deepEqual(Object.keys(json('package.nls.zh-cn.json')).sort(), keys);
  const untranslated = Object.entries(json('package.nls.zh-cn.json')).filter(([, words]) => !han.test(words));
  assert.deepEqual(untranslated, []);
});

void test('the sources use exactly the sentences that are translated, with the same places', () => {
  const sources = readdirSync('src').filter((it) => it.endsWith('.ts')).map((it) => text(`src/${it}`)).join('\n');
  const used = [...sources.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map((it) => it[1] ?? '');
  const bundle = json('l10n/bundle.l10n.zh-cn.json');
  assert.deepEqual(Object.keys(bundle).sort(), [...new Set(used)].sort());
  const places = (it: string): string[] => (it.match(/\{\d\}/g) ?? []).sort();
  for (const [english, chinese] of Object.entries(bundle)) {
    assert.deepEqual(places(chinese), places(english), english);
  }
});

void test('of a workspace that is not trusted no setting counts by which it could run, write or read what it likes', () => {
  const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
  assert.deepEqual(restricted, ['gravamen.server.path', 'gravamen.server.arguments', 'gravamen.schemas']);
});

void test('each page of the walkthrough is there in both languages', () => {
  const pages = readdirSync('walkthrough').sort();
  const english = pages.filter((it) => !it.includes('.nls.'));
  assert.ok(english.length > 0);
  assert.deepEqual(pages, english.flatMap((it) => [it, it.replace(/\.md$/, '.nls.zh.md')]).sort());
});

void test('the problem patterns read the lines of check', () => {
  const patterns = manifest.contributes.problemPatterns.map((it) => ({ name: it.name, regexp: new RegExp(it.regexp) }));
  const read = (line: string): string[] => patterns.filter((it) => it.regexp.test(line)).map((it) => it.name);
  assert.deepEqual(read('a b/c.brief.yaml:26:7: error[ground-falls-short] the facts are 15,000 CNY short'), ['gravamen']);
  assert.deepEqual(read('C:\\x\\c.brief.yaml:1:2: note[unused-id] nothing refers to `fee`'), ['gravamen']);
  assert.deepEqual(read('案.brief.yaml:20:14: 错误[charge-not-made-out] 对 `lin` 的指控不能成立'), ['gravamen-zh-error']);
  assert.deepEqual(read('案.brief.yaml:16:3: 注意[unused-id] 没有任何内容引用 `fee`'), ['gravamen-zh-note']);
  assert.deepEqual(read('案.brief.yaml:16:3: 警告[ground-undetermined] 尚未确定'), ['gravamen-zh-warning']);
  assert.deepEqual(read('2 errors, 2 notes in 1 brief'), []);
  // Of files that cannot be read; what is no file of YAML, and what is wrong with the command, is no problem of a file.
  assert.deepEqual(read('error: a b/c.brief.yaml: this is UTF-16; save the file as UTF-8'), ['gravamen-file']);
  assert.deepEqual(read('error: C:\\x\\gravamen.yml: there is no such file'), ['gravamen-file']);
  assert.deepEqual(read('错误：案.brief.yaml：文件为 UTF-16 编码；请另存为 UTF-8'), ['gravamen-file']);
  assert.deepEqual(read('error: nowhere: there is no such file'), []);
  assert.deepEqual(read("error: invalid value 'x' for '--as-of <DATE>': a day is due here"), []);
});

void test('a day is a day or nothing', () => {
  const pattern = new RegExp(manifest.contributes.configuration.properties['gravamen.asOf']?.pattern ?? 'none');
  assert.ok(pattern.test('') && pattern.test('2024-03-18'));
  assert.ok(!pattern.test('2024-13-01') && !pattern.test('18.3.2024') && !pattern.test('2024-03'));
});

void test('every command of the manifest is registered, and no name is that of a command of the server', () => {
  const registered = [...text('src/extension.ts').matchAll(/command\('(\w+)'/g)].map((it) => `gravamen.${it[1] ?? ''}`);
  assert.deepEqual(manifest.contributes.commands.map((it) => it.command).sort(), registered.sort());
  for (const its of ['assess', 'assessText', 'explain', 'runExamples']) {
    assert.ok(!registered.includes(`gravamen.${its}`), its);
  }
});

void test('both pages for people are packed and name the keys, none of which is one of AltGr', () => {
  for (const page of ['README.md', 'README.zh-cn.md']) {
    const words = text(page).toLowerCase();
    assert.ok(text('.vscodeignore').includes(`!${page}\n`), page);
    assert.ok(words.includes('cargo install --path .'), page);
    for (const { key } of manifest.contributes.keybindings) {
      assert.ok(words.includes(`**${key}**`), `${page}: ${key}`);
      assert.ok(!/ctrl\+alt|alt\+ctrl/.test(key), key);
    }
    for (const [matcher] of text('package.json').matchAll(/\$gravamen(?:-[a-z-]+)?/g)) {
      assert.ok(words.includes(`"${matcher}"`), `${page}: ${matcher}`);
    }
  }
});
