// A conversation in a real Chromium, without scripts: a reader supports, finds useful, comments, follows, is thanked and told.
//   node talk_page.mjs --bin BUILD/bin [--shots DIR]
import { readFileSync } from 'node:fs';
import { check, clean, click, shot, test } from './house.mjs';

await test('talk', ['--demo'], async ({ address, signedIn, tokenOf }) => {
  const api = async (token, path) => (await fetch(address + path, { headers: { Authorization: `Bearer ${token}` } })).json();

  // Without scripts, as the pages promise; a second reader of the same pages has them on, for axe.
  const token = tokenOf('hugo.arnaud@tilleul.example');
  const feed = await api(token, '/v1/feed?limit=20');
  let card = null; // a story of somebody else's with an idea, of which nobody has said anything yet
  for (const one of feed.items.filter((item) => item.kind !== 'idea' && item.ideas.length > 0 && !item.own)) {
    const said = await api(token, `/v1/comments?subjectKind=report&subjectId=${one.id}`);
    if (said.items.length === 0) { card = one; break; }
  }
  const path = '/reports/' + card.id;
  const hugo = await signedIn('hugo.arnaud@tilleul.example', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await hugo.goto(address + path);
  await shot(hugo, 'talk-empty-phone');
  await click(hugo.getByRole('button', { name: /^Utile/ }));
  check('finding useful comes back to the page', hugo.url().startsWith(address + path), hugo.url());
  check('and is shown as pressed', await hugo.locator('button[aria-pressed=true]', { hasText: 'Utile' }).count() === 1);
  await click(hugo.getByRole('button', { name: /^Soutenir/ }).first());
  check('an idea is supported by a press', await hugo.locator('button[aria-pressed=true]', { hasText: 'Soutenue' }).count() === 1);
  await click(hugo.getByRole('button', { name: 'Suivre' }));
  check('a story is followed by a press', await hugo.locator('button[aria-pressed=true]', { hasText: 'Suivi' }).count() === 1);
  const report = await api(token, '/v1' + path);
  await hugo.locator('#write textarea').fill(`@${report.author.name}, chez nous c’est pareil le samedi.\n<script>alert(1)</script>`);
  await click(hugo.locator('#write button'));
  check('a comment stands on the page', await hugo.getByText('chez nous c’est pareil le samedi').first().isVisible());
  check('the person called is told apart', await hugo.locator('.talk strong', { hasText: '@' + report.author.name }).count() === 1);
  check('a reload does not write it again', await (async () => { await hugo.reload(); return hugo.getByText('<script>alert(1)</script>').count(); })() >= 1);
  check('nothing goes out at the side', (await hugo.locator('body').boundingBox()).width <= 390);
  await shot(hugo, 'talk-phone');

  const people = readFileSync(new URL('../../backend/demo/people.csv', import.meta.url), 'utf8').split('\n').map((line) => line.split(/[;,]/));
  const authorsMail = people.find((line) => line.includes(report.author.name)).find((cell) => cell.includes('@'));
  const author = await signedIn(authorsMail, { viewport: { width: 1280, height: 800 }, bypassCSP: true });
  const dialogs = [];
  author.on('dialog', (dialog) => { dialogs.push(dialog.message()); dialog.dismiss(); });
  await author.goto(address + '/notifications');
  check('the author is told', await author.getByText('s’adresse à vous').first().isVisible());
  await clean(author, 'axe finds nothing on the notifications');
  await shot(author, 'notifications-desktop');
  await click(author.getByRole('button', { name: /^Lire/ }).first());
  check('reading it leads to the story', author.url().startsWith(address + path), author.url());
  await click(author.getByRole('button', { name: /^Merci/ }).first());
  await clean(author, 'axe finds nothing on a story with comments');
  await click(author.locator('summary', { hasText: 'Répondre' }).first());
  await author.locator('.talk li form textarea').first().fill('Merci, nous ouvrons une caisse de plus samedi.');
  await click(author.locator('.talk li form button', { hasText: 'Répondre' }).first());
  check('an answer stands under it', await author.locator('.answers li').count() === 1);
  check('no script of a comment ran', dialogs.length === 0, dialogs);
  await shot(author, 'talk-desktop');
  await author.emulateMedia({ colorScheme: 'dark' });
  await clean(author, 'axe finds nothing by night');
  await shot(author, 'talk-desktop-night');
  await author.goto(address + '/notifications');
  // The press that read it may still be on its way on a busy machine: the page is asked again. Other stories stay unread.
  let unread = true;
  for (let i = 0; i < 20 && unread; ++i) {
    await author.reload();
    unread = (await author.locator('main .list > li').filter({ has: author.locator(`form[action="/following/report/${card.id}"]`) })
      .locator('.unread').count()) > 0;
  }
  check('what was read is read', !unread);

  await hugo.goto(address + '/notifications');
  check('thanks and answer come back, in one line', await hugo.locator('main .list > li').filter({ hasText: 'vous remercie' }).count() === 1);
  await shot(hugo, 'notifications-phone');
  for (const one of [path, '/notifications']) {
    const html = await hugo.goto(address + one);
    const size = (await html.body()).length;
    check(`${one.split('/')[1]} weighs at most 60 KB`, size <= 60 * 1024, size);
  }
});
