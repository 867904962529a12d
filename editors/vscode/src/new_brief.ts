// A new brief: asks for the offence and the file, and has the program write the skeleton.
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { chosenFolder } from './folders';
import { offencesOf, type Offence } from './offences';
import { runOnce, type Said } from './once';
import type { Server } from './server';
import { commonArguments, locale } from './tasks';

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
  const asked = await ask(found.program, answers);
  if (asked === undefined) {
    return undefined;
  }
  const { offence, file } = asked;
  const brief = /\.brief\.ya?ml$/i.test(file.fsPath) ? file.fsPath : `${file.fsPath.replace(/\.ya?ml$/i, '')}.brief.yaml`;
  // The dialog has asked whether to replace this very file; of a file that gets another name it has not.
  const replace = answers.file === undefined && brief === file.fsPath;
  const trouble = await fs
    .mkdir(path.dirname(brief), { recursive: true })
    .then(() => (replace ? writeOver : write)(found.program, offence, brief))
    .then(({ fault }) => (fault?.silent === true ? vscode.l10n.t('The program {0} gives no answer; no brief was written.', found.program) : fault?.words), String);
  if (trouble !== undefined) {
    void vscode.window.showErrorMessage(trouble);
    return undefined;
  }
  const uri = vscode.Uri.file(brief);
  await vscode.window.showTextDocument(uri);
  return uri;
}

/** In the folder of the brief: its configuration counts, and the skeleton names the file as one types it there. */
async function write(program: string, offence: string, brief: string): Promise<Said> {
  // A name that begins with a dash would count as an option.
  const name = path.basename(brief).replace(/^-/, './-');
  return runOnce(program, [...commonArguments(), '--color', 'never', 'new', name, '--offence', offence], path.dirname(brief), locale());
}

/** The program leaves an existing file alone: it writes in a folder beside it, and the file is replaced in one step. */
async function writeOver(program: string, offence: string, brief: string): Promise<Said> {
  const beside = await fs.mkdtemp(path.join(path.dirname(brief), '.gravamen-'));
  try {
    const made = path.join(beside, path.basename(brief));
    const said = await write(program, offence, made);
    if (said.fault === undefined) {
      await fs.rename(made, brief);
    }
    return said;
  } finally {
    await fs.rm(beside, { recursive: true });
  }
}

/** What is not answered yet is asked for; nothing when a question is left open. */
async function ask(program: string, answers: Answers): Promise<Required<Answers> | undefined> {
  const chosen = answers.file === undefined ? await chosenFolder() : { folder: folderOf(answers.file) };
  if (chosen === undefined) {
    return undefined;
  }
  const offence = answers.offence ?? (await askOffence(program, chosen.folder));
  const file = offence === undefined ? undefined : (answers.file ?? (await askFile(chosen.folder)));
  return offence === undefined || file === undefined ? undefined : { offence, file };
}

/** The folder whose settings count for a file. */
function folderOf(file: vscode.Uri): vscode.WorkspaceFolder | undefined {
  return vscode.workspace.getWorkspaceFolder(file) ?? vscode.workspace.workspaceFolders?.[0];
}

interface Offered extends vscode.QuickPickItem {
  readonly id?: string;
}

async function askOffence(program: string, folder: vscode.WorkspaceFolder | undefined): Promise<string | undefined> {
  const listed = await offencesKnownTo(program, folder);
  const offered: Offered[] = [
    ...listed.map(({ id, title }) => ({ id, label: id, ...(title === undefined ? {} : { description: title }) })),
    { label: vscode.l10n.t('Another offence…'), description: vscode.l10n.t('one that a schema of your own defines') },
  ];
  const title = vscode.l10n.t('New brief: the offence that is charged');
  const chosen = await vscode.window.showQuickPick(offered, { title, matchOnDescription: true });
  return chosen === undefined || chosen.id !== undefined ? chosen?.id : vscode.window.showInputBox({ title, placeHolder: 'cl-287-2' });
}

/** The offences that the program knows in a folder. It ends with a fault when a schema cannot be read, and lists the others all the same. */
async function offencesKnownTo(program: string, folder: vscode.WorkspaceFolder | undefined): Promise<Offence[]> {
  const { stdout } = await runOnce(program, [...commonArguments(), 'doctor', '--format', 'json'], folder?.uri.fsPath, locale());
  return offencesOf(stdout);
}

async function askFile(folder: vscode.WorkspaceFolder | undefined): Promise<vscode.Uri | undefined> {
  const suggested = folder === undefined ? undefined : { defaultUri: vscode.Uri.joinPath(folder.uri, await freeName(folder.uri)) };
  return vscode.window.showSaveDialog({
    ...suggested,
    title: vscode.l10n.t('New brief'),
    filters: { [vscode.l10n.t('Case brief')]: ['brief.yaml', 'brief.yml', 'yaml', 'yml'] },
  });
}

/** A name that no file of the folder has: Enter is to make a new brief, not to write over the last one. */
async function freeName(folder: vscode.Uri): Promise<string> {
  const names = await fs.readdir(folder.fsPath).catch(() => []);
  const taken = new Set(names.map((it) => it.toLowerCase()));
  const free = (nth: number): string => {
    const name = nth === 1 ? 'new.brief.yaml' : `new-${nth}.brief.yaml`;
    return taken.has(name) ? free(nth + 1) : name;
  };
  return free(1);
}
