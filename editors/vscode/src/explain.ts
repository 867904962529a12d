// Explains a word or what stands at the cursor, as a page of Markdown beside the text.
import * as vscode from 'vscode';
import { selector } from './briefs';
import { VIEW } from './messages';
import { type Question, questionOf, titleOf } from './question';
import type { Server } from './server';

const SCHEME = 'gravamen-explain';

/** The editor of VS Code that shows Markdown as a page. */
const READER = 'vscode.markdown.preview.editor';

/** True in the editor of a document that the server serves; `package.json` offers the command there. */
const SERVED = 'gravamen.served';

/** How long a page of an earlier window waits for the server of this one. */
const PATIENCE = 20_000;

/** Holds the pages; the newest few are kept. A page of an earlier window is asked for anew. */
class Pages implements vscode.TextDocumentContentProvider {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {}

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const page = this.pages.get(uri.toString());
    if (page !== undefined) {
      return page;
    }
    const question = questionOf(uri.query);
    try {
      const markdown = question === undefined ? undefined : await running(this.server).then(() => ask(this.server, question));
      return markdown ?? nothing();
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async show(name: string, question: Question, markdown: string): Promise<void> {
    const title = titleOf(markdown) ?? name;
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title.replace(/[\\/]/g, '∕')}`, query: JSON.stringify(question) });
    this.pages.delete(uri.toString());
    this.pages.set(uri.toString(), markdown);
    for (const old of [...this.pages.keys()].slice(0, -20)) {
      this.pages.delete(old);
    }
    this.changed.fire(uri);
    await vscode.commands.executeCommand('vscode.openWith', uri, READER, { viewColumn: column(), preview: true });
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** Where a page goes: to the pages that are open already, else beside the panel, else beside the text, so that it covers neither. */
function column(): number {
  const of = (is: (input: unknown) => boolean): number | undefined =>
    vscode.window.tabGroups.all.find((group) => group.tabs.some((it) => is(it.input)))?.viewColumn;
  const pages = of((it) => it instanceof vscode.TabInputCustom && it.uri.scheme === SCHEME);
  const panel = of((it) => it instanceof vscode.TabInputWebview && it.viewType.endsWith(VIEW));
  return pages ?? (panel === undefined ? vscode.ViewColumn.Beside : panel + 1);
}

let pages: Pages | undefined;

export function registerPages(server: Server): vscode.Disposable {
  const made = new Pages(server);
  pages = made;
  return vscode.Disposable.from(made, vscode.workspace.registerTextDocumentContentProvider(SCHEME, made), tellServed());
}

function tellServed(): vscode.Disposable {
  const tell = (editor: vscode.TextEditor | undefined): void => {
    const served = editor !== undefined && vscode.languages.match(selector(), editor.document) > 0;
    void vscode.commands.executeCommand('setContext', SERVED, served);
  };
  tell(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(tell),
    vscode.workspace.onDidOpenTextDocument(() => { tell(vscode.window.activeTextEditor); }),
  );
}

/** Explains an offence, a ground, an article, a rule or a kind of fact by its name. */
export async function explainWord(server: Server, word: string): Promise<void> {
  await explained(server, word, { word });
}

/** Explains what stands at the cursor. */
export async function explainAtCursor(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const { document, selection } = editor;
  const at = { line: selection.active.line, character: selection.active.character };
  const range = document.getWordRangeAtPosition(selection.active);
  const name = range === undefined ? 'Gravamen' : document.getText(range);
  await explained(server, name, { uri: document.uri.toString(), at });
}

async function explained(server: Server, name: string, question: Question): Promise<void> {
  try {
    const markdown = await ask(server, question);
    if (markdown !== undefined) {
      await pages?.show(name, question, markdown);
      return;
    }
    void vscode.window.showInformationMessage(nothing());
  } catch (error) {
    void vscode.window.showInformationMessage(error instanceof Error ? error.message : String(error));
  }
}

async function ask(server: Server, question: Question): Promise<string | undefined> {
  const args = 'word' in question ? [question.word] : [question.uri, question.at];
  const answer = await server.run('gravamen.explain', ...args);
  const markdown = typeof answer === 'string' ? answer : (answer as { markdown?: unknown } | null)?.markdown;
  return typeof markdown === 'string' && markdown !== '' ? markdown : undefined;
}

const nothing = (): string => vscode.l10n.t('There is nothing to explain here.');

/** Waits until the server runs; gives up when it cannot, and the question then says so. */
function running(server: Server): Promise<void> {
  if (server.health === 'running') {
    return Promise.resolve();
  }
  return new Promise((done) => {
    const end = (): void => {
      clearTimeout(limit);
      listener.dispose();
      done();
    };
    const limit = setTimeout(end, PATIENCE);
    const listener = server.onDidChange((health) => {
      if (health === 'running' || health === 'missing') {
        end();
      }
    });
  });
}
