// Ideas in a real Chromium, without scripts: filed, found alike, supported, counted only after reacting, triaged by one key a word.
//   node ideas_page.mjs --bin BUILD/bin [--shots DIR]
import { check, clean, click, fits, shot, test } from './house.mjs';

await test('ideas', ['--demo'], async ({ address, newPage, signedIn }) => {
  const signIn = (email, options) => signedIn(email, { javaScriptEnabled: false, ...options });
  /// By day and night, on a phone and a desk; axe looks at the same page with scripts.
  const look = async (page, name) => {
    const twin = await newPage({ storageState: await page.context().storageState() });
    await twin.goto(page.url());
    for (const [label, viewport] of [['phone', { width: 390, height: 844 }], ['desktop', { width: 1280, height: 800 }]]) {
      for (const one of [page, twin]) await one.setViewportSize(viewport);
      check(`${name} fits a ${label}`, await fits(twin));
      for (const scheme of ['light', 'dark']) {
        for (const one of [page, twin]) await one.emulateMedia({ colorScheme: scheme });
        await clean(twin, `axe finds nothing on ${name}, ${label}, ${scheme}`);
        await shot(page, `${name}-${label}-${scheme}`);
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await twin.context().close();
  };
  const main = async (page) => (await page.locator('main').innerText()).replace(/\u00a0/g, ' ');

  const visitor = await signIn('karim.haddad@tilleul.example', { viewport: { width: 390, height: 844 } });
  await visitor.goto(address + '/ideas');
  check('the best supported are listed', await visitor.locator('main ol li').count() >= 10, await visitor.locator('main ol li').count());
  await look(visitor, 'ideas');
  await click(visitor.getByRole('link', { name: 'Les plus récentes' }));
  check('and the newest', (await visitor.locator('h1').innerText()) === 'Les plus récentes');
  await click(visitor.getByRole('link', { name: 'La suite' }));
  check('page by page', await visitor.locator('main ol li').count() >= 1);

  await visitor.goto(address + '/ideas/new');
  await look(visitor, 'idea-new');
  await visitor.getByLabel('Ce que vous changeriez').fill('Mettre une chaise haute près du comptoir pour Sophie Martin, la caissière enceinte');
  await click(visitor.getByRole('button', { name: 'Déposer' }));
  check('who could be recognised is pointed out', (await main(visitor)).includes('On pourrait reconnaître quelqu’un'), await main(visitor));
  await look(visitor, 'idea-asked');
  await visitor.getByLabel('Ce que vous changeriez').fill('Mettre une chaise haute derrière chaque comptoir de retrait, zinzolin');
  await click(visitor.getByRole('button', { name: 'Déposer' }));
  if ((await visitor.locator('h1').innerText()) === 'Proposer une idée') {
    check('ideas that are alike are shown first', (await main(visitor)).includes('disent peut-être la même chose'), await main(visitor));
    await click(visitor.getByRole('button', { name: 'Déposer quand même' }));
  }
  const mine = new URL(visitor.url()).pathname;
  check('a filed idea has its page', /^\/ideas\/[0-9a-f-]{36}$/.test(mine), mine);
  check('it is one’s own', (await main(visitor)).includes('C’est la vôtre'));
  await look(visitor, 'idea-own');
  await click(visitor.locator('summary', { hasText: 'La corriger' }));
  await visitor.getByLabel('Votre idée').fill('Mettre une chaise haute derrière chaque comptoir de retrait, et une seconde, zinzolin');
  await click(visitor.getByRole('button', { name: 'Enregistrer' }));
  check('it is corrected by its author', (await main(visitor)).includes('et une seconde'));

  const reader = await signIn('david.texier@tilleul.example', { viewport: { width: 390, height: 844 } });
  await reader.goto(address + mine);
  const before = await main(reader);
  check('no number before one has reacted', !/soutiens? sur/.test(before), before);
  check('a GET changes nothing', before === await (async () => { await reader.reload(); return main(reader); })());
  await click(reader.getByRole('button', { name: 'Soutenir cette idée' }));
  check('one press supports, and the numbers show', (await main(reader)).includes('1 soutien sur 1 lecteur'), await main(reader));
  await look(reader, 'idea-supported');
  await click(reader.getByRole('button', { name: 'Ne plus soutenir' }));
  check('and is taken back', (await reader.getByRole('button', { name: 'Soutenir cette idée' }).count()) === 1);

  const manager = await signIn('florent.texier@tilleul.example', { viewport: { width: 1280, height: 800 } });
  await manager.goto(address + '/triage');
  const waiting = async () => Number(/(\d+) idées? attende?n?t?/.exec(await main(manager))?.[1] ?? 0);
  const begun = await waiting();
  check('ideas wait for a word', begun > 5, await main(manager));
  await look(manager, 'triage');
  await manager.setViewportSize({ width: 1280, height: 800 });
  await manager.reload();
  await manager.locator('button.act:focus').waitFor();
  await Promise.all([manager.waitForResponse((answer) => answer.request().method() === 'POST'), manager.keyboard.press('Enter')]);
  await manager.waitForLoadState();
  await manager.getByRole('button', { name: /Reprendre/ }).first().waitFor();
  check('one key sends an idea to the round', (await waiting()) === begun - 1, await main(manager));
  await click(manager.getByRole('button', { name: /À répondre/ }));
  check('one press says it is to be answered', (await waiting()) === begun - 2);
  await click(manager.getByRole('button', { name: /Reprendre/ }).first());
  check('and is taken back', (await waiting()) === begun - 1);
  await manager.goto(address + '/rounds/new');
  check('what triage sent is proposed to the round', (await main(manager)).includes('Les idées que le tri envoie au scrutin : 1'), await main(manager));
  await manager.goto(address + '/ideas/unread');
  await look(manager, 'ideas-unread');
  check('managers do not see the flags', (await manager.goto(address + '/flags')).status() === 403);

  const moderator = await signIn('aicha.lemoine@tilleul.example', { viewport: { width: 390, height: 844 } });
  await moderator.goto(address + '/flags');
  check('the moderator’s page says that nothing is decided there', (await main(moderator)).includes('Rien n’est décidé ici'));
  await look(moderator, 'flags');
});
