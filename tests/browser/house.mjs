// What the tests in this folder share: options, a passerelled of their own, a Chromium, axe, pictures, who signs in.
//   --bin BUILD/bin [--shots DIR]
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

export const option = (name) => { const at = process.argv.indexOf(name); return at < 0 ? null : process.argv[at + 1]; };
export const program = join(resolve(option('--bin')), 'passerelled');
export const shots = option('--shots');

let checked = 0, failures = 0;
/// One line a check; `detail` says what was seen where it fails.
export const check = (name, condition, detail = '') => {
  checked += 1;
  if (!condition) failures += 1;
  const seen = typeof detail === 'string' ? '\n' + detail : ' ' + JSON.stringify(detail);
  console.log(`${condition ? 'ok     ' : 'FAILED '} ${name}${condition || detail === '' ? '' : seen.slice(0, 6000)}`);
};
/// A command of passerelled; what it prints.
export const run = (...words) => execFileSync(program, words, { encoding: 'utf8' }).trim();
export const newId = () => {  // UUIDv7
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
/// The ISO week of today in UTC, which editions go by, such as 2026-W48.
export const thisWeek = () => {
  const now = new Date(), day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  return `${day.getUTCFullYear()}-W${String(Math.ceil(((day - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86400000 + 1) / 7)).padStart(2, '0')}`;
};

/// Starts a server over `data` and waits until it listens. `end` may be called again.
export const serve = async (data, words = [], port = 0) => {
  const server = spawn(program, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, '--public-url', 'http://127.0.0.1', ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => server.once('exit', done));
  const address = await new Promise((done, refused) => {
    let seen = '';
    server.stdout.on('data', (bytes) => {
      seen += bytes;
      const found = /listens on (http:\/\/127\.0\.0\.1:\d+)/.exec(seen);
      if (found) done(found[1]);
    });
    ended.then((code) => refused(new Error(`passerelled ended with ${code}: ${seen}`)));
  });
  return { address, end: async (signal = 'SIGTERM') => { server.kill(signal); await ended; } };
};

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/// All that axe says of a page as it stands.
export const axe = async (page, options = {}) => {
  if (await page.evaluate('typeof axe') === 'undefined') await page.evaluate(axeSource);
  return page.evaluate(`axe.run(document, ${JSON.stringify(options)})`);
};
/// What axe finds, in words; empty is good.
export const violations = async (page) => (await axe(page)).violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);
/// The check that axe finds nothing.
export const clean = async (page, name) => {
  const found = await violations(page);
  check(name, found.length === 0, found);
};
/// Texts whose contrast against the first opaque background is below 4.5 (WCAG 2.2).
export const pale = (page) => page.evaluate(() => {
  const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent.trim() || getComputedStyle(node.parentElement).display === 'none' || node.parentElement.closest('.pre')) continue;
    let behind = node.parentElement;
    while (behind && (parse(getComputedStyle(behind).backgroundColor)[3] ?? 1) < 1) behind = behind.parentElement;
    const a = light(parse(getComputedStyle(node.parentElement).color));
    const b = light(parse(getComputedStyle(behind ?? document.documentElement).backgroundColor));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.push([node.textContent.trim().slice(0, 30), ratio.toFixed(2)]);
  }
  return found;
});
/// A press that leads to another page ends when that page stands whole: Playwright's own ends at its first bytes, where
/// a reader would find half of it.
export const click = async (locator) => { await locator.click(); await locator.page().waitForLoadState(); };
export const enter = async (locator) => { await locator.press('Enter'); await locator.page().waitForLoadState(); };
/// Nothing goes out at the side.
export const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
/// A picture of the page into --shots, where that is asked for.
export const shot = async (page, name, options = { fullPage: true }, folder = shots) => {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), ...options });
};

/// A test: a server with a folder of its own (`words` for it, such as --demo) and a browser are there while `story`
/// runs, and gone after it. Ends the process: 1 when a check failed, or the story, or nothing was checked.
/// The story is given {address, data, folder, browser, tokenOf, newPage, invitation, signedIn}.
export const test = async (name, words, story, { withBrowser = true } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), `passerelle-${name}-`));
  const data = join(folder, 'data');
  let server, browser;
  try {
    server = await serve(data, words);
    const { address } = server;
    if (withBrowser)
      browser = await chromium.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
      });
    const tokenOf = (email) => run('token', '--person', email, '--data', data).split('\n').pop();
    /// In French; bypassCSP lets axe in where scripts run.
    const newPage = async (options = {}) => (await browser.newContext({ locale: 'fr-FR', bypassCSP: true, viewport: { width: 1280, height: 800 }, ...options })).newPage();
    /// The address of somebody's one-time link.
    const invitation = (email) => address + new URL(run('invite', '--email', email, '--browser', '--data', data)).pathname;
    const signedIn = async (email, options) => {
      const page = await newPage(options);
      await page.goto(invitation(email));
      await click(page.locator('main button').first());
      return page;
    };
    await story({ address, data, folder, browser, tokenOf, newPage, invitation, signedIn });
  } catch (error) {
    check('the run', false, String(error.stack ?? error));
  } finally {
    await browser?.close();
    await server?.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  }
  console.log(failures === 0 ? `all ${checked} ok` : `${failures} of ${checked} failed`);
  process.exit(failures === 0 && checked > 0 ? 0 : 1);
};
