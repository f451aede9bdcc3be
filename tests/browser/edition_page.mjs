// The edition's page in a real Chromium: reports are filed by HTTP, answered, composed; then the page is looked at.
//   node edition_page.mjs --bin BUILD/bin [--shots DIR]
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, click, newId, pale, run, shot, test, thisWeek } from './house.mjs';

await test('edition', [], async ({ address, browser, data, folder, tokenOf }) => {
  writeFileSync(join(folder, 'units.csv'),
    'code,name,kind,region,address,lat,lon,opening\nLYO-01,Lyon Part-Dieu,shop,Rhône,1 rue,45.76,4.86,\n' +
    'TLS-02,Toulouse Capitole,shop,Occitanie,2 rue,43.6,1.44,\n');
  writeFileSync(join(folder, 'people.csv'),
    'email,name,department,manager_email,unit_code,role,language\n' +
    'claire@chain.example,Claire Dupont,Marketing,,,visitor,fr\n' +
    'host1@chain.example,Hôte Lyon,,,LYO-01,host,fr\nhost2@chain.example,Hôte Toulouse,,,TLS-02,host,fr\n' +
    'admin@chain.example,Administration,Programme,,,admin,fr\n');
  run('import', 'units', join(folder, 'units.csv'), '--data', data);
  run('import', 'people', join(folder, 'people.csv'), '--data', data);
  const [visitor, host1, host2, admin] = ['claire', 'host1', 'host2', 'admin'].map((name) => tokenOf(`${name}@chain.example`));
  const send = async (method, path, token, body, headers = {}) => {
    const response = await fetch(address + path, {
      method, body: body === undefined ? undefined : JSON.stringify(body),
      headers: { Authorization: 'Bearer ' + token, 'Content-Type': 'application/json', ...headers },
    });
    return { status: response.status, body: await response.json() };
  };
  const hostile = '</p><script>document.title="owned"</script><img src=x onerror=document.title="owned">';
  const file = async (code, tone, text, verbatim, idea) => {
    const id = newId();
    const content = {
      kind: 'buddyDay', subject: { kind: 'unit', code }, visitedOn: new Date().toISOString().slice(0, 10), language: 'fr',
      astonishments: [{ id: newId(), tone, text, verbatim, momentOfTruth: 'checkout', sense: 'sight' }],
      ideas: [{ id: newId(), text: idea }], media: [], noRecognisablePerson: false,
    };
    const filed = await send('PUT', `/v1/reports/${id}`, visitor, content);
    check(`filed: ${text.slice(0, 24)}`, filed.status === 201 &&
      filed.body.hash === createHash('sha256').update(JSON.stringify(content)).digest('hex'), filed);
    return id;
  };
  const first = await file('LYO-01', 'bad', 'Caisse fermée, sept clients attendent. Personne ne lève les yeux.',
    'Je croyais déranger !', 'Un regard en dix secondes');
  const second = await file('TLS-02', 'good', 'On m’a accompagnée jusqu’au rayon', 'Lui, il sait.', 'Le dire aux autres');
  const third = await file('LYO-01', 'puzzling', hostile, hostile, hostile);
  const week = await (async () => {
    for (const [id, host, kind, text] of [[first, host1, 'context', 'Deux collègues manquaient ce jour-là.'],
      [second, host2, 'thanks', ''], [third, host1, 'correction', hostile]]) {
      const replied = await send('PUT', `/v1/reports/${id}/reply`, host, { thanks: true, kind, text });
      check('the store answers and the report is published', replied.body.state === 'published', replied);
    }
    return thisWeek();
  })();
  const composed = await send('POST', `/v1/editions/${week}`, admin, {});
  check('the edition is composed', composed.status === 200 && composed.body.stories === 3, composed);

  for (const [width, scheme] of [[390, 'light'], [390, 'dark'], [1280, 'light'], [1280, 'dark']]) {
    const where = `${width} px ${scheme}`;
    const context = await browser.newContext({
      viewport: { width, height: 900 }, colorScheme: scheme, extraHTTPHeaders: { Authorization: 'Bearer ' + visitor },
    });
    const page = await context.newPage();
    const complaints = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('requestfailed', (request) => complaints.push(request.url()));
    await page.goto(`${address}/editions/${week}`, { waitUntil: 'load' });
    const text = (await page.innerText('body')).replaceAll(/[\u00a0\u202f]/g, ' ');
    for (const part of ['Passerelle', '« Je croyais déranger ! »', 'Caisse fermée, sept clients attendent', 'Personne ne lève les yeux.',
      'Un regard en dix secondes', 'Deux collègues manquaient ce jour-là.', 'Claire Dupont, Marketing', hostile])
      check(`${where}: says “${part.slice(0, 30)}”`, text.includes(part), text.slice(0, 400));
    check(`${where}: what was typed ran nowhere`, !(await page.title()).includes('owned'));
    check(`${where}: no complaint in the console`, complaints.length === 0, complaints);
    const sizes = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    check(`${where}: nothing to scroll sideways`, sizes[0] <= sizes[1], sizes);
    const faint = await pale(page);
    check(`${where}: every text has a contrast of 4.5`, faint.length === 0, faint);
    const first = await page.$eval('article blockquote', (quote) => parseFloat(getComputedStyle(quote).fontSize));
    const body = await page.$eval('article .reply p:not(.label)', (line) => parseFloat(getComputedStyle(line).fontSize));
    check(`${where}: the customer's words are larger than what is said about them`, first > body, [first, body]);
    await shot(page, `edition-${width}-${scheme}`);
    if (width === 1280 && scheme === 'light') {
      const pdf = await page.pdf({ preferCSSPageSize: true });
      check('it prints on A4', /\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/.test(pdf.toString('latin1')));
      await click(page.locator('text=Lire le rapport').first());
      check('a story leads to its report', page.url().includes('/reports/'), page.url());
      await page.goto(`${address}/editions/${week}?lang=en`);
      check('it is there in English', (await page.textContent('body')).includes('The store says thanks, and explains'));
    }
    await context.close();
  }
});
