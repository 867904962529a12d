// Explains a word or what stands at the cursor, as a page of Markdown beside the text.
import * as vscode from 'vscode';
import type { Server } from './server';

const SCHEME = 'gravamen-explain';

/** Holds the pages; the newest few are kept. */
class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.path) ?? '';
  }

  async show(name: string, markdown: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name.replace(/[\\/]/g, '∕')}.md` });
    this.pages.delete(uri.path);
    this.pages.set(uri.path, markdown);
    for (const old of [...this.pages.keys()].slice(0, -20)) {
      this.pages.delete(old);
    }
    this.changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

const pages = new Pages();

export function registerPages(): vscode.Disposable {
  return vscode.Disposable.from(pages, vscode.workspace.registerTextDocumentContentProvider(SCHEME, pages));
}

/** Explains an offence, a ground, an article, a rule or a kind of fact by its name. */
export async function explainWord(server: Server, word: string): Promise<void> {
  await explained(word, () => server.run('gravamen.explain', word));
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
  await explained(name, () => server.run('gravamen.explain', document.uri.toString(), at));
}

async function explained(name: string, ask: () => Promise<unknown>): Promise<void> {
  try {
    const answer = await ask();
    const markdown = typeof answer === 'string' ? answer : (answer as { markdown?: unknown } | null)?.markdown;
    if (typeof markdown === 'string' && markdown !== '') {
      await pages.show(name, markdown);
      return;
    }
    void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to explain here.'));
  } catch (error) {
    void vscode.window.showInformationMessage(error instanceof Error ? error.message : String(error));
  }
}
