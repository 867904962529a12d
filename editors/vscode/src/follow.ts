// Follows the brief that the person works on: its assessment, its outline, and where the cursor stands.
import * as vscode from 'vscode';
import { type Brief, briefOf } from './assessment';
import { activeBrief, isBrief, isServed, visibleBrief } from './briefs';
import type { Diagnosed } from './client';
import type { Item } from './outline';
import type { Server } from './server';

/** What is known of the brief that is followed. */
export interface Followed {
  readonly document: vscode.TextDocument;
  /** The version of the text that was assessed. */
  readonly version: number;
  readonly brief: Brief | undefined;
  readonly outline: readonly Item[];
  /** What the server said in place of an assessment. */
  readonly trouble: string | undefined;
}

/** Typing must rest so long before the server is asked. */
const REST = 150;

export class Follow implements vscode.Disposable {
  private document: vscode.TextDocument | undefined;
  /** The last that may be a brief though its name does not say so. */
  private candidate: vscode.TextDocument | undefined;
  private known: Followed | undefined;
  /** The version of the text whose findings were asked for last. */
  private version: number | undefined;
  /** The editor that had the focus last. */
  private last = vscode.window.activeTextEditor;
  private timer: NodeJS.Timeout | undefined;
  private asking = false;
  private again = false;
  private readonly changed = new vscode.EventEmitter<Followed | undefined>();
  private readonly moved = new vscode.EventEmitter<vscode.Position>();
  private readonly subscriptions: vscode.Disposable[];
  /** The assessment changed, or another brief is followed. */
  readonly onDidChange = this.changed.event;
  /** The cursor moved in the brief that is followed. */
  readonly onDidMove = this.moved.event;

