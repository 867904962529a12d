// Bundles the extension, and the script and style of the panel, into dist/.
import { build } from 'esbuild';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

const here = (name) => path.join(import.meta.dirname, '..', name);
/**
 * The languages of editors that are Chinese: all get what there is, which is written for `zh-cn`. Of what the manifest says VS Code takes
 * `zh` for those that have no file; of what the sources say it wants a file for each.
 */
const chinese = ['zh-cn', 'zh-tw', 'zh-hk'];
const common = { bundle: true, minify: true, legalComments: 'none', logLevel: 'warning' };

await rm(here('dist'), { recursive: true, force: true });
await mkdir(here('dist/l10n'), { recursive: true });
await Promise.all([
  build({ ...common, entryPoints: [here('src/extension.ts')], outfile: here('dist/extension.js'), platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'], mainFields: ['module', 'main'] }),
  build({ ...common, entryPoints: [here('src/webview/panel.ts')], outfile: here('dist/panel.js'), platform: 'browser', format: 'iife', target: 'es2022' }),
  copyFile(here('src/webview/panel.css'), here('dist/panel.css')),
  copyFile(here('package.nls.zh-cn.json'), here('package.nls.zh.json')),
  ...chinese.map((it) => copyFile(here('l10n/bundle.l10n.zh-cn.json'), here(`dist/l10n/bundle.l10n.${it}.json`))),
]);
