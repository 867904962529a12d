// The program, run once for an answer.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How long the program may take, in milliseconds; then it is ended. */
const PATIENCE = 10_000;

export interface Said {
  readonly stdout: string;
  /** Why the program failed, in its own words where it has any; `silent` when it was ended because it gave no answer. */
  readonly fault?: { readonly words: string; readonly silent: boolean };
}

export async function runOnce(program: string, args: readonly string[], cwd: string | undefined, locale: Readonly<Record<string, string>>, patience = PATIENCE): Promise<Said> {
  const env = { ...process.env, ...locale };
  try {
    const { stdout } = await promisify(execFile)(program, args, { ...(cwd === undefined ? {} : { cwd }), env, timeout: patience, killSignal: 'SIGKILL' });
    return { stdout };
  } catch (error) {
    const { stdout = '', stderr = '', killed = false } = error as { stdout?: string; stderr?: string; killed?: boolean };
    return { stdout, fault: { words: stderr.trim() || String(error), silent: killed } };
  }
}
