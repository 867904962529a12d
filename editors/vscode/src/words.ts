// The words of the panel and of the status item, in the language of the person.
import * as vscode from 'vscode';
import type { Outcome } from './assessment';
import { causes } from './causes';

export function outcomeWord(outcome: Outcome): string {
  switch (outcome) {
    case 'met':
      return vscode.l10n.t('met');
    case 'undetermined':
      return vscode.l10n.t('undetermined');
    case 'short':
      return vscode.l10n.t('short');
    case 'unsupported':
      return vscode.l10n.t('unsupported');
  }
}

/** All words that the panel shows. `{0}` and `{1}` are places to fill in. */
export function panelWords(): Words {
  return {
    language: vscode.env.language,
    outcomes: {
      met: outcomeWord('met'),
      undetermined: outcomeWord('undetermined'),
      short: outcomeWord('short'),
      unsupported: outcomeWord('unsupported'),
    },
    causes: causes(),
    assessment: vscode.l10n.t('Assessment'),
    charge: vscode.l10n.t('Charge {0}', '{0}'),
    asOf: vscode.l10n.t('law as of {0}', '{0}'),
    available: vscode.l10n.t('With every ground pleaded that the facts already meet: {0}', '{0}'),
    elements: vscode.l10n.t('Elements'),
    pleaded: vscode.l10n.t('Pleaded'),
    open: vscode.l10n.t('Not pleaded, but met or near'),
    others: vscode.l10n.t('{0} more grounds are not pleaded: their facts fall short or are missing', '{0}'),
    facts: vscode.l10n.t('Facts'),
    measured: vscode.l10n.t('{0} of {1}', '{0}', '{1}'),
    shortfall: vscode.l10n.t('{0} short', '{0}'),
    presumed: vscode.l10n.t('presumed: stands unless there is evidence to the contrary'),
    leftOut: vscode.l10n.t('left out: {0}', '{0}'),
    reading: vscode.l10n.t('reading: {0}', '{0}'),
    otherReading: vscode.l10n.t('Under the reading {0}: {1}', '{0}', '{1}'),
    noCharges: vscode.l10n.t('This brief charges nobody yet.'),
    noBrief: vscode.l10n.t('Open a brief to see its assessment here.'),
    waiting: vscode.l10n.t('The brief is being assessed…'),
    changed: vscode.l10n.t('Outcome now: {0}', '{0}'),
    goTo: vscode.l10n.t('Go to {0} in the text', '{0}'),
    nobody: vscode.l10n.t('Nobody is accused under this charge.'),
  };
}

export interface Words {
  readonly language: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly causes: Readonly<Record<string, string>>;
  readonly assessment: string;
  readonly charge: string;
  readonly asOf: string;
  readonly available: string;
  readonly elements: string;
  readonly pleaded: string;
  readonly open: string;
  readonly others: string;
  readonly facts: string;
  readonly measured: string;
  readonly shortfall: string;
  readonly presumed: string;
  readonly leftOut: string;
  readonly reading: string;
  readonly otherReading: string;
  readonly noCharges: string;
  readonly noBrief: string;
  readonly waiting: string;
  readonly changed: string;
  readonly goTo: string;
  readonly nobody: string;
}
