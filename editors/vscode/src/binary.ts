// Where the program is: the setting, the package, the workspace, PATH, in that order.
import * as path from 'node:path';

export type Source = 'setting' | 'package' | 'workspace' | 'path';

export interface Found {
  readonly program: string;
  readonly source: Source;
}

/** What was looked at in vain. */
export interface Missing {
  readonly looked: readonly string[];
  /** The setting names a program that is not there; then nothing else is tried. */
  readonly setting?: string;
  /** The program of the setting lies in this workspace, which is not trusted. */
  readonly untrusted?: true;
}

export interface Search {
  /** The setting `gravamen.server.path`, as written. */
  readonly setting: string;
  /** The folder of the extension. */
  readonly extension: string;
  /** The workspace folders on this disk. */
  readonly folders: readonly string[];
  /** Whether the workspace is trusted: else nothing in it is run. */
  readonly trusted: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly windows: boolean;
  readonly isProgram: (path: string) => boolean;
  /** A path with links followed, as far as it exists. */
  readonly real: (path: string) => string;
}

/** Places in a workspace folder, for teams that keep the program beside their briefs or build it themselves. */
const IN_WORKSPACE = ['.gravamen/bin', 'bin', 'target/release'];

export function findProgram(search: Search): Found | Missing {
  const name = search.windows ? 'gravamen.exe' : 'gravamen';
  if (search.setting.trim() !== '') {
    const program = expanded(search.setting.trim(), search);
    if (!search.trusted && program !== undefined && inside(program, search)) {
      return { looked: [program], setting: search.setting, untrusted: true };
    }
    const known = program === undefined ? undefined : named(program, search);
    return known === undefined ? { looked: [program ?? search.setting], setting: search.setting } : { program: known, source: 'setting' };
  }
  const places: Found[] = [{ program: path.join(search.extension, 'bin', name), source: 'package' }];
  const folders = search.trusted ? search.folders : [];
  for (const folder of folders) {
    places.push(...IN_WORKSPACE.map((it): Found => ({ program: path.join(folder, it, name), source: 'workspace' })));
  }
  places.push(...onPath(name, search).map((program): Found => ({ program, source: 'path' })));
  return places.find((it) => search.isProgram(it.program)) ?? { looked: places.map((it) => it.program) };
}

/** The program of that name. On Windows its ending may be left out, as at a prompt. */
function named(program: string, { windows, isProgram }: Search): string | undefined {
  const names = windows && !/\.exe$/i.test(program) ? [program, `${program}.exe`] : [program];
  return names.find(isProgram);
}

/** The program in each folder of PATH. Relative folders would lead into the workspace and are left out, and so is what lies inside an untrusted one. */
function onPath(name: string, search: Search): string[] {
  const folders = (search.environment.PATH ?? search.environment.Path ?? '').split(search.windows ? ';' : ':');
  const programs = folders.filter((it) => path.isAbsolute(it)).map((it) => path.join(it, name));
  return programs.filter((it) => search.trusted || !inside(it, search));
}

/** Whether a path leads into the workspace, as it is written or by way of a link. */
function inside(it: string, { folders, real }: Search): boolean {
  return folders.some((folder) => within(folder, it) || within(real(folder), real(it)));
}

function within(folder: string, it: string): boolean {
  const way = path.relative(folder, it);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** A path with `~`, `${workspaceFolder}` and `${env:NAME}` put in. A relative one counts from the first folder. */
function expanded(written: string, search: Search): string | undefined {
  const [first] = search.folders;
  const home = search.environment.HOME ?? search.environment.USERPROFILE ?? '';
  const res = written
    .replace(/^~(?=$|[\\/])/, home)
    .replaceAll('${workspaceFolder}', first ?? '')
    .replace(/\$\{env:(\w+)\}/g, (_, name: string) => search.environment[name] ?? '');
  if (path.isAbsolute(res)) {
    return res;
  }
  return first === undefined ? undefined : path.join(first, res);
}

/** Whether two versions understand each other: the same major, and before 1.0 the same minor number. */
export function versionsFit(ours: string, theirs: string): boolean {
  const parts = (it: string): string[] => it.replace(/^v/, '').split(/[-+]/)[0]?.split('.') ?? [];
  const [a, b] = [parts(ours), parts(theirs)];
  return a[0] === b[0] && (a[0] !== '0' || a[1] === b[1]);
}
