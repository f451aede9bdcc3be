// The demo chain's edition in its five outlets, in a real Chromium: the desk, the letter at 360 and 640 px by day and night, one sheet of
// A4, two minutes, the feed, the choice of a reader, the mailing.
//   node outlets_page.mjs --bin BUILD/bin [--shots DIR] [--tour DIR]
import { spawn, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const option = (name) => { const at = process.argv.indexOf(name); return at < 0 ? null : process.argv[at + 1]; };
const program = join(option('--bin'), 'passerelled');
const shots = option('--shots'), tour = option('--tour');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'passerelle-outlets-'));
const data = join(folder, 'data');
let failures = 0;
const check = (name, condition, detail = '') => {
  if (!condition) failures += 1;
  console.log(`${condition ? 'ok     ' : 'FAILED '} ${name}${condition ? '' : ' ' + JSON.stringify(detail).slice(0, 1500)}`);
};
const run = (...words) => execFileSync(program, words, { encoding: 'utf8' });

const server = spawn(program, ['serve', '--demo', '--data', data, '--listen', '127.0.0.1:0', '--public-url', 'http://127.0.0.1', '--organisation', 'Tilleul',
  '--mails-per-minute', '60'], { stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise((resolve, reject) => {
  let seen = '';
  server.stdout.on('data', (bytes) => {
    seen += bytes;
    const found = /listens on (http:\/\/127\.0\.0\.1:\d+)/.exec(seen);
    if (found) resolve(found[1]);
  });
  server.on('exit', () => reject(new Error('passerelled ended: ' + seen)));
});
const violations = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document));
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);
};
/// Texts whose contrast against the first opaque background is below 4.5 (WCAG 2.2).
const pale = (page) => page.evaluate(() => {
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

let browser;
try {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const shot = async (page, name, inTour = false) => {
    for (const where of [shots, inTour ? tour : null]) {
      if (!where) continue;
      mkdirSync(where, { recursive: true });
      await page.screenshot({ path: join(where, `${name}.png`), fullPage: !inTour });
    }
  };
  const desk = await browser.newContext({ locale: 'fr-FR', bypassCSP: true, viewport: { width: 1280, height: 800 } });
  const page = await desk.newPage();
  const complaints = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  const invitation = run('invite', '--email', 'emilie.jacquet@tilleul.example', '--browser', '--data', data).trim();
  await page.goto(address + new URL(invitation).pathname);
  await page.getByRole('button').first().click();
  await page.goto(address + '/editions');
  await shot(page, 'editions');
  const week = (await page.locator('.weeks a').first().getAttribute('href')).split('/').pop();
  const fits = async (name) => check(`${name}: nothing goes out at the side`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]));
  const clean = async (name) => { const found = await violations(page); check(`${name}: axe finds nothing`, found.length === 0, found); };
  const small = async (name) => { const size = (await page.content()).length; check(`${name}: at most 60 KB without pictures`, size <= 60 * 1024, size); };

  // Search
  await page.getByRole('searchbox').fill('caisse');
  await page.getByRole('button', { name: 'Chercher' }).click();
  check('the archive is searched', /récits? trouvés?/.test(await page.locator('main').innerText()), await page.locator('main').innerText());
  await clean('search');
  await shot(page, 'editions-search');

  // The desk: without scripts, in a context of its own.
  const editor = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false, viewport: { width: 1280, height: 800 }, storageState: await desk.storageState() });
  const plain = await editor.newPage();
  await plain.goto(`${address}/editions/${week}/edit`);
  const first = await plain.locator('ol.list li strong').first().innerText();
  const down = plain.getByRole('button', { name: `Descendre ${first}` });
  check('the desk lists the stories', await down.count() >= 1, first);
  await down.first().click();
  check('a story moves down with a press, without scripts', await plain.locator('ol.list li strong').first().innerText() !== first);
  await plain.getByLabel('En français').fill('Cette semaine, **sept magasins** ont répondu.\n\n- Merci à Lyon\n- Merci à Lille');
  await plain.getByRole('button', { name: 'Enregistrer' }).click();
  check('the opening words are kept', (await plain.getByLabel('En français').inputValue()).startsWith('Cette semaine'));
  await plain.getByRole('button', { name: /^Publier/ }).click();
  await page.goto(`${address}/editions/${week}/edit`);
  await clean('desk');
  await fits('desk');
  await shot(page, 'edition-desk');
  await page.setViewportSize({ width: 390, height: 844 });
  await fits('desk on a phone');
  await shot(page, 'edition-desk-phone');
  await page.setViewportSize({ width: 1280, height: 800 });

  // The page
  await page.goto(`${address}/editions/${week}`);
  check('the page opens with the editor’s words', (await page.locator('main').innerText()).startsWith('Cette semaine') ||
    (await page.locator('.opening').innerText()).includes('sept magasins'));
  await clean('page');
  await small('page');
  await fits('page');
  await shot(page, 'edition', true);
  await page.setViewportSize({ width: 390, height: 844 });
  await fits('page on a phone');
  await shot(page, 'edition-phone', true);

  // The letter
  for (const [width, scheme] of [[360, 'light'], [360, 'dark'], [640, 'light'], [640, 'dark']]) {
    const reader = await browser.newContext({ locale: 'fr-FR', bypassCSP: true, viewport: { width, height: 900 }, colorScheme: scheme, storageState: await desk.storageState() });
    const mail = await reader.newPage();
    await mail.goto(`${address}/editions/${week}/mail?lang=fr`, { waitUntil: 'load' });
    const where = `letter ${width} px ${scheme}`;
    check(`${where}: nothing goes out at the side`, await mail.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    check(`${where}: every text has a contrast of 4.5`, (await pale(mail)).length === 0, await pale(mail));
    check(`${where}: pictures have loaded`, await mail.evaluate(() => [...document.images].every((one) => one.naturalWidth > 0)));
    const text = await mail.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.story p:not(.kicker):not(.by)') ?? document.body).fontSize));
    check(`${where}: text of at least 14 px`, text >= 14, text);
    if (width === 360) {
      const found = await violations(mail);
      check(`${where}: axe finds nothing`, found.length === 0, found);
    }
    await shot(mail, `letter-${width}${scheme === 'dark' ? '-night' : ''}`, true);
    if (shots) await mail.screenshot({ path: join(shots, `letter-${width}-${scheme}-whole.png`), fullPage: true });
    await reader.close();
  }

  // One sheet of A4
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const lang of ['fr', 'en']) {
    await page.goto(`${address}/editions/${week}/poster?lang=${lang}`, { waitUntil: 'load' });
    await clean(`poster ${lang}`);
    await small(`poster ${lang}`);
    const file = join(folder, `poster-${lang}.pdf`);
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    check(`poster ${lang}: one page of A4`, /Pages:\s+1\n/.test(info) && /A4/.test(info), info);
    const printed = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    check(`poster ${lang}: the last line is printed`, printed.includes(lang === 'fr' ? 'qu’est-ce qui vous a surpris' : 'what surprised you'), printed);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 794, height: 1123 });
    const cut = await page.evaluate(() => [...document.querySelectorAll('.poster,.hero,.one,.box')].filter((one) => one.scrollHeight > one.clientHeight + 1)
      .map((one) => `${one.className} ${one.scrollHeight} > ${one.clientHeight}`));
    check(`poster ${lang}: nothing is cut off`, cut.length === 0, cut);
    if (lang === 'fr') await shot(page, 'poster', true);
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 900 });
    if (lang === 'fr' && (tour || shots)) execFileSync('pdftoppm', ['-r', '70', '-png', '-singlefile', file, join(tour ?? shots, 'poster')]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${address}/editions/${week}/poster`);
  await fits('poster on a phone');
  await shot(page, 'poster-phone');

  // Two minutes
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${address}/editions/${week}/reading-list?lang=fr`);
  const words = (await page.locator('.list section').allInnerTexts()).join(' ').split(/\s+/).filter(Boolean).length;
  check('the reading list has at most 300 words', words <= 330, words);
  check('and says how long it takes', /\d+\s*mots, \d\s*min\s*\d+\s*s/.test((await page.locator('.sum').innerText()).replaceAll(' ', ' ')), await page.locator('.sum').innerText());
  await clean('reading list');
  await small('reading list');
  await shot(page, 'reading-list', true);
  const list = join(folder, 'list.pdf');
  writeFileSync(list, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  check('it prints on one page', /Pages:\s+1\n/.test(execFileSync('pdfinfo', [list], { encoding: 'utf8' })));

  // A reader
  await page.goto(`${address}/subscriptions`);
  await clean('subscriptions');
  await shot(page, 'subscriptions');
  await page.getByLabel('Une fois par mois').check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  check('a choice is kept', await page.getByLabel('Une fois par mois').isChecked());
  await page.getByRole('button', { name: 'Faire une adresse de flux' }).click();
  const feed = (await page.locator('.link').innerText()).trim();
  const atom = await fetch(address + new URL(feed).pathname);
  check('the feed is there for whoever has the address', atom.status === 200 && (await atom.text()).includes('<feed'), atom.status);

  // The mailing
  await plain.goto(`${address}/editions/${week}/edit`);
  await plain.getByRole('button', { name: 'Envoyer les courriels' }).click();
  check('the mailing is shown', /En cours d’envoi/.test(await plain.locator('main').innerText()), await plain.locator('main').innerText());
  await page.goto(`${address}/editions/${week}/mailing`);
  await clean('mailing');
  await shot(page, 'mailing');
  await plain.getByRole('button', { name: 'Arrêter l’envoi' }).click();
  check('and stops with a press', /Arrêté/.test(await plain.locator('main').innerText()));
  await page.goto(`${address}/editions/${week}/edit`);
  check('what has gone out is closed', (await page.locator('main').innerText()).includes('ne change plus'));
  await page.goto(`${address}/admin/mailboxes`);
  await clean('mailboxes');
  await shot(page, 'mailboxes');
  check('no page complained', complaints.filter((one) => !one.includes('favicon')).length === 0, complaints);
} catch (error) {
  check('the run', false, String(error.stack ?? error));
} finally {
  await browser?.close();
  const ended = new Promise((resolve) => server.on('exit', resolve));
  server.kill('SIGTERM');
  if (server.exitCode === null) await ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}
console.log(failures === 0 ? 'all ok' : `${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
