// A round in a real Chromium: the demo chain's committee votes by personal link, without scripts; the published result is read.
//   node rounds_page.mjs --bin BUILD/bin [--shots DIR]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, clean, click, fits, shot, test } from './house.mjs';

await test('rounds', ['--demo'], async ({ address, data, newPage, signedIn }) => {
  /// The newest ballot link mailed to somebody.
  const linkFor = (email) => {
    const letters = readdirSync(join(data, 'mail')).sort().map((name) => readFileSync(join(data, 'mail', name), 'utf8'));
    const texts = letters
      .filter((letter) => letter.includes(`To: ${email}`))
      .map((letter) => Buffer.from(letter.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8'));
    return texts.map((text) => /\/ballots\/[\w-]+/.exec(text)).filter(Boolean).pop()[0];
  };

  const lea = linkFor('lea.schmitt@tilleul.example');
  const phone = await newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await phone.goto(address + lea);
  const lines = await phone.locator('fieldset').count();
  check('a ballot has ten ideas', lines === 10, lines);
  await clean(phone, 'axe finds nothing on a ballot');
  await shot(phone, 'ballot-phone');
  check('nothing goes out at the side', await fits(phone));
  let taps = 0;
  for (let line = 0; line < lines; ++line) {
    await phone.locator('fieldset').nth(line).locator('label.grade').nth(line % 6).tap();
    taps += 1;
  }
  await phone.getByRole('button', { name: 'Déposer le bulletin' }).tap();
  taps += 1;
  await phone.getByText('Bulletin déposé').waitFor();
  check('ten ideas are graded in eleven taps', taps === 11 && await phone.getByText('Bulletin déposé').isVisible(), taps);
  check('and every grade is kept', await phone.locator('input[type=radio]:checked').count() === 10);
  await shot(phone, 'ballot-kept-phone');

  const desk = await newPage({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false });
  await desk.goto(address + linkFor('hugo.arnaud@tilleul.example'));
  let keys = 0;
  const press = async (key) => { keys += 1; await desk.keyboard.press(key); };
  await desk.locator('fieldset input').first().focus();
  await press('Space');
  check('a key grades, without scripts', await desk.locator('input[type=radio]:checked').count() === 1);
  await click(desk.getByRole('button', { name: 'Déposer le bulletin' }));
  check('a part of a ballot is kept', await desk.getByText('Bulletin déposé').isVisible());
  await shot(desk, 'ballot-desktop');

  const zoe = linkFor('zoe.lefevre@tilleul.example');
  const page = await (await fetch(address + zoe)).text();
  const items = [...new Set([...page.matchAll(/name="g-([\w-]+)"/g)].map((found) => found[1]))];
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => fetch(address + zoe, {
    method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: items.map((item) => `g-${item}=${n % 6}`).join('&'),
  })));
  check('two hundred posts at once are all answered', answers.every((answer) => answer.status === 303), answers.map((answer) => answer.status));
  const after = await (await fetch(address + zoe)).text();
  const checked = [...after.matchAll(/value="(\d)" checked/g)].map((found) => found[1]);
  check('and leave one ballot', checked.length === items.length && new Set(checked).size === 1, checked);

  const before = await (await fetch(address + lea)).text();
  check('a GET changes nothing', before === await (await fetch(address + lea)).text());
  check('a foreign link is nobody’s ballot', (await fetch(address + '/ballots/AAAAAAAAAAAAAAAAAAAAAA')).status === 410);
  const off = await fetch(address + lea, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: `g-${items[0]}=9` });
  check('a grade off the scale is refused', off.status === 400, off.status);

  // The chair reads the published round, prepares another one and looks at the turnout, signed in.
  const chair = await signedIn('florent.texier@tilleul.example');
  await chair.goto(address + '/rounds');
  const places = await chair.locator('header nav a').allInnerTexts();
  check('each place is named once', new Set(places).size === places.length, places);
  check('the three rounds are listed', await chair.locator('main li').count() === 3, await chair.locator('main li').count());
  await click(chair.getByRole('link', { name: 'Les idées du mois' }));
  check('the result is ranked and drawn', await chair.locator('svg.merit').count() >= 5, await chair.locator('svg.merit').count());
  await clean(chair, 'axe finds nothing on a result');
  await shot(chair, 'round-result');
  await chair.setViewportSize({ width: 390, height: 844 });
  await shot(chair, 'round-result-phone');
  check('the result fits a phone', await fits(chair));
  await chair.setViewportSize({ width: 1280, height: 800 });
  await chair.goto(address + '/rounds');
  await click(chair.getByRole('link', { name: 'Comité de direction' }));
  check('an open round shows its turnout and no grade', (await chair.locator('main').innerText()).includes('7 / 10') && await chair.locator('svg.merit').count() === 0,
    await chair.locator('main').innerText());
  await shot(chair, 'round-open');
  await chair.goto(address + '/rounds/new');
  await chair.getByLabel('Titre').fill('Décembre');
  await shot(chair, 'round-prepare');
  await clean(chair, 'axe finds nothing on the preparation');
  await click(chair.getByRole('button', { name: 'Voir ce que cela donne' }));
  check('the plan says slate and quorum', (await chair.locator('main').innerText()).includes('idées par bulletin'));
  await shot(chair, 'round-plan');
  await click(chair.getByRole('button', { name: 'Ouvrir le scrutin et inviter' }));
  check('an opened round asks for ballots', (await chair.locator('main').innerText()).includes('0 / 10'), await chair.locator('main').innerText());
});
