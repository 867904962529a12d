// The language server: found, started, watched, restarted.
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import {
  type ClientCapabilities,
  type ErrorHandler,
  type ExecuteCommandSignature,
  type LanguageClientOptions,
  type StaticFeature,
  CloseAction,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { type Found, type Missing, findProgram, versionsFit } from './binary';
import { selector } from './briefs';
import { Crashes, MINUTES, TOO_OFTEN } from './crashes';

export type Health = 'starting' | 'running' | 'stopped' | 'missing';

/** Tells the server which commands of ours its lenses may name. */
const OWN_COMMANDS = ['gravamen.showReferences', 'editor.action.triggerSuggest'];

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private current: Health = 'stopped';
  /** The program that was started last. */
  private started: string | undefined;
  private turn: Promise<void> = Promise.resolve();
  private readonly warned = new Set<string>();
  private readonly crashes = new Crashes();
  private readonly changed = new vscode.EventEmitter<Health>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    readonly output: vscode.LogOutputChannel,
    private readonly onCommand: ExecuteCommandMiddleware,
  ) {}

  get health(): Health {
    return this.current;
  }

  /** The version of the server that runs. */
  get version(): string | undefined {
    return this.client?.initializeResult?.serverInfo?.version;
  }

  get pid(): number | undefined {
    return this.client?.serverProcess?.pid;
  }

  /** Starts the server, or starts it anew. Calls wait for each other. */
  start(): Promise<void> {
    this.crashes.forget();
    return this.next();
  }

  /** Starts anew when the program is another one by now. */
  async startOther(): Promise<void> {
    await this.turn;
    const found = this.find();
    if (!('program' in found) || found.program !== this.started) {
      await this.start();
    }
  }

  private next(): Promise<void> {
    this.turn = this.turn.then(() => this.begin()).catch((error: unknown) => {
      this.output.error(String(error));
    });
    return this.turn;
  }

  /** Runs a command of the server. */
  async run(command: string, ...args: unknown[]): Promise<unknown> {
    if (this.client?.isRunning() !== true) {
      throw new Error(vscode.l10n.t('The Gravamen server does not run.'));
    }
    return this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
  }

  /** Where the program is now. */
  find(): Found | Missing {
    const config = vscode.workspace.getConfiguration('gravamen');
    const folders = vscode.workspace.workspaceFolders ?? [];
    return findProgram({
      setting: config.get<string>('server.path', ''),
      extension: this.context.extensionPath,
      folders: folders.filter((it) => it.uri.scheme === 'file').map((it) => it.uri.fsPath),
      trusted: vscode.workspace.isTrusted,
      environment: process.env,
      windows: process.platform === 'win32',
      isProgram,
      real,
    });
  }

  async dispose(): Promise<void> {
    this.changed.dispose();
    await this.stop();
  }

  private async begin(): Promise<void> {
    await this.stop();
    const found = this.find();
    this.started = 'program' in found ? found.program : undefined;
    if (!('program' in found)) {
      this.become('missing');
      void this.sayMissing(found);
      return;
    }
    this.output.info(`${found.program} (${found.source})`);
    this.become('starting');
    const client = this.make(found);
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.become('stopped');
      void this.sayBroken(found, error);
      return;
    }
    this.checkVersion(found);
  }

  private make(found: Found): LanguageClient {
    const args = vscode.workspace.getConfiguration('gravamen').get<string[]>('server.arguments', []);
    const options: LanguageClientOptions = {
      documentSelector: selector(),
      outputChannel: this.output,
      initializationOptions: settings(),
      markdown: { isTrusted: false, supportHtml: false },
      middleware: { executeCommand: this.onCommand },
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      errorHandler: this.onTrouble(() => client),
      // The start fails then, and is told of in `begin`.
      initializationFailedHandler: () => false,
    };
    const executable = { command: found.program, args: ['lsp', ...args], transport: TransportKind.stdio };
    const client: LanguageClient = new Quiet('gravamen', 'Gravamen', executable, options);
    client.registerFeature(ownCommands());
    this.context.subscriptions.push(
      client.onDidChangeState(({ newState }) => {
        if (client === this.client) {
          this.become(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped');
        }
      }),
    );
    return client;
  }

  /** A server that ended is looked for and started as at first, so all that can go wrong is told of in one place. */
  private onTrouble(client: () => LanguageClient): ErrorHandler {
    return {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        const ran = this.client === client() && client().initializeResult !== undefined;
        if (ran) {
          setTimeout(() => { this.ended(); }, 100);
        }
        return { action: CloseAction.DoNotRestart, handled: true, message: 'the server ended' };
      },
    };
  }

  private ended(): void {
    if (this.crashes.again(Date.now())) {
      void this.next();
      return;
    }
    const words = vscode.l10n.t('The Gravamen server ended {0} times within {1} minutes and is not started again.', TOO_OFTEN, MINUTES);
    void this.offer(vscode.window.showErrorMessage(words, startAgain(), showOutput()));
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client === undefined) {
      return;
    }
    try {
      await client.dispose(2000);
    } catch (error) {
      this.output.warn(String(error));
    }
  }

  private become(health: Health): void {
    this.current = health;
    this.changed.fire(health);
  }

  private checkVersion(found: Found): void {
    const ours = (this.context.extension.packageJSON as { version: string }).version;
    const theirs = this.version ?? '?';
    if (versionsFit(ours, theirs) || this.warned.has(found.program + theirs)) {
      return;
    }
    this.warned.add(found.program + theirs);
    const words = vscode.l10n.t(
      'The Gravamen program at {0} is version {1}; this extension is made for version {2}. Some things may not work.',
      found.program,
      theirs,
      ours,
    );
    void this.offer(vscode.window.showWarningMessage(words, setPath(), showOutput()));
  }

  private sayMissing(missing: Missing): Promise<void> {
    this.output.warn(`not found: ${missing.looked.join(', ')}`);
    if (missing.untrusted === true) {
      const refused = vscode.l10n.t(
        'The setting `gravamen.server.path` names {0}, a program in this workspace, which is not trusted. Briefs are not checked.',
        missing.setting ?? '',
      );
      return this.offer(vscode.window.showWarningMessage(refused, manageTrust(), setPath()));
    }
    const words =
      missing.setting === undefined
        ? vscode.l10n.t('The program `gravamen` was not found, neither in this package nor in the workspace nor on PATH. Briefs are not checked.')
        : vscode.l10n.t('The setting `gravamen.server.path` names {0}, which is not a program. Briefs are not checked.', missing.setting);
    return this.offer(vscode.window.showErrorMessage(words, setPath(), howToInstall()));
  }

  private sayBroken(found: Found, error: unknown): Promise<void> {
    this.output.error(error instanceof Error ? error : String(error));
    const words = vscode.l10n.t('The Gravamen server at {0} did not start. Is it of another version?', found.program);
    return this.offer(vscode.window.showErrorMessage(words, setPath(), showOutput()));
  }

  private async offer(choice: Thenable<string | undefined>): Promise<void> {
    switch (await choice) {
      case setPath():
        await openSetting('gravamen.server.path');
        break;
      case showOutput():
        this.output.show();
        break;
      case howToInstall():
        await vscode.commands.executeCommand('markdown.showPreview', readme(this.context.extensionUri));
        break;
      case manageTrust():
        await vscode.commands.executeCommand('workbench.trust.manage');
        break;
      case startAgain():
        await this.start();
        break;
      default:
    }
  }
}

