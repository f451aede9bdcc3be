// The browser form on a phone's screen in a real Chromium: filed without scripts, once, whatever happens; read by axe; errors keep the words.
//   node form.mjs --bin BUILD/bin [--shots DIR]
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { axe, check, click, run, shot, test } from './house.mjs';

const photo = fileURLToPath(new URL('../../backend/demo/photos/queue.jpg', import.meta.url));
const words = 'Caisse fermée, sept clients attendent.\nPersonne ne lève les yeux.';
const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
await test('form', [], async ({ address, browser, data, folder, tokenOf }) => {
  writeFileSync(join(folder, 'units.csv'),
    'code,name,kind,region,address,lat,lon,opening\nLYO-01,Lyon Part-Dieu,shop,Rhône,1 rue,45.76,4.86,\nTLS-02,Toulouse Capitole,shop,Occitanie,2 rue,43.6,1.44,\n');
  writeFileSync(join(folder, 'people.csv'),
    'email,name,department,manager_email,unit_code,role,language\nclaire@chain.example,Claire Dupont,Marketing,,,visitor,fr\nann@chain.example,Ann Reed,Marketing,,,visitor,en\n');
  run('import', 'units', join(folder, 'units.csv'), '--data', data);
  run('import', 'people', join(folder, 'people.csv'), '--data', data);
  const linkOf = (email) => address + new URL(run('invite', '--email', email, '--form', '--data', data).split('\n').pop()).pathname;
  const link = linkOf('claire@chain.example');
  const token = tokenOf('claire@chain.example');
  const filed = async () => (await (await fetch(`${address}/v1/reports?scope=mine`, { headers: { Authorization: `Bearer ${token}` } })).json()).items;

  const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
  const enter = async (context, where) => {
    const page = await context.newPage();
    await page.goto(where);
    await click(page.locator('button.act'));
    return page;
  };
  const fill = async (page, text = words) => {
    await page.selectOption('#unit', 'LYO-01');
    await page.check('input[name=tone][value=bad]');
    await page.fill('#text', text);
    await page.fill('#verbatim', 'Je croyais déranger');
    await page.fill('#idea', 'Ouvrir une deuxième caisse');
  };

  { // Without scripts, as on an old phone.
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
    const page = await enter(context, link);
    check('a personal link opens the form', page.url() === `${address}/form`, page.url());
    await fill(page);
    await page.setInputFiles('#picture', photo);
    await click(page.locator('button.act'));
    check('a picture without the tick is not sent', page.url() === `${address}/form` &&
      plain(await page.textContent('[role=alert]')).includes('aucune personne reconnaissable'), await page.textContent('body'));
    check('the words are still there', await page.inputValue('#text') === words && await page.inputValue('#idea') === 'Ouvrir une deuxième caisse' &&
      await page.inputValue('#unit') === 'LYO-01', await page.inputValue('#text'));
    await shot(page, 'form-wrong');
    await page.setInputFiles('#picture', photo);
    await page.check('#nobody');
    await click(page.locator('button.act'));
    check('filed: the receipt', /\/form\/filed\/[0-9a-f-]{36}$/.test(page.url()), [page.url(), await page.textContent('body')]);
    const receipt = plain(await page.textContent('main'));
    const [report] = await filed();
    const stored = await (await fetch(`${address}/v1/reports/${report.id}`, { headers: { Authorization: `Bearer ${token}` } })).json();
    check('it says number and hash of what is stored', receipt.includes(report.id) && receipt.includes(stored.hash), receipt);
    check('it says the picture that was sent', receipt.includes(createHash('sha256').update(readFileSync(photo)).digest('hex')), receipt);
    check('it says the store’s hour', receipt.includes('heure du magasin'), receipt);
    check('the picture is there, cleaned', stored.media.length === 1 && stored.media[0].state === 'received', stored.media);
    check('the words are stored as typed', stored.content.astonishments[0].text === words, stored.content);
    await page.reload();
    check('loading the receipt again sends nothing', (await filed()).length === 1);
    await shot(page, 'form-receipt');
    await page.goto(`${address}/form/mine`);
    check('the list of one’s own', plain(await page.textContent('main')).includes('Lyon Part-Dieu'));
    const other = await page.goto(`${address}/editions`);
    check('the rest is closed, in a page', other.status() === 403 && (await page.textContent('main')).includes('lien personnel'), other.status());
    await context.close();
  }

  { // An answer lost on its way, a second press, the back button: one report.
    const context = await browser.newContext(phone);
    const page = await enter(context, link);
    await fill(page, 'La réponse se perd');
    let posts = 0;
    await page.route('**/form', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      posts += 1;
      if (posts > 1) return route.continue();
      await route.fetch({ maxRedirects: 0 });  // it arrived, and the answer did not
      return route.abort('connectionreset');
    });
    const broken = page.waitForURL(/^chrome-error:/, { timeout: 20000 }).catch(() => {});
    await page.click('button.act', { noWaitAfter: true });
    await broken;
    for (let i = 0; i < 100 && !page.url().startsWith('chrome-error:'); i += 1) await new Promise((wait) => setTimeout(wait, 50));
    for (let i = 0; i < 100 && (await filed()).length < 2; i += 1) await new Promise((wait) => setTimeout(wait, 50));
    check('it arrived although nobody said so', (await filed()).length === 2);
    await page.reload();  // the browser's error page sends the same form again
    check('sent again after a lost answer: one report', posts === 2 && (await filed()).length === 2 && page.url().includes('/form/filed/'), [posts, page.url()]);
    await page.unroute('**/form');
    await page.goto(`${address}/form`);
    await fill(page, 'Deux pressions');
    const typed = (await page.evaluate(() => [...new FormData(document.querySelector('form.filing'))])).filter(([, value]) => typeof value === 'string');
    const cookie = (await context.cookies()).map((one) => `${one.name}=${one.value}`).join('; ');
    const press = async () => {
      const body = new FormData();
      for (const [name, value] of typed) body.append(name, value);
      return (await fetch(`${address}/form`, { method: 'POST', body, headers: { Cookie: cookie }, redirect: 'manual' })).headers.get('location');
    };
    const twice = await Promise.all([press(), press(), press()]);
    check('three presses at once: one report', (await filed()).length === 3 && new Set(twice).size === 1 && String(twice[0]).startsWith('/form/filed/'), twice);
    await context.close();
  }

  for (const [scheme, email, language] of [['light', 'claire@chain.example', 'fr'], ['dark', 'ann@chain.example', 'en']]) {
    const context = await browser.newContext({ ...phone, colorScheme: scheme, locale: language });
    const page = await enter(context, linkOf(email));
    const look = async (where) => {
      const sizes = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      check(`${where}: nothing to scroll sideways at 360 px`, sizes[0] <= 360, sizes);
      const found = await axe(page, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
      check(`${where}: axe has nothing to say`, found.violations.length === 0,
        found.violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 120) + ' ' + node.failureSummary)]));
      check(`${where}: axe measured the contrasts`, found.passes.some((one) => one.id === 'color-contrast'));
      check(`${where}: its language is said`, await page.getAttribute('html', 'lang') === language);
      await shot(page, where.replaceAll(' ', '-'));
    };
    await look(`form ${scheme}`);
    const reached = [];
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement.id || document.activeElement.name || document.activeElement.className));
    }
    const order = ['unit', 'day', 'kind', 'tone', 'text', 'verbatim', 'idea', 'picture', 'nobody', 'act'].map((name) => reached.indexOf(name));
    check(`form ${scheme}: the keyboard reaches everything in order`, order.every((at, i) => at >= 0 && (i === 0 || at > order[i - 1])), reached);
    const names = await page.$$eval('.filing input:not([type=hidden]), .filing select, .filing textarea', (all) =>
      all.filter((one) => one.labels.length === 0).map((one) => one.outerHTML));
    check(`form ${scheme}: every field has its label`, names.length === 0, names);
    await page.evaluate(() => { document.querySelector('#unit').removeAttribute('required'); });
    await page.fill('#text', words);
    await click(page.locator('button.act'));
    check(`form ${scheme}: what is wrong is said at its field`, await page.getAttribute('#unit', 'aria-invalid') === 'true' &&
      (await page.textContent('#unit-wrong')).length > 10);
    await look(`form wrong ${scheme}`);
    await fill(page, 'La vendeuse Sophie a souri à sept clients qui attendent.');
    await click(page.locator('button.act'));
    check(`form ${scheme}: who is named is pointed out`, (await page.textContent('[role=alert]')).includes('Sophie'), await page.textContent('main'));
    await look(`form names ${scheme}`);
    await fill(page);
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    await click(page.locator('button.act'));
    await look(`receipt ${scheme}`);
    await page.goto(`${address}/form/mine`);
    await look(`filings ${scheme}`);
    await page.goto(linkOf(email));
    await look(`door ${scheme}`);
    await page.goto(`${address}/nothing`);
    await look(`not found ${scheme}`);
    await context.close();
  }

  // Refusals that are decided before any page is: a page for a browser, JSON for a program.
  const refused = async (path, init, status) => {
    const page = await fetch(address + path, { ...init, headers: { ...init.headers, Accept: 'text/html,*/*;q=0.8', 'Accept-Language': 'fr' } });
    const body = await page.text();
    check(`${status} is a page in French`, page.status === status && page.headers.get('content-type').startsWith('text/html') && body.includes('<html lang="fr">'), [page.status, body.slice(0, 300)]);
    const problem = await fetch(address + path, init);
    check(`${status} is JSON for a program`, problem.status === status && problem.headers.get('content-type').startsWith('application/problem+json'), problem.status);
  };
  const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' };
  await refused('/enter', { method: 'POST', headers: urlencoded, body: 'x'.repeat(5000) }, 413);
  await refused('/enter', { method: 'DELETE', headers: {} }, 405);
  await refused('/nothing', { headers: {} }, 404);
  await refused('/admin', { headers: {} }, 401);
});
