// What VS Code writes logs with is native and is not built here, so that each channel of the output would stay empty. With
// `--import` this takes its place, and writes the same lines.
import { appendFileSync, mkdirSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';

class Logger {
  constructor(file) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.file = file;
    this.plain = false;
  }

  clearFormatters() { this.plain = true; }
  write(level, message) { appendFileSync(this.file, this.plain ? message : `${new Date().toISOString().replace('T', ' ').slice(0, -1)} [${level}] ${message}\n`); }
  setPattern() {}
  setLevel() {}
  flush() {}
  drop() {}
}
for (const level of ['trace', 'debug', 'info', 'warning', 'error', 'critical']) {
  Logger.prototype[level === 'warning' ? 'warn' : level] = function note(message) { this.write(level, message); };
}

export const setFlushOn = () => {};
export const setLevel = () => {};
export const createRotatingLogger = async (_, file) => new Logger(file);
export const createAsyncRotatingLogger = createRotatingLogger;

const here = import.meta.url;
registerHooks({ resolve: (name, context, next) => (name === '@vscode/spdlog' ? { url: here, shortCircuit: true } : next(name, context)) });
