// Runs inside the extension host of VS Code, with its real `vscode` interface.
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const folder = () => vscode.workspace.workspaceFolders[0].uri;
const file = (name) => vscode.Uri.joinPath(folder(), name);
const run = (...args) => vscode.commands.executeCommand(...args);
const extension = () => vscode.extensions.getExtension('gravamen.gravamen');

/** Whether a test's name holds one of the words of ONLY, which `|` parts. */
const wanted = (name) => (process.env.ONLY ?? '').split('|').some((it) => name.includes(it));

async function until(what, look, limit = Number(process.env.PATIENCE ?? 20_000)) {
  const begun = Date.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() - begun > limit) throw new Error(`not within ${limit / 1000} s: ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function open(name) {
  const document = await vscode.workspace.openTextDocument(file(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The findings of a rule, from the server or from the task. */
const found = (uri, rule, source = 'gravamen') => vscode.languages.getDiagnostics(uri).filter((it) => it.source === source && (it.code?.value ?? it.code) === rule);
const finding = (uri, rule) => until(`a finding of ${rule}`, () => found(uri, rule)[0]);
const at = (document, text, more = 0) => document.positionAt(document.getText().indexOf(text) + more);

const tests = {
  async 'from the start to the first findings'(note) {
    const document = await open('short.brief.yaml');
    const api = await extension().activate();
    await finding(document.uri, 'ground-falls-short');
    const took = await api.firstFindings;
    note(`from the start to the first findings: ${took} ms`);
    assert.ok(took > 0, 'it is measured; the bar of 1.5 s is for the person who reads it, since no test depends on the time of a shared machine');
    assert.equal(api.server.health, 'running');
    assert.equal(api.server.version, extension().packageJSON.version);
    assert.equal(api.server.find().source, 'package');
  },

  async 'a brief has its language, and its commands are there'() {
    const document = await open('short.brief.yaml');
    assert.equal(document.languageId, 'gravamen-brief');
    const commands = await vscode.commands.getCommands(true);
    const missing = extension().packageJSON.contributes.commands.map((it) => it.command).filter((it) => !commands.includes(it));
    assert.deepEqual(missing, []);
  },

  async 'a finding has its place, rule, page and related places'() {
    const document = await open('short.brief.yaml');
    const it = await finding(document.uri, 'ground-falls-short');
    assert.equal(document.getText(it.range), 'payment-settlement');
    assert.equal(it.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(it.source, 'gravamen');
    assert.match(it.message, /15,000 CNY/);
    assert.ok(it.relatedInformation.length > 0);
    assert.deepEqual(found(document.uri, 'ground-falls-short').length, 1, 'nothing is said twice');
  },

  async 'hover, definition, references and rename of a fact'() {
    const document = await open('short.brief.yaml');
    const use = at(document, '[settled]', 2);
    const hovers = await run('vscode.executeHoverProvider', document.uri, at(document, 'payment-settlement: [', 3));
    const words = hovers.flatMap((it) => it.contents).map((it) => it.value ?? it).join('\n');
    for (const wanted of ['185,000', '200,000', '12(1)(2)']) assert.ok(words.includes(wanted), words);
    const [definition] = await run('vscode.executeDefinitionProvider', document.uri, use);
    assert.equal(document.getText(definition.targetSelectionRange ?? definition.range), 'settled');
    const references = await run('vscode.executeReferenceProvider', document.uri, use);
    assert.equal(references.length, 2);
    const edit = await run('vscode.executeDocumentRenameProvider', document.uri, use, 'money');
    assert.equal(edit.get(document.uri).length, 2);
  },

  async 'a code action pleads the ground that is met, and the finding goes'() {
    const document = await open('action.brief.yaml');
    const it = await finding(document.uri, 'ground-falls-short');
    const actions = await run('vscode.executeCodeActionProvider', document.uri, it.range, vscode.CodeActionKind.QuickFix.value, 20);
    const plead = actions.find((action) => /illegal-gains/.test(action.title));
    assert.ok(plead, actions.map((action) => action.title).join(', '));
    assert.ok(plead.edit, 'the action is resolved');
    assert.ok(await vscode.workspace.applyEdit(plead.edit));
    assert.match(document.getText(), /^ {6}illegal-gains:/m);
    await until('the charge is made out', () => found(document.uri, 'charge-not-made-out').length === 0);
    await document.save();
  },

  async 'completion offers grounds'() {
    const document = await open('short.brief.yaml');
    const list = await run('vscode.executeCompletionItemProvider', document.uri, at(document, 'payment-settlement: ['));
    const labels = list.items.map((it) => it.label.label ?? it.label);
    assert.ok(labels.includes('illegal-gains'), labels.join(', '));
  },

  async 'outline, folding, tokens, lenses and hints'() {
    const document = await open('short.brief.yaml');
    const symbols = await run('vscode.executeDocumentSymbolProvider', document.uri);
    const words = symbols.map((it) => document.getText(it.selectionRange));
    for (const wanted of ['parties', 'evidence', 'facts', 'charges']) assert.ok(words.includes(wanted), words.join(', '));
    const folds = await run('vscode.executeFoldingRangeProvider', document.uri);
    assert.ok(folds.length > 3);
    const tokens = await run('vscode.provideDocumentSemanticTokens', document.uri);
    assert.ok(tokens.data.length > 0);
    const lenses = await until('lenses', async () => {
      const some = await run('vscode.executeCodeLensProvider', document.uri, 50);
      return some.length > 0 && some;
    });
    const names = lenses.map((it) => it.command?.command);
    assert.ok(names.includes('gravamen.showReferences') && names.includes('gravamen.assess'), names.join(', '));
    const all = await vscode.commands.getCommands(true);
    assert.deepEqual(names.filter((it) => it && !all.includes(it)), [], 'every lens can be clicked');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    assert.ok((await run('vscode.executeInlayHintProvider', document.uri, whole)).length > 0);
  },

  async 'lenses work when they are clicked'() {
    const document = await open('short.brief.yaml');
    const lenses = await run('vscode.executeCodeLensProvider', document.uri, 50);
    const uses = lenses.find((it) => it.command?.command === 'gravamen.showReferences' && document.getText(new vscode.Range(it.range.start, it.range.end)) === 'settled');
    assert.ok(uses, 'a lens above the fact');
    const [, , places] = uses.command.arguments;
    assert.deepEqual(places.map((it) => [it.range.start.line, it.range.start.character]), [[35, 27]], 'where the fact is used');
    await run(uses.command.command, ...uses.command.arguments);
    const outcome = lenses.find((it) => it.command?.command === 'gravamen.assess');
    await run(outcome.command.command, ...(outcome.command.arguments ?? []));
    await until('the panel', () => vscode.window.tabGroups.all.flatMap((it) => it.tabs).some((it) => it.input?.viewType?.includes('gravamen.assessment')));
    await run('workbench.action.closeAllEditors');
  },

  async 'the assessment follows the text, and the status item shows the outcome'() {
    const document = await open('follow.brief.yaml');
    const api = extension().exports;
    const outcome = () => api.follow.current?.document === document && api.follow.current.brief?.charges[0].accused[0].outcome;
    await until('short', () => outcome() === 'short');
    await until('the status says so', () => /short$/.test(api.status.text));
    const edit = new vscode.WorkspaceEdit();
    const amount = at(document, '185000');
    edit.replace(document.uri, new vscode.Range(amount, amount.translate(0, 6)), '285000');
    await vscode.workspace.applyEdit(edit);
    await until('met', () => outcome() === 'met' && /met$/.test(api.status.text));
    await until('of the last version', () => api.follow.current.version === document.version);
    await document.save();
  },

  async 'a brief of another name is followed, and its lens opens its own panel'() {
    const api = extension().exports;
    const met = await open('met.brief.yaml');
    await until('the first brief', () => api.follow.current?.document === met && api.follow.current.brief);
    const document = await open('cases/lin.yaml');
    await until('the brief that is named otherwise', () => api.follow.current?.document === document && api.follow.current.brief?.charges[0].accused[0].outcome === 'short');
    await until('the status speaks the language of its folder', () => /Gravamen：未达标准$/.test(api.status.text));
    // Whatever is in front, the lens is that of its document.
    await open('met.brief.yaml');
    await until('the first brief again', () => api.follow.current?.document === met);
    await run('gravamen.assess', document.uri.toString());
    await until('the brief of the lens', () => api.follow.current?.document === document && api.follow.current.brief);
    const tabs = () => vscode.window.tabGroups.all.flatMap((it) => it.tabs);
    await until('its panel', () => tabs().some((it) => /lin\.yaml/.test(it.label) && it.input?.viewType?.includes('gravamen.assessment')));
    // One that was only looked at on the way to the brief that is followed does not take its place.
    await vscode.window.showTextDocument(document, { viewColumn: 2 });
    const back = await vscode.window.showTextDocument(met, { viewColumn: 1 }).then((it) => it.document);
    await until('the first brief once more', () => api.follow.current?.document === back);
    await vscode.window.showTextDocument(document, { viewColumn: 2 });
    await vscode.window.showTextDocument(back, { viewColumn: 1 });
    await new Promise((done) => setTimeout(done, 500));
    assert.equal(api.follow.followed, back);
    await vscode.window.showTextDocument(document, { viewColumn: 2 });
    await until('the other one, now that it stays in front', () => api.follow.current?.document === document);
    // What the server serves and is no brief leaves the last one.
    await open('cases/gravamen.yaml');
    await new Promise((done) => setTimeout(done, 500));
    assert.equal(api.follow.current?.document, document);
    await run('workbench.action.closeAllEditors');
  },

  async 'a brief is followed as long as it has its language'() {
    const { follow } = extension().exports;
    const other = await open('met.brief.yaml');
    await until('another brief', () => follow.current?.document === other);
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: other.getText().replace('Lin X', 'Wang Y') });
    await vscode.window.showTextDocument(document);
    const language = (name) => vscode.languages.setTextDocumentLanguage(document, name);
    await language('gravamen-brief');
    await until('it is a brief now', () => follow.current?.document === document && follow.current.brief?.charges[0].accused[0].name === 'Wang Y');
    await language('yaml');
    await until('it is none any more', () => follow.current?.document !== document);
    await language('gravamen-brief');
    await until('it is one again', () => follow.current?.document === document && follow.current.brief);
    await run('workbench.action.revertAndCloseActiveEditor');
    await until('the brief that was closed is let go', () => follow.current?.document !== document);
  },

  async 'explain shows a page'() {
    const document = await open('short.brief.yaml');
    const place = at(document, 'cl-287-2', 3);
    await until('it is in front', () => vscode.window.activeTextEditor?.document === document);
    vscode.window.activeTextEditor.selection = new vscode.Selection(place, place);
    await until('the cursor is there', () => vscode.window.activeTextEditor?.selection.active.isEqual(place));
    await run('gravamen.explainAtCursor');
    const tabs = () => vscode.window.tabGroups.all.flatMap((it) => it.tabs);
    await until('a page', () => tabs().some((it) => it.label === 'Assisting information network criminal activity' && it.input?.viewType !== undefined));
    await run('workbench.action.closeAllEditors');
  },

  async 'a new brief is written, and an existing file is left alone'() {
    const target = file('made/new');
    fs.mkdirSync(path.dirname(target.fsPath), { recursive: true });
    const uri = await run('gravamen.newBrief', { offence: 'cl-287-2', file: target });
    assert.match(uri.fsPath, /made\/new\.brief\.yaml$/);
    assert.match(fs.readFileSync(uri.fsPath, 'utf8'), /offence: cl-287-2/);
    await until('it is in front', () => vscode.window.activeTextEditor?.document.uri.fsPath === uri.fsPath);
    fs.writeFileSync(uri.fsPath, 'mine\n');
    assert.equal(await run('gravamen.newBrief', { offence: 'cl-287-2', file: target }), undefined);
    assert.equal(fs.readFileSync(uri.fsPath, 'utf8'), 'mine\n');
    fs.rmSync(uri.fsPath);
    await run('workbench.action.closeAllEditors');
  },

  async 'the tasks are there, and the problems of check are read, none of them twice'() {
    const config = vscode.workspace.getConfiguration('gravamen');
    const check = async () => {
      const tasks = await vscode.tasks.fetchTasks({ type: 'gravamen' });
      const task = tasks.find((it) => it.definition.command === 'check');
      assert.ok(task && tasks.some((it) => it.definition.command === 'schema test'), tasks.map((it) => it.name).join(', '));
      const ended = new Promise((done) => {
        const listener = vscode.tasks.onDidEndTaskProcess((it) => {
          if (it.execution.task.name !== task.name) return;
          listener.dispose();
          done(it.exitCode);
        });
      });
      await vscode.tasks.executeTask(task);
      assert.notEqual(await ended, 0, 'there are errors');
    };
    const closed = file('closed.brief.yaml');
    const sources = () => vscode.languages.getDiagnostics(closed).filter((it) => (it.code?.value ?? it.code) === 'ground-falls-short').map((it) => it.source);
    await until('what the server tells of it', () => sources().includes('gravamen'));
    // A file that cannot be read has no line. VS Code drops the last line of a task when it has not found its file 100 ms after the
    // end; then the task is run again.
    const problems = () => vscode.languages.getDiagnostics(file('unread.brief.yaml'));
    await until('a problem of a file', async () => {
      await check();
      return until('its problem', () => problems().length > 0, 2000).catch(() => false);
    });
    const unread = problems();
    assert.deepEqual(unread.map((it) => [it.source, it.severity, it.message]), [['gravamen check', vscode.DiagnosticSeverity.Error, 'this is UTF-16; save the file as UTF-8']]);
    assert.deepEqual(sources(), ['gravamen'], 'the server told of it');

    await config.update('workspaceDiagnostics', false, vscode.ConfigurationTarget.Workspace);
    await until('the server tells of open briefs only', () => sources().length === 0);
    await check();
    const lines = await until('a problem', () => {
      const some = found(closed, 'ground-falls-short', 'gravamen check');
      return some.length > 0 && some;
    });
    assert.ok(lines.every((it) => it.range.start.line === 35 && it.range.start.character === 6));
    assert.deepEqual(sources(), ['gravamen check']);
    // Columns are right behind characters that are two of the editor's units.
    const rare = file('rare.brief.yaml');
    const text = fs.readFileSync(closed.fsPath, 'utf8').replace('{name: Lin X, kind: person', '{name: 𠮷𠮷, kidn: person');
    const place = text.split('\n').map((it, line) => [line, it.indexOf('kidn')]).find(([, column]) => column >= 0);
    fs.writeFileSync(rare.fsPath, text);
    try {
      await check();
      const [typo] = await until('the slip behind them', () => {
        const some = found(rare, 'unknown-key', 'gravamen check');
        return some.length > 0 && some;
      });
      assert.deepEqual([typo.range.start.line, typo.range.start.character], place);
    } finally {
      fs.rmSync(rare.fsPath);
    }
    // What comes at once is listed to the end.
    const many = Array.from({ length: 300 }, (_, nth) => path.join(path.dirname(closed.fsPath), 'many', `${nth}.brief.yaml`));
    fs.mkdirSync(path.join(path.dirname(closed.fsPath), 'many'));
    many.forEach((it) => fs.copyFileSync(closed.fsPath, it));
    await check();
    const listed = () => many.filter((it) => found(vscode.Uri.file(it), 'ground-falls-short', 'gravamen check').length === 1).length;
    await until('a problem of each', () => listed() === many.length).catch(() => assert.equal(listed(), many.length));
    fs.rmSync(path.join(path.dirname(closed.fsPath), 'many'), { recursive: true });
    await config.update('workspaceDiagnostics', undefined, vscode.ConfigurationTarget.Workspace);
    // The findings of a task go with its next run.
    await until('the server tells of it again', () => sources().includes('gravamen'));
    await check();
    await until('what the task found is gone', () => sources().join() === 'gravamen');
  },

  async 'a brief that keeps the language yaml is served, and nothing is said twice'() {
    const document = await open('other/short.brief.yml');
    await vscode.languages.setTextDocumentLanguage(document, 'yaml');
    await finding(document.uri, 'ground-falls-short');
    const said = () => found(document.uri, 'ground-falls-short').map((it) => `${it.source} ${it.range.start.line} ${it.message}`);
    await until('one finding', () => said().length === 1, 5000).catch(() => assert.deepEqual(said(), []));
    await new Promise((done) => setTimeout(done, 500));
    const others = vscode.languages.getDiagnostics(document.uri).filter((it) => !it.source.startsWith('gravamen'));
    assert.deepEqual(others, [], 'the YAML server has nothing to say of a sound brief');
    // A finding there would be without the document: what is typed tells whether it is served.
    const edit = new vscode.WorkspaceEdit();
    const amount = at(document, '185000');
    edit.replace(document.uri, new vscode.Range(amount, amount.translate(0, 6)), '195000');
    await vscode.workspace.applyEdit(edit);
    await until('the finding follows', () => found(document.uri, 'ground-falls-short').some((it) => / 5,000 CNY/.test(it.message)));
    await document.save();
  },

  async 'beside the server of the YAML extension nothing is said or offered twice'() {
    const broken = await open('other/broken.yaml');
    if (process.env.YAML_VSIX) assert.ok(vscode.extensions.getExtension('redhat.vscode-yaml'), 'the extension itself is installed');
    await until('the other server works', () => vscode.languages.getDiagnostics(broken.uri).some((it) => it.source === 'YAML'));
    const document = await open('short.brief.yaml');
    await finding(document.uri, 'ground-falls-short');
    await new Promise((done) => setTimeout(done, 500));
    const sources = vscode.languages.getDiagnostics(document.uri).map((it) => it.source).filter((it) => it !== 'gravamen check');
    assert.deepEqual([...new Set(sources)], ['gravamen']);
    const hovers = await run('vscode.executeHoverProvider', document.uri, at(document, 'payment-settlement: [', 3));
    assert.equal(hovers.length, 1);
    const list = await run('vscode.executeCompletionItemProvider', document.uri, at(document, 'payment-settlement: ['));
    const labels = list.items.map((it) => it.label.label ?? it.label);
    assert.equal(labels.filter((it) => it === 'illegal-gains').length, 1);
    const symbols = await run('vscode.executeDocumentSymbolProvider', document.uri);
    assert.equal(symbols.filter((it) => document.getText(it.selectionRange) === 'facts').length, 1);
  },

  async 'other YAML is left alone'() {
    const document = await open('other/plain.yaml');
    assert.equal(document.languageId, 'yaml');
    // The server runs, and has told of a brief; so it would have told of this one.
    const brief = await open('short.brief.yaml');
    await finding(brief.uri, 'ground-falls-short');
    await vscode.window.showTextDocument(document);
    await new Promise((done) => setTimeout(done, 300));
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
    const symbols = await run('vscode.executeDocumentSymbolProvider', document.uri);
    assert.deepEqual(symbols.map((it) => it.name), ['name', 'steps'], 'what the other server says is all');
  },

  async 'a brief is formatted by Gravamen, whatever a person set for all files'() {
    const editor = vscode.workspace.getConfiguration('editor');
    await editor.update('defaultFormatter', 'vscode.json-language-features', vscode.ConfigurationTarget.Workspace);
    try {
      const document = await open('untidy.brief.yaml');
      await until('a server that formats', async () => (await run('vscode.executeFormatDocumentProvider', document.uri, {}))?.length > 0);
      // VS Code asks the person when it finds another formatter than is set, or two; nobody answers here.
      void run('editor.action.formatDocument');
      await until('it is tidy', () => /^brief: 1$/m.test(document.getText()));
      await run('workbench.action.files.revert');
    } finally {
      await editor.update('defaultFormatter', undefined, vscode.ConfigurationTarget.Workspace);
    }
    const set = (section, name) => vscode.workspace.getConfiguration(section, { languageId: 'gravamen-brief' }).get(name);
    assert.equal(set('diffEditor', 'ignoreTrimWhitespace'), false, 'a change of indentation is seen');
    assert.equal(set('editor', 'defaultColorDecorators'), 'never', '#2023 is no colour');
  },

  async 'schemas are formatted, and the YAML of others is left to its own formatter'() {
    const offers = async (it) => (await run('vscode.executeFormatDocumentProvider', it.uri, {}))?.map((edit) => edit.newText);
    // Of two formatters VS Code takes none, so this one is alone.
    const mine = { provideDocumentFormattingEdits: (it) => [vscode.TextEdit.replace(new vscode.Range(0, 0, it.lineCount, 0), 'mine\n')] };
    const other = vscode.languages.registerDocumentFormattingEditProvider({ pattern: '**/other/**/*.yaml' }, mine);
    try {
      const schema = await open('schemas/untidy.yaml');
      await until('a schema is formatted', async () => (await offers(schema))?.length > 0);
      const theirs = await open('other/schemas/theirs.yaml');
      void run('editor.action.formatDocument');
      await until('it is formatted', () => theirs.getText() === 'mine\n');
      await run('workbench.action.files.revert');
    } finally {
      other.dispose();
    }
  },

  async 'what is only looked at is not served, and what is not saved yet is'() {
    const saved = await open('short.brief.yaml');
    await finding(saved.uri, 'ground-falls-short');
    const old = vscode.workspace.registerTextDocumentContentProvider('compared', { provideTextDocumentContent: () => saved.getText() });
    const hovers = (it) => run('vscode.executeHoverProvider', it.uri, at(it, 'payment-settlement: [', 3));
    try {
      const side = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'compared', path: '/other/short.brief.yaml' }));
      assert.equal(side.languageId, 'gravamen-brief');
      await vscode.window.showTextDocument(side);
      assert.equal((await hovers(side)).length, 0);
      assert.equal((await hovers(saved)).length, 1);
      assert.deepEqual(vscode.languages.getDiagnostics(side.uri), []);
      assert.notEqual(extension().exports.follow.current?.document, side);
    } finally {
      old.dispose();
    }
    const draft = await vscode.workspace.openTextDocument({ language: 'gravamen-brief', content: saved.getText() });
    await vscode.window.showTextDocument(draft);
    await finding(draft.uri, 'ground-falls-short');
    await run('workbench.action.revertAndCloseActiveEditor');
  },

  async 'a configuration is looked at'() {
    const document = await open('other/gravamen.yaml');
    await until('a finding', () => vscode.languages.getDiagnostics(document.uri).length > 0);
  },

  async 'a schema is served, and the lens above it runs its examples'() {
    const document = await open('schemas/cl-287-2.yaml');
    const lens = await until('the lens', async () => {
      const lenses = await run('vscode.executeCodeLensProvider', document.uri, 50);
      return lenses.find((it) => it.command?.command === 'gravamen.runExamples');
    });
    const answer = await run(lens.command.command, ...lens.command.arguments);
    assert.ok(answer.all > 0 && answer.held === answer.all && answer.failed.length === 0, JSON.stringify(answer));
    const hovers = await run('vscode.executeHoverProvider', document.uri, at(document, 'payment-settlement', 3));
    assert.ok(hovers.length > 0);
  },

  async 'messages change their language with the setting'() {
    const document = await open('short.brief.yaml');
    const config = vscode.workspace.getConfiguration('gravamen');
    await config.update('language', 'zh', vscode.ConfigurationTarget.Workspace);
    await until('Chinese', () => found(document.uri, 'ground-falls-short').some((it) => it.message.includes('尚差15,000元')));
    await config.update('language', undefined, vscode.ConfigurationTarget.Workspace);
    await until('English', () => found(document.uri, 'ground-falls-short').some((it) => it.message.includes('15,000 CNY short')));
  },

  async 'the tasks and the examples follow the settings'() {
    const config = vscode.workspace.getConfiguration('gravamen');
    await config.update('schemas', ['schemas'], vscode.ConfigurationTarget.Workspace);
    await config.update('asOf', '2024-03-18', vscode.ConfigurationTarget.Workspace);
    const tasks = await vscode.tasks.fetchTasks({ type: 'gravamen' });
    const args = (what) => tasks.find((it) => it.definition.command === what).execution.args.join(' ');
    const named = `--schemas ${file('schemas').fsPath}`;
    assert.ok(args('check').includes(named) && args('check').includes('--as-of 2024-03-18'), args('check'));
    assert.ok(args('schema test').includes(named), args('schema test'));
    await config.update('schemas', undefined, vscode.ConfigurationTarget.Workspace);
    await config.update('asOf', undefined, vscode.ConfigurationTarget.Workspace);
  },

  async 'the server restarts on command'() {
    const api = extension().exports;
    const before = api.server.pid;
    await run('gravamen.restartServer');
    await until('another process', () => api.server.health === 'running' && api.server.pid !== undefined && api.server.pid !== before);
    const document = await open('short.brief.yaml');
    await finding(document.uri, 'ground-falls-short');
    const runs = () => {
      try {
        return process.kill(before, 0);
      } catch {
        return false;
      }
    };
    await until('the old one is gone', () => !runs());
    // A server that does not hear of the text finds what is on disk, or nothing.
    const edit = new vscode.WorkspaceEdit();
    const amount = at(document, '185000');
    edit.replace(document.uri, new vscode.Range(amount, amount.translate(0, 6)), '195000');
    await vscode.workspace.applyEdit(edit);
    await until('the finding follows', () => /are 5,000 CNY short/.test(found(document.uri, 'ground-falls-short')[0]?.message));
    await run('workbench.action.files.revert');
  },
};

exports.run = async () => {
  const lines = [`VS Code ${vscode.version}`];
  let passed = 0;
  let failed = 0;
  // Written after each test: what is known stays known when one of them never ends.
  const write = () => fs.writeFileSync(path.join(folder().fsPath, '.result.txt'), [...lines, `${passed} passed, ${failed} failed`, ''].join('\n'));
  for (const [name, test] of Object.entries(tests)) {
    if (!wanted(name)) continue;
    const begun = Date.now();
    try {
      await test((line) => lines.push(line));
      passed += 1;
      lines.push(`ok    ${name} (${Date.now() - begun} ms)`);
    } catch (error) {
      failed += 1;
      lines.push(`FAIL  ${name}\n${error.stack}`);
    }
    write();
  }
  if (failed > 0) throw new Error(`${failed} failed`);
};
