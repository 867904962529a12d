// What the settings come to on the command line of the program.
import * as path from 'node:path';

/** The settings of a person that the program takes on its command line too. */
export interface Settings {
  readonly language: string;
  readonly schemas: readonly string[];
  readonly pedantic: boolean;
  readonly asOf: string;
}

/** For every command: the language, and offences of one's own, counted from the folder. */
export function common({ language, schemas }: Settings, folder: string | undefined): string[] {
  const lang = language === 'en' || language === 'zh' ? ['--lang', language] : [];
  const named = schemas.filter((it) => it.trim() !== '');
  return [...lang, ...named.flatMap((it) => ['--schemas', folder === undefined ? it : path.resolve(folder, it)])];
}

/**
 * Paths as seen from the folder in which the program runs. It prints them as it gets them, and the problem matchers read them from
 * there: to try whether a path is one from the folder costs a look at the disk for each finding, and VS Code waits for a tenth of a second.
 */
export function below(folder: string | undefined, paths: readonly string[]): string[] {
  if (folder === undefined) {
    return [...paths];
  }
  return paths.map((it) => {
    // VS Code puts the others in when the program starts, and those as whole paths.
    const seen = it.replaceAll('${workspaceFolder}', folder).replaceAll('${file}', '${relativeFile}').replaceAll('${fileDirname}', '${relativeFileDirname}');
    return path.isAbsolute(seen) ? path.relative(folder, seen) || '.' : seen;
  });
}

export type What = 'check' | 'schema test';

export interface Asked {
  readonly command: What;
  readonly paths: readonly string[];
}

/** What a task asks for; nothing when a person wrote what there is not. VS Code hands on whatever stands in the file. */
export function askedBy({ command, paths = [] }: Readonly<Record<string, unknown>>): Asked | undefined {
  const isList = (it: unknown): it is readonly string[] => Array.isArray(it) && it.every((one) => typeof one === 'string');
  const known = command === 'check' || command === 'schema test';
  return known && isList(paths) ? { command, paths } : undefined;
}

/** For a check. What is not set is left to `gravamen.yaml`. */
export function ofCheck({ pedantic, asOf }: Settings): string[] {
  return [...(pedantic ? ['--pedantic'] : []), ...(asOf.trim() === '' ? [] : ['--as-of', asOf.trim()])];
}
