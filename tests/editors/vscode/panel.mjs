// The assessment panel and the status item as a person meets them.
import assert from 'node:assert/strict';
import { MEASURES, SHORT } from './briefs.mjs';
import { BOOT, STEP, drive, start, until } from './lib.mjs';
import { Workbench } from './workbench.mjs';

const { OUT, VSIX } = process.env;
/** Of the person in it another is made, so that one can tell the pages apart. */
const OTHER = SHORT.replace('Lin X', 'Wang Y');
const MANY = Array.from({ length: 200 }, (_, ix) => `f${ix}`);
const files = {
  'first.brief.yaml': SHORT, 'two.brief.yaml': SHORT, 'lin/case.brief.yaml': SHORT, 'wang/case.brief.yaml': OTHER, 'measures.brief.yaml': MEASURES,
  'facts.brief.yaml': SHORT.replace('    amount: 185000 CNY', '    summary: Three transfers to a ring\n    amount: 185000 CNY').replace('  fee:', '  later: {kind: payment-settlement, by: lin, when: 2023-06, amount: 12000 CNY, evidence: [bank]}\n  fee:').replace('[settled]', '[settled, later]'),
  'many.brief.yaml': SHORT.replace('  fee:', `${MANY.map((it) => `  ${it}: {kind: payment-settlement, by: lin, when: 2023-06, amount: 10 CNY, evidence: [bank]}\n`).join('')}  fee:`).replace('[settled]', `[${MANY.join(', ')}]`),
  'errors.brief.yaml': SHORT.replace('role: assisted', 'rule: assisted'), 'uncharged.brief.yaml': SHORT.slice(0, SHORT.indexOf('charges:')), 'unread.brief.yaml': SHORT.replace('cl-287-2', '').replace('- offence:', '- offense: ['), 'empty.brief.yaml': '',
  'notes.txt': 'notes\n', 'more.txt': 'more\n',
};

const THEMES = { 'Default Dark Modern': 'vscode-dark', 'Default Light Modern': 'vscode-light', 'Default High Contrast': 'vscode-high-contrast', 'Default High Contrast Light': 'vscode-high-contrast-light' };

/** The columns of editors, from left to right, each with the titles of its tabs. */
const columns = (it) => it.page.evaluate(() => [...document.querySelectorAll('.editor-group-container')].map((group) => [...group.querySelectorAll('.tab')].map((tab) => tab.dataset.resourceName ?? tab.textContent)));

/** Scrolls a page, and waits until it has heard of it. */
const scrolled = (panel, top) => panel.evaluate((to) => new Promise((done) => {
  addEventListener('scroll', done, { once: true });
  scrollTo(0, to);
}).then(() => undefined), top);

