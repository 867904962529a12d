// What the person is told when the server does not run as it should, with buttons that lead on.
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { type Found, type Missing, versionsFit } from './binary';
import { MINUTES, TOO_OFTEN } from './crashes';
import { isChinese } from './words';

export class Notices {
  private readonly warned = new Set<string>();

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly output: vscode.LogOutputChannel,
    private readonly startAgain: () => Promise<void>,
  ) {}

  /** Says so when the program is of a version that this extension is not made for; once for each. */
  version(found: Found, theirs: string): void {
    const ours = (this.context.extension.packageJSON as { version: string }).version;
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

  missing(missing: Missing): Promise<void> {
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

  broken(found: Found, error: unknown): Promise<void> {
    this.output.error(error instanceof Error ? error.message : String(error));
    const words = vscode.l10n.t('The Gravamen server at {0} did not start. Is it of another version?', found.program);
    return this.offer(vscode.window.showErrorMessage(words, setPath(), showOutput()));
  }

  /** The server ended too often. */
  ended(): Promise<void> {
    const words = vscode.l10n.t('The Gravamen server ended {0} times within {1} minutes and is not started again.', TOO_OFTEN, MINUTES);
    return this.offer(vscode.window.showErrorMessage(words, startAgain(), showOutput()));
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
        await this.startAgain();
        break;
      default:
    }
  }
}

const setPath = (): string => vscode.l10n.t('Set the Path');
const showOutput = (): string => vscode.l10n.t('Show Output');
const howToInstall = (): string => vscode.l10n.t('How to Install');
const manageTrust = (): string => vscode.l10n.t('Manage Workspace Trust');
const startAgain = (): string => vscode.l10n.t('Start Again');

/** The page that says how to install the program, in the language of the editor. In a package its name is in small letters. */
function readme(folder: vscode.Uri): vscode.Uri {
  const name = isChinese(vscode.env.language) ? 'README.zh-cn.md' : 'README.md';
  const names = fs.readdirSync(folder.fsPath);
  return vscode.Uri.joinPath(folder, names.find((it) => it.toLowerCase() === name.toLowerCase()) ?? name);
}

/** The path is a setting of the machine that the program runs on. */
async function openSetting(query: string): Promise<void> {
  const command = vscode.env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings';
  await vscode.commands.executeCommand(`workbench.action.${command}`, { query });
}
