// More than two hundred hostile strings through every field into every outlet, in a real Chromium: nothing becomes active.
//   node hostile_outlets.mjs --bin BUILD/bin
// Pages are looked at with their own policy; what a mail program or a feed reader shows is put into a page without any.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, newId, run, test, thisWeek } from './house.mjs';

/// The strings of tests/editions/hostile_strings.h, put together as it does.
const hostileStrings = () => {
  const source = readFileSync(new URL('../editions/hostile_strings.h', import.meta.url), 'utf8');
  const bytesOf = (literal) => {
    const bytes = [];
    for (let i = 0; i < literal.length; i += 1) {
      if (literal[i] !== '\\') { bytes.push(...Buffer.from(literal[i])); continue; }
      i += 1;
      const simple = { n: 10, r: 13, t: 9, '"': 34, '\\': 92, "'": 39, 0: 0 }[literal[i]];
      if (simple !== undefined) { bytes.push(simple); continue; }
      if (literal[i] === 'x') { bytes.push(parseInt(literal.slice(i + 1, i + 3), 16)); i += 2; continue; }
      throw new Error('unknown escape in hostile_strings.h: ' + literal);
    }
    return Buffer.from(bytes).toString('utf8');
  };
  const literals = (text) => [...text.matchAll(/((?:"(?:[^"\\\n]|\\.)*"\s*)+)(?=[,}\n])/g)]
    .map((found) => [...found[1].matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map((one) => bytesOf(one[1])).join(''));
  const written = source.slice(source.indexOf('kStrings = {') + 12, source.indexOf('  };\n  return kStrings'));
  const loops = source.slice(source.indexOf('for (const char* wayOut'));
  const [waysOut, payloads] = [loops.slice(0, loops.indexOf('for (const char* payload')), loops.slice(loops.indexOf('for (const char* payload'), loops.indexOf('all.push_back'))]
    .map((text) => literals(text.slice(text.indexOf('{') + 1)));
  return [...literals(written.replaceAll(/\/\/.*$/gm, '')), ...waysOut.flatMap((way) => payloads.map((payload) => way + payload))];
};
const strings = hostileStrings();
check('more than two hundred strings', strings.length > 200, strings.length);

await test('hostile', ['--mails-per-minute', '100000', '--organisation', '"><script>alert(1)</script>'], async ({ address, browser, data, folder, tokenOf }) => {
  const typed = strings[0].replaceAll('"', '""');
  writeFileSync(join(folder, 'units.csv'), 'code,name,kind,region,address,lat,lon,opening\n' +
    `U-0,"${typed}",shop,"${typed}",x,45.76,4.86,\nU-1,"<img src=x onerror=alert(1)>",shop,"${typed}",x,45.76,4.86,\n`);
  writeFileSync(join(folder, 'people.csv'), 'email,name,department,manager_email,unit_code,role,language\n' +
    `author@chain.example,"<svg onload=alert(1)>","${typed}",,,visitor,fr\nhost0@chain.example,Host,,,U-0,host,fr\nhost1@chain.example,Host,,,U-1,host,en\n` +
    'editor@chain.example,Editor,Programme,,,admin,fr\nreader@chain.example,Reader,Siège,,,management,en\n');
  run('import', 'units', join(folder, 'units.csv'), '--data', data);
  run('import', 'people', join(folder, 'people.csv'), '--data', data);
  const [author, host0, host1, editor] = ['author', 'host0', 'host1', 'editor'].map((name) => tokenOf(`${name}@chain.example`));
  const ask = (method, path, token, body, type = 'application/json') => fetch(address + path, {
    method, redirect: 'manual', headers: { Authorization: 'Bearer ' + token, 'Content-Type': type }, body,
  });
  const fill = async (text, number) => {
    const id = newId();
    const report = {
      kind: 'buddyDay', subject: { kind: 'unit', code: `U-${number % 2}` }, visitedOn: new Date().toISOString().slice(0, 10), language: 'fr',
      astonishments: [{ id: newId(), tone: 'bad', text, verbatim: text, momentOfTruth: 'checkout', sense: 'sight', question: text },
        { id: newId(), tone: 'good', text, verbatim: text, momentOfTruth: 'welcome', sense: 'smell' }],
      ideas: [{ id: newId(), text }], media: [], noRecognisablePerson: false,
    };
    const filed = await ask('PUT', `/v1/reports/${id}`, author, JSON.stringify(report));
    if (filed.status !== 201) return { refused: text, why: (await filed.json()).detail };
    const replied = await ask('PUT', `/v1/reports/${id}/reply`, number % 2 ? host1 : host0, JSON.stringify({ thanks: true, kind: 'context', text }));
    if (replied.status !== 200) await ask('PUT', `/v1/reports/${id}/reply`, number % 2 ? host1 : host0, JSON.stringify({ thanks: true, kind: 'thanks', text: '' }));
    return { id };
  };
  const filed = [];
  for (const [number, text] of strings.entries()) filed.push(await fill(text, number));
  const ids = filed.filter((one) => one.id).map((one) => one.id);
  check('reports take them as text, or refuse control characters with a sentence', ids.length > 200 && filed.every((one) => one.id || one.why),
    filed.filter((one) => !one.id));
  const listed = await (await ask('GET', '/v1/editions', editor)).json();
  check('nothing has appeared yet', listed.items.length === 0, listed);
  const week = thisWeek();
  const desk = `/editions/${week}/edit`;
  let revision = 0;
  const edit = async (fields) => {
    const answer = await ask('POST', desk, editor, new URLSearchParams({ revision, do: 'save', chosen: ids.join(' '), ...fields }).toString(),
      'application/x-www-form-urlencoded');
    if (answer.status === 303) revision += 1;
    return answer.status;
  };
  check('the editor chooses all of them', await edit({ leadFr: strings.slice(0, 20).join('\n\n').slice(0, 1900), leadEn: '[x](javascript:alert(1)) **<b>**' }) === 303);

  const context = await browser.newContext({ extraHTTPHeaders: { Authorization: 'Bearer ' + editor } });
  await context.addInitScript(() => {
    globalThis.reports = [];
    document.addEventListener('securitypolicyviolation', (event) => globalThis.reports.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  const page = await context.newPage();
  let active = [];
  page.on('dialog', (dialog) => { active.push('dialog'); dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith(address) && !/^(data|about|blob):/.test(request.url())) active.push(request.url()); });
  page.on('console', (message) => { if (/Refused to|violates/.test(message.text())) active.push(message.text()); });
  page.on('pageerror', (error) => active.push(String(error)));
  /// Opens an outlet and says what became active: dialogs, foreign requests, complaints of the policy, handlers and scripts in the DOM.
  /// (Chromium shows a text in a PRE of its own.)
  const look = async (name, open) => {
    active = [];
    await open();
    active.push(...await page.evaluate(() => [...(globalThis.reports ?? []),
      ...[...document.querySelectorAll('*:not(body > pre:only-child)')].flatMap((one) => [...one.attributes].filter((attribute) => /^on|^style$|^srcdoc$/i.test(attribute.name) ||
        (/^(href|src|action|xlink:href)$/i.test(attribute.name) && /^\s*(javascript|data:text|vbscript)/i.test(attribute.value)))
        .map((attribute) => `${one.tagName} ${attribute.name}=${attribute.value}`)),
      ...[...document.querySelectorAll('script,iframe,object,embed,base,svg[onload],meta[http-equiv]')].map((one) => one.outerHTML)]));
    check(`${name}: nothing is active`, active.length === 0, active.slice(0, 8));
  };
  /// On a page without a policy, as a mail program or a feed reader shows it.
  const show = (html) => async () => {
    await page.goto('about:blank');
    await page.setContent(html, { waitUntil: 'domcontentloaded', timeout: 120000 });
  };
  const visit = (path) => () => page.goto(address + path, { waitUntil: 'load' });
  const outlets = (prefix) => [`${prefix}`, `${prefix}/edit`, `${prefix}/mail?lang=fr`, `${prefix}/mail?lang=en`, `${prefix}/poster`, `${prefix}/reading-list`];
  for (const path of outlets(`/editions/${week}`)) await look(`preview ${path}`, visit(path));
  // Every string as the opening words, and each in its turn at the head of all outlets: the first headline is title, subject and poster.
  for (let at = 0; at < strings.length; at += 10) {
    const first = ids.slice(at).concat(ids.slice(0, at)).slice(0, 500);
    const lead = strings.slice(at, at + 10).flatMap((text) => [text, `**${text}**`, `[${text}](https://a.example/${text})`, `- ${text}`]).join('\n\n').slice(0, 1900);
    const status = await edit({ chosen: first.join(' '), leadFr: lead, leadEn: lead });
    check(`strings from ${at} on lead`, status === 303 || status === 400, status);
    for (const path of [`/editions/${week}`, `/editions/${week}/mail?lang=fr`, `/editions/${week}/poster`, `/editions/${week}/reading-list`])
      await look(`from ${at} ${path}`, visit(path));
  }
  await look('text', visit(`/editions/${week}/mail.txt`));
  const published = await ask('POST', `/editions/${week}/publish`, editor, '', 'application/x-www-form-urlencoded');
  check('published', published.status === 303, published.status);
  for (const text of strings.slice(0, 40)) await look(`search for ${text.slice(0, 20)}`, visit(`/editions?q=${encodeURIComponent(text)}`));
  await look('archive', visit('/editions'));
  for (const id of ids.slice(0, 40)) await look(`report ${id}`, visit(`/reports/${id}`));

  // The feed: well-formed, and its contents put into a page without a policy do nothing either.
  const feed = await (await ask('GET', `/editions/${week}/feed`, editor)).text();
  writeFileSync(join(folder, 'feed.xml'), feed);
  execFileSync('xmllint', ['--noout', join(folder, 'feed.xml')]);
  check('the feed is well-formed XML', true);
  const contents = [...feed.matchAll(/<content type="html">([^<]*)<\/content>/g)].map((found) => found[1]);
  check('each story stands in the feed', contents.length >= ids.length, [contents.length, ids.length]);
  const decode = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#13;', '\r').replaceAll('&amp;', '&');
  await look('feed contents without a policy', show('<!doctype html><body>' + contents.map(decode).join('<hr>')));

  // The letters: sent into a folder, headers counted, the HTML put into a page without a policy.
  const sent = await ask('POST', `/editions/${week}/mailing`, editor, '', 'application/x-www-form-urlencoded');
  check('sent', sent.status === 303, sent.status);
  let letters = [];
  for (let i = 0; i < 200 && letters.length < 4; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));  // another process writes them
    try { letters = readdirSync(join(data, 'mail')).filter((name) => name.startsWith(week)); } catch { /* not yet */ }
  }
  check('everybody but the author has a letter', letters.length === 4, letters);
  for (const name of letters) {
    const letter = readFileSync(join(data, 'mail', name), 'latin1');
    const headers = letter.slice(0, letter.indexOf('\r\n\r\n')).split('\r\n').filter((line) => !line.startsWith(' ')).map((line) => line.split(':')[0]);
    check(`${name}: its headers are ours`, headers.join() ===
      'From,To,Subject,Date,Message-ID,List-Id,List-Unsubscribe,List-Unsubscribe-Post,Auto-Submitted,MIME-Version,Content-Type', headers);
    // The part begins at a boundary: the words of a hostile text say «Content-Type: text/html» too.
    const html = letter.slice(letter.search(/\r\n--=_[^\r]*\r\nContent-Type: text\/html/) + 2);
    const body = html.slice(html.indexOf('\r\n\r\n') + 4, html.indexOf('\r\n--=_'));
    const bytes = Buffer.from(body.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
    await look(`${name} without a policy`, show(bytes.toString('utf8')));
  }
});
