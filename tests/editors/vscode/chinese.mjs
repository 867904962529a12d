// The editor in Chinese: panel, status item and what the server says.
import assert from 'node:assert/strict';
import { SHORT } from './briefs.mjs';
import { BOOT, log, start, until } from './lib.mjs';
import { Workbench } from './workbench.mjs';

const { OUT, VSIX } = process.env;
let passed = 0;
const payload = ({ remote, workspace }) => [['openFile', remote(`${workspace}/a.brief.yaml`)]];
const it = new Workbench(await start({ out: OUT, vsix: VSIX, files: { 'a.brief.yaml': SHORT }, payload }));
try {
  // Language packs come from the marketplace; this is what one sets, and extensions follow it.
  await it.page.addInitScript(() => { globalThis._VSCODE_NLS_LANGUAGE = 'zh-cn'; });
  await it.open();
  await it.page.waitForSelector('.monaco-editor .view-line', { timeout: BOOT });
  await until('the status item', () => it.status());
  await it.page.keyboard.press('Control+Alt+a');
  const panel = await it.panel('尚差 15,000 CNY');
  const words = await panel.evaluate(() => document.getElementById('assessment').innerText);
  for (const wanted of ['评估', '指控1: 帮助信息网络犯罪活动罪', '构成要件', '未达到', '已主张']) assert.ok(words.includes(wanted), words);
  assert.equal(await panel.evaluate(() => document.documentElement.lang), 'zh-cn');
  await until('the status item is Chinese', async () => (await it.status()).includes('未达到'));
  await it.shot('chinese.png');
  passed += 1;
  log('ok    panel, status item and server are Chinese when the editor is');
} catch (error) {
  log(`FAIL  panel, status item and server are Chinese when the editor is\n${error.stack}`);
  await it.shot('failed.png').catch(() => {});
} finally {
  await it.stop();
}
console.log(`${passed} passed, ${1 - passed} failed`);
process.exit(passed === 1 ? 0 : 1);
