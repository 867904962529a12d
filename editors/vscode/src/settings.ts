// The settings, each of the type that is due. VS Code hands on whatever a file says and only underlines what is of another type:
// that counts as if it were not set.
import * as vscode from 'vscode';

export function text(name: string): string {
  return setting(name, (it) => typeof it === 'string', '');
}

export function flag(name: string): boolean {
  return setting(name, (it) => typeof it === 'boolean', false);
}

export function list(name: string): readonly string[] {
  const isList = (it: unknown): it is readonly unknown[] => Array.isArray(it);
  return setting<readonly unknown[]>(name, isList, []).filter((it) => typeof it === 'string');
}

function setting<T>(name: string, fits: (value: unknown) => value is T, none: T): T {
  const config = vscode.workspace.getConfiguration('gravamen');
  const value = config.get<unknown>(name);
  const usual = config.inspect<unknown>(name)?.defaultValue;
  return fits(value) ? value : fits(usual) ? usual : none;
}
