// The assessment panel: a page beside the brief that follows the cursor and leads back to the text.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { explainWord } from './explain';
import type { Follow } from './follow';
import { type FromPanel, type ToPanel, VIEW } from './messages';
import { type Target, locate, targetAt } from './outline';
import type { Server } from './server';
import { wordsIn } from './words';

export class AssessmentPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly context: vscode.ExtensionContext, private readonly follow: Follow, private readonly server: Server) {
    this.subscriptions = [
      follow.onDidChange(() => { this.show(); }),
      server.onDidChange(() => { this.show(); }),
      follow.onDidMove((at) => { this.post({ kind: 'at', at: targetAt(follow.current?.outline ?? [], at) }); }),
      vscode.window.registerWebviewPanelSerializer(VIEW, {
        deserializeWebviewPanel: (panel) => {
          this.adopt(panel);
          return Promise.resolve();
        },
      }),
    ];
  }

  /** Opens the panel beside the text, or brings it to the front. The text keeps the focus. */
  open(): void {
    if (this.panel !== undefined) {
      this.panel.reveal(undefined, true);
      return;
    }
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.adopt(vscode.window.createWebviewPanel(VIEW, 'Gravamen', beside, { enableFindWidget: true }));
  }

  dispose(): void {
    this.subscriptions.forEach((it) => void it.dispose());
    this.panel?.dispose();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.context.extensionUri, 'dist')] };
    panel.iconPath = vscode.Uri.joinPath(this.context.extensionUri, 'media', 'icon.svg');
    panel.onDidDispose(() => { if (this.panel === panel) { this.panel = undefined; } });
    // Only when it comes into sight, and not when it gets the focus: a click in it is not to draw it anew.
    let { visible } = panel;
    panel.onDidChangeViewState(() => {
      if (panel.visible && !visible) {
        this.show();
      }
      ({ visible } = panel);
    });
    webview.onDidReceiveMessage((message: FromPanel) => this.heard(message));
    webview.html = this.page(webview);
    this.title();
  }

  private async heard(message: FromPanel): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.show();
        break;
      case 'go':
        await this.go(message.target);
        break;
      case 'explain':
        await explainWord(this.server, message.word);
    }
  }

  /** Selects what the panel points at, in the editor that shows the brief. */
  private async go(target: Target): Promise<void> {
    const followed = this.follow.current;
    const at = followed === undefined ? undefined : locate(followed.outline, target);
    if (followed === undefined || at === undefined) {
      return;
    }
    const { editor } = this.follow;
    const selection = new vscode.Range(at.start.line, at.start.character, at.end.line, at.end.character);
    const viewColumn = editor?.viewColumn ?? columnOf(followed.document.uri) ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(followed.document, { viewColumn, selection });
  }

  private show(): void {
    this.title();
    const { current } = this.follow;
    const document = current?.document ?? this.follow.followed;
    const { editor } = this.follow;
    const outline = current?.outline ?? [];
    this.post({
      kind: 'show',
      uri: document?.uri.toString() ?? '',
      file: document === undefined ? '' : fileName(document.uri),
      language: current?.brief?.lang ?? vscode.env.language,
      brief: current?.brief,
      trouble: current?.trouble ?? this.silence(),
      at: editor === undefined ? {} : targetAt(outline, editor.selection.active),
    });
  }

  /** Why nothing comes, when no server runs. */
  private silence(): string | undefined {
    const { health } = this.server;
    return health === 'missing' || health === 'stopped' ? wordsIn(this.follow.current?.brief?.lang ?? vscode.env.language).noServer : undefined;
  }

  private title(): void {
    if (this.panel !== undefined) {
      const document = this.follow.current?.document ?? this.follow.followed;
      const name = document === undefined ? 'Gravamen' : fileName(document.uri);
      this.panel.title = vscode.l10n.t('Assessment: {0}', name);
    }
  }

  private post(message: ToPanel): void {
    if (this.panel?.visible === true) {
      void this.panel.webview.postMessage(message);
    }
  }

  /** The page lets nothing in but its own script and style, and nothing out. */
  private page(webview: vscode.Webview): string {
    const nonce = randomBytes(16).toString('base64');
    const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(this.context.extensionUri, 'dist', name)).toString();
    const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`;
    return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('panel.css')}">
<title>Gravamen</title>
</head>
<body>
<p id="said" class="for-readers" role="status" aria-live="polite"></p>
<main id="assessment"></main>
<script nonce="${nonce}" src="${file('panel.js')}"></script>
</body>
</html>`;
  }
}

/** The column in which a text has a tab that another one covers. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const holds = ({ input }: vscode.Tab): boolean => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  return vscode.window.tabGroups.all.find((it) => it.tabs.some(holds))?.viewColumn;
}

function fileName(uri: vscode.Uri): string {
  return uri.path.split('/').pop() ?? uri.path;
}
