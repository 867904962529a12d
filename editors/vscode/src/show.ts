// Show Assessment: the panel, or, when there is no brief to show, what to do about it.
import * as vscode from 'vscode';
import { activeBrief, visibleBrief } from './briefs';
import type { Follow } from './follow';
import { newBrief } from './new_brief';
import type { AssessmentPanel } from './panel';
import type { Server } from './server';

export async function showAssessment(server: Server, follow: Follow, panel: AssessmentPanel): Promise<void> {
  const document = activeBrief() ?? (follow.followed === undefined ? visibleBrief() : undefined);
  await follow.take(document);
  // Whether a document of another name is a brief only a server that runs can say; the panel says that none does.
  const unknown = document !== undefined && server.health !== 'running';
  if (follow.followed !== undefined || unknown || (await haveOne(server))) {
    panel.open();
  }
}

/** Asks for a brief; gives whether there is one in the end. */
async function haveOne(server: Server): Promise<boolean> {
  const open = vscode.l10n.t('Open a Brief…');
  const make = vscode.l10n.t('New Brief…');
  const words = vscode.l10n.t('No brief is open. Open one, or begin a new one: its assessment is then shown beside it.');
  switch (await vscode.window.showInformationMessage(words, open, make)) {
    case open:
      return openBrief();
    case make:
      return (await newBrief(server)) !== undefined;
    default:
      return false;
  }
}

async function openBrief(): Promise<boolean> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const [file] =
    (await vscode.window.showOpenDialog({
      ...(folder === undefined ? {} : { defaultUri: folder }),
      title: vscode.l10n.t('Open a brief'),
      filters: { [vscode.l10n.t('Case brief')]: ['brief.yaml', 'brief.yml', 'yaml', 'yml'] },
    })) ?? [];
  if (file === undefined) {
    return false;
  }
  await vscode.window.showTextDocument(file);
  return true;
}
