// The palmarès and the answer clock in a real Chromium, without scripts: the month is read, somebody is thanked, an idea is answered.
//   node palmares_page.mjs --bin BUILD/bin [--shots DIR]
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const option = (name) => { const at = process.argv.indexOf(name); return at < 0 ? null : process.argv[at + 1]; };
const program = join(option('--bin'), 'passerelled');
const shots = option('--shots');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'passerelle-palmares-'));
const data = join(folder, 'data');
let failures = 0;
const check = (name, condition, detail = '') => {
  if (!condition) failures += 1;
  console.log(`${condition ? 'ok     ' : 'FAILED '} ${name}${condition ? '' : ' ' + JSON.stringify(detail)}`);
};

const server = spawn(program, ['serve', '--demo', '--data', data, '--listen', '127.0.0.1:0', '--public-url', 'http://127.0.0.1'],
  { stdio: ['ignore', 'pipe', 'inherit'] });
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

let browser;
try {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const signedIn = async (email, options = {}) => {
    const context = await browser.newContext({ locale: 'fr-FR', bypassCSP: true, viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    const invitation = execFileSync(program, ['invite', '--email', email, '--browser', '--data', data], { encoding: 'utf8' }).trim();
    await page.goto(address + new URL(invitation).pathname);
    await page.getByRole('button').first().click();
    return page;
  };
  const shot = async (page, name) => {
    if (!shots) return;
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  };
  const text = (page) => page.locator('main').innerText();
  const looks = async (page, name) => {
    check(`axe finds nothing on ${name}`, (await violations(page)).length === 0, await violations(page));
    await shot(page, name);
    await page.emulateMedia({ colorScheme: 'dark' });
    check(`axe finds nothing on ${name} in the dark`, (await violations(page)).length === 0, await violations(page));
    await shot(page, `${name}-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 390, height: 844 });
    check(`${name} fits a phone`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await shot(page, `${name}-phone`);
    await page.setViewportSize({ width: 1280, height: 800 });
  };

  const chair = await signedIn('florent.texier@tilleul.example');
  await chair.goto(address + '/palmares');
  await looks(chair, 'palmares');
  await chair.locator('main ul.list a[href^="/palmares/"]').last().click();
  const month = new URL(chair.url()).pathname.split('/').pop();
  const read = await text(chair);
  check('the month has graded reports and ideas', await chair.locator('svg.merit').count() >= 4, await chair.locator('svg.merit').count());
  check('both parts of a report’s quality are shown', read.includes('Utile à ses lecteurs') && read.includes('Suivi d’effet'), read);
  check('what became of ideas stands there', /C’est fait|Testée à partir du|Retenue, confiée à/.test(read), read);
  check('somebody was nominated', read.includes('plus proche des clients'), read);
  await looks(chair, 'palmares-month');

  // Thanks, by the keyboard alone and without a script.
  const bare = await signedIn('florent.texier@tilleul.example', { javaScriptEnabled: false });
  await bare.goto(address + '/palmares/' + month);
  const forms = bare.locator('details:has(textarea[name="words"])');
  check('the chair may thank', await forms.count() > 0);
  const card = forms.last();
  await card.locator('summary').press('Enter');
  await card.locator('textarea').fill('Merci : <b>relu</b> à voix haute.');
  await card.getByRole('button', { name: 'Donner' }).press('Enter');
  check('the words are printed as they were typed', (await text(bare)).includes('Merci : <b>relu</b> à voix haute.'), await text(bare));
  const thanked = await text(bare);
  await bare.reload();
  check('a GET changes nothing', thanked === await text(bare));
  const takeBack = bare.getByRole('button', { name: /Reprendre/ });
  const before = await takeBack.count();
  await takeBack.last().press('Enter');
  check('and can be taken back', await takeBack.count() === before - 1, before);

  // The answer clock.
  await chair.goto(address + '/answers');
  check('what waits is listed by age', await chair.locator('main ul.list li').count() > 3, await text(chair));
  check('no page speaks of UTC', !(await text(chair)).includes('UTC'));
  await looks(chair, 'answers');
  await bare.goto(address + '/answers');
  const waits = bare.locator('main h2', { hasText: 'Elles attendent' }).locator('xpath=following-sibling::ul[1]').locator('li a').first();
  const idea = await waits.getAttribute('href');
  await bare.goto(address + idea);
  await chair.goto(address + idea);
  await looks(chair, 'answer');
  const press = async (fields, language) => {
    for (const [name, value] of Object.entries(fields)) {
      if (name === 'status') await bare.locator(`input[name="status"][value="${value}"]`).check();
      else if (name === 'template') await bare.locator('select[name="template"]').selectOption(value);
      else await bare.locator(`[name="${name}"]`).fill(value);
    }
    await bare.locator('button.act').press('Enter');
  };
  await press({ status: 'retained', dueOn: '2020-01-01' });
  const refused = await bare.locator('main').innerText();
  check('a day that is past is refused in words', refused.includes('Donnez une date') && refused.includes('Revenez en arrière'), refused);
  await bare.goto(address + idea);
  const inAMonth = new Date(Date.now() + 30 * 86400000).toISOString().slice(0, 10);
  await press({ status: 'tested', owner: 'lea.schmitt@tilleul.example', dueOn: inAMonth, testedWhere: 'Nantes Commerce', testedOn: inAMonth, template: 'pilot' });
  check('an idea is answered by one press', (await text(bare)).includes('Nantes Commerce'), await text(bare));
  check('and the page says when it is told', (await text(bare)).includes('quart d’heure'));
  check('times are the chain’s own, in words', /(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s\d/.test(await text(bare)), await text(bare));
  await chair.goto(address + idea);
  await shot(chair, 'answer-given');
  // A form without the session's token changes nothing; nor does somebody without the role.
  const forged = await bare.request.post(address + idea, { form: { status: 'declined', reason: 'x' }, maxRedirects: 0 });
  check('a form of another site is refused', forged.status() === 403, forged.status());
  const visitor = await signedIn('zoe.lefevre@tilleul.example');
  await visitor.goto(address + idea);
  check('everybody reads the answer', (await text(visitor)).includes('Nantes Commerce'));

  // The published grades give exactly the published result.
  await chair.goto(address + '/rounds');
  for (const name of [/Les idées du mois/, /Les rapports/]) {
    await chair.goto(address + '/rounds');
    await chair.getByRole('link', { name }).first().click();
    const path = new URL(chair.url()).pathname;
    if (path.includes('palmares')) continue;
    const round = await (await chair.request.get(address + '/v1' + path)).json();
    const file = join(folder, 'grades.csv');
    writeFileSync(file, await (await chair.request.get(address + path + '/grades.csv')).body());
    const again = execFileSync(program, ['rank', file], { encoding: 'utf8' });
    const told = 'rank,idea,majority_grade,graders,above,below\n' + round.result.ranked.map((line) =>
      [line.rank, line.item, line.grade, line.graders, line.above, line.below].join(',') + '\n').join('');
    check(`passerelled rank gives the published result of ${round.kind}`, again === told, { again, told });
    if (round.kind === 'reports') {
      const said = await text(chair);
      check('a result of reports speaks of reports', said.includes('au palmarès') && !said.includes('retenue'), said);
      await looks(chair, 'reports-round');
    }
  }
  await chair.goto(address + '/rounds/new?kind=reports&month=' + month);
  await looks(chair, 'reports-round-prepare');
} catch (error) {
  check('the run', false, String(error.stack ?? error));
} finally {
  await browser?.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.on('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
console.log(failures === 0 ? 'all ok' : `${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
