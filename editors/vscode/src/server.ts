// The language server: found, started, watched, restarted.
import * as vscode from 'vscode';
import { type ErrorHandler, type LanguageClient, CloseAction, ErrorAction, ExecuteCommandRequest, State } from 'vscode-languageclient/node';
import type { Found, Missing } from './binary';
import { type Diagnosed, type ExecuteCommandMiddleware, clientOf } from './client';
import { Crashes } from './crashes';
import { Notices } from './notices';
import { programFor } from './program';

export type Health = 'starting' | 'running' | 'stopped' | 'missing';

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private current: Health = 'stopped';
  /** The program that was started last. */
  private started: string | undefined;
  private turn: Promise<void> = Promise.resolve();
  private readonly crashes = new Crashes();
  private readonly notices: Notices;
  private readonly changed = new vscode.EventEmitter<Health>();
  private readonly diagnosed = new vscode.EventEmitter<Diagnosed>();
  readonly onDidChange = this.changed.event;
  readonly onDidDiagnose = this.diagnosed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    readonly output: vscode.LogOutputChannel,
    private readonly onCommand: ExecuteCommandMiddleware,
  ) {
    this.notices = new Notices(context, output, () => this.start());
  }

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
    return programFor(this.context.extensionPath);
  }

  async dispose(): Promise<void> {
    this.changed.dispose();
    this.diagnosed.dispose();
    await this.stop();
  }

  private async begin(): Promise<void> {
    await this.stop();
    const found = this.find();
    this.started = 'program' in found ? found.program : undefined;
    if (!('program' in found)) {
      this.become('missing');
      void this.notices.missing(found);
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
      void this.notices.broken(found, error);
      return;
    }
    this.notices.version(found, this.version ?? '?');
  }

  private make(found: Found): LanguageClient {
    const client: LanguageClient = clientOf(found.program, {
      output: this.output,
      onCommand: this.onCommand,
      onDiagnosed: (it) => { this.diagnosed.fire(it); },
      onTrouble: this.onTrouble(() => client),
    });
    // The listener goes with its client.
    client.onDidChangeState(({ newState }) => {
      if (client === this.client) {
        this.become(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped');
      }
    });
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
    void this.notices.ended();
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // One that did not start has nothing to end.
    if (client?.needsStop() !== true) {
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
}
