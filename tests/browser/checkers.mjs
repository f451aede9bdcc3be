// Other people's rules: every page through the W3C's HTML checker (vnu, Java), the description of the wire through Redocly's linter.
//   node checkers.mjs --bin BUILD/bin
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import openapi from '@redocly/openapi-core';
import { check, test } from './house.mjs';

const jar = createRequire(import.meta.url)('vnu-jar');

await test('checkers', ['--demo'], async ({ address, folder, tokenOf }) => {
  const token = tokenOf('emilie.jacquet@tilleul.example');
  const ask = (path, options = {}) => fetch(address + path, { redirect: 'manual', ...options, headers: { Authorization: 'Bearer ' + token, Accept: 'text/html', ...options.headers } });
  const { items } = await (await fetch(address + '/v1/editions', { headers: { Authorization: 'Bearer ' + token } })).json();
  const week = items[0].week, report = items[0].reports[0];
  const pages = ['/', '/enter', '/join', '/editions', '/editions?q=caisse', '/editions?q=rien-de-tel', `/editions/${week}`, `/editions/${week}?lang=en`, `/editions/${week}/edit`,
    `/editions/${week}/mail?lang=fr`, `/editions/${week}/mail?lang=en`, `/editions/${week}/poster`, `/editions/${week}/reading-list`, `/reports/${report}`,
    '/subscriptions', '/devices', '/rounds', '/rounds/new', '/form', '/form/mine', '/admin', '/admin/invitations', '/admin/import', '/admin/mailboxes', '/nothing-here'];
  mkdirSync(join(folder, 'pages'));
  for (const [number, path] of pages.entries()) {
    const answer = await ask(path);
    check(`${path} answers`, answer.status === 200 || (path === '/nothing-here' && answer.status === 404), String(answer.status));
    const text = await answer.text();
    check(`${path} has at most 60 KB without pictures`, Buffer.byteLength(text) <= 60 * 1024, String(text.length));
    writeFileSync(join(folder, 'pages', `${String(number).padStart(2, '0')}-${path.replaceAll(/[^a-zA-Z0-9]+/g, '_')}.html`), text);
  }
  const sent = await ask(`/editions/${week}/mailing`, { method: 'POST' });
  check('the mailing begins', sent.status === 303, String(sent.status));
  writeFileSync(join(folder, 'pages', '99-mailing.html'), await (await ask(`/editions/${week}/mailing`)).text());
  const vnu = spawnSync('java', ['-Xss1m', '-jar', jar, '--format', 'gnu', '--also-check-css', join(folder, 'pages')], { encoding: 'utf8' });
  // A story stands on the page in the language it was written in.
  const complaints = vnu.stderr.split('\n').filter((line) => line && !line.includes('This document appears to be written in'))
    .map((line) => line.replace(`file:${folder}/pages/`, ''));
  check(`the W3C's checker has nothing to say about ${pages.length + 1} pages`, complaints.length === 0, complaints.slice(0, 60).join('\n'));

  // The wire's description. `default` stands for every refusal in it (RFC 9457), so none is listed by its number.
  writeFileSync(join(folder, 'openapi.json'), await (await fetch(address + '/v1/openapi.json')).text());
  // The router takes a literal part before a parameter, and no code of a link is such a word.
  const config = await openapi.createConfig({ extends: ['recommended'], rules: { 'operation-4xx-response': 'off', 'no-ambiguous-paths': 'off' } });
  const problems = await openapi.lint({ ref: join(folder, 'openapi.json'), config });
  check('Redocly’s linter has nothing to say about the wire', problems.length === 0,
    problems.slice(0, 30).map((one) => `${one.severity} ${one.ruleId} ${one.location[0]?.pointer}: ${one.message}`).join('\n'));
}, { withBrowser: false });
