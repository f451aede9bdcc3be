// The demo chain's edition in its five outlets, in a real Chromium: the desk, the letter at 360 and 640 px by day and night, one sheet of
// A4, two minutes, the feed, the choice of a reader, the mailing.
//   node outlets_page.mjs --bin BUILD/bin [--shots DIR] [--tour DIR]
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, clean, click, option, pale, shot, shots, test, violations } from './house.mjs';

const tour = option('--tour');
/// A picture, which the tour shows too: there as much as a window holds.
const inTour = async (page, name) => {
  await shot(page, name);
  await shot(page, name, {}, tour);
};

await test('outlets', ['--demo', '--organisation', 'Tilleul', '--mails-per-minute', '60'], async ({ address, browser, folder, invitation, newPage }) => {
  const page = await newPage();
  const desk = page.context();
  const complaints = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  await page.goto(invitation('emilie.jacquet@tilleul.example'));
  await click(page.locator('main button').first());
  await page.goto(address + '/editions');
  await shot(page, 'editions');
  const week = (await page.locator('.weeks a').first().getAttribute('href')).split('/').pop();
  const inside = async (name) => check(`${name}: nothing goes out at the side`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]));
  const small = async (name) => { const size = (await page.content()).length; check(`${name}: at most 60 KB without pictures`, size <= 60 * 1024, size); };

  // Search
  await page.getByRole('searchbox').fill('caisse');
  await click(page.getByRole('button', { name: 'Chercher' }));
  check('the archive is searched', /récits? trouvés?/.test(await page.locator('main').innerText()), await page.locator('main').innerText());
  await clean(page, 'axe finds nothing on search');
  await shot(page, 'editions-search');

  // The desk: without scripts, in a context of its own.
  const editor = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false, viewport: { width: 1280, height: 800 }, storageState: await desk.storageState() });
  const plain = await editor.newPage();
  await plain.goto(`${address}/editions/${week}/edit`);
  const first = await plain.locator('ol.list li strong').first().innerText();
  const down = plain.getByRole('button', { name: `Descendre ${first}` });
  check('the desk lists the stories', await down.count() >= 1, first);
  await click(down.first());
  check('a story moves down with a press, without scripts', await plain.locator('ol.list li strong').first().innerText() !== first);
  await plain.getByLabel('En français').fill('Cette semaine, **sept magasins** ont répondu.\n\n- Merci à Lyon\n- Merci à Lille');
  await click(plain.getByRole('button', { name: 'Enregistrer' }));
  check('the opening words are kept', (await plain.getByLabel('En français').inputValue()).startsWith('Cette semaine'));
  await click(plain.getByRole('button', { name: /^Publier/ }));
  await page.goto(`${address}/editions/${week}/edit`);
  await clean(page, 'axe finds nothing on desk');
  await inside('desk');
  await shot(page, 'edition-desk');
  await page.setViewportSize({ width: 390, height: 844 });
  await inside('desk on a phone');
  await shot(page, 'edition-desk-phone');
  await page.setViewportSize({ width: 1280, height: 800 });

  // The page
  await page.goto(`${address}/editions/${week}`);
  check('the page opens with the editor’s words', (await page.locator('main').innerText()).startsWith('Cette semaine') ||
    (await page.locator('.opening').innerText()).includes('sept magasins'));
  await clean(page, 'axe finds nothing on page');
  await small('page');
  await inside('page');
  await inTour(page, 'edition');
  await page.setViewportSize({ width: 390, height: 844 });
  await inside('page on a phone');
  await inTour(page, 'edition-phone');

  // The letter
  for (const [width, scheme] of [[360, 'light'], [360, 'dark'], [640, 'light'], [640, 'dark']]) {
    const reader = await browser.newContext({ locale: 'fr-FR', bypassCSP: true, viewport: { width, height: 900 }, colorScheme: scheme, storageState: await desk.storageState() });
    const mail = await reader.newPage();
    await mail.goto(`${address}/editions/${week}/mail?lang=fr`, { waitUntil: 'load' });
    const where = `letter ${width} px ${scheme}`;
    check(`${where}: nothing goes out at the side`, await mail.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    check(`${where}: every text has a contrast of 4.5`, (await pale(mail)).length === 0, await pale(mail));
    check(`${where}: pictures have loaded`, await mail.evaluate(() => [...document.images].every((one) => one.naturalWidth > 0)));
    const text = await mail.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.story p:not(.kicker):not(.by):not(.label)') ?? document.body).fontSize));
    check(`${where}: text of at least 14 px`, text >= 14, text);
    if (width === 360) {
      const found = await violations(mail);
      check(`${where}: axe finds nothing`, found.length === 0, found);
    }
    await shot(mail, `letter-${width}${scheme === 'dark' ? '-night' : ''}`, true);
    await shot(mail, `letter-${width}-${scheme}-whole`);
    await reader.close();
  }

  // One sheet of A4
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const lang of ['fr', 'en']) {
    await page.goto(`${address}/editions/${week}/poster?lang=${lang}`, { waitUntil: 'load' });
    await clean(page, `axe finds nothing on poster ${lang}`);
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
    if (lang === 'fr') await inTour(page, 'poster');
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 900 });
    if (lang === 'fr' && (tour || shots)) execFileSync('pdftoppm', ['-r', '70', '-png', '-singlefile', file, join(tour ?? shots, 'poster')]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${address}/editions/${week}/poster`);
  await inside('poster on a phone');
  await shot(page, 'poster-phone');

  // Two minutes
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${address}/editions/${week}/reading-list?lang=fr`);
  const words = (await page.locator('.list section').allInnerTexts()).join(' ').split(/\s+/).filter(Boolean).length;
  check('the reading list has at most 300 words', words <= 330, words);
  check('and says how long it takes', /\d+\s*mots, \d\s*min\s*\d+\s*s/.test((await page.locator('.sum').innerText()).replaceAll(' ', ' ')), await page.locator('.sum').innerText());
  await clean(page, 'axe finds nothing on reading list');
  await small('reading list');
  await inTour(page, 'reading-list');
  const list = join(folder, 'list.pdf');
  writeFileSync(list, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  check('it prints on one page', /Pages:\s+1\n/.test(execFileSync('pdfinfo', [list], { encoding: 'utf8' })));

  // A reader
  await page.goto(`${address}/subscriptions`);
  await clean(page, 'axe finds nothing on subscriptions');
  await shot(page, 'subscriptions');
  await page.getByLabel('Une fois par mois').check();
  await click(page.getByRole('button', { name: 'Enregistrer' }));
  check('a choice is kept', await page.getByLabel('Une fois par mois').isChecked());
  await click(page.getByRole('button', { name: 'Faire une adresse de flux' }));
  const feed = (await page.locator('.link').innerText()).trim();
  const atom = await fetch(address + new URL(feed).pathname);
  check('the feed is there for whoever has the address', atom.status === 200 && (await atom.text()).includes('<feed'), atom.status);

  // The mailing
  await plain.goto(`${address}/editions/${week}/edit`);
  await click(plain.getByRole('button', { name: 'Envoyer les courriels' }));
  check('the mailing is shown', /En cours d’envoi/.test(await plain.locator('main').innerText()), await plain.locator('main').innerText());
  await page.goto(`${address}/editions/${week}/mailing`);
  await clean(page, 'axe finds nothing on mailing');
  await shot(page, 'mailing');
  await click(plain.getByRole('button', { name: 'Arrêter l’envoi' }));
  check('and stops with a press', /Arrêté/.test(await plain.locator('main').innerText()));
  await page.goto(`${address}/editions/${week}/edit`);
  check('what has gone out is closed', (await page.locator('main').innerText()).includes('ne change plus'));
  await page.goto(`${address}/admin/mailboxes`);
  await clean(page, 'axe finds nothing on mailboxes');
  await shot(page, 'mailboxes');
  check('no page complained', complaints.filter((one) => !one.includes('favicon')).length === 0, complaints);
});
