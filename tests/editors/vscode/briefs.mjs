// The briefs of the tests, which all editors share.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const brief = (name) => readFileSync(path.join(import.meta.dirname, '../briefs', `${name}.brief.yaml`), 'utf8');

export const SHORT = brief('short');
export const MET = brief('met');
export const CHINESE = brief('chinese');
export const MEASURES = brief('measures');
export const UNTIDY = brief('untidy');
/** What no editor and no program reads as text: the beginning of UTF-16. */
export const UNREADABLE = Buffer.from([0xff, 0xfe, 0x80]);
