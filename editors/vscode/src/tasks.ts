// Tasks: check the briefs of a folder, run the examples of the schemas.
import * as vscode from 'vscode';
import { type Settings, type What, askedBy, below, common, ofCheck } from './arguments';
import { chosenFolder } from './folders';
import type { Server } from './server';
import { flag, list, text } from './settings';
import { isChinese } from './words';

export const TYPE = 'gravamen';

/** One for the English words of severities, the others for the Chinese ones. */
const FINDINGS = ['$gravamen', '$gravamen-zh-error', '$gravamen-zh-warning', '$gravamen-zh-note'];
/** Files that cannot be read; the server does not tell of those. */
const FILES = '$gravamen-file';

export class Tasks implements vscode.TaskProvider {
  constructor(private readonly server: Server) {}

  provideTasks(): vscode.Task[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const all: What[] = ['check', 'schema test'];
    return folders.flatMap((folder) => all.flatMap((command) => this.task(plain(command), folder) ?? []));
  }

  resolveTask(task: vscode.Task): vscode.Task | undefined {
    const scope = task.scope ?? vscode.TaskScope.Workspace;
    return this.task(task.definition, scope);
  }

  /** Runs the examples that stand beside the schemas of a folder. */
  async runExamples(): Promise<void> {
    const chosen = await chosenFolder();
    if (chosen === undefined) {
      return;
    }
    const { folder } = chosen;
    if (folder === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first: the examples of its schemas are run.'));
      return;
    }
    const task = this.task(plain('schema test'), folder);
    if (task === undefined) {
      await this.server.start();
      return;
    }
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true };
    await vscode.tasks.executeTask(task);
  }

  private task(definition: vscode.TaskDefinition, scope: vscode.WorkspaceFolder | vscode.TaskScope): vscode.Task | undefined {
    const found = this.server.find();
    const asked = askedBy(definition);
    if (!('program' in found) || asked === undefined) {
      return undefined;
    }
    const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
    const args = [...commonArguments(), ...argumentsOf(asked.command), ...below(folder?.uri.fsPath, asked.paths)];
    const run = new vscode.ProcessExecution(found.program, args, { env: locale() });
    const checks = asked.command === 'check';
    const name = checks ? vscode.l10n.t('check briefs') : vscode.l10n.t('run schema examples');
    const task = new vscode.Task(definition, scope, name, TYPE, run, checks ? this.matchers() : []);
    task.group = vscode.TaskGroup.Test;
    task.presentationOptions = { clear: true };
    return task;
  }

  /** A server that tells of every brief of the workspace tells of all that the task would find. */
  private matchers(): string[] {
    const serves = this.server.health === 'running' || this.server.health === 'starting';
    const told = serves && flag('workspaceDiagnostics');
    return told ? [FILES] : [FILES, ...FINDINGS];
  }
}

function plain(command: What): vscode.TaskDefinition {
  return { type: TYPE, command };
}

function argumentsOf(command: What): string[] {
  return command === 'check' ? ['check', '--format', 'concise', '--position-encoding', 'utf-16', '--color', 'never', ...ofCheck(settings())] : ['schema', 'test'];
}

function settings(): Settings {
  return { language: text('language'), schemas: list('schemas'), pedantic: flag('pedantic'), asOf: text('asOf') };
}

/**
 * The language and the schemas that the person set, as arguments. These settings are of the window, and the server counts paths in them from
 * the first folder; so do these, whichever folder the command is about.
 */
export function commonArguments(): string[] {
  return common(settings(), vscode.workspace.workspaceFolders?.[0]?.uri.fsPath);
}

/** Where none is set nor configured the program speaks the language of the editor. */
export function locale(): Record<string, string> {
  return { LC_ALL: isChinese(vscode.env.language) ? 'zh_CN.UTF-8' : 'en_US.UTF-8' };
}
