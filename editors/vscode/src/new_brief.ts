// A new brief: asks for the offence and the file, and has the program write the skeleton.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { Server } from './server';
import { language, locale } from './tasks';

/** The answers, when they are known already: a walkthrough, a test or another extension may give them. */
export interface Answers {
  readonly offence?: string;
  readonly file?: vscode.Uri;
}

export async function newBrief(server: Server, answers: Answers = {}): Promise<vscode.Uri | undefined> {
  const found = server.find();
  if (!('program' in found)) {
    await server.start();
    return undefined;
  }
  const offence = answers.offence ?? (await askOffence());
  const file = offence === undefined ? undefined : (answers.file ?? (await askFile()));
  if (offence === undefined || file === undefined) {
    return undefined;
  }
  const path = /\.brief\.ya?ml$/i.test(file.fsPath) ? file.fsPath : `${file.fsPath.replace(/\.ya?ml$/i, '')}.brief.yaml`;
  try {
    await promisify(execFile)(found.program, [...language(), '--color', 'never', 'new', path, '--offence', offence], { env: { ...process.env, ...locale() } });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim();
    void vscode.window.showErrorMessage(said === undefined || said === '' ? String(error) : said);
    return undefined;
  }
  const uri = vscode.Uri.file(path);
  await vscode.window.showTextDocument(uri);
  return uri;
}

interface Offered extends vscode.QuickPickItem {
  readonly id?: string;
}

async function askOffence(): Promise<string | undefined> {
  const offered: Offered[] = [
    { id: 'cl-286-1', label: 'cl-286-1', description: vscode.l10n.t('Refusing to perform duties of managing the security of information networks') },
    { id: 'cl-287-1', label: 'cl-287-1', description: vscode.l10n.t('Illegally using information networks') },
    { id: 'cl-287-2', label: 'cl-287-2', description: vscode.l10n.t('Assisting information network criminal activity') },
    { label: vscode.l10n.t('Another offence…'), description: vscode.l10n.t('one that a schema of your own defines') },
  ];
  const title = vscode.l10n.t('New brief: the offence that is charged');
  const chosen = await vscode.window.showQuickPick(offered, { title, matchOnDescription: true });
  return chosen === undefined || chosen.id !== undefined ? chosen?.id : vscode.window.showInputBox({ title, placeHolder: 'cl-287-2' });
}

async function askFile(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const suggested = folder === undefined ? undefined : { defaultUri: vscode.Uri.joinPath(folder, 'new.brief.yaml') };
  return vscode.window.showSaveDialog({
    ...suggested,
    title: vscode.l10n.t('New brief'),
    filters: { [vscode.l10n.t('Case brief')]: ['brief.yaml', 'brief.yml', 'yaml', 'yml'] },
  });
}
