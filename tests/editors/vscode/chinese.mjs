// The editor in Chinese, in a workspace that is not trusted.
import assert from 'node:assert/strict';
import { SHORT } from './briefs.mjs';
import { BOOT, log, start, until, wanted } from './lib.mjs';
import { Workbench } from './workbench.mjs';

const { OUT, VSIX } = process.env;
const files = { 'a.brief.yaml': SHORT, '.vscode/settings.json': JSON.stringify({ 'gravamen.server.path': '/nowhere/of/the/workspace' }) };
const settings = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };
const payload = ({ remote, workspace }) => [['openFile', remote(`${workspace}/a.brief.yaml`)]];

const tests = {
  async 'the server runs in a workspace that is not trusted, and not the program that the workspace names'(it) {
    await it.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).first().waitFor({ timeout: BOOT });
    await it.cursor(36, 1);
    await it.underlined('payment-settlement', 'payment-settlement: [');
    assert.equal(it.servers().length, 1, 'the server of the package');
  },

  async 'panel, status item and server are Chinese when the editor is'(it) {
    await until('the status item is Chinese', async () => (await it.status()).includes('Gravamen：未达标准'));
    await it.cursor(36, 7);
    await it.hover('payment-settlement', '尚差15,000元', 'payment-settlement: [');
    await it.page.keyboard.press('Control+k');
    await it.page.keyboard.press('Control+g');
    const panel = await it.panel('185,000／200,000元（92.5%），尚差15,000元');
    const words = await panel.evaluate(() => document.getElementById('assessment').innerText);
    const all = ['评估：a.brief.yaml', '指控1：帮助信息网络犯罪活动罪', '适用2024年3月18日的法律', '构成要件', '未达标准', '达到标准', '已主张', '系推定：有相反证据的除外', '此处从略'];
    for (const wanted of all) assert.ok(words.includes(wanted), `${wanted}: ${words}`);
    assert.doesNotMatch(words, /[\u4e00-\u9fff] ?[:,;(]|[:,;)] ?[\u4e00-\u9fff]/, 'no half-width punctuation beside Chinese');
    assert.doesNotMatch(words.replace('a.brief.yaml', '').replace(/cl-287-2/g, ''), /\b(met|short|unsupported|undetermined|law|of|CNY)\b/, 'no English');
    assert.equal(await panel.evaluate(() => document.documentElement.lang), 'zh-CN');
    await it.shot('chinese.png');
  },
};

let passed = 0;
let failed = 0;
const it = new Workbench(await start({ out: OUT, vsix: VSIX, files, settings, payload }));
try {
  // Language packs come from the marketplace; this is what one sets, and extensions follow it.
  await it.page.addInitScript(() => { globalThis._VSCODE_NLS_LANGUAGE = 'zh-cn'; });
  await it.open();
  await it.page.waitForSelector('.monaco-editor .view-line', { timeout: BOOT });
  for (const [name, test] of Object.entries(tests)) {
    if (!wanted(name)) continue;
    try {
      await test(it);
      passed += 1;
      log(`ok    ${name}`);
    } catch (error) {
      failed += 1;
      log(`FAIL  ${name}\n${error.stack}`);
      await it.shot(`failed-${failed}.png`).catch(() => {});
    }
  }
} catch (error) {
  failed += 1;
  log(`FAIL  the workbench\n${error.stack}`);
} finally {
  await it.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
