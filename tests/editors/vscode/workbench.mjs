// What a person does in the workbench, and what a person sees.
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BOOT, STEP, until } from './lib.mjs';

/** Words as they are seen: VS Code writes blanks as no-break spaces. */
export const plain = (text) => text.replace(/\u00a0/g, ' ');

export class Workbench {
  constructor(started) {
    Object.assign(this, started);
  }

  /** Opens a file of the workspace by its name, or by its folder and its name. */
  async openFile(name, contains) {
    await this.page.keyboard.press('Escape');
    const [file, ...folders] = name.split('/').reverse();
    const row = this.focused(file);
    await this.pick('Control+p', name, folders.length > 0 ? row.filter({ hasText: folders[0] }) : row);
    await this.page.locator('.tab.active', { hasText: file }).first().waitFor({ timeout: STEP });
    if (!contains) return;
    // It is shown where it was left.
    const shown = await until('its text', () => this.box(contains), 5000).catch(() => undefined);
    if (!shown) await this.page.keyboard.press('Control+Home');
    await this.sees(contains);
  }

  /** A window with several folders. */
  async openWorkspace(folders, settings = {}) {
    const file = path.join(this.tmp, 'several.code-workspace');
    writeFileSync(file, JSON.stringify({ folders: folders.map((it) => ({ path: it })), settings }));
    const row = this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: path.basename(folders[0]) }).first();
    // Now and then VS Code shows the workspace without its folders; then it is opened anew.
    await until('the folders of the workspace', async () => {
      await this.open(`?workspace=${encodeURIComponent(file)}`);
      return row.waitFor({ timeout: STEP }).then(() => true, () => false);
    }, BOOT);
  }

  /** A window without a folder, once the extension can be asked there. */
  async leave() {
    await this.openEmpty();
    const title = 'Gravamen: Show Output';
    await this.search('F1', title, this.focused(title));
    await this.page.keyboard.press('Escape');
  }

  /** Runs a command of the palette by its title. */
  async run(title) {
    await this.ask(title);
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: STEP });
  }

  /** The same for a command that asks in its turn. */
  async ask(title) {
    await this.pick('F1', title, this.focused(title));
  }

  /** The row of a list that Enter takes, when it has these words. */
  focused(words) {
    return this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words });
  }

  /**
   * Opens a list by its key and looks for words in it, until it shows a row. It closes when a page that is still loading takes the
   * focus; and one that is asked for before the files are known stays empty.
   */
  async search(key, words, row) {
    await until(`a list with ${words}`, async () => {
      await this.page.keyboard.press(key);
      // A window that is still being put up does not hear the key.
      if (await this.fill(key === 'F1' ? `>${words}` : words) && await row.first().waitFor({ timeout: 5000 }).then(() => true, () => false)) return true;
      // The key of a list that is open goes to its next row.
      await this.page.keyboard.press('Escape');
      return false;
    });
  }

  /** Puts words into the question that is asked, wherever the focus is: what is typed could go into the text. Whether one is asked. */
  fill(words) {
    return this.page.locator('.quick-input-widget input').first().fill(words, { timeout: 5000 }).then(() => true, () => false);
  }

  /** Opens a list, looks for words in it and takes the row; a list that was closed before that is opened anew. */
  async pick(key, words, row) {
    await until(`${words} is picked`, async () => {
      await this.search(key, words, row);
      return this.take(words);
    });
  }

  /** Takes the marked row of a list in which words were looked for, if it is still there. One that is being filled takes no Enter. */
  async take(words) {
    if (!(await this.asks(words))) return false;
    await this.enter(`${words} is taken`, async () => !(await this.asks(words)));
    return true;
  }

  /** Whether a question is open whose answer, so far, ends with these words. */
  async asks(words) {
    const input = this.page.locator('.quick-input-widget input').first();
    return (await input.isVisible()) && (await input.inputValue({ timeout: 1000 }).catch(() => '')).endsWith(words);
  }

  /** Presses Enter in a list until it has done something. A question stays when something else takes the focus from it. */
  async enter(what, done) {
    const input = this.page.locator('.quick-input-widget input').first();
    await until(what, async () => {
      // Without a question the key would go into the text.
      if (await input.isVisible()) {
        await input.focus({ timeout: 1000 }).catch(() => undefined);
        await this.page.keyboard.press('Enter');
      }
      return until(what, done, STEP / 4).catch(() => false);
    });
  }

  /** Names a file in the dialog that asks for one, until that has done something. The dialog may still be writing the folder that it shows. */
  async nameFile(file, what, done) {
    await until(what, async () => {
      if (await this.fill(file)) await this.page.keyboard.press('Enter');
      return until(what, done, STEP / 4).catch(() => false);
    });
  }

  /** Loads the window anew, as VS Code does it: what is open is noted first. */
  async reload() {
    const loaded = this.page.waitForEvent('load', { timeout: BOOT });
    // What fails before is to be told, and not this.
    loaded.catch(() => undefined);
    await this.run('Developer: Reload Window');
    await loaded;
    await this.page.waitForSelector('.monaco-editor .view-line', { timeout: BOOT });
    // The extensions begin anew too.
    await this.page.locator('.statusbar-item', { hasText: 'Gravamen' }).first().waitFor({ timeout: BOOT });
  }

  /** Puts the cursor at a line and column, both from 1. */
  async cursor(line, column) {
    const said = `line ${line}${column > 1 ? ` at column ${column}` : ''}`;
    const place = `:${line}:${column}`;
    await this.pick('Control+g', place, this.page.locator('.quick-input-list .monaco-list-row', { hasText: said }));
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: STEP });
    await until(`the cursor is in line ${line}`, async () => ((await this.page.locator('#status\\.editor\\.selection').textContent()) ?? '').includes(`Ln ${line},`));
  }

  /** Types at the end of a line. */
  async typeAtEnd(line, text) {
    await this.cursor(line, 1);
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** Types over a word of a saved file. */
  async write(name, word, text) {
    const before = this.read(name).slice(0, this.read(name).indexOf(word)).split('\n');
    await this.cursor(before.length, before.at(-1).length + 1);
    for (const _ of word) await this.page.keyboard.press('Shift+ArrowRight');
    await this.page.keyboard.type(text);
  }

  async save(name, holds) {
    await this.page.keyboard.press('Control+s');
    return until(`${name} is saved`, () => {
      const text = this.read(name);
      return holds(text) && text;
    });
  }

  read(name) {
    return readFileSync(path.join(this.workspace, name), 'utf8');
  }

  /** Waits until the editor shows a text. */
  sees(text, within) {
    return until(`the text ${JSON.stringify(within ?? text)}`, () => this.box(text, within));
  }

  /** Where a text stands in the editor that is in front; `within` is what it is part of, when it stands there more than once. */
  box(text, within = text) {
    return this.page.evaluate(([wanted, around]) => {
      const active = [...document.querySelectorAll('.editor-group-container.active .monaco-editor .view-line')];
      const lines = active.length > 0 ? active : [...document.querySelectorAll('.monaco-editor .view-line')];
      for (const line of lines) {
        const nodes = [];
        const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) nodes.push(node);
        const outer = nodes.map((it) => it.data).join('').replace(/\u00a0/g, ' ').indexOf(around);
        if (outer < 0) continue;
        const at = outer + around.indexOf(wanted);
        const place = (offset, end) => {
          let rest = offset;
          for (const node of nodes) {
            if (rest < node.data.length || (end && rest === node.data.length)) return [node, rest];
            rest -= node.data.length;
          }
          return [nodes.at(-1), nodes.at(-1).data.length];
        };
        const range = document.createRange();
        range.setStart(...place(at, false));
        range.setEnd(...place(at + wanted.length, true));
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      }
      return undefined;
    }, [text, within]);
  }

  /** The places that are underlined, of one severity or of any. */
  squiggles(severity = '') {
    return this.page.evaluate((name) => {
      const all = document.querySelectorAll(`.editor-group-container.active .monaco-editor [class*="squiggly-${name}"]`);
      return [...all].map((it) => it.getBoundingClientRect()).filter((it) => it.width > 0).map(({ x, y, width, height }) => ({ x, y, width, height }));
    }, severity);
  }

  /** Waits until exactly this word is underlined, and nothing more of its line. */
  underlined(word, within, severity = 'error') {
    return until(`${severity} under ${JSON.stringify(word)}`, async () => {
      const box = await this.box(word, within);
      const under = await this.squiggles(severity);
      return box && under.some((it) => Math.abs(it.x - box.x) < 2 && Math.abs(it.width - box.width) < 3 && Math.abs(it.y - box.y) < box.height) && box;
    });
  }

  notUnderlined(word, within, severity = 'error') {
    return until(`no ${severity} under ${JSON.stringify(word)}`, async () => {
      const box = await this.box(word, within);
      const under = await this.squiggles(severity);
      return box && !under.some((it) => Math.abs(it.x - box.x) < 2 && Math.abs(it.y - box.y) < box.height);
    });
  }

  /** Rests the pointer on a word and gives the words of the hover. */
  hover(word, contains, within) {
    const hover = this.page.locator('.monaco-hover:visible', { hasText: contains }).first();
    return until(`a hover with ${JSON.stringify(contains)}`, async () => {
      // A lens that comes late moves the lines, so the word is looked for anew.
      const box = await this.sees(word, within);
      await this.page.mouse.move(box.x + box.width / 2, box.y + 150);
      await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
      await hover.waitFor({ timeout: 3000 }).catch(() => {});
      await this.page.waitForTimeout(400);
      return (await hover.isVisible()) && plain(await hover.innerText({ timeout: 1000 }).catch(() => ''));
    });
  }

  /** Puts the cursor into a word of a saved file. Not with the pointer: a lens that comes late would move the line from under it. */
  async into(name, word, within = word) {
    const text = this.read(name);
    const at = text.indexOf(within) + within.indexOf(word) + Math.floor(word.length / 2);
    const before = text.slice(0, at).split('\n');
    await this.cursor(before.length, before.at(-1).length + 1);
  }

  /**
   * Waits until VS Code has asked for actions of its own accord, which it does 250 ms after the cursor came to rest. A question
   * of the person that is still open then is dropped, with its answer, and no menu opens: one run in ten, by the log of messages,
   * with each answer within 4 ms. A timer of the same page that is begun later, and is longer, ends later.
   */
  asked() {
    return this.page.evaluate(() => new Promise((done) => { setTimeout(done, 300); }));
  }

  /** Waits for the light bulb, opens its menu and takes an entry. */
  async quickFix(title, shot) {
    await this.asked();
    const bulb = '.lightBulbWidget:visible, .codicon-gutter-lightbulb:visible, .codicon-gutter-lightbulb-auto-fix:visible';
    await this.page.locator(bulb).first().waitFor({ timeout: STEP });
    const row = this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
    await until(`the menu with ${title}`, async () => {
      await this.page.keyboard.press('Control+.');
      if (await row.waitFor({ timeout: 5000 }).then(() => true, () => false)) return true;
      await this.page.keyboard.press('Escape');
      return false;
    });
    if (shot) await this.shot(shot);
    // The menu is walked with the keyboard: a click may meet the block that covers it.
    const focused = this.page.locator('.action-widget .monaco-list-row.focused');
    for (let i = 0; i < 30 && !(await focused.filter({ hasText: title }).count()); i++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  /** Chooses an entry of a list that asks. */
  async choose(words, limit = STEP) {
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first().waitFor({ timeout: limit });
    await until(`a choice of ${words}`, async () => (await this.fill(words)) && (await this.focused(words).first().waitFor({ timeout: 5000 }).then(() => true, () => false)) && this.take(words));
  }

  tab(words) {
    return this.page.locator('.tab', { hasText: words });
  }

  /** Opens a walkthrough by its title. */
  async walkthrough(title) {
    await this.ask('Welcome: Open Walkthrough');
    await this.choose(title);
    await this.page.locator('.gettingStartedContainer .category-title, .gettingStartedContainer h2', { hasText: title }).first().waitFor({ timeout: STEP });
  }

  /** Opens a step of the walkthrough in front and presses its button. */
  async step(title, button) {
    const step = this.page.locator('.gettingStartedContainer .getting-started-step', { hasText: title }).first();
    const press = step.getByRole('button', { name: button, exact: true });
    await step.waitFor({ timeout: STEP });
    if (!(await press.isVisible())) await step.locator('.step-title').first().click();
    await press.click({ timeout: STEP });
  }

  /** The sign that the workspace is not trusted. */
  restricted() {
    const sign = this.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).first();
    return sign.waitFor({ timeout: BOOT }).then(() => sign);
  }

  /** Trusts the workspace, as a person does it, unless it is trusted. */
  async trust() {
    if (this.trusted) return;
    const sign = await this.restricted();
    await this.run('Workspaces: Manage Workspace Trust');
    await this.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).first().click({ timeout: STEP });
    await sign.waitFor({ state: 'hidden', timeout: STEP });
    this.trusted = true;
    await this.page.locator('.modal-editor-header .codicon-close').last().click({ timeout: STEP });
    await this.page.locator('.monaco-modal-editor-block').waitFor({ state: 'hidden', timeout: STEP });
  }

  /** Runs a task of a type by its name. */
  async task(type, name) {
    // Others have these words too and may come first.
    const row = this.page.locator('.quick-input-list .monaco-list-row[aria-label^="Tasks: Run Task"]');
    const limit = STEP / 3;
    await until(`the task ${name}`, async () => {
      await this.search('F1', 'Tasks: Run Task', row);
      try {
        await row.first().click({ timeout: limit });
        await this.choose(type, limit);
        await this.choose(name, limit);
        return true;
      } catch {
        // A window that is still being put up takes the focus, and the list is gone.
        await this.page.keyboard.press('Escape');
        return false;
      }
    }, 2 * STEP);
  }

  /** The lines of the list of problems that are of a file; the list draws no more than there is room for. */
  async problems(name) {
    // In a terminal F1 is of its program.
    await this.page.keyboard.press('Control+1');
    await this.run('Problems: Focus on Problems View');
    await this.page.locator('.part.panel .viewpane-filter input:visible').first().fill(name);
    // The list is narrowed a moment after the last key.
    await this.page.waitForTimeout(500);
    return (await this.page.locator('.markers-panel .monaco-list-row').allInnerTexts()).map(plain);
  }

  /** Waits until VS Code watches the workspace: it shows a file that is new. */
  async watches() {
    writeFileSync(path.join(this.workspace, 'watched.txt'), '');
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'watched.txt' }).first().waitFor({ timeout: STEP });
  }

  /** Settings of the workspace, as a person writes them. */
  settings(values) {
    mkdirSync(path.join(this.workspace, '.vscode'), { recursive: true });
    writeFileSync(path.join(this.workspace, '.vscode/settings.json'), JSON.stringify(values));
  }

  theme(name) {
    this.settings({ 'workbench.colorTheme': name });
  }

  /** Names the program; `undefined` is that of the package. */
  useProgram(program) {
    this.settings(program === undefined ? {} : { 'gravamen.server.path': program });
  }

  /** A program that is broken in one way; see ../broken. */
  programBrokenBy(breakage) {
    const program = path.join(this.tmp, 'other/bin/gravamen');
    const between = path.join(import.meta.dirname, '../broken/program.mjs');
    this.real ??= process.env.BROKEN_PROGRAM ?? this.program(this.servers()[0]);
    mkdirSync(path.dirname(program), { recursive: true });
    writeFileSync(program, `#!/bin/bash\nexport BROKEN_BY=${breakage} BROKEN_PROGRAM='${this.real}' BROKEN_STATE='${this.tmp}'\nexec -a "$0" '${process.execPath}' '${between}' "$@"\n`);
    chmodSync(program, 0o755);
    return program;
  }

  /** How often a program was started that notes each start; see ../broken. */
  starts() {
    const noted = path.join(this.tmp, 'starts');
    return existsSync(noted) ? readFileSync(noted, 'utf8').length : 0;
  }

  /** The messages with these words. Under the driver of tests VS Code shows no toasts: they wait in the list. */
  async messages(words) {
    const found = this.page.locator('.notification-list-item', { hasText: words });
    await until(`the message ${words}`, async () => {
      // The list of none is closed at once, and does not open for one that comes later.
      await this.run('Notifications: Show Notifications');
      return found.first().waitFor({ timeout: 5000 }).then(() => true, () => false);
    });
    return found;
  }

  /** Presses a button of a message until it has done something: a list that is drawn anew loses a click. */
  press(message, button, done) {
    const what = message.first().getByRole('button', { name: button });
    let pressed = false;
    return until(`${button} has done something`, async () => {
      if (await what.isVisible()) pressed = await what.click({ timeout: STEP / 4 }).then(() => true, () => pressed);
      return pressed && until('it', done, STEP / 4).catch(() => false);
    }, 2 * STEP);
  }

  /** What the panel below shows: the lines of the output or of the terminal. */
  async below() {
    return plain((await this.page.locator('.part.panel .view-lines:visible, .part.panel .xterm-rows:visible').allInnerTexts()).join('\n'));
  }

  /** The channel of the output that is in front. */
  async channel() {
    const boxes = await this.page.locator('.part.panel select.monaco-select-box:visible').all();
    // It may go while it is looked at.
    return boxes[0]?.evaluate((it) => it.selectedOptions[0]?.text, undefined, { timeout: 1000 }).catch(() => undefined);
  }

  /** Rests the pointer on the status item until it says something; what stands beside it may still move it from under the pointer. */
  hoverStatus(words) {
    return until(`the hover with ${words}`, async () => {
      await this.page.mouse.move(700, 300);
      await this.page.locator('.statusbar-item', { hasText: 'Gravamen' }).first().hover();
      return this.page.locator('.monaco-hover:visible', { hasText: words }).first().waitFor({ timeout: 3000 }).then(() => true, () => false);
    });
  }

  /** The status item. */
  async status() {
    return plain((await this.page.locator('.statusbar-item', { hasText: 'Gravamen' }).first().textContent()) ?? '');
  }

  /** The page of the assessment panel, once it shows something and is laid out: one that is still being put up has no lines. */
  panel(contains) {
    return until(`the panel with ${JSON.stringify(contains)}`, async () => {
      for (const frame of this.page.frames()) {
        const text = await frame.evaluate(() => {
          const laidOut = document.body.clientWidth > 0 && [...document.querySelectorAll('link[rel=stylesheet]')].every((it) => it.sheet);
          return laidOut ? document.getElementById('assessment')?.innerText : undefined;
        }).catch(() => undefined);
        if (text !== undefined && plain(text).includes(contains)) return frame;
      }
      return undefined;
    });
  }

  /** Opens a brief with its assessment beside it, and gives the page of the panel once it shows something. */
  async assessment(name, contains) {
    await this.openFile(name, 'brief: 1');
    await this.run('Gravamen: Show Assessment');
    return this.panel(contains);
  }

  /** Waits until a page of explanations shows some words. */
  explained(...contains) {
    return until(`a page with ${JSON.stringify(contains)}`, async () => {
      for (const frame of this.page.frames()) {
        const text = await frame.evaluate(() => document.querySelector('.markdown-body, body.vscode-body')?.innerText).catch(() => undefined);
        if (text !== undefined && contains.every((it) => plain(text).includes(it))) return frame;
      }
      return undefined;
    });
  }

  /** What of the panel stands out of it to a side, or is wider than its place. */
  clipped(panel) {
    return panel.evaluate(() => [...document.querySelectorAll('main *')].filter((it) => {
      const { left, right, width } = it.getBoundingClientRect();
      return width > 0 && (left < 0 || right > innerWidth || it.scrollWidth > it.clientWidth + 3 && getComputedStyle(it).display !== 'inline');
    }).map((it) => `${it.className}: ${it.textContent}`));
  }

  /** The texts of the panel whose contrast is below 4.5 to 1. */
  faint(panel) {
    return panel.evaluate(() => {
      const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const light = (colours) => {
        probe.clearRect(0, 0, 1, 1);
        for (const colour of colours) {
          probe.fillStyle = colour;
          probe.fillRect(0, 0, 1, 1);
        }
        const [r, g, b] = [...probe.getImageData(0, 0, 1, 1).data].map((it) => (it / 255 <= 0.03928 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const paper = getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background');
      const behind = (node) => (node === null ? [paper] : [...behind(node.parentElement), getComputedStyle(node).backgroundColor]);
      const texts = [...document.querySelectorAll('main *')].filter((it) => [...it.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== ''));
      return texts.flatMap((it) => {
        const under = behind(it);
        const [a, b] = [light(under), light([...under, getComputedStyle(it).color])].sort((x, y) => y - x);
        const contrast = (a + 0.05) / (b + 0.05);
        return contrast < 4.5 ? [`${it.textContent.trim()}: ${contrast.toFixed(2)}`] : [];
      });
    });
  }

  /** The processes of the server that belong to this run. */
  servers() {
    const pids = readdirSync('/proc').filter((it) => /^\d+$/.test(it));
    const ours = (it) => it.startsWith(this.tmp) && it.endsWith('/bin/gravamen');
    return pids.map(Number).filter((pid) => ours(this.program(pid)));
  }

  /** Waits until the server of the package, and no other, tells the outcome of the brief, and stays. */
  served() {
    const one = () => {
      const [pid, ...others] = this.servers();
      return others.length === 0 && pid !== undefined && !this.program(pid).includes('/other/') && pid;
    };
    const tells = async () => /Gravamen: \w/.test(await this.status());
    return until('the server of the package runs, and tells the outcome', async () => {
      const pid = one();
      if (!pid || !(await tells())) return false;
      // One that falls at once is seen too, beside the outcome that the one before it told.
      await this.page.waitForTimeout(1000);
      return one() === pid && tells();
    });
  }

  /** What a process was started as. */
  program(pid) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0];
    } catch {
      return '';
    }
  }
}