  constructor(private readonly server: Server) {
    this.subscriptions = [
      vscode.window.onDidChangeActiveTextEditor((editor) => { this.entered(editor); }),
      // After a reload the editors of other columns come later than the one in front.
      vscode.window.onDidChangeVisibleTextEditors(() => { this.look(); }),
      vscode.workspace.onDidOpenTextDocument((document) => { this.opened(document); }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => { this.touched(document); }),
      vscode.workspace.onDidCloseTextDocument((document) => { this.closed(document); }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => { this.tabsClosed(closed); }),
      server.onDidDiagnose((it) => { this.diagnosed(it); }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === this.editor) {
          this.moved.fire(textEditor.selection.active);
        }
      }),
      server.onDidChange((health) => {
        if (health === 'running') {
          this.soon();
          void this.take(this.candidate);
        }
      }),
    ];
    this.look();
  }

  /** What is shown: while another brief is assessed for the first time, the one before. */
  get current(): Followed | undefined {
    return this.known;
  }

  /** The brief that is followed, assessed or not. */
  get followed(): vscode.TextDocument | undefined {
    return this.document;
  }

  /** Where the person works on what is shown: a brief may stand in two editors, each with a cursor of its own. */
  get editor(): vscode.TextEditor | undefined {
    const editors = vscode.window.visibleTextEditors.filter((it) => it.document === this.known?.document);
    return editors.find((it) => it === this.last) ?? editors[0];
  }

  /** Follows this brief from now on; a document that is none leaves the last one. */
  async take(document: vscode.TextDocument | undefined): Promise<void> {
    if (document === undefined || !isServed(document)) {
      return;
    }
    if (document === this.document) {
      // What was only looked at on the way is not to come in its place.
      this.candidate = undefined;
    } else if (isBrief(document)) {
      this.begin(document);
    } else {
      await this.tryOut(document);
    }
  }

  /** The page of the brief before stays until that of this one is there, unless none can come. */
  private begin(document: vscode.TextDocument): void {
    this.candidate = undefined;
    this.document = document;
    this.version = undefined;
    if (this.server.health !== 'running' || this.known === undefined) {
      this.known = undefined;
      this.changed.fire(undefined);
    }
    this.soon(0);
  }

  /** A document whose name says nothing is a brief when the server has an assessment of it. */
  private async tryOut(document: vscode.TextDocument): Promise<void> {
    this.candidate = document;
    if (this.server.health !== 'running') {
      return;
    }
    const known = await this.assessed(document);
    // Meanwhile the person may have gone elsewhere.
    if (known.brief === undefined || this.candidate !== document || document === this.document) {
      return;
    }
    this.candidate = undefined;
    this.document = document;
    this.version = undefined;
    this.known = known;
    this.changed.fire(known);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.forEach((it) => void it.dispose());
    this.changed.dispose();
    this.moved.dispose();
  }

  /** The brief that the person works on; when that is none and nothing is followed, one that is in sight. */
  private look(but?: vscode.TextDocument): void {
    const document = activeBrief() ?? (this.document === undefined ? visibleBrief(but) : undefined);
    void this.take(document === but ? undefined : document);
  }

  private entered(editor: vscode.TextEditor | undefined): void {
    this.last = editor ?? this.last;
    this.look();
    if (editor !== undefined && editor === this.editor) {
      this.moved.fire(editor.selection.active);
    }
  }

  /** A document that gets another language is closed and opened anew, and stays in front. */
  private opened(document: vscode.TextDocument): void {
    if (document === vscode.window.activeTextEditor?.document) {
      void this.take(document);
    }
  }

  private touched(document: vscode.TextDocument): void {
    if (document === this.document) {
      this.soon();
    }
  }

  /**
   * The findings of the same text were asked for once more: a schema, a setting or an exhibit changed. The assessment may be another
   * even when the findings are not: it names the day whose law is read.
   */
  private diagnosed({ uri, version }: Diagnosed): void {
    const told = (document: vscode.TextDocument | undefined): boolean => uri.toString() === document?.uri.toString();
    if (told(this.document)) {
      if (version === this.version) {
        this.soon();
      }
      this.version = version;
    }
    if (told(this.candidate)) {
      void this.take(this.candidate);
    }
  }

  /** VS Code keeps a document for minutes after its last tab is closed. */
  private tabsClosed(closed: readonly vscode.Tab[]): void {
    const { document } = this;
    const shows = (tab: vscode.Tab): boolean => document !== undefined && urisOf(tab).includes(document.uri.toString());
    if (document !== undefined && closed.some(shows) && !vscode.window.tabGroups.all.some((it) => it.tabs.some(shows))) {
      this.closed(document);
    }
  }

  private closed(document: vscode.TextDocument): void {
    if (document === this.candidate) {
      this.candidate = undefined;
    }
    if (document !== this.document) {
      return;
    }
    this.document = undefined;
    this.known = undefined;
    this.changed.fire(undefined);
    this.look(document);
  }

  private soon(rest = REST): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), rest);
  }

  /** One question at a time; what comes meanwhile is asked once, afterwards. */
  private async ask(): Promise<void> {
    if (this.asking) {
      this.again = true;
      return;
    }
    const document = this.document;
    if (document === undefined || this.server.health !== 'running') {
      return;
    }
    this.asking = true;
    const known = await this.assessed(document);
    this.asking = false;
    if (document === this.document) {
      this.known = known;
      this.changed.fire(known);
    }
    if (this.again || document !== this.document) {
      this.again = false;
      this.soon();
    }
  }

  private async assessed(document: vscode.TextDocument): Promise<Followed> {
    const { version, uri } = document;
    try {
      const [answer, symbols] = await Promise.all([
        this.server.run('gravamen.assess', uri.toString()),
        this.server.whileItRuns(vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', uri)),
      ]);
      const outline = document.version === version ? items(symbols ?? [], document) : this.outlineOf(document);
      return { document, version, brief: briefOf(answer), outline, trouble: undefined };
    } catch (error) {
      return { document, version, brief: undefined, outline: [], trouble: error instanceof Error ? error.message : String(error) };
    }
  }

  /** The last outline of a document that has changed while it was asked for. */
  private outlineOf(document: vscode.TextDocument): readonly Item[] {
    return this.known?.document === document ? this.known.outline : [];
  }
}

/** The documents that a tab shows: a text, or both sides of a comparison. */
function urisOf({ input }: vscode.Tab): string[] {
  const sides = input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : input instanceof vscode.TabInputText ? [input.uri] : [];
  return sides.map((it) => it.toString());
}

function items(symbols: readonly vscode.DocumentSymbol[], document: vscode.TextDocument): Item[] {
  return symbols.map((it) => ({
    word: document.getText(it.selectionRange).replace(/^(["'])(.*)\1$/, '$2'),
    at: it.selectionRange,
    range: it.range,
    children: items(it.children, document),
  }));
}
