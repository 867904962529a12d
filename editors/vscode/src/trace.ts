// The messages with the server in the output, as the setting says. The client of the library writes them only to a channel whose level
// is `Trace`, at that level; so this is one whose level follows the setting, and which writes them as plain lines into our channel.
import * as vscode from 'vscode';
import { text } from './settings';

export class Trace implements vscode.LogOutputChannel {
  private readonly changed = new vscode.EventEmitter<vscode.LogLevel>();
  private readonly listener: vscode.Disposable;
  readonly onDidChangeLogLevel = this.changed.event;

  constructor(private readonly output: vscode.LogOutputChannel) {
    this.listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('gravamen.trace.server')) {
        this.changed.fire(this.logLevel);
      }
    });
  }

  get name(): string {
    return this.output.name;
  }

  get logLevel(): vscode.LogLevel {
    return ['messages', 'verbose'].includes(text('trace.server')) ? vscode.LogLevel.Trace : vscode.LogLevel.Info;
  }

  trace(message: string): void {
    this.output.info(message);
  }

  debug(message: string): void {
    this.output.debug(message);
  }

  info(message: string): void {
    this.output.info(message);
  }

  warn(message: string): void {
    this.output.warn(message);
  }

  error(error: string | Error): void {
    this.output.error(error);
  }

  append(value: string): void {
    this.output.append(value);
  }

  appendLine(value: string): void {
    this.output.appendLine(value);
  }

  replace(value: string): void {
    this.output.replace(value);
  }

  clear(): void {
    this.output.clear();
  }

  show(column?: vscode.ViewColumn | boolean, preserveFocus?: boolean): void {
    this.output.show(typeof column === 'boolean' ? column : preserveFocus);
  }

  hide(): void {
    this.output.hide();
  }

  /** The channel belongs to the extension. */
  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }
}
