// Which folder of the workspace a command is about.
import * as vscode from 'vscode';

/** Nothing, when the person left the question open. */
export type Chosen = { readonly folder: vscode.WorkspaceFolder | undefined } | undefined;

/** The folder of the text in front; else the only one; of several the one that the person names. */
export async function chosenFolder(): Promise<Chosen> {
  const document = vscode.window.activeTextEditor?.document.uri;
  const around = document === undefined ? undefined : vscode.workspace.getWorkspaceFolder(document);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (around !== undefined || folders.length < 2) {
    return { folder: around ?? folders[0] };
  }
  const folder = await vscode.window.showWorkspaceFolderPick();
  return folder === undefined ? undefined : { folder };
}
