// Where the program is on this machine, with the settings and the trust of the moment.
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { type Found, type Missing, findProgram } from './binary';
import { text } from './settings';

export function programFor(extension: string): Found | Missing {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return findProgram({
    setting: text('server.path'),
    extension,
    folders: folders.filter((it) => it.uri.scheme === 'file').map((it) => it.uri.fsPath),
    trusted: vscode.workspace.isTrusted,
    environment: process.env,
    windows: process.platform === 'win32',
    isProgram,
    real,
  });
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
