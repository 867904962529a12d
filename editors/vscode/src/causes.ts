// Why a fact does not count, or only may, and why a ground is as it is: by the names that the assessment has for it.
import * as vscode from 'vscode';

export function causes(): Readonly<Record<string, string>> {
  return {
    'unfit-kind': vscode.l10n.t('its kind cannot support this ground'),
    'lacks-quality': vscode.l10n.t('it lacks a quality that is asked for'),
    excluded: vscode.l10n.t('it is excluded'),
    'dealt-with': vscode.l10n.t('it was dealt with before'),
    'part-of': vscode.l10n.t('it is part of a fact that is counted'),
    'outside-window': vscode.l10n.t('it lies outside the two-year window'),
    'not-theirs': vscode.l10n.t('it is the act of another'),
    refuted: vscode.l10n.t('the crime of every party it names is refuted'),
    'not-in-force': vscode.l10n.t('the provision was not in force for it'),
    'no-number': vscode.l10n.t('it states no number for this measure'),
    'invalid-order': vscode.l10n.t('every order it refers to is invalid'),
    'outside-span': vscode.l10n.t('it lies outside the time that the provision asks for'),
    disputed: vscode.l10n.t('it is disputed'),
    unstated: vscode.l10n.t('a quality that is asked for is not stated'),
    range: vscode.l10n.t('it gives a range'),
    date: vscode.l10n.t('its date leaves open whether it lies within the time'),
    weighed: vscode.l10n.t('a person has to weigh it'),
    referred: vscode.l10n.t('what it refers to is itself in doubt'),
    recipients: vscode.l10n.t('the crimes of some of its recipients are refuted or may be'),
    rebutted: vscode.l10n.t('contrary evidence contests the presumption'),
    'no-finding': vscode.l10n.t('the finding of a person is missing'),
    'no-reason': vscode.l10n.t('the finding has no recorded reason'),
    'dates-open': vscode.l10n.t('the dates leave open whether the event lies within the time'),
    displaced: vscode.l10n.t('a later instrument displaces it'),
    overflow: vscode.l10n.t('the numbers are too large to be added up exactly'),
  };
}
