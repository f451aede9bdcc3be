// The edition's page in a real Chromium: reports are filed by HTTP, answered, composed; then the page is looked at.
//   node edition_page.mjs --bin BUILD/bin [--shots DIR]
import { spawn, execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const option = (name) => { const at = process.argv.indexOf(name); return at < 0 ? null : process.argv[at + 1]; };
const program = join(option('--bin'), 'passerelled');
const shots = option('--shots');
const folder = mkdtempSync(join(tmpdir(), 'passerelle-edition-'));
const data = join(folder, 'data');
let failures = 0;
const check = (name, condition, detail = '') => {
  if (!condition) failures += 1;
  console.log(`${condition ? 'ok     ' : 'FAILED '} ${name}${condition ? '' : ' ' + JSON.stringify(detail)}`);
};
const newId = () => {  // UUIDv7
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
const run = (...words) => execFileSync(program, words, { encoding: 'utf8' });

const server = spawn(program, ['serve', '--data', data, '--listen', '127.0.0.1:0', '--public-url', 'http://127.0.0.1'], { stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise((resolve, reject) => {
  let seen = '';
  server.stdout.on('data', (bytes) => {
    seen += bytes;
    const found = /listens on (http:\/\/127\.0\.0\.1:\d+)/.exec(seen);
    if (found) resolve(found[1]);
  });
  server.on('exit', () => reject(new Error('passerelled ended: ' + seen)));
});

let browser;
try {
  writeFileSync(join(folder, 'units.csv'),
    'code,name,kind,region,address,lat,lon,opening\nLYO-01,Lyon Part-Dieu,shop,Rhône,1 rue,45.76,4.86,\n' +
    'TLS-02,Toulouse Capitole,shop,Occitanie,2 rue,43.6,1.44,\n');
  writeFileSync(join(folder, 'people.csv'),
    'email,name,department,manager_email,unit_code,role,language\n' +
    'claire@chain.example,Claire Dupont,Marketing,,,visitor,fr\n' +
    'host1@chain.example,Hôte Lyon,,,LYO-01,host,fr\nhost2@chain.example,Hôte Toulouse,,,TLS-02,host,fr\n' +
    'admin@chain.example,Administration,Programme,,,admin,fr\n');
  run('import', 'units', join(folder, 'units.csv'), '--data', data);
  run('import', 'people', join(folder, 'people.csv'), '--data', data);
  const tokenOf = (email) => run('token', '--person', email, '--data', data).trim().split('\n').pop();
  const [visitor, host1, host2, admin] = ['claire', 'host1', 'host2', 'admin'].map((name) => tokenOf(`${name}@chain.example`));
  const send = async (method, path, token, body, headers = {}) => {
    const response = await fetch(address + path, {
      method, body: body === undefined ? undefined : JSON.stringify(body),
      headers: { Authorization: 'Bearer ' + token, 'Content-Type': 'application/json', ...headers },
    });
    return { status: response.status, body: await response.json() };
  };
  const hostile = '</p><script>document.title="owned"</script><img src=x onerror=document.title="owned">';
  const file = async (code, tone, text, verbatim, idea) => {
    const id = newId();
    const content = {
      kind: 'buddyDay', subject: { kind: 'unit', code }, visitedOn: new Date().toISOString().slice(0, 10), language: 'fr',
      astonishments: [{ id: newId(), tone, text, verbatim, momentOfTruth: 'checkout', sense: 'sight' }],
      ideas: [{ id: newId(), text: idea }], media: [], noRecognisablePerson: false,
    };
    const filed = await send('PUT', `/v1/reports/${id}`, visitor, content);
    check(`filed: ${text.slice(0, 24)}`, filed.status === 201 &&
      filed.body.hash === createHash('sha256').update(JSON.stringify(content)).digest('hex'), filed);
    return id;
  };
  const first = await file('LYO-01', 'bad', 'Caisse fermée, sept clients attendent. Personne ne lève les yeux.',
    'Je croyais déranger !', 'Un regard en dix secondes');
  const second = await file('TLS-02', 'good', 'On m’a accompagnée jusqu’au rayon', 'Lui, il sait.', 'Le dire aux autres');
  const third = await file('LYO-01', 'puzzling', hostile, hostile, hostile);
  const week = await (async () => {
    for (const [id, host, kind, text] of [[first, host1, 'context', 'Deux collègues manquaient ce jour-là.'],
      [second, host2, 'thanks', ''], [third, host1, 'correction', hostile]]) {
      const replied = await send('PUT', `/v1/reports/${id}/reply`, host, { thanks: true, kind, text });
      check('the store answers and the report is published', replied.body.state === 'published', replied);
    }
    const now = new Date(), day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
    day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
    const number = Math.ceil(((day - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86400000 + 1) / 7);
    return `${day.getUTCFullYear()}-W${String(number).padStart(2, '0')}`;
  })();
  const composed = await send('POST', `/v1/editions/${week}`, admin, {});
  check('the edition is composed', composed.status === 200 && composed.body.stories === 3, composed);

  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  for (const [width, scheme] of [[390, 'light'], [390, 'dark'], [1280, 'light'], [1280, 'dark']]) {
    const where = `${width} px ${scheme}`;
    const context = await browser.newContext({
      viewport: { width, height: 900 }, colorScheme: scheme, extraHTTPHeaders: { Authorization: 'Bearer ' + visitor },
    });
    const page = await context.newPage();
    const complaints = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('requestfailed', (request) => complaints.push(request.url()));
    await page.goto(`${address}/editions/${week}`, { waitUntil: 'load' });
    const text = (await page.innerText('body')).replaceAll(/[\u00a0\u202f]/g, ' ');
    for (const part of ['Passerelle', '« Je croyais déranger ! »', 'Caisse fermée, sept clients attendent', 'Personne ne lève les yeux.',
      'Un regard en dix secondes', 'Deux collègues manquaient ce jour-là.', 'Claire Dupont, Marketing', hostile])
      check(`${where}: says “${part.slice(0, 30)}”`, text.includes(part), text.slice(0, 400));
    check(`${where}: what was typed ran nowhere`, !(await page.title()).includes('owned'));
    check(`${where}: no complaint in the console`, complaints.length === 0, complaints);
    const sizes = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    check(`${where}: nothing to scroll sideways`, sizes[0] <= sizes[1], sizes);
    const pale = await page.evaluate(() => {  // WCAG 2.2, contrast of every text against the first opaque background
      const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
      const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.textContent.trim()) continue;
        let behind = node.parentElement;
        while (behind && (parse(getComputedStyle(behind).backgroundColor)[3] ?? 1) < 1) behind = behind.parentElement;
        const a = light(parse(getComputedStyle(node.parentElement).color));
        const b = light(parse(getComputedStyle(behind ?? document.documentElement).backgroundColor));
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) found.push([node.textContent.trim().slice(0, 30), ratio.toFixed(2)]);
      }
      return found;
    });
    check(`${where}: every text has a contrast of 4.5`, pale.length === 0, pale);
    const first = await page.$eval('article blockquote', (quote) => parseFloat(getComputedStyle(quote).fontSize));
    const body = await page.$eval('article .reply p:not(.label)', (line) => parseFloat(getComputedStyle(line).fontSize));
    check(`${where}: the customer's words are larger than what is said about them`, first > body, [first, body]);
    if (shots) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `edition-${width}-${scheme}.png`), fullPage: true });
    }
    if (width === 1280 && scheme === 'light') {
      const pdf = await page.pdf({ preferCSSPageSize: true });
      check('it prints on A4', /\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/.test(pdf.toString('latin1')));
      await page.click('text=Lire le rapport');
      check('a story leads to its report', page.url().includes('/reports/'), page.url());
      await page.goto(`${address}/editions/${week}?lang=en`);
      check('it is there in English', (await page.textContent('body')).includes('The store says thanks, and explains'));
    }
    await context.close();
  }
} finally {
  await browser?.close();
  const ended = new Promise((resolve) => server.on('exit', resolve));
  server.kill('SIGTERM');
  if (server.exitCode === null) await ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}
console.log(failures === 0 ? 'all good' : `${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
