// What can be broken in a server, and the tests that must fail then. A test that no breakage names is told of.
import { appendFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';

/** Changes the answers to a method. */
const answers = (method, change) => ({
  server: (it, asked) => (asked?.method === method && it.result !== undefined ? { ...it, result: change(it.result, asked) } : it),
});
const command = (name, change) => answers('workspace/executeCommand', (it, asked) => (asked.params.command === name ? change(it) : it));
/** Answers to a command with a fault. */
const refuses = (name) => ({
  server: (it, asked) => (asked?.params?.command === name ? { jsonrpc: '2.0', id: it.id, error: { code: -32603, message: 'broken' } } : it),
});
/** Changes the findings of each document, however the client learns of them. */
const findings = (change) => ({
  server: (it, asked) => {
    if (it.method === 'textDocument/publishDiagnostics') return { ...it, params: { ...it.params, diagnostics: change(it.params.diagnostics, it.params.uri) } };
    const report = (one, uri) => (one.items ? { ...one, items: change(one.items, uri) } : one);
    if (asked?.method === 'textDocument/diagnostic' && it.result) return { ...it, result: report(it.result, asked.params.textDocument.uri) };
    if (asked?.method === 'workspace/diagnostic' && it.result) return { ...it, result: { items: it.result.items.map((one) => report(one, one.uri)) } };
    // The findings of a workspace come in parts.
    if (it.method === '$/progress' && it.params.value?.items) return { ...it, params: { ...it.params, value: { items: it.params.value.items.map((one) => report(one, one.uri)) } } };
    return it;
  },
});
const unless = (drops) => ({ client: (it) => (drops(it) ? undefined : it) });
const announces = (change) => answers('initialize', (it) => ({ ...it, ...change(it) }));

const shift = ({ line, character }) => ({ line, character: character + 1 });
const shifted = (it) => ({ ...it, range: { start: shift(it.range.start), end: shift(it.range.end) } });
const opens = (words) => (it) => it.method === 'textDocument/didOpen' && words(it.params.textDocument);

const FIRST = 'from the start to the first findings';
const MENDED = 'what falls short is underlined, explained, mended and saved';
const CHARS = 'behind Chinese text exactly the word is underlined';
const PANEL = 'the panel shows the bar, follows the cursor and an edit';
const PLEADED = 'the ground that is met is pleaded by a code action';
const ZH_PANEL = 'panel, status item and server are Chinese';
const BACK = 'a server that is killed comes back';

export const breakages = {
  'starts-never': {
    spoils: { start: () => false },
    fails: {
      api: [FIRST], chinese: ['the server runs in a workspace that is not trusted', 'once the workspace is trusted its own program runs'], ui: [MENDED],
      nvim: ['the server attaches to a brief', 'q closes the assessment', ':checkhealth gravamen finds all well', ':Gravamen log opens the log', 'a server that was asked to end stays away', 'the entry alone', 'a brief without a name', 'a session brings', 'two briefs are compared', 'names another server beside it', 'names a brief that has no server', 'with enable = false', 'the keys that the help', 'briefs without a folder of their own', 'a configuration that is saved', 'a copy of a brief',
        'says so where there is nothing to explain', 'options that are not as', 'options that are no table', 'settings of another type', 'settings that are none'],
      emacs: ['a brief has its mode', 'M-x gravamen-assess where no server'],
      helix: ['the server attaches', 'the configuration is served'],
    },
  },
  'starts-once': {
    // Each start after the first ends at once; each test needs a first one of its own.
    alone: true,
    spoils: { start: (marker) => (existsSync(marker('started')) ? false : (writeFileSync(marker('started'), ''), true)) },
    fails: {
      api: ['the server restarts on command'], ui: ['a server that was killed comes back', 'a program that is missing is named', 'the message of a missing program', 'a server that ends again and again', 'a server that hangs does not hold', 'a program that begins and never answers', 'a program that does not start is named once'],
      chinese: ['without the program the message is Chinese'],
      nvim: [BACK, ':Gravamen restart starts a new server', 'what the person set with vim.lsp.config holds', 'falls again and again', 'finds by a function', 'the assessment says that the server is gone', 'because that of another fell', 'a brief in no window'], emacs: [BACK],
      helix: ['a server that was killed'],
    },
  },
  'ends-again-and-again': {
    // Each start is noted, and ends with the first document.
    spoils: {
      start: (marker) => (appendFileSync(marker('starts'), '.'), true),
      client: (it) => (it.method === 'textDocument/didOpen' ? process.exit(1) : it),
    },
    fails: { api: [FIRST], ui: [MENDED] },
  },
  'hangs-when-asked': {
    // It notes that it was asked for an assessment, and hears nothing from then on.
    spoils: (() => {
      let hangs;
      const start = (marker) => {
        hangs = marker('hangs');
        rmSync(hangs, { force: true });
        return true;
      };
      return {
        start,
        client: (it) => {
          if (it.params?.command === 'gravamen.assess') writeFileSync(hangs, '');
          return existsSync(hangs) ? undefined : it;
        },
      };
    })(),
    fails: { api: ['the assessment follows the text'], ui: [PANEL] },
  },
  'other-version': {
    spoils: {
      ...announces((it) => ({ serverInfo: { ...it.serverInfo, version: '9.9.9' } })),
      run: (args, _, text) => text(args, (it) => it.replaceAll('0.1.0', '9.9.9')),
    },
    fails: { api: [FIRST], ui: ['a program of another version is named'], nvim: [':checkhealth gravamen finds all well'] },
  },
  'finds-nothing': {
    spoils: findings(() => []),
    fails: {
      api: ['a finding has its place', 'a configuration is looked at', 'a brief that keeps the language yaml', 'what is only looked at is not served'], ui: [MENDED, 'a change from outside is picked up', 'a server that was killed comes back'],
      nvim: ['a finding underlines the ground', 'saving writes what the text shows', 'a finding is gone to', 'a brief that is read again', 'a brief in no window'],
      emacs: ['a finding underlines the ground', 'without the package yaml-mode'],
      helix: ['the server attaches', 'saving writes', 'what is typed'],
    },
  },
  'finds-once': {
    // What was told of a document once counts as known, also when it is opened again.
    spoils: (() => {
      const told = new Set();
      return answers('textDocument/diagnostic', (it, asked) => {
        const { uri } = asked.params.textDocument;
        if (told.has(uri)) return { kind: 'unchanged', resultId: it.resultId };
        told.add(uri);
        return it;
      });
    })(),
    fails: { nvim: ['a brief that is read again', 'a configuration that is saved'] },
  },
  'tells-of-no-change': {
    spoils: { server: (it) => (it.method === 'workspace/diagnostic/refresh' ? undefined : it) },
    fails: { nvim: ['a configuration that is saved'] },
  },
  'finds-twice': {
    spoils: findings((it) => [...it, ...it]),
    fails: { api: ['a finding has its place', 'a brief that keeps the language yaml'] },
  },
  'columns-one-off': {
    spoils: findings((all) => all.map(shifted)),
    fails: {
      api: ['a finding has its place'], ui: [MENDED, CHARS, 'a change from outside', 'a server that was killed comes back'],
      nvim: ['a finding underlines the ground', 'after Chinese'], emacs: ['a finding underlines the ground', 'after Chinese'],
      helix: ['the server attaches', 'after Chinese on the same line'],
    },
  },
  'counts-bytes': {
    // The server counts bytes, and the client is not told.
    spoils: {
      client: (it) => (it.method === 'initialize' ? { ...it, params: { ...it.params, capabilities: { ...it.params.capabilities, general: { positionEncodings: ['utf-8'] } } } } : it),
      ...announces((it) => ({ capabilities: { ...it.capabilities, positionEncoding: undefined } })),
    },
    fails: { ui: [CHARS], nvim: ['after Chinese'], emacs: ['after Chinese'] },
  },
  'meddles-with-others': {
    spoils: (() => {
      let root;
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
      return {
        client: (it, _, { toClient }) => {
          root ??= it.params?.rootUri;
          if (it.method === 'initialized') toClient({ jsonrpc: '2.0', method: 'textDocument/publishDiagnostics', params: { uri: `${root}/other/plain.yaml`, diagnostics: [{ range, message: 'meddled' }] } });
          return it;
        },
      };
    })(),
    fails: { api: ['other YAML is left alone'] },
  },
  'says-the-same-as-yaml': {
    spoils: findings((all) => all.map((it) => ({ ...it, source: 'YAML' }))),
    fails: { api: ['beside the server of the YAML extension'] },
  },
  'blind-to-yaml': {
    spoils: unless(opens((it) => it.languageId === 'yaml' && /short\.brief\.yml$/.test(it.uri))),
    fails: { api: ['a brief that keeps the language yaml'] },
  },
  'blind-to-configuration': {
    spoils: findings((all, uri) => (uri.endsWith('gravamen.yaml') ? [] : all)),
    fails: { api: ['a configuration is looked at'], helix: ['the configuration is served'] },
  },
  'blind-to-schemas': {
    spoils: answers('textDocument/codeLens', (it) => it?.filter((lens) => lens.command?.command !== 'gravamen.runExamples')),
    fails: { api: ['a schema is served'], nvim: ['the lens of a schema'] },
  },
  'examples-do-not-hold': {
    spoils: command('gravamen.runExamples', (it) => ({ ...it, held: 0 })),
    fails: { api: ['a schema is served'] },
  },
  deaf: {
    spoils: unless((it) => it.method === 'textDocument/didChange'),
    fails: {
      api: ['a code action pleads the ground', 'the assessment follows the text'], ui: [PANEL, 'a change from outside is picked up', 'a server that was killed comes back', 'the panel comes back with the window'],
      nvim: ['what is typed is found at once', 'the assessment follows the text', PLEADED, BACK], emacs: [PLEADED, 'saving writes what the text shows', 'M-x gravamen-assess right after an edit', 'M-x gravamen-assess in the assessment', 'g in the assessment shows', BACK],
      helix: ['the ground that is met is pleaded', 'what is typed', 'saving writes', 'a server that was killed'],
    },
  },
  'deaf-after-the-first-start': {
    // A server that comes back runs, and hears of no text; each test needs a first one of its own.
    alone: true,
    spoils: (() => {
      let again = false;
      const start = (marker) => {
        again = existsSync(marker('started'));
        writeFileSync(marker('started'), '');
        return true;
      };
      return { start, ...unless((it) => again && it.method?.startsWith('textDocument/did')) };
    })(),
    fails: {
      api: ['the server restarts on command'], ui: ['a server that was killed comes back'], nvim: [BACK, ':Gravamen restart starts a new server'],
      emacs: [BACK], helix: ['a server that was killed'],
    },
  },
  'hovers-not': {
    spoils: answers('textDocument/hover', () => null),
    fails: { api: ['hover, definition, references and rename', 'beside the server of the YAML extension', 'a schema is served'], ui: [MENDED, 'the messages with the server'], nvim: ['a hover shows'], emacs: ['eldoc shows'], helix: ['a hover shows'] },
  },
  'hovers-without-law': {
    spoils: answers('textDocument/hover', (it) => it && { ...it, contents: { kind: 'markdown', value: 'a ground' } }),
    fails: { api: ['hover, definition, references and rename'], nvim: ['a hover shows'], emacs: ['eldoc shows'], helix: ['a hover shows'] },
  },
  'defines-nothing': { spoils: answers('textDocument/definition', () => []), fails: { api: ['hover, definition, references and rename'], nvim: ['an id followed'], helix: ['definition, references'] } },
  'refers-to-nothing': { spoils: answers('textDocument/references', () => []), fails: { api: ['hover, definition, references and rename'], helix: ['definition, references'] } },
  'renames-one-place': {
    spoils: answers('textDocument/rename', (it) => {
      const first = (edits) => edits.slice(0, 1);
      if (it.documentChanges) return { documentChanges: it.documentChanges.map((one) => ({ ...one, edits: first(one.edits) })) };
      return { changes: Object.fromEntries(Object.entries(it.changes).map(([uri, edits]) => [uri, first(edits)])) };
    }),
    fails: { api: ['hover, definition, references and rename'], ui: ['a fact is renamed over two sections'], nvim: ['renaming a fact'], emacs: ['renaming a fact'], helix: ['a fact is renamed'] },
  },
  'mends-nothing': {
    spoils: answers('textDocument/codeAction', () => []),
    fails: { api: ['a code action pleads'], ui: [MENDED, CHARS], nvim: [PLEADED], emacs: [PLEADED], helix: ['the ground that is met is pleaded', 'a misspelt word after Chinese'] },
  },
  'mends-without-edit': {
    spoils: answers('codeAction/resolve', (it) => ({ ...it, edit: undefined })),
    fails: { api: ['a code action pleads'], ui: [MENDED, CHARS], nvim: [PLEADED], helix: ['the ground that is met is pleaded', 'a misspelt word after Chinese'] },
  },
  'completes-nothing': {
    spoils: answers('textDocument/completion', () => []),
    fails: { api: ['completion offers grounds', 'beside the server of the YAML extension'], ui: ['a ground is completed'], nvim: ['typing completes'], emacs: ['a ground is completed'], helix: ['a ground is completed'] },
  },
  'completes-in-any-order': {
    spoils: answers('textDocument/completion', (it) => {
      const mixed = (items) => items.map((one, nth) => ({ ...one, sortText: String(1e6 - nth).padStart(8, '0'), preselect: undefined })).reverse();
      return Array.isArray(it) ? mixed(it) : { ...it, items: mixed(it.items) };
    }),
    fails: { ui: ['a ground is completed'], nvim: ['typing completes'], helix: ['a ground is completed'] },
  },
  'outlines-nothing': {
    spoils: answers('textDocument/documentSymbol', () => []),
    fails: { api: ['outline, folding, tokens, lenses and hints', 'beside the server of the YAML extension'], ui: [PANEL], helix: ['definition, references'] },
  },
  'folds-nothing': { spoils: answers('textDocument/foldingRange', () => []), fails: { api: ['outline, folding, tokens, lenses and hints'] } },
  'colours-nothing': {
    spoils: { server: (it, asked) => (asked?.method?.startsWith('textDocument/semanticTokens/') ? { ...it, result: { data: [] } } : it) },
    fails: { api: ['outline, folding, tokens, lenses and hints'] },
  },
  'hints-nothing': { spoils: answers('textDocument/inlayHint', () => []), fails: { api: ['outline, folding, tokens, lenses and hints'] } },
  'lenses-not': {
    spoils: answers('textDocument/codeLens', () => []),
    fails: { api: ['outline, folding, tokens, lenses and hints', 'lenses work when they are clicked', 'a schema is served'], nvim: ['the lens of an id', 'the lens of a charge'] },
  },
  'lenses-lead-nowhere': {
    spoils: {
      server: (it, asked) => {
        const empty = (lens) => (lens.command?.command === 'gravamen.showReferences' || /showReferences/.test(lens.command?.command ?? '') ? { ...lens, command: { ...lens.command, arguments: [...lens.command.arguments.slice(0, 2), []] } } : lens);
        if (!it.result) return it;
        if (asked?.method === 'textDocument/codeLens') return { ...it, result: it.result.map(empty) };
        return asked?.method === 'codeLens/resolve' ? { ...it, result: empty(it.result) } : it;
      },
    },
    fails: { api: ['lenses work when they are clicked'], nvim: ['the lens of an id'] },
  },
  'lenses-name-what-there-is-not': {
    spoils: {
      server: (it, asked) => {
        const other = (lens) => (lens.command ? { ...lens, command: { ...lens.command, command: `${lens.command.command}Not` } } : lens);
        if (!it.result) return it;
        if (asked?.method === 'textDocument/codeLens') return { ...it, result: it.result.map(other) };
        return asked?.method === 'codeLens/resolve' ? { ...it, result: other(it.result) } : it;
      },
    },
    fails: { api: ['outline, folding, tokens, lenses and hints', 'lenses work when they are clicked'], nvim: ['the lens of an id', 'the lens of a charge'] },
  },
  'formats-nothing': {
    spoils: answers('textDocument/formatting', () => []),
    fails: { api: ['a brief is formatted by Gravamen', 'schemas are formatted'], nvim: ['formatting sets'], emacs: ['formatting sets'], helix: ['formatting sets'] },
  },
  'assesses-not': {
    spoils: { server: (it, asked) => refuses('gravamen.assess').server(refuses('gravamen.assessText').server(it, asked), asked) },
    fails: {
      api: ['the assessment follows the text', 'a brief of another name', 'a brief is followed as long as'], ui: [PANEL, 'shares that are added up', 'the panel comes back with the window'], chinese: [ZH_PANEL, 'who reads Traditional Chinese'],
      panel: ['another brief takes the place', 'an assessment that comes while', 'a panel that was covered', 'everything can be read', 'nothing is cut off', 'the status item names', 'without a brief Show Assessment', 'each fact stands', 'of many facts', 'a fact that is left out', 'of two editors of one brief', 'what is opened while the panel', 'the panel follows a setting', 'the key of the panel', 'with another text in front', 'a click in the panel brings', 'who hears the panel'],
      nvim: ['the assessment shows elements', 'while the server gives no answer', 'the assessment follows the text', 'the assessment speaks', 'the marks of the assessment', 'q closes the assessment', 'the lens of a charge', 'the assessment of another brief', 'the assessment opens in the tab page', 'the assessment goes with its brief', 'saved under another name', 'the assessment fits', 'a long brief is assessed', ':Gravamen alone opens', '<CR> on what is not in the text', '<C-w>L puts the assessment', 'a file that is no brief is not assessed', 'the title and the keys of the assessment', 'gives the assessment a tab page', 'the assessment that is split'], emacs: ['M-x gravamen-assess shows', 'M-x gravamen-assess right after an edit', 'M-x gravamen-assess in the assessment'],
    },
  },
  'assesses-without-notes': {
    spoils: command('gravamen.assess', (it) => JSON.parse(JSON.stringify(it), (key, value) => (['form-errors', 'notes', 'summary'].includes(key) ? undefined : value))),
    fails: { panel: ['the panel and the status item say that errors', 'each fact stands'] },
  },
  'assesses-the-first-text': {
    spoils: (() => {
      const first = new Map();
      return {
        server: (it, asked) => {
          if (!/gravamen\.assess/.test(asked?.params?.command ?? '') || it.result === undefined) return it;
          const key = JSON.stringify(asked.params);
          if (!first.has(key)) first.set(key, it.result);
          return { ...it, result: first.get(key) };
        },
      };
    })(),
    fails: { api: ['the assessment follows the text'], ui: [PANEL, 'the panel comes back with the window'], nvim: ['the assessment follows the text'] },
  },
  'explains-not': {
    spoils: refuses('gravamen.explain'),
    fails: { panel: ['citations are explained'], api: ['explain shows a page'], ui: ['a page of explanations comes back'], nvim: ['K in the assessment explains', ':Gravamen explain tells of a word', ':Gravamen explain says what a misspelt word', ':Gravamen explain on a fact', ':Gravamen explain shows another word', ':Gravamen explain breaks no word', ':Gravamen explain indents what'] },
  },
  'speaks-english-only': {
    spoils: {
      client: (it) => {
        const english = (value) => JSON.parse(JSON.stringify(value ?? null).replaceAll('"language":"zh"', '"language":"en"'));
        if (it.method === 'initialize') return { ...it, params: { ...it.params, locale: 'en', initializationOptions: english(it.params.initializationOptions) } };
        if (it.method === 'workspace/didChangeConfiguration') return { ...it, params: english(it.params) };
        return it.method === undefined && it.result !== undefined ? { ...it, result: english(it.result) } : it;
      },
    },
    fails: { api: ['messages change their language'], chinese: [ZH_PANEL], nvim: ['messages of the plugin and of the server', 'what the person set with vim.lsp.config', 'where no setting does, :language decides', 'the language `auto`'], emacs: ['messages are Chinese'], helix: ['messages are Chinese'] },
  },
  'hears-no-setting': {
    spoils: unless((it) => it.method === 'workspace/didChangeConfiguration'),
    fails: { api: ['messages change their language'], panel: ['the panel follows a setting'] },
  },
  'speaks-chinese-ever-after': {
    // The setting is heard once: the way back is not.
    spoils: (() => {
      let chinese = false;
      return unless((it) => {
        const heard = chinese && /"language":"auto"|"language":""/.test(JSON.stringify(it)) && it.method !== 'initialize';
        chinese ||= JSON.stringify(it).includes('"language":"zh"');
        return heard;
      });
    })(),
    fails: { api: ['messages change their language'] },
  },
  'writes-no-brief': {
    spoils: { run: (args, real) => (args.includes('new') ? 0 : real(args)) },
    fails: { api: ['a new brief is written'], ui: ['the walkthrough is there', 'a new brief takes the place'], nvim: [':Gravamen new opens the brief beside', ':Gravamen new writes a skeleton', ':Gravamen new asks for the offence', ':Gravamen new makes a brief', ':Gravamen new takes a name with blanks', ':Gravamen new takes the last word'] },
  },
  'writes-over-a-brief': {
    spoils: { run: (args, real) => { if (args.includes('new')) rmSync(args.findLast((it) => it.endsWith('.brief.yaml')), { force: true }); return real(args); } },
    fails: { api: ['a new brief is written'], nvim: [':Gravamen new leaves a file'] },
  },
  'checks-in-silence': {
    spoils: { run: (args, real) => (args.includes('check') ? 1 : real(args)) },
    fails: { api: ['the tasks are there'], ui: ['settings of another type'], chinese: ['the task of check is Chinese'] },
  },
  'checks-at-other-places': {
    spoils: { run: (args, real, text) => (args.includes('check') ? text(args, (it) => it.replace(/:(\d+):(\d+): /g, ':1:1: ')) : real(args)) },
    fails: { api: ['the tasks are there'] },
  },
  'runs-no-subcommand': {
    spoils: { run: () => 1 },
    fails: {
      api: ['a new brief is written', 'the tasks are there'], ui: ['the examples of schemas are run', 'for a new brief a name is suggested', 'of several folders a new brief asks'],
      nvim: [':Gravamen new writes a skeleton', ':Gravamen new leaves a file', ':Gravamen explain works without a brief', ':Gravamen completes its subcommands', ':Gravamen completes behind a modifier', ':checkhealth gravamen finds all well', ':checkhealth gravamen names the mistakes', 'the program knows the schemas',
        'what the program itself says', 'with vim.lsp.config new, explain', 'where no setting does, :language decides'],
    },
  },
};

/** What is of the editor, the plugin or the extension alone: no server can break it. */
export const notOfTheServer = [
  'a brief has its language, and its commands are there', 'no example of the walkthrough', 'Chinese words are not marked',
  'briefs, the configuration and schemas are YAML with a mark', 'a brief keeps the colours', ':Gravamen names its subcommands',
  'without the program the person is told', 'the tasks and the examples follow the settings', 'the output has what the server notes',
  'without a folder the examples', 'hx --health', 'a Helix that does not come up', ':Gravamen new without a file', ':Gravamen new completes a path',
  'a Neovim that is too old', 'names a program of another version', 'says when the program has no answer', 'the help has tags', 'every reference in the help',
  'nothing that Neovim deprecates', 'the versions of the plugin', 'a brief that has no name yet', 'a `cmd` of another type',
  'what is wrong with options', 'when the program hangs', 'asks for no offence',
];
