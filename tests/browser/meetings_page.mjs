// The customer's chair in a real Chromium: plan, press the kit together, speak for customers, decide, print on one page.
//   node meetings_page.mjs --bin BUILD/bin [--shots DIR]
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { check, clean, click, shot, test } from './house.mjs';

await test('meetings', ['--demo'], async ({ address, folder, signedIn }) => {

  const chair = await signedIn('florent.texier@tilleul.example');
  await chair.goto(address + '/meetings');
  check('a meeting that took place and the next one are listed', await chair.locator('main li').count() === 2, await chair.locator('main').innerText());
  await clean(chair, 'axe finds nothing on the list');
  await click(chair.locator('main li a').first());
  const next = new URL(chair.url()).pathname;
  check('the next one has its kit', await chair.locator('main dl dt').count() === 4, await chair.locator('main').innerText());
  await clean(chair, 'axe finds nothing on a meeting');
  await shot(chair, 'meeting-desktop');
  await chair.emulateMedia({ colorScheme: 'dark' });
  await clean(chair, 'axe finds nothing by night');
  await shot(chair, 'meeting-desktop-night');
  await chair.emulateMedia({ colorScheme: 'light' });

  // Plan another one, and press its kit together.
  await chair.goto(address + '/meetings/new');
  await clean(chair, 'axe finds nothing on the form');
  await chair.getByLabel('Titre').fill('Comité de décembre');
  await chair.getByLabel('Décisions à l’ordre du jour').fill('Remplacer les caisses par des bornes');
  await click(chair.getByRole('button', { name: 'Créer la réunion' }));
  const mine = new URL(chair.url()).pathname;
  check('it names who speaks for the customers', /parle pour les clients|C’est vous qui parlez/.test(await chair.locator('.notice').innerText()));
  await click(chair.getByRole('button', { name: 'Composer le kit' }));
  check('the kit is one press', await chair.locator('main dl dt').count() >= 3, await chair.locator('main').innerText());
  await click(chair.getByText('Choisir à la main'));
  await chair.getByLabel('Ou un autre nombre').fill('7 min');
  await chair.getByLabel('Ce qu’il compte').fill('d’attente à la caisse, samedi à 17 h');
  await click(chair.getByRole('button', { name: 'Garder ces choix' }));
  check('a number by hand stands in it', (await chair.locator('dl').innerText()).includes('7 min'));
  await shot(chair, 'meeting-planned-desktop');

  // The advocate on a phone, by the decision's QR address.
  const members = await chair.locator('h2:has-text("Qui vient") + ul > li').allInnerTexts();
  check('the committee is there', members.length >= 8, members);
  await click(chair.getByText('Changer qui vient et qui parle'));
  await chair.getByLabel('Qui parle pour les clients').selectOption({ label: 'Léa Schmitt' });
  await click(chair.locator('form[action$="/advocate"] button'));
  const phone = await signedIn('lea.schmitt@tilleul.example', { viewport: { width: 390, height: 844 }, hasTouch: true, javaScriptEnabled: false });
  await phone.goto(address + mine);
  check('the advocate is told it is their turn', await phone.getByText('C’est vous qui parlez').isVisible());
  await click(phone.locator('ol.list a').first());
  await phone.getByLabel('moins bien pour les clients').check();
  await phone.getByLabel('Ce qu’ils verront').fill('Plus personne ne leur dit bonjour à la caisse.');
  await click(phone.getByRole('button', { name: 'Garder cette ligne' }));
  check('the line stands with the decision', await phone.getByText('Plus personne ne leur dit bonjour').first().isVisible());
  check('who does not prepare does not decide', await phone.getByRole('button', { name: 'Garder la décision' }).count() === 0);
  await shot(phone, 'decision-phone');
  await chair.goto(phone.url());
  await clean(chair, 'axe finds nothing on a decision');
  await chair.getByLabel('non retenue').check();
  await chair.getByLabel('Quoi, où').fill('Pas sans avoir regardé un samedi.');
  await click(chair.getByRole('button', { name: 'Garder la décision' }));
  await shot(chair, 'decision-desktop');

  // Printed: each on one sheet of A4, by Chromium, counted by poppler.
  for (const paper of ['kit', 'card', 'minutes']) {
    for (const meeting of [next, mine]) {
      await chair.goto(`${address}${meeting}/${paper}`);
      await chair.evaluate(() => Promise.all([...document.images].map((one) => one.decode().catch(() => {}))));
      const file = join(folder, `${paper}.pdf`);
      await chair.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
      const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
      check(`${paper} prints on one page of A4`, /Pages:\s+1\b/.test(info) && /A4/.test(info), info);
      const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
      if (paper === 'card') check('the card says whose chair it is, on both sides', words.includes('Cette chaise est celle du client'), words.slice(0, 200));
      if (paper === 'kit') check('the kit has its four parts', ['Voir', 'Entendre', 'Compter', 'Décider'].every((one) => words.includes(one)), words);
      if (paper === 'kit') check('its photo is printed', await chair.evaluate(() => [...document.images].filter((one) => one.src.includes('/v1/media/')).every((one) => one.naturalWidth > 0)));
    }
    await clean(chair, `axe finds nothing on ${paper}`);
    await shot(chair, `paper-${paper}`);
  }

  await chair.goto(address + mine);
  await click(chair.getByRole('button', { name: 'La réunion a eu lieu' }));
  check('it cannot be over before its day', await chair.locator('h1').innerText() !== 'Comité de décembre' || await chair.getByText('pas encore eu lieu').count() > 0);
  const visitor = await signedIn('malik.dumas@tilleul.example');
  const refused = await visitor.goto(address + mine);
  check('a visitor has no seat', refused.status() === 403, refused.status());
});
