// The palmarès and the answer clock in a real Chromium, without scripts: the month is read, somebody is thanked, an idea is answered.
//   node palmares_page.mjs --bin BUILD/bin [--shots DIR]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, clean, click, enter, fits, run, shot, test } from './house.mjs';

await test('palmares', ['--demo'], async ({ address, folder, signedIn, tokenOf }) => {
  const text = (page) => page.locator('main').innerText();
  const looks = async (page, name) => {
    await clean(page, `axe finds nothing on ${name}`);
    await shot(page, name);
    await page.emulateMedia({ colorScheme: 'dark' });
    await clean(page, `axe finds nothing on ${name} in the dark`);
    await shot(page, `${name}-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 390, height: 844 });
    check(`${name} fits a phone`, await fits(page));
    await shot(page, `${name}-phone`);
    await page.setViewportSize({ width: 1280, height: 800 });
  };

  const headers = { Authorization: 'Bearer ' + tokenOf('florent.texier@tilleul.example') };
  const api = async (path) => (await fetch(address + path, { headers })).json();
  const chair = await signedIn('florent.texier@tilleul.example');
  await chair.goto(address + '/palmares');
  await looks(chair, 'palmares');
  // The month of the demo's round about reports depends on today.
  const { items } = await api('/v1/rounds');
  const { month } = items.find((round) => round.kind === 'reports' && round.state === 'published');
  // What the committee answered is the demo's chance: one idea that stands here and waits in no round is answered now.
  const palmares = await api(`/v1/palmares/${month}`);
  const ideas = palmares.ideas.map((line) => line.item);
  for (const { item } of palmares.reports) ideas.push(...(await api(`/v1/reports/${item}`)).content.ideas.map((one) => one.id));
  let answered = false;
  for (const id of ideas)
    answered ||= (await fetch(`${address}/v1/ideas/${id}/answer`, {
      method: 'PUT', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify({ status: 'done', reason: 'Affiché le jour même' }),
    })).ok;
  check('an idea is answered', answered, palmares);
  await click(chair.locator(`main a[href="/palmares/${month}"]`).first());
  const read = await text(chair);
  check('the month has graded reports', await chair.locator('svg.merit').count() >= 2, await chair.locator('svg.merit').count());
  check('both parts of a report’s quality are shown', read.includes('Utile à ses lecteurs') && read.includes('Suivi d’effet'), read);
  check('what became of ideas stands there', /C’est fait\s*: Affiché le jour même/.test(read), read);
  check('somebody was nominated', read.includes('plus proche des clients'), read);
  await looks(chair, 'palmares-month');

  // Thanks, by the keyboard alone and without a script.
  const bare = await signedIn('florent.texier@tilleul.example', { javaScriptEnabled: false });
  await bare.goto(address + '/palmares/' + month);
  const forms = bare.locator('details:has(textarea[name="words"])');
  check('the chair may thank', await forms.count() > 0);
  const card = forms.last();
  await enter(card.locator('summary'));
  await card.locator('textarea').fill('Merci : <b>relu</b> à voix haute.');
  await enter(card.getByRole('button', { name: 'Donner' }));
  check('the words are printed as they were typed', (await text(bare)).includes('Merci : <b>relu</b> à voix haute.'), await text(bare));
  const thanked = await text(bare);
  await bare.reload();
  check('a GET changes nothing', thanked === await text(bare));
  const takeBack = bare.getByRole('button', { name: /Reprendre/ });
  const before = await takeBack.count();
  await enter(takeBack.last());
  check('and can be taken back', await takeBack.count() === before - 1, before);

  // The answer clock.
  await chair.goto(address + '/answers');
  check('what waits is listed by age', await chair.locator('main ul.list li').count() > 3, await text(chair));
  check('no page speaks of UTC', !(await text(chair)).includes('UTC'));
  await looks(chair, 'answers');
  await bare.goto(address + '/answers');
  const waits = bare.locator('main h2', { hasText: 'Elles attendent' }).locator('xpath=following-sibling::ul[1]')
    .locator('li', { hasNotText: 'dans un scrutin' }).locator('a').first();
  const idea = await waits.getAttribute('href');
  await bare.goto(address + idea);
  await chair.goto(address + idea);
  await looks(chair, 'answer');
  const press = async (fields) => {
    for (const [name, value] of Object.entries(fields)) {
      if (name === 'status') await bare.locator(`input[name="status"][value="${value}"]`).check();
      else if (name === 'template') await bare.locator('select[name="template"]').selectOption(value);
      else await bare.locator(`[name="${name}"]`).fill(value);
    }
    await enter(bare.locator('button.act'));
  };
  await press({ status: 'retained', owner: 'lea.schmitt@tilleul.example', dueOn: '2020-01-01' });
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
  const forged = await chair.evaluate(async () => (await fetch(location.href, { method: 'POST', body: new URLSearchParams({ status: 'declined', reason: 'x' }) })).status);
  check('a form without the session’s token is refused', forged === 403, forged);
  const visitor = await signedIn('zoe.lefevre@tilleul.example');
  await visitor.goto(address + idea);
  check('everybody reads the answer', (await text(visitor)).includes('Nantes Commerce'));

  // The published grades give exactly the published result.
  await chair.goto(address + '/rounds');
  for (const name of [/Les idées du mois/, /Les rapports/]) {
    await chair.goto(address + '/rounds');
    await click(chair.getByRole('link', { name }).first());
    const path = new URL(chair.url()).pathname;
    const round = await api('/v1' + path);
    const file = join(folder, 'grades.csv');
    writeFileSync(file, await (await fetch(address + path + '/grades.csv', { headers })).text());
    const again = run('rank', file) + '\n';
    const told = `rank,${round.kind.slice(0, -1)},majority_grade,graders,above,below\n` + round.result.ranked.map((line) =>
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
});