const tests = {
  async 'citations are explained in one column, under names and not under ids'(it) {
    const panel = await it.assessment('first.brief.yaml', '15,000 CNY short');
    for (const [article, words] of [['12(1)(2)', 'Payments of 200,000 CNY'], ['11(3)', 'clearly abnormal'], ['12(1)(2)', 'Payments of 200,000 CNY']]) {
      await panel.getByRole('button', { name: `Interpretation 法释〔2019〕15号, art. ${article}`, exact: true }).first().click();
      await it.explained(words);
    }
    await it.shot('1-explained.png');
    const [texts, panels, pages, ...more] = await columns(it);
    assert.deepEqual([texts, panels.length, more], [['first.brief.yaml'], 1, []]);
    assert.deepEqual(pages.toSorted(), ['Interpretation 法释〔2019〕15号, art. 11(3)', 'Interpretation 法释〔2019〕15号, art. 12(1)(2)']);
    await it.run('View: Close All Editors');
  },

  async 'what is opened while the panel has the focus does not cover it'(it) {
    const panel = await it.assessment('first.brief.yaml', '15,000 CNY short');
    await panel.locator('h2').first().click();
    await until('the panel has the focus', () => it.page.locator('.editor-group-container.active .tab', { hasText: 'Assessment' }).count());
    await it.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'measures.brief.yaml' }).first().click();
    await it.panel('Assessment: measures.brief.yaml');
    const [texts, ...more] = await columns(it);
    assert.deepEqual([texts, more.length], [['first.brief.yaml', 'measures.brief.yaml'], 1]);
    await it.run('View: Close All Editors');
  },

  async 'another brief takes the place of the first without a blank, and each stays as it was left'(it) {
    await it.openFile('lin/case.brief.yaml', 'Lin X');
    await it.openFile('wang/case.brief.yaml', 'Wang Y');
    const panel = await it.assessment('measures.brief.yaml', '0.98..1.02 of 1');
    await panel.evaluate(() => {
      const main = document.querySelector('main');
      globalThis.seen = [];
      new MutationObserver(() => globalThis.seen.push(document.querySelector('h1')?.textContent ?? main.textContent)).observe(main, { childList: true });
    });
    await panel.locator('summary').first().click();
    await scrolled(panel, 300);
    const left = () => panel.evaluate(() => [scrollY, document.querySelector('details.charge').open]);
    assert.deepEqual(await left(), [300, false]);
    await it.tab('lin').click();
    await it.panel('Assessment: case.brief.yaml');
    assert.deepEqual(await left(), [0, true], 'what is folded is of the other brief');
    await panel.locator('summary').first().click();
    // Another file of the same name is another brief.
    await it.tab('wang').click();
    await it.panel('Wang Y');
    assert.deepEqual(await left(), [0, true]);
    await it.tab('measures.brief.yaml').first().click();
    await it.panel('Assessment: measures.brief.yaml');
    assert.deepEqual(await left(), [300, false]);
    const seen = await panel.evaluate(() => globalThis.seen);
    assert.deepEqual([...new Set(seen)].toSorted(), ['Assessment: case.brief.yaml', 'Assessment: measures.brief.yaml'], 'nothing else was ever shown');
    await it.run('View: Close All Editors');
  },

  async 'an assessment that comes while the person scrolls or folds undoes neither'(it) {
    const panel = await it.assessment('measures.brief.yaml', '0.98..1.02 of 1');
    await panel.evaluate(() => addEventListener('message', ({ data }) => { if (data.kind === 'show') globalThis.shown = data; }));
    await it.run('Gravamen: Restart Server');
    await until('the assessment comes once more', () => panel.evaluate(() => globalThis.shown?.brief !== undefined));
    const [scrolled, open] = await panel.evaluate(async () => {
      // What is the same is not drawn.
      let nth = 0;
      const again = () => dispatchEvent(new MessageEvent('message', { data: { ...globalThis.shown, file: `${nth += 1}.brief.yaml` } }));
      const frames = () => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
      scrollTo(0, 200);
      again();
      await frames();
      const top = scrollY;
      document.querySelectorAll('summary')[1].click();
      again();
      await frames();
      return [top, [...document.querySelectorAll('details.charge')].map((it) => it.open)];
    });
    assert.deepEqual([scrolled, open], [200, [true, false]]);
    await it.run('View: Close All Editors');
  },

  async 'a panel that was covered comes back as it was left'(it) {
    const panel = await it.assessment('measures.brief.yaml', '0.98..1.02 of 1');
    // A click brings what is clicked into sight.
    await panel.locator('h1').click();
    await scrolled(panel, 300);
    // Who does not want the column of the panel to be locked opens it.
    await it.page.keyboard.press('Control+2');
    await it.run('View: Unlock Editor Group');
    await it.openFile('first.brief.yaml', 'brief: 1');
    assert.deepEqual((await columns(it))[1].slice(1), ['first.brief.yaml'], 'it covers the panel');
    await it.tab('measures.brief.yaml').first().click();
    await it.tab('Assessment: measures.brief.yaml').click();
    const again = await it.panel('0.98..1.02 of 1');
    await until('the place', () => again.evaluate(() => scrollY === 300));
    await it.run('View: Close All Editors');
  },

  async 'of two editors of one brief the panel follows the one that is worked in, and leads back to it'(it) {
    await it.openFile('two.brief.yaml', 'brief: 1');
    await it.into('two.brief.yaml', 'fraud', 'fraud: {');
    await it.page.keyboard.press('Control+\\');
    await until('two editors', async () => (await columns(it)).length === 2);
    await it.into('two.brief.yaml', 'settled', 'settled:');
    await it.run('Gravamen: Show Assessment');
    const panel = await it.panel('15,000 CNY short');
    const marks = (fact) => until(`${fact} is marked`, () => panel.evaluate((id) => {
      const marked = [...document.querySelectorAll('[aria-current] button:first-child')].map((it) => it.textContent);
      return marked.length > 0 && marked.every((it) => it === id);
    }, fact));
    const active = () => it.page.evaluate(() => [...document.querySelectorAll('.editor-group-container')].findIndex((group) => group.classList.contains('active')));
    await marks('settled');
    await it.page.keyboard.press('Control+1');
    await marks('fraud');
    await it.page.keyboard.press('Control+2');
    await marks('settled');
    await it.write('two.brief.yaml', '185000', '186000');
    await it.panel('14,000 CNY short');
    await marks('settled');
    await it.shot('6-two-editors.png');
    await panel.getByRole('button', { name: 'fee', exact: true }).first().click();
    await marks('fee');
    await until('the editor on the right has the focus', async () => (await active()) === 1);
    await it.run('File: Revert File');
    await it.run('View: Close All Editors');
  },

  async 'the panel and the status item say that errors of form may hide something, and why there is nothing to assess'(it) {
    const item = it.page.locator('.statusbar-item', { hasText: 'Gravamen' }).first();
    const warns = () => item.locator('.codicon-warning').count();
    const cases = {
      'errors.brief.yaml': '1 error of form: what it touches may be missing or wrong here',
      'uncharged.brief.yaml': 'no offence is charged yet',
      'unread.brief.yaml': 'no charge could be read',
      'empty.brief.yaml': 'the file is empty',
    };
    await it.assessment('first.brief.yaml', '15,000 CNY short');
    assert.equal(await warns(), 0, 'a sound brief has no warning');
    for (const [name, words] of Object.entries(cases)) {
      await it.openFile(name);
      const panel = await it.panel(words);
      await it.panel(`Assessment: ${name}`);
      const doubtful = /^(errors|unread|empty)/.test(name);
      await until('the sign of the status item', async () => (await warns()) === (doubtful ? 1 : 0));
      await until('what is heard of it', async () => ((await item.locator('a').getAttribute('aria-label')) ?? '').includes(words));
      assert.equal(await panel.locator('h1 + .trouble').count(), doubtful ? 1 : 0, 'it stands at the top');
      await it.hoverStatus(words);
      await it.shot(`6-${name}.png`);
      await it.page.mouse.move(700, 300);
    }
    await it.openFile('errors.brief.yaml');
    await it.panel('15,000 CNY short');
    await it.run('View: Close All Editors');
  },

  async 'each fact stands on a line of its own, with its summary and its number, each once'(it) {
    const panel = await it.assessment('facts.brief.yaml', '197,000 of 200,000 CNY');
    const rows = panel.getByRole('listitem').filter({ has: panel.locator('button[data-key*="payment-settlement/"]') }).locator('li');
    const look = () => rows.evaluateAll((all) => all.map((it) => [it.innerText.split('\n').map((part) => part.trim()).filter(Boolean), it.getBoundingClientRect().top]));
    const lines = await until('the parts of each line stand apart', async () => {
      const found = await look();
      return found.length > 0 && found.every(([words]) => words.length > 1) && found;
    }).catch(look);
    assert.deepEqual(lines.map(([words]) => words), [['settled', 'Three transfers to a ring', '185,000'], ['later', '12,000']]);
    assert.ok(lines[0][1] < lines[1][1]);
    await it.shot('7-facts.png');
    await it.run('View: Close All Editors');
  },

  async 'a fact that is left out says why, and leads to its place too'(it) {
    const panel = await it.assessment('measures.brief.yaml', 'left out: ');
    const line = panel.locator('.left-out li', { hasText: 'left out: leak-more, because it states no number' }).first();
    await line.getByRole('button', { name: 'leak-more', exact: true }).click();
    const place = MEASURES.split('\n').findIndex((text) => text.startsWith('  leak-more:')) + 1;
    await until('the cursor is on the fact', async () => ((await it.page.locator('#status\\.editor\\.selection').textContent()) ?? '').includes(`Ln ${place},`));
    await panel.locator('.left-out [aria-current]', { hasText: 'leak-more' }).first().waitFor({ timeout: STEP });
    await it.run('View: Close All Editors');
  },

  async 'of many facts some are shown, all when one asks, and that at the cursor always'(it) {
    const panel = await it.assessment('many.brief.yaml', '150 more facts');
    const list = panel.locator('ul.facts', { has: panel.locator('button[data-more]') }).first();
    assert.equal(await list.locator('li').count(), 51);
    await it.into('many.brief.yaml', 'f177', 'f177:');
    await list.locator('[aria-current]', { hasText: 'f177' }).waitFor({ timeout: STEP });
    await list.getByRole('button', { name: '149 more facts' }).click();
    const all = panel.locator('ul.facts', { hasText: 'f199' }).first();
    await until('all facts', async () => (await all.locator('li').count()) === 200);
    await it.shot('8-many.png');
    await it.run('View: Close All Editors');
  },

  async 'everything can be read in every theme'(it) {
    const panel = await it.assessment('errors.brief.yaml', '15,000 CNY short');
    // What is marked, and what warns, has colours of its own.
    await it.into('errors.brief.yaml', 'payment-settlement', 'payment-settlement: [');
    await panel.locator('[aria-current]', { hasText: 'payment-settlement' }).waitFor({ timeout: STEP });
    assert.equal(await panel.locator('.trouble').count(), 1);
    for (const [theme, style] of Object.entries(THEMES)) {
      it.theme(theme);
      await until(`the panel wears ${theme}`, () => panel.evaluate((name) => document.body.classList.contains(name), style));
      // Colours change over some frames.
      await until(`everything can be read in ${theme}`, async () => (await it.faint(panel)).length === 0).catch(async () => assert.deepEqual(await it.faint(panel), [], theme));
      await it.shot(`2-${style}.png`);
    }
    it.theme('Default Dark Modern');
    await it.run('View: Close All Editors');
  },

  async 'nothing is cut off in a narrow panel'(it) {
    const panel = await it.assessment('measures.brief.yaml', '0.98..1.02 of 1');
    const outer = await (await panel.parentFrame().frameElement()).evaluateHandle((frame) => frame);
    for (const width of [250, 220]) {
      await outer.evaluate((frame, pixels) => { frame.style.width = `${pixels}px`; }, width);
      await until(`${width} pixels`, async () => (await panel.evaluate(() => innerWidth)) === width);
      assert.deepEqual(await it.clipped(panel), [], `${width} pixels`);
      await it.shot(`3-${width}.png`);
    }
    await it.run('View: Close All Editors');
  },

  async 'the key of the panel works wherever the focus is, while a brief is in front'(it) {
    await it.openFile('first.brief.yaml', 'brief: 1');
    await it.run('Explorer: Focus on Folders View');
    await until('the focus is in the list of files', () => it.page.evaluate(() => document.activeElement?.closest('.explorer-folders-view') !== null));
    await it.page.keyboard.press('Control+k');
    await it.page.keyboard.press('Control+g');
    await it.panel('15,000 CNY short');
    await it.run('View: Close All Editors');
  },

  async 'the panel follows a setting that changes no finding'(it) {
    await it.assessment('first.brief.yaml', 'law as of 2024-03-18');
    it.settings({ 'gravamen.asOf': '2024-05-01' });
    await it.panel('law as of 2024-05-01');
    it.settings({});
    await it.panel('law as of 2024-03-18');
    await it.run('View: Close All Editors');
  },

  async 'the status item names the brief it tells of'(it) {
    await it.openFile('wang/case.brief.yaml', 'Wang Y');
    await until('the outcome', async () => (await it.status()).includes('short'));
    const heard = await it.page.locator('.statusbar-item a', { hasText: 'Gravamen' }).first().getAttribute('aria-label');
    assert.equal(heard, 'Gravamen: short · Click to see the assessment.');
    await it.hoverStatus('wang/case.brief.yaml');
    await it.shot('4-status.png');
    await it.page.mouse.move(700, 300);
    await it.run('View: Close All Editors');
  },

  async 'with another text in front the brief that is in sight is followed, also after a reload'(it) {
    await it.openFile('first.brief.yaml', 'brief: 1');
    await it.page.keyboard.press('Control+\\');
    await until('two editors', async () => (await columns(it)).length === 2);
    await it.openFile('notes.txt', 'notes');
    await it.run('View: Close Other Editors in Group');
    await it.reload();
    await until('the notes are in front', () => it.page.locator('.editor-group-container.active .tab.active', { hasText: 'notes.txt' }).count());
    await until('the outcome', async () => (await it.status()).includes('short'));
    await it.run('Gravamen: Show Assessment');
    await it.panel('Assessment: first.brief.yaml');
    await it.run('View: Close All Editors');
  },

  async 'a click in the panel brings the tab of the brief to the front where it is'(it) {
    const panel = await it.assessment('first.brief.yaml', '15,000 CNY short');
    // Another column, left of the brief.
    await it.openFile('notes.txt', 'notes');
    await it.run('View: Move Editor into Left Group');
    await until('three columns', async () => (await columns(it)).length === 3);
    await it.page.keyboard.press('Control+2');
    await it.openFile('more.txt', 'more');
    await panel.getByRole('button', { name: 'fee', exact: true }).first().click();
    await until('the brief is in front', () => it.page.locator('.editor-group-container.active .tab.active', { hasText: 'first.brief.yaml' }).count());
    const [left, texts] = await columns(it);
    assert.deepEqual([left, texts], [['notes.txt'], ['first.brief.yaml', 'more.txt']]);
    await it.run('View: Close All Editors');
  },

  async 'who hears the panel is told of errors of form, of an outcome, and why there is no assessment'(it) {
    const panel = await it.assessment('first.brief.yaml', '15,000 CNY short');
    await panel.evaluate(() => {
      globalThis.told = [document.getElementById('said').textContent];
      new MutationObserver(() => globalThis.told.push(document.getElementById('said').textContent)).observe(document.getElementById('said'), { childList: true });
    });
    const told = (words) => until(`it is told: ${words}`, async () => (await panel.evaluate(() => globalThis.told)).some((it) => it.includes(words)));
    await it.page.keyboard.press('Control+1');
    await it.write('first.brief.yaml', 'role: assisted', 'rule: assisted');
    await told('1 error of form');
    await it.run('File: Revert File');
    await it.sees('role: assisted');
    await until('the brief is as it is saved', async () => (await it.page.locator('.tab.dirty').count()) === 0);
    await it.write('first.brief.yaml', '185000', '250000');
    await told('Outcome now: Charge 1, Lin X: met');
    await it.run('File: Revert File');
    it.useProgram('/nowhere/gravamen');
    await told('The Gravamen server does not run.');
    it.useProgram(undefined);
    await until('the outcome', async () => (await it.status()).includes('short'));
    await it.page.keyboard.press('Control+1');
    await it.run('View: Close All Editors in Group');
    await told('Open a brief to see its assessment here.');
    await it.openFile('two.brief.yaml');
    await told('The brief is being assessed…');
    await it.panel('Assessment: two.brief.yaml');
    await it.run('Notifications: Clear All Notifications');
    await it.run('View: Close All Editors');
  },

  async 'without a brief Show Assessment says what to do, and its buttons do it'(it) {
    await it.run('View: Close All Editors');
    await it.run('Gravamen: Show Assessment');
    const message = await it.messages('No brief is open.');
    await it.shot('5-no-brief.png');
    await it.press(message, 'Open a Brief…', () => it.asks('/'));
    await it.nameFile(`${it.workspace}/first.brief.yaml`, 'the brief is opened', () => it.tab('Assessment: first.brief.yaml').count());
    await it.panel('15,000 CNY short');
    await it.run('View: Close All Editors');
    await it.run('Gravamen: Show Assessment');
    await it.press(await it.messages('No brief is open.'), 'New Brief…', () => it.page.locator('.quick-input-list .monaco-list-row', { hasText: 'cl-287-2' }).count());
    await it.choose('cl-287-2');
    await until('the name of a file is suggested', () => it.asks('.brief.yaml'));
    await it.enter('the new brief is assessed', () => it.tab('Assessment: new.brief.yaml').count());
    await it.run('View: Close All Editors');
  },
};

const it = new Workbench(await start({ out: OUT, vsix: VSIX, files }));
await drive(it, tests, async () => {
  await it.open();
  await it.page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: BOOT });
});
