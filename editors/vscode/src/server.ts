// The language server: found, started, watched, restarted.
import * as vscode from 'vscode';
import { type ErrorHandler, type LanguageClient, CloseAction, ErrorAction, ExecuteCommandRequest, State } from 'vscode-languageclient/node';
import type { Found, Missing } from './binary';
import { type Diagnosed, type ExecuteCommandMiddleware, clientOf } from './client';
import { Crashes } from './crashes';
import { Notices } from './notices';
import { programFor } from './program';
import { Trace } from './trace';

export type Health = 'starting' | 'running' | 'stopped' | 'missing';

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private current: Health = 'stopped';
  /** The program that was started last. */
  private started: string | undefined;
  private turn: Promise<void> = Promise.resolve();
  private readonly crashes = new Crashes();
  private readonly notices: Notices;
  private readonly trace: Trace;
  private readonly changed = new vscode.EventEmitter<Health>();
  private readonly diagnosed = new vscode.EventEmitter<Diagnosed>();
  /** The server of the moment is let go, and answers no more. */
  private readonly dropped = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  readonly onDidDiagnose = this.diagnosed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    readonly output: vscode.LogOutputChannel,
    private readonly onCommand: ExecuteCommandMiddleware,
  ) {
    this.trace = new Trace(output);
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

  /** Starts the server, or starts it anew. Calls wait for each other, but not for a program that begins and never answers. */
  start(): Promise<void> {
    this.crashes.forget();
    // Before there is a process there is nothing to end, and the start goes on.
    if (this.client?.state === State.Starting && this.client.serverProcess !== undefined) {
      void this.stop();
    }
    return this.next();
  }

  /** Starts anew when the program is another one by now. */
  async startOther(): Promise<void> {
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
    return this.whileItRuns(this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args }));
  }

  /** Waits for an answer as long as the server is there: one that hangs and is let go never answers, and its client does not say so. */
  whileItRuns<T>(answer: Thenable<T>): Promise<T> {
    return new Promise((done, failed) => {
      const listener = this.dropped.event(() => { failed(new Error(vscode.l10n.t('The Gravamen server does not run.'))); });
      const settled = (): void => { listener.dispose(); };
      answer.then(done, failed);
      answer.then(settled, settled);
    });
  }

  /** Where the program is now. */
  find(): Found | Missing {
    return programFor(this.context.extensionPath);
  }

  async dispose(): Promise<void> {
    this.changed.dispose();
    this.diagnosed.dispose();
    await this.stop();
    this.dropped.dispose();
    this.trace.dispose();
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
    const start = client.start();
    // One that answers after all, when the person waits for another.
    start.then(() => { if (client !== this.client) void this.end(client); }, () => undefined);
    try {
      await this.whileItRuns(start);
    } catch (error) {
      // The person did not wait for it.
      if (client !== this.client) {
        return;
      }
      this.become('stopped');
      void this.notices.broken(found, error);
      return;
    }
    this.notices.version(found, this.version ?? '?');
  }

  private make(found: Found): LanguageClient {
    const client: LanguageClient = clientOf(found.program, {
      output: this.output,
      trace: this.trace,
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
    this.dropped.fire();
    // One that did not start has nothing to end.
    if (client?.needsStop() === true) {
      await this.end(client);
    }
  }

  /** A client that has not got so far as to run refuses to stop, and ends its program all the same. */
  private async end(client: LanguageClient): Promise<void> {
    const ran = client.isRunning();
    try {
      await client.dispose(2000);
    } catch (error) {
      if (ran) {
        this.output.warn(String(error));
      }
    }
  }

  private become(health: Health): void {
    this.current = health;
    this.changed.fire(health);
  }
}