export type ExecuteCommandMiddleware = (command: string, args: unknown[], next: ExecuteCommandSignature) => vscode.ProviderResult<unknown>;

const setPath = (): string => vscode.l10n.t('Set the Path');
const showOutput = (): string => vscode.l10n.t('Show Output');
const howToInstall = (): string => vscode.l10n.t('How to Install');
const manageTrust = (): string => vscode.l10n.t('Manage Workspace Trust');
const startAgain = (): string => vscode.l10n.t('Start Again');

/** The page that says how to install the program, in the language of the editor. In a package its name is in small letters. */
function readme(folder: vscode.Uri): vscode.Uri {
  const name = vscode.env.language.toLowerCase().startsWith('zh') ? 'README.zh-cn.md' : 'README.md';
  const names = fs.readdirSync(folder.fsPath);
  return vscode.Uri.joinPath(folder, names.find((it) => it.toLowerCase() === name.toLowerCase()) ?? name);
}

/** The client of the library says in English what goes wrong; here that goes to the output, and `Server` tells the person. */
class Quiet extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The path is a setting of the machine that the program runs on. */
async function openSetting(query: string): Promise<void> {
  const command = vscode.env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings';
  await vscode.commands.executeCommand(`workbench.action.${command}`, { query });
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

function isProgram(path: string): boolean {
  try {
    fs.accessSync(path, fs.constants.X_OK);
    return fs.statSync(path).isFile();
  } catch {
    return false;
  }
}

function real(path: string): string {
  try {
    return fs.realpathSync.native(path);
  } catch {
    return path;
  }
}
