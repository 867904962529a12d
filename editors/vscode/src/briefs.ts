// Which documents are briefs, and which belong to the server.
import * as vscode from 'vscode';
import { list } from './settings';

export const LANGUAGE = 'gravamen-brief';

/** What a person writes. The old side of a comparison and the like are only looked at: findings there would double those of the file. */
const SCHEMES = ['file', 'untitled'];

/** A brief by its language, or by its name when the person keeps the language of YAML for it. */
export function isBrief(document: vscode.TextDocument): boolean {
  return SCHEMES.includes(document.uri.scheme) && isBriefText(document);
}

function isBriefText(document: vscode.TextDocument): boolean {
  return document.languageId === LANGUAGE || (document.languageId === 'yaml' && /\.brief\.ya?ml$/i.test(document.uri.path));
}

interface Selected {
  readonly scheme: string;
  readonly language: string;
  readonly pattern?: string;
}

/** Briefs, configurations, and the further YAML files that `gravamen.files` names: the server says what they are. */
export function selector(): Selected[] {
  return selected(list('files').filter((it) => it !== ''));
}

/** What bears a name of Gravamen's, and further YAML files. */
export function selected(files: readonly string[]): Selected[] {
  const patterns = ['**/*.brief.{yaml,yml}', '**/gravamen.{yaml,yml}', ...files];
  const some = [{ language: LANGUAGE }, ...patterns.map((pattern) => ({ language: 'yaml', pattern }))];
  return SCHEMES.flatMap((scheme) => some.map((it) => ({ scheme, ...it })));
}

/** A document that belongs to the server. It may be a brief of another name: which are briefs, `gravamen.yaml` says. */
export function isServed(document: vscode.TextDocument): boolean {
  return isBrief(document) || vscode.languages.match(selector(), document) > 0;
}

/** A brief that is in sight though the person works elsewhere: the first one, or else what may be one. */
export function visibleBrief(but?: vscode.TextDocument): vscode.TextDocument | undefined {
  const served = vscode.window.visibleTextEditors.map((it) => it.document).filter((it) => it !== but && isServed(it));
  return served.find(isBrief) ?? served[0];
}

/** The document of the server that the person works on: a brief, or what may be one. */
export function activeBrief(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && isServed(document) ? document : undefined;
}
