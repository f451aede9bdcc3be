// The store's hour in a real Chromium: a host answers from the mail, on a phone and on a shared computer, without scripts.
//   node hour_page.mjs --bin BUILD/bin [--shots DIR]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, clean, click, fits, shot, test } from './house.mjs';

await test('hour', ['--demo'], async ({ address, data, newPage, signedIn }) => {
  /// Letters of the store's hour, the newest first: to whom, and the link.
  const letters = () => readdirSync(join(data, 'mail')).sort().reverse().map((name) => {
    const letter = readFileSync(join(data, 'mail', name), 'utf8');
    const text = Buffer.from(letter.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8');
    return { to: /^To: (.*)$/m.exec(letter)?.[1].trim(), link: /\/hour\/[\w-]{22}/.exec(text)?.[0], text };
  }).filter((letter) => letter.link);
  const waiting = [];
  for (const letter of letters()) {
    const page = await (await fetch(address + letter.link)).text();
    if (page.includes('avant tout le monde') && page.includes('Remercier')) waiting.push({ ...letter, pictured: page.includes('<img src="/hour/') });
  }
  check('the demo chain has reports in their hour, mailed to their hosts', waiting.length >= 2, waiting.length);
  const pictured = waiting.find((one) => one.pictured) ?? waiting[0];
  const other = waiting.find((one) => one.link !== pictured.link);
  check('a mail says nothing of what was written', !/étonnement[^s]*:.*«/.test(pictured.text));

  const phone = await newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await phone.goto(address + pictured.link);
  await clean(phone, 'axe finds nothing on the report');
  check('nothing goes out at the side', await fits(phone));
  if (pictured.pictured)
    check('its photo is shown by the link alone', await phone.evaluate(() => [...document.images].filter((one) => one.src.includes('/hour/')).every((one) => one.complete && one.naturalWidth > 0)));
  check('no cookie is set', (await phone.context().cookies()).length === 0, await phone.context().cookies());
  await shot(phone, 'hour-phone');
  await phone.emulateMedia({ colorScheme: 'dark' });
  await clean(phone, 'axe finds nothing by night');
  await shot(phone, 'hour-phone-night');
  await phone.emulateMedia({ colorScheme: 'light' });
  await phone.getByRole('button', { name: 'Remercier', exact: true }).tap();
  await phone.getByText('Vous avez remercié').waitFor();
  check('thanks are one tap', await phone.getByText('Ce rapport est publié').isVisible());
  await shot(phone, 'hour-thanked-phone');

  const desk = await newPage({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false });
  await desk.goto(address + other.link);
  await shot(desk, 'hour-desktop');
  await desk.getByLabel('demander qu’un nom soit retiré').check();
  await desk.getByLabel('Votre réponse').fill('Le prénom de la caissière, au premier paragraphe.');
  await click(desk.getByRole('button', { name: 'Répondre' }));
  check('a request holds the report', await desk.getByText('L’auteur est prévenu').isVisible());
  await shot(desk, 'hour-asked-desktop');
  await click(desk.getByRole('button', { name: 'J’ai fini sur cet ordinateur' }));
  check('leaving says what it did', await desk.getByText('Le lien ne s’ouvre plus').isVisible());
  await desk.goBack().catch(() => {});
  await desk.goto(address + other.link);
  check('the history of a shared computer opens nothing', await desk.getByRole('heading', { name: 'Ce lien ne sert plus' }).isVisible());
  check('and no session was left', (await desk.context().cookies()).length === 0);
  await shot(desk, 'hour-left-desktop');
  const before = letters().length;
  await click(desk.getByRole('button', { name: 'Recevoir un nouveau lien par courriel' }));
  check('a fresh link is offered by mail', await desk.getByText('Un nouveau lien est parti').isVisible());
  let fresh = null;
  for (let i = 0; i < 100 && !fresh; ++i) {
    const now = letters();
    if (now.length > before) fresh = now.find((one) => one.text.includes('vous venez de demander'));
    if (!fresh) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  check('and it comes to the same address', fresh !== null && fresh.to === other.to, fresh);

  const token = await (await fetch(address + '/v1/me', { headers: { Authorization: `Bearer ${pictured.link.slice(6)}` } })).status;
  check('a link is no token', token === 401, token);

  // Signed in: the store's reports, and an absence.
  const host = await signedIn(other.to);
  await host.goto(address + '/hour');
  await clean(host, 'axe finds nothing on the store’s page');
  const day = (plus) => new Date(Date.now() + plus * 86400000).toISOString().slice(0, 10);
  if (await host.getByLabel('Dernier jour').count() > 0) {
    await host.getByLabel('Dernier jour').fill(day(6));
    await host.getByLabel('Qui vous remplace').selectOption({ index: 0 });
    await click(host.getByRole('button', { name: 'Enregistrer l’absence' }));
    check('an absence is kept', await host.getByRole('button', { name: /Je suis là/ }).isVisible());
    await shot(host, 'hour-store-desktop');
    await host.setViewportSize({ width: 390, height: 844 });
    check('the store’s page fits a phone', await fits(host));
    await shot(host, 'hour-store-phone');
  } else {
    check('somebody can stand in', false, await host.locator('main').innerText());
  }
});
