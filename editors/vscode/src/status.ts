// The status item: the worst outcome of the brief, and on hover each outcome and the version.
import * as vscode from 'vscode';
import { type Outcome, indexOf, isDoubtful, outcomeWord, worst } from './assessment';
import type { Follow, Followed } from './follow';
import type { Server } from './server';
import { fill, wordsIn } from './words';

const ICONS: Readonly<Record<Outcome, string>> = {
  met: '$(pass)',
  undetermined: '$(question)',
  short: '$(error)',
  unsupported: '$(circle-slash)',
};

export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('gravamen.status', vscode.StatusBarAlignment.Right, 90);
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly server: Server, private readonly follow: Follow) {
    this.item.name = 'Gravamen';
    this.subscriptions = [
      server.onDidChange(() => { this.show(); }),
      follow.onDidChange(() => { this.show(); }),
    ];
    this.show();
  }

  /** What the item says, for tests. */
  get text(): string {
    return this.item.text;
  }

  dispose(): void {
    this.subscriptions.forEach((it) => void it.dispose());
    this.item.dispose();
  }

  private show(): void {
    const { health } = this.server;
    this.item.backgroundColor = undefined;
    switch (health) {
      case 'starting':
        this.tell('$(loading~spin) Gravamen', vscode.l10n.t('Gravamen starts. Click to see its output.'), 'gravamen.showOutput');
        break;
      case 'missing':
      case 'stopped':
        this.tell('$(warning) Gravamen', vscode.l10n.t('Gravamen does not run. Click to start it.'), 'gravamen.restartServer');
        this.item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
        break;
      case 'running':
        this.outcome();
    }
  }

  private outcome(): void {
    const { current } = this.follow;
    const brief = current?.brief;
    const accused = brief === undefined ? undefined : worst(brief);
    const { colon } = wordsIn(brief?.lang ?? '');
    const icon = brief !== undefined && isDoubtful(brief) ? '$(warning)' : accused === undefined ? '$(law)' : ICONS[accused.outcome];
    const text = accused === undefined ? `${icon} Gravamen` : `${icon} Gravamen${colon}${outcomeWord(accused)}`;
    this.say(text, this.details(current), 'gravamen.showAssessment', [...(brief?.notes ?? []), vscode.l10n.t('Click to see the assessment.')]);
  }

  /** Says one thing to those who see the item and to those who hear it. */
  private tell(text: string, words: string, command: string): void {
    this.say(text, words, command, [words]);
  }

  /** Who hears the item hears neither the signs nor the tooltip: what they say, and what a click does, is in further words. */
  private say(text: string, tooltip: string | vscode.MarkdownString, command: string, heard: readonly string[]): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.command = command;
    this.item.accessibilityInformation = { label: [text.replace(/\$\([^)]*\)\s*/g, ''), ...heard].join(' · '), role: 'button' };
    this.item.show();
  }

  private details(followed: Followed | undefined): vscode.MarkdownString {
    const res = new vscode.MarkdownString(undefined, true);
    if (followed !== undefined) {
      res.appendMarkdown('**').appendText(vscode.workspace.asRelativePath(followed.document.uri)).appendMarkdown('**\n\n');
    }
    const brief = followed?.brief;
    for (const note of brief?.notes ?? []) {
      res.appendMarkdown('$(warning) ').appendText(note).appendMarkdown('\n\n');
    }
    const words = wordsIn(brief?.lang ?? '');
    brief?.charges.forEach((charge, position) => {
      for (const accused of charge.accused) {
        const heading = fill(words.charge, indexOf(charge, position) + 1) + words.colon + (charge.title ?? charge.offence);
        res.appendMarkdown(`${ICONS[accused.outcome]} `);
        res.appendText(heading + words.comma + (accused.name ?? accused.id) + words.colon + outcomeWord(accused));
        res.appendMarkdown('\n\n');
      }
    });
    res.appendText(vscode.l10n.t('Gravamen {0}', this.server.version ?? '?'));
    return res;
  }
}
