// The language client: what it is told, what it tells, and how it is started.
import * as vscode from 'vscode';
import {
  type ClientCapabilities,
  type ErrorHandler,
  type ExecuteCommandSignature,
  type LanguageClientOptions,
  type StaticFeature,
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
} from 'vscode-languageclient/node';
import { selector } from './briefs';
import { Formatting } from './formatting';
import { list } from './settings';
import { Trace } from './trace';

/** Tells the server which commands of ours its lenses may name. */
const OWN_COMMANDS = ['gravamen.showReferences', 'editor.action.triggerSuggest'];

export type ExecuteCommandMiddleware = (command: string, args: unknown[], next: ExecuteCommandSignature) => vscode.ProviderResult<unknown>;

/** The server was asked for the findings of this text, and answered. */
export interface Diagnosed {
  readonly uri: vscode.Uri;
  readonly version: number;
}

export interface Wishes {
  readonly output: vscode.LogOutputChannel;
  readonly trace: Trace;
  readonly onCommand: ExecuteCommandMiddleware;
  readonly onDiagnosed: (diagnosed: Diagnosed) => void;
  readonly onTrouble: ErrorHandler;
}

/** A client of this program, not started yet. */
export function clientOf(program: string, { output, trace, onCommand, onDiagnosed, onTrouble }: Wishes): LanguageClient {
  const options: LanguageClientOptions = {
    documentSelector: selector(),
    outputChannel: output,
    traceOutputChannel: trace,
    initializationOptions: settings(),
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      executeCommand: onCommand,
      provideDiagnostics: async (document, previous, token, next) => {
        const text = document instanceof vscode.Uri ? undefined : { uri: document.uri, version: document.version };
        const answer = await next(document, previous, token);
        if (text !== undefined) {
          onDiagnosed(text);
        }
        return answer;
      },
    },
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler: onTrouble,
    // The start fails then, and who starts it tells of it.
    initializationFailedHandler: () => false,
  };
  const client = new Quiet('gravamen', 'Gravamen', { command: program, args: ['lsp', ...list('server.arguments')], transport: TransportKind.stdio }, options);
  client.registerFeature(ownCommands());
  client.registerFeature(new Formatting(client));
  return client;
}

/** The client of the library says in English what goes wrong; here that goes to the output, and `Notices` tell the person. */
class Quiet extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

function ownCommands(): StaticFeature {
  return {
    fillClientCapabilities(capabilities: ClientCapabilities): void {
      capabilities.experimental = { ...(capabilities.experimental as object | undefined), commands: OWN_COMMANDS };
    },
    initialize: () => undefined,
    getState: () => ({ kind: 'static' }),
    clear: () => undefined,
  };
}

/** The settings as plain values: the server takes those it knows. */
function settings(): unknown {
  return JSON.parse(JSON.stringify(vscode.workspace.getConfiguration('gravamen')));
}
