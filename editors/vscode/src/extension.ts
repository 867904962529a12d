// Gravamen in VS Code: starts the server and puts its answers into the editor.
import * as vscode from 'vscode';
import type { Location, Position } from 'vscode-languageclient/node';
import { activeBrief } from './briefs';
import { explainAtCursor, registerPages } from './explain';
import { Follow } from './follow';
import { newBrief, type Answers } from './new_brief';
import { AssessmentPanel } from './panel';
import { Server } from './server';
import { Status } from './status';
import { TYPE, Tasks } from './tasks';

/** What other extensions, and tests, may use. */
export interface Api {
  readonly server: Pick<Server, 'health' | 'version' | 'pid' | 'run' | 'find'>;
  readonly status: Pick<Status, 'text'>;
  readonly follow: Pick<Follow, 'current'>;
}

/** A restart begins to work on changed settings; these are read only when the server starts. */
const NEED_RESTART = ['gravamen.server', 'gravamen.files'];

export function activate(context: vscode.ExtensionContext): Api {
  const output = vscode.window.createOutputChannel('Gravamen', { log: true });
  const server = new Server(context, output, (command, args, next) => {
    // A lens above a charge offers its assessment: a person wants to see it, not to get JSON.
    if (command === 'gravamen.assess') {
      return vscode.commands.executeCommand('gravamen.showAssessment');
    }
    return next(command, args);
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
    registerPages(),
    vscode.tasks.registerTaskProvider(TYPE, tasks),
    command('newBrief', (answers?: Answers) => newBrief(server, answers)),
    command('showAssessment', () => {
      follow.take(activeBrief());
      panel.open();
    }),
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
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (server.health === 'missing') {
        void server.start();
      }
    }),
  );
  void server.start();
  return { server, status, follow };
}

/** The lens of an id: its uses, as the server sends them. */
async function showReferences(uri: string, at: Position, locations: readonly Location[]): Promise<void> {
  const position = (it: Position): vscode.Position => new vscode.Position(it.line, it.character);
  const places = locations.map((it) => new vscode.Location(vscode.Uri.parse(it.uri), new vscode.Range(position(it.range.start), position(it.range.end))));
  await vscode.commands.executeCommand('editor.action.showReferences', vscode.Uri.parse(uri), position(at), places);
}
