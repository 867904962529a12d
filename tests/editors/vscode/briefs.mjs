// The briefs of the tests, which all editors share.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const brief = (name) => readFileSync(path.join(import.meta.dirname, '../briefs', `${name}.brief.yaml`), 'utf8');

export const SHORT = brief('short');
export const MET = brief('met');
export const CHINESE = brief('chinese');
