// Gravamen in VS Code: starts the server and puts its answers into the editor.
import * as vscode from 'vscode';
import type { Location, Position } from 'vscode-languageclient/node';
import { isBrief } from './briefs';
import { showExamples } from './examples';
import { explainAtCursor, registerPages } from './explain';
import { Follow } from './follow';
import { newBrief, type Answers } from './new_brief';
import { AssessmentPanel } from './panel';
import { Server } from './server';
import { showAssessment } from './show';
import { Status } from './status';
import { TYPE, Tasks } from './tasks';

/** What other extensions, and tests, may use. */
export interface Api {
  readonly server: Pick<Server, 'health' | 'version' | 'pid' | 'run' | 'find'>;
  readonly status: Pick<Status, 'text'>;
  readonly follow: Pick<Follow, 'current'>;
  /** Milliseconds from the start of the extension, or from the opening of the first brief where that is later, to its first findings. */
  readonly firstFindings: Promise<number>;
}

const LOADED = performance.now();

/** A restart begins to work on changed settings; these are read only when the server starts. */
const NEED_RESTART = ['gravamen.server', 'gravamen.files'];

export function activate(context: vscode.ExtensionContext): Api {
  const output = vscode.window.createOutputChannel('Gravamen', { log: true });
  const server = new Server(context, output, async (command, args, next) => {
    // A lens above a charge offers its assessment: a person wants to see it, not to get JSON.
    if (command === 'gravamen.assess') {
      await follow.take(vscode.workspace.textDocuments.find((it) => it.uri.toString() === args[0]));
      panel.open();
      return undefined;
    }
    const answer: unknown = await next(command, args);
    if (command === 'gravamen.runExamples') {
      showExamples(answer, output);
    }
    return answer;
  });
  const follow = new Follow(server);
  const status = new Status(server, follow);
  const panel = new AssessmentPanel(context, follow, server);
  const tasks = new Tasks(server);

  const command = (name: string, run: (...args: never[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`gravamen.${name}`, run as (...args: unknown[]) => unknown);
  context.subscriptions.push(
    output,
    server,
    follow,
    status,
    panel,
    registerPages(server),
    vscode.tasks.registerTaskProvider(TYPE, tasks),
    command('newBrief', (answers?: Answers) => newBrief(server, answers)),
    command('showAssessment', () => showAssessment(server, follow, panel)),
    command('explainAtCursor', () => explainAtCursor(server)),
    command('runSchemaExamples', () => tasks.runExamples()),
    command('restartServer', () => server.start()),
    command('showOutput', () => { output.show(); }),
    command('showReferences', showReferences),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (NEED_RESTART.some((it) => event.affectsConfiguration(it))) {
        // The server that still runs hears of the change first.
        setTimeout(() => void server.start(), 50);
      }
    }),
    // The workspace may have a program of its own, or name one, and now it counts.
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server.startOther()),
  );
  const firstFindings = first(context, output);
  void server.start();
  return { server, status, follow, firstFindings };
}

/** How long it takes until a person sees the first findings, once the extension is there and a brief is open; noted in the output. */
function first(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): Promise<number> {
  return new Promise((done) => {
    let from = LOADED;
    if (!vscode.workspace.textDocuments.some(isBrief)) {
      const opened = vscode.workspace.onDidOpenTextDocument((it) => {
        if (isBrief(it)) {
          from = performance.now();
          opened.dispose();
        }
      });
      context.subscriptions.push(opened);
    }
    const open = (uri: vscode.Uri): boolean => vscode.workspace.textDocuments.some((it) => isBrief(it) && it.uri.toString() === uri.toString());
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((it) => open(it) && vscode.languages.getDiagnostics(it).length > 0)) {
        listener.dispose();
        const took = Math.round(performance.now() - from);
        output.info(`first findings after ${took} ms`);
        done(took);
      }
    });
    context.subscriptions.push(listener);
  });
}

/** The lens of an id: its uses, as the server sends them. */
async function showReferences(uri: string, at: Position, locations: readonly Location[]): Promise<void> {
  const position = (it: Position): vscode.Position => new vscode.Position(it.line, it.character);
  const places = locations.map((it) => new vscode.Location(vscode.Uri.parse(it.uri), new vscode.Range(position(it.range.start), position(it.range.end))));
  await vscode.commands.executeCommand('editor.action.showReferences', vscode.Uri.parse(uri), position(at), places);
}
