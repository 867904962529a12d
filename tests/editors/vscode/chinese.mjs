// The editor in Chinese, in a workspace that is not trusted.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { SHORT, UNREADABLE } from './briefs.mjs';
import { BOOT, drive, start, until } from './lib.mjs';
import { Workbench } from './workbench.mjs';

const { OUT, VSIX } = process.env;
/** What the program writes when it does what the settings of the workspace say. */
const log = path.join(OUT, 'log-of-the-workspace');
const asks = { 'gravamen.server.arguments': ['--log', log] };
const files = {
  'a.brief.yaml': SHORT, 'closed.brief.yaml': SHORT, 'letters.brief.yaml': SHORT.replace('name: Lin X', 'name: 林某 # \u200b'), 'unread.brief.yaml': UNREADABLE,
  '.vscode/settings.json': JSON.stringify({ 'gravamen.server.path': '/nowhere/of/the/workspace', ...asks }),
};
const settings = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };
const payload = ({ remote, workspace }) => [['openFile', remote(`${workspace}/a.brief.yaml`)]];

const tests = {
  async 'the server runs in a workspace that is not trusted, and not the program that the workspace names'(it) {
    await it.restricted();
    await it.cursor(36, 1);
    await it.underlined('payment-settlement', 'payment-settlement: [');
    await until('the server of the package, and it alone', () => it.servers().length === 1);
    assert.ok(!existsSync(log), 'with arguments of its own');
  },

  async 'Chinese words are not marked as strange where the workspace is not trusted; what cannot be seen is'(it) {
    await it.restricted();
    await it.openFile('letters.brief.yaml', '林某');
    const marks = it.page.locator('.editor-group-container.active .view-overlays .unicode-highlight');
    // A lens that comes late moves the lines.
    await until('the blank without width is marked, and it alone', async () => {
      const boxes = await marks.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ x, y }) => ({ x, y })));
      const name = await it.box('林某');
      return name && boxes.length > 0 && boxes.every(({ x, y }) => Math.abs(y - name.y) < name.height && x > name.x + name.width);
    });
    await it.openFile('a.brief.yaml');
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

  async 'once the workspace is trusted its own program runs, in the same window'(it) {
    await it.restricted();
    const [first] = await until('the server runs', () => it.servers().length === 1 && it.servers());
    const packaged = it.program(first);
    // Nothing but the trust is to be the cause: the workspace names no program, and that of the package is gone.
    it.settings(asks);
    const another = () => {
      const found = it.servers();
      return found.length === 1 && found[0] !== first && found;
    };
    await until('the server is another for the change of settings', another);
    // A file that is being written may be read twice.
    await it.page.waitForTimeout(1000);
    const [before] = await until('it tells the outcome', async () => (await it.status()).includes('Gravamen：未达标准') && another());
    const own = path.join(it.workspace, 'bin/gravamen');
    mkdirSync(path.dirname(own));
    copyFileSync(packaged, own);
    renameSync(packaged, `${packaged}.not`);
    await it.page.waitForTimeout(1000);
    assert.deepEqual(it.servers(), [before], 'it is not run before');
    assert.ok(!existsSync(log), 'nor is what its settings say done');
    await it.trust();
    await until('the program of the workspace', () => it.servers().some((pid) => it.program(pid) === own));
    await until('the old one is gone', () => it.servers().length === 1);
    await until('what its settings say is done', () => existsSync(log));
    await until('the status item tells the outcome', async () => (await it.status()).includes('Gravamen：未达标准'));
    renameSync(`${packaged}.not`, packaged);
  },

  async 'without the program the message is Chinese, and leads to the Chinese page'(it) {
    await it.trust();
    it.useProgram('/nowhere/gravamen');
    const message = await it.messages('设置 `gravamen.server.path` 指向 /nowhere/gravamen，该处没有可运行的程序。案情摘要未经检查。');
    await it.press(message, '如何安装', () => it.tab('Preview README.zh-cn.md').count());
    await it.explained('cargo install --path .', '安装程序');
    await it.shot('chinese-install.png');
    it.useProgram(undefined);
    await it.tab('a.brief.yaml').first().click();
    await until('the server runs, and tells the outcome', async () => it.servers().length === 1 && (await it.status()).includes('Gravamen：未达标准'));
  },

  async 'the task of check is Chinese, and what it finds comes to the problems'(it) {
    await it.trust();
    it.settings({ 'gravamen.workspaceDiagnostics': false });
    const told = async (name, words) => (await it.problems(name)).some((line) => line.includes(words));
    await until('the server tells of the open brief', () => told('a.brief.yaml', 'ground-falls-short'));
    await until('the server tells of no other', async () => (await it.problems('closed.brief.yaml')).every((line) => !line.includes('closed')));
    // VS Code drops the last line of a task when it has not found its file 100 ms after the end; then the task is run again.
    await until('a file that cannot be read', async () => {
      await it.task('gravamen', '检查案情摘要');
      await until('what it found', async () => /错误\[ground-falls-short\]/.test(await it.below()));
      await it.shot('chinese-task.png');
      return until('its problem', () => told('unread.brief.yaml', '文件为 UTF-16 编码'), 5000).catch(() => false);
    });
    await until('an error and a note', async () => (await told('closed.brief.yaml', '尚差15,000元')) && (await told('closed.brief.yaml', '没有任何内容引用')));
    const lines = (await it.problems('closed.brief.yaml')).slice(1);
    assert.ok(lines.every((line) => /gravamen check/.test(line)), lines.join(' ¦ '));
    await it.shot('chinese-problems.png');
  },

  // The last one: it changes the language of the window.
  async 'who reads Traditional Chinese gets Simplified Chinese everywhere, and English nowhere'(it) {
    await it.page.addInitScript(() => { globalThis._VSCODE_NLS_LANGUAGE = 'zh-tw'; });
    await it.open();
    await it.page.waitForSelector('.monaco-editor .view-line', { timeout: BOOT });
    await it.page.locator('.statusbar-item', { hasText: 'Gravamen' }).first().waitFor({ timeout: BOOT });
    await until('the outcome, from the server', async () => (await it.status()).includes('Gravamen：未达标准'));
    await it.page.locator('#status\\.editor\\.mode', { hasText: '案情摘要' }).waitFor();
    await it.page.locator('.tab', { hasText: 'a.brief.yaml' }).first().click();
    // The palette, from the manifest; the title of the panel, from the sources; its page.
    await it.run('显示评估');
    await it.tab('评估：a.brief.yaml').waitFor();
    await it.panel('适用2024年3月18日的法律');
    await it.shot('chinese-traditional.png');
  },
};

rmSync(log, { force: true });
const it = new Workbench(await start({ out: OUT, vsix: VSIX, files, settings, payload }));
await drive(it, tests, async () => {
  // Language packs come from the marketplace; this is what one sets, and extensions follow it.
  await it.page.addInitScript(() => { globalThis._VSCODE_NLS_LANGUAGE = 'zh-cn'; });
  await it.open();
  await it.page.waitForSelector('.monaco-editor .view-line', { timeout: BOOT });
});
