// Ideas in a real Chromium, without scripts: filed, found alike, supported, counted only after reacting, triaged by one key a word.
//   node ideas_page.mjs --bin BUILD/bin [--shots DIR]
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const option = (name) => { const at = process.argv.indexOf(name); return at < 0 ? null : process.argv[at + 1]; };
const program = join(option('--bin'), 'passerelled');
const shots = option('--shots');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'passerelle-ideas-'));
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

let browser;
try {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const contextOf = (options) => browser.newContext({ locale: 'fr-FR', bypassCSP: true, javaScriptEnabled: false, ...options });
  const invite = (words) => new URL(execFileSync(program, ['invite', ...words, '--browser', '--data', data], { encoding: 'utf8' }).trim()).pathname;
  const signIn = async (words, options) => {
    const page = await (await contextOf(options)).newPage();
    await page.goto(address + invite(words));
    await page.getByRole('button').first().click();
    return page;
  };
  /// The same page with scripts, for axe alone.
  const violations = async (page, colorScheme) => {
    const context = await contextOf({ javaScriptEnabled: true, colorScheme, viewport: page.viewportSize(), storageState: await page.context().storageState() });
    const twin = await context.newPage();
    await twin.goto(page.url());
    await twin.evaluate(axe);
    const found = await twin.evaluate(() => globalThis.axe.run(document));
    const wide = await twin.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    await context.close();
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`).concat(wide ? ['goes out at the side'] : []);
  };
  const look = async (page, name) => {
    for (const [label, viewport] of [['phone', { width: 390, height: 844 }], ['desktop', { width: 1280, height: 800 }]]) {
      await page.setViewportSize(viewport);
      for (const scheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: scheme });
        const found = await violations(page, scheme);
        check(`axe finds nothing on ${name}, ${label}, ${scheme}`, found.length === 0, found);
        if (!shots) continue;
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: join(shots, `${name}-${label}-${scheme}.png`), fullPage: true });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const main = async (page) => (await page.locator('main').innerText()).replace(/\u00a0/g, ' ');

  const visitor = await signIn(['--email', 'karim.haddad@tilleul.example'], { viewport: { width: 390, height: 844 } });
  await visitor.goto(address + '/ideas');
  check('the best supported are listed', await visitor.locator('main ol li').count() >= 10, await visitor.locator('main ol li').count());
  await look(visitor, 'ideas');
  await visitor.getByRole('link', { name: 'Les plus récentes' }).click();
  check('and the newest', (await visitor.locator('h1').innerText()) === 'Les plus récentes');
  await visitor.getByRole('link', { name: 'La suite' }).click();
  check('page by page', await visitor.locator('main ol li').count() >= 1);

  await visitor.goto(address + '/ideas/new');
  await look(visitor, 'idea-new');
  await visitor.getByLabel('Ce que vous changeriez').fill('Mettre une chaise haute près du comptoir pour Sophie Martin, la caissière enceinte');
  await visitor.getByRole('button', { name: 'Déposer' }).click();
  check('who could be recognised is pointed out', (await main(visitor)).includes('On pourrait reconnaître quelqu’un'), await main(visitor));
  await look(visitor, 'idea-asked');
  await visitor.getByLabel('Ce que vous changeriez').fill('Mettre une chaise haute derrière chaque comptoir de retrait, zinzolin');
  await visitor.getByRole('button', { name: 'Déposer' }).click();
  if ((await visitor.locator('h1').innerText()) === 'Proposer une idée') {
    check('ideas that are alike are shown first', (await main(visitor)).includes('disent peut-être la même chose'), await main(visitor));
    await visitor.getByRole('button', { name: 'Déposer quand même' }).click();
  }
  const mine = new URL(visitor.url()).pathname;
  check('a filed idea has its page', /^\/ideas\/[0-9a-f-]{36}$/.test(mine), mine);
  check('it is one’s own', (await main(visitor)).includes('C’est la vôtre'));
  await look(visitor, 'idea-own');
  await visitor.locator('summary', { hasText: 'La corriger' }).click();
  await visitor.getByLabel('Votre idée').fill('Mettre une chaise haute derrière chaque comptoir de retrait, et une seconde, zinzolin');
  await visitor.getByRole('button', { name: 'Enregistrer' }).click();
  check('it is corrected by its author', (await main(visitor)).includes('et une seconde'));

  const reader = await signIn(['--email', 'david.texier@tilleul.example'], { viewport: { width: 390, height: 844 } });
  await reader.goto(address + mine);
  const before = await main(reader);
  check('no number before one has reacted', !/soutiens? sur/.test(before), before);
  check('a GET changes nothing', before === await (async () => { await reader.reload(); return main(reader); })());
  await reader.getByRole('button', { name: 'Soutenir cette idée' }).click();
  check('one press supports, and the numbers show', (await main(reader)).includes('1 soutien sur 1 lecteur'), await main(reader));
  await look(reader, 'idea-supported');
  await reader.getByRole('button', { name: 'Ne plus soutenir' }).click();
  check('and is taken back', (await reader.getByRole('button', { name: 'Soutenir cette idée' }).count()) === 1);

  const manager = await signIn(['--email', 'florent.texier@tilleul.example'], { viewport: { width: 1280, height: 800 } });
  await manager.goto(address + '/triage');
  const waiting = async () => Number(/(\d+) idées? attende?n?t?/.exec(await main(manager))?.[1] ?? 0);
  const begun = await waiting();
  check('ideas wait for a word', begun > 5, await main(manager));
  await look(manager, 'triage');
  await manager.setViewportSize({ width: 1280, height: 800 });
  await manager.reload();
  await manager.locator('button.act:focus').waitFor();
  await Promise.all([manager.waitForResponse((answer) => answer.request().method() === 'POST'), manager.keyboard.press('Enter')]);
  await manager.getByRole('button', { name: /Reprendre/ }).first().waitFor();
  check('one key sends an idea to the round', (await waiting()) === begun - 1, await main(manager));
  await manager.getByRole('button', { name: /À répondre/ }).click();
  check('one press says it is to be answered', (await waiting()) === begun - 2);
  await manager.getByRole('button', { name: /Reprendre/ }).first().click();
  check('and is taken back', (await waiting()) === begun - 1);
  await manager.goto(address + '/rounds/new');
  check('what triage sent is proposed to the round', (await main(manager)).includes('Les idées que le tri envoie au scrutin : 1'), await main(manager));
  await manager.goto(address + '/ideas/unread');
  await look(manager, 'ideas-unread');
  check('managers do not see the flags', (await manager.goto(address + '/flags')).status() === 403);

  const moderator = await signIn(['--email', 'aicha.lemoine@tilleul.example'], { viewport: { width: 390, height: 844 } });
  await moderator.goto(address + '/flags');
  check('the moderator’s page says that nothing is decided there', (await main(moderator)).includes('Rien n’est décidé ici'));
  await look(moderator, 'flags');
} catch (error) {
  check('the run', false, String(error.stack ?? error));
} finally {
  await browser?.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.on('exit', resolve));
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}
console.log(failures === 0 ? 'all ok' : `${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
