// Draws the demo's eleven pictures (backend/demo/photos/*.jpg): flat scenes of a shop, people as faceless shapes. Made for this project, same licence.
// Use: node scripts/make_demo_photos.mjs (needs Chromium to render and ImageMagick to compress).
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const W = 1600, H = 1200;
let state = 7;
const random = () => ((state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff);
const pick = (list) => list[Math.floor(random() * list.length)];
const c = { wall: '#F4EADB', wall2: '#E9DAC3', floor: '#D9C3A0', floor2: '#CBB189', ink: '#2B3A42', sea: '#0B4F6C', teal: '#5AB4AC', coral: '#D9623B', mustard: '#E2A93B', leaf: '#3F8F63',
  leaf2: '#6DB487', wood: '#A9713F', wood2: '#8C5A2E', paper: '#FFFDF8', rose: '#D98C8C', plum: '#6A4C93', grey: '#9AA7AE', sky: '#CFE6EE' };
const coats = [c.sea, c.coral, c.mustard, c.plum, c.leaf, '#7A4B00', c.rose, '#37515F', c.teal];
const skins = ['#E8BE9A', '#C98F65', '#8D5B3D', '#F0CFB2', '#6B452F'];
const hairs = ['#3B2A20', '#6B4A2F', '#B98B4E', '#22201F', '#8A8A8A', '#A3502C'];
const rect = (x, y, w, h, fill, r = 0, extra = '') => `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}" ${extra}/>`;
const circle = (x, y, r, fill) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;
const shape = (d, fill, extra = '') => `<path d="${d}" fill="${fill}" ${extra}/>`;
const line = (x1, y1, x2, y2, stroke, width = 6) => `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"/>`;
const text = (x, y, size, words, fill = c.ink, anchor = 'middle') => `<text x="${x}" y="${y}" font-family="Roboto" font-weight="700" font-size="${size}" fill="${fill}" text-anchor="${anchor}">${words}</text>`;

// A person without a face: feet at (x, y), height h.
function person(x, y, h, { coat = pick(coats), bag = random() < 0.4, arm = 0, seated = false } = {}) {
  const skin = pick(skins), hair = pick(hairs), head = h * 0.085, w = h * 0.26, legs = seated ? h * 0.2 : h * 0.42, top = y - (seated ? h * 0.78 : h);
  const hip = y - legs, trousers = pick([c.ink, '#4A5C66', '#5B4636', c.sea]);
  let s = `<ellipse cx="${x}" cy="${y + 4}" rx="${w * 0.8}" ry="${h * 0.022}" fill="#00000022"/>`;
  s += rect(x - w * 0.36, hip - 10, w * 0.3, legs + 4, trousers, 10) + rect(x + w * 0.06, hip - 10, w * 0.3, legs + 4, trousers, 10);
  s += rect(x - w * 0.42, y - 14, w * 0.4, 18, '#2A2522', 8) + rect(x + w * 0.04, y - 14, w * 0.4, 18, '#2A2522', 8);
  s += shape(`M${x - w / 2} ${hip + 6} L${x - w * 0.42} ${top + head * 2.6} Q${x} ${top + head * 1.8} ${x + w * 0.42} ${top + head * 2.6} L${x + w / 2} ${hip + 6} Z`, coat);
  s += rect(x - head * 0.4, top + head * 1.6, head * 0.8, head, skin, 6) + circle(x, top + head, head, skin);
  s += shape(`M${x - head * 1.05} ${top + head} A${head * 1.05} ${head * 1.05} 0 0 1 ${x + head * 1.05} ${top + head} Q${x + head * 0.5} ${top + head * 0.45} ${x - head * 1.05} ${top + head} Z`, hair);
  const shoulder = top + head * 3;
  s += `<line x1="${x - w * 0.4}" y1="${shoulder}" x2="${x - w * 0.55}" y2="${hip - 10}" stroke="${coat}" stroke-width="${w * 0.2}" stroke-linecap="round"/>`;
  s += `<line x1="${x + w * 0.4}" y1="${shoulder}" x2="${x + w * (0.55 + arm * 0.5)}" y2="${hip - 10 - arm * h * 0.25}" stroke="${coat}" stroke-width="${w * 0.2}" stroke-linecap="round"/>`;
  if (bag) s += rect(x - w * 0.95, hip + 2, w * 0.5, w * 0.6, pick([c.coral, c.mustard, c.leaf, c.paper]), 8) + `<path d="M${x - w * 0.85} ${hip + 4} q${w * 0.15} -${w * 0.35} ${w * 0.3} 0" fill="none" stroke="${c.ink}" stroke-width="5"/>`;
  return s;
}
function room(floorY = 840) {
  let s = rect(0, 0, W, H, c.wall) + rect(0, floorY, W, H - floorY, c.floor);
  for (let i = -3; i < 12; ++i) s += `<line x1="${W / 2 + (i - 4) * 130}" y1="${floorY}" x2="${W / 2 + (i - 4) * 420}" y2="${H}" stroke="${c.floor2}" stroke-width="4"/>`;
  for (let y = floorY + 50, step = 60; y < H; y += step, step += 30) s += line(0, y, W, y, c.floor2, 3);
  for (let x = 140; x < W; x += 330) s += rect(x, 0, 8, 70, c.ink) + shape(`M${x - 66} 130 Q${x + 4} 40 ${x + 74} 130 Z`, c.sea) + `<ellipse cx="${x + 4}" cy="134" rx="52" ry="12" fill="#FFF3C4"/>`;
  return s;
}
function shelf(x, y, w, rows, { gap = 0.0, h = 120 } = {}) {
  let s = rect(x - 14, y - 20, w + 28, rows * h + 40, c.wood2, 8) + rect(x, y, w, rows * h, '#EFE2CC');
  for (let r = 0; r < rows; ++r) {
    for (let at = x + 12; at < x + w - 60;) {
      const bw = 34 + random() * 50, bh = h * (0.45 + random() * 0.35);
      if (random() > gap) s += rect(at, y + (r + 1) * h - 14 - bh, bw, bh, pick([c.coral, c.teal, c.mustard, c.sea, c.leaf2, c.rose, c.paper, c.plum]), 6) + rect(at + 7, y + (r + 1) * h - 14 - bh * 0.6, bw - 14, bh * 0.22, '#FFFFFFAA', 3);
      at += bw + 12;
    }
    s += rect(x - 6, y + (r + 1) * h - 14, w + 12, 14, c.wood);
    for (let at = x + 30; at < x + w - 40; at += 130) s += rect(at, y + (r + 1) * h - 12, 44, 20, c.paper, 3, `stroke="${c.wood2}"`);
  }
  return s;
}
function plant(x, y, size, pot = pick([c.coral, c.wood, c.sea, c.mustard])) {
  let s = '';
  for (let i = 0; i < 9; ++i) {
    const a = -Math.PI / 2 + (i - 4) * 0.33, l = size * (0.75 + random() * 0.35), ex = x + Math.cos(a) * l, ey = y - size * 0.35 + Math.sin(a) * l, bx = Math.cos(a + Math.PI / 2) * size * 0.13, by = Math.sin(a + Math.PI / 2) * size * 0.13;
    const mx = (x + ex) / 2, my = (y - size * 0.35 + ey) / 2;
    s += shape(`M${x} ${y - size * 0.3} Q${mx + bx} ${my + by} ${ex} ${ey} Q${mx - bx} ${my - by} ${x} ${y - size * 0.3} Z`, i % 2 ? c.leaf : c.leaf2);
  }
  return s + shape(`M${x - size * 0.34} ${y - size * 0.38} L${x + size * 0.34} ${y - size * 0.38} L${x + size * 0.26} ${y} L${x - size * 0.26} ${y} Z`, pot) + rect(x - size * 0.38, y - size * 0.44, size * 0.76, size * 0.1, pot, 6);
}
function till(x, y, open, number) {
  return rect(x, y, 300, 170, c.wood, 12) + rect(x - 10, y - 16, 320, 26, c.wood2, 8) + rect(x + 190, y - 110, 86, 66, c.ink, 8) + rect(x + 198, y - 102, 70, 50, open ? c.sky : '#44525A', 4) + rect(x + 228, y - 46, 12, 32, c.ink) +
    rect(x + 20, y - 340, 8, 330, c.grey) + circle(x + 24, y - 350, 44, open ? c.leaf : c.grey) + text(x + 24, y - 334, 46, number, c.paper) + (open ? '' : rect(x + 40, y + 40, 220, 70, c.paper, 8) + text(x + 150, y + 88, 36, 'caisse fermée'));
}
const scenes = {
  queue() {
    let s = room();
    s += shelf(40, 250, 380, 4) + till(560, 640, false, 1) + till(900, 640, false, 2) + till(1240, 640, true, 3);
    s += person(1500, 800, 330, { coat: c.leaf, bag: false, arm: 0.6 });
    [[1180, 960, 420], [1020, 990, 440], [850, 1010, 430], [680, 1040, 470], [500, 1060, 450], [310, 1090, 490], [120, 1120, 500]].forEach(([x, y, h]) => (s += person(x, y, h)));
    return s;
  },
  fitting() {
    let s = room();
    for (let i = 0; i < 5; ++i) { const x = 90 + i * 300, colour = [c.coral, c.teal, c.mustard, c.rose, c.sea][i]; s += rect(x - 20, 190, 260, 16, c.wood2, 8); for (let k = 0; k < 6; ++k) s += shape(`M${x + k * 38} 206 q19 20 38 0 L${x + k * 38 + 34} 780 q-15 16 -30 0 Z`, colour, `opacity="${k % 2 ? 1 : 0.82}"`); }
    s += person(640, 1080, 560, { coat: c.plum, arm: 1 }) + rect(770, 640, 60, 100, c.ink, 10) + rect(776, 650, 48, 80, c.sky, 4) + person(1020, 1090, 540, { coat: c.leaf });
    for (let i = 0; i < 13; ++i) s += line(860 + i * 26, 600, 860 + i * 26, i % 5 ? 616 : 630, c.ink, 4);
    return s + line(856, 600, 1180, 600, c.mustard, 12);
  },
  shelf() { return room() + shelf(150, 210, 1300, 5, { gap: 0.55, h: 130 }) + rect(560, 372, 330, 62, c.mustard, 8) + text(725, 415, 36, 'bientôt de retour') + person(1240, 1130, 560, { coat: c.coral, arm: 1.2, bag: true }); },
  plants() {
    let s = room();
    s += rect(120, 160, 1360, 430, c.sky, 10); for (let i = 0; i < 5; ++i) s += rect(120 + i * 340 - 6, 160, 12, 430, c.paper); s += rect(120, 370, 1360, 12, c.paper);
    [[560, 5], [760, 6]].forEach(([y, n]) => { s += rect(90, y + 92, 1420, 26, c.wood, 6); for (let i = 0; i < n; ++i) s += plant(190 + i * (1300 / n), y + 92, 150 + random() * 60); });
    return s + person(520, 1130, 540, { coat: c.mustard, arm: 1 }) + person(860, 1150, 380, { coat: c.coral, bag: false }) + plant(1330, 1150, 320, c.sea) + plant(1100, 1160, 200);
  },
  counter() {
    return room() + rect(0, 180, W, 90, c.sea) + text(W / 2, 244, 60, 'Services', c.paper) + shelf(980, 330, 520, 3) + person(640, 800, 430, { coat: c.sea, bag: false }) + person(860, 800, 440, { coat: c.sea, bag: false }) +
      rect(360, 640, 760, 330, c.wood, 14) + rect(330, 620, 820, 40, c.wood2, 10) + rect(560, 500, 170, 120, c.ink, 10) + rect(572, 512, 146, 96, c.sky, 4) + rect(800, 500, 170, 120, c.ink, 10) + rect(812, 512, 146, 96, c.sky, 4) + person(240, 1130, 600, { coat: c.rose, bag: true });
  },
  bench() {
    let s = room();
    for (let r = 0; r < 4; ++r) for (let i = 0; i < 12; ++i) s += rect(220 + i * 78, 210 + r * 92, 68, 82, `hsl(${(i * 29 + r * 17) % 360} 45% ${58 + r * 7}%)`, 6);
    s += rect(200, 590, 970, 18, c.wood, 6);
    s += rect(1120, 860, 260, 22, c.wood, 8) + rect(1140, 880, 18, 220, c.wood2) + rect(1340, 880, 18, 220, c.wood2) + rect(1345, 640, 18, 240, c.wood2) + rect(1120, 660, 240, 18, c.wood2);
    return s + person(1240, 1090, 620, { coat: c.sea, seated: true, bag: false }) + person(560, 1110, 570, { coat: c.coral, arm: 1.3 });
  },
  parking() {
    let s = rect(0, 0, W, 560, c.sky) + rect(0, 560, W, H - 560, '#8F9AA0') + rect(0, 250, W, 330, c.wall2) + rect(60, 300, 760, 90, c.sea) + text(440, 366, 64, 'Tilleul', c.paper) + rect(930, 330, 330, 250, c.ink, 6) + rect(945, 345, 145, 235, c.sky) + rect(1100, 345, 145, 235, c.sky);
    s += rect(1330, 330, 210, 70, c.mustard, 8) + text(1435, 380, 44, 'Retrait') + shape('M1500 420 l0 60 l60 -30 Z', c.coral) + line(1350, 450, 1500, 450, c.coral, 16);
    for (let i = 0; i < 6; ++i) s += shape(`M${120 + i * 260} 1180 L${240 + i * 230} 760 l10 0 L${140 + i * 260} 1180 Z`, '#E9EDEE');
    const car = (x, y, colour) => shape(`M${x} ${y} q10 -90 80 -96 l50 -70 q14 -16 40 -16 l150 0 q26 0 40 18 l46 72 q60 8 66 92 Z`, colour) + circle(x + 100, y, 44, c.ink) + circle(x + 370, y, 44, c.ink) + circle(x + 100, y, 18, c.grey) + circle(x + 370, y, 18, c.grey) + shape(`M${x + 150} ${y - 102} l36 -50 l70 0 l0 50 Z M${x + 270} ${y - 102} l0 -50 l66 0 l34 50 Z`, c.sky);
    s += car(120, 900, c.coral) + car(640, 1010, c.teal) + car(1080, 860, c.mustard);
    for (let i = 0; i < 90; ++i) { const x = random() * W, y = random() * H; s += line(x, y, x - 8, y + 34, '#FFFFFF88', 4); }
    return s;
  },
  signage() { return room() + rect(190, 200, 1220, 230, c.sea, 14) + text(W / 2, 350, 120, 'Univers Cocooning', c.paper) + rect(300, 130, 10, 80, c.ink) + rect(1290, 130, 10, 80, c.ink) + shelf(110, 520, 460, 3) + shelf(1030, 520, 460, 3) + person(720, 1120, 560, { coat: c.mustard, arm: 1.3 }) + person(900, 1130, 540, { coat: c.plum }) + text(640, 520, 100, '?', c.coral) + text(960, 500, 80, '?', c.coral); },
  kids() { return room() + till(900, 620, true, 2) + rect(540, 700, 380, 60, c.ink, 10) + rect(520, 760, 380, 180, c.wood, 10) + [0, 1, 2].map((i) => rect(570 + i * 110, 630, 70, 70, pick(coats), 8)).join('') + rect(420, 1010, 200, 70, c.coral, 8) + rect(440, 1080, 20, 60, c.wood2) + rect(580, 1080, 20, 60, c.wood2) + person(520, 1012, 330, { coat: c.mustard, bag: false, arm: 1.2 }) + person(260, 1140, 580, { coat: c.teal }) + person(1330, 800, 400, { coat: c.leaf, bag: false }); },
  tools() {
    let s = room() + rect(160, 180, 1280, 520, c.wood, 12) + rect(176, 196, 1248, 488, '#EBD9BC', 8);
    for (let i = 0; i < 7; ++i) { const x = 250 + i * 175; s += circle(x, 250, 9, c.ink) + (i % 3 === 0 ? rect(x - 12, 260, 24, 190, c.wood2, 8) + rect(x - 60, 250, 120, 46, c.grey, 8) : i % 3 === 1 ? shape(`M${x - 60} 300 l120 0 l0 50 l-60 10 l-6 110 l-44 0 l-6 -120 Z`, c.coral) + rect(x + 58, 314, 50, 14, c.grey) : rect(x - 9, 260, 18, 210, c.grey, 6) + rect(x - 22, 420, 44, 120, c.mustard, 14)); s += rect(x - 50, 590, 100, 44, c.paper, 4) + text(x, 622, 28, pick(['19 €', '24 €', '39 €', '12 €'])); }
    return s + person(560, 1130, 560, { coat: c.sea, arm: 1.2 }) + person(1080, 1140, 580, { coat: c.coral, arm: 0.8 });
  },
  van() {
    return rect(0, 0, W, 700, c.sky) + rect(0, 700, W, 500, '#9AA3A7') + rect(0, 660, W, 60, '#C9CED0') + [0, 1, 2, 3].map((i) => rect(i * 420 - 40, 140 + (i % 2) * 60, 360, 560, [c.wall2, '#E6C8B0', '#DDE3D3', '#EAD7C0'][i]) + [0, 1, 2].map((r) => [0, 1, 2].map((k) => rect(i * 420 + k * 100, 200 + (i % 2) * 60 + r * 140, 60, 90, '#7FA3B3', 4)).join('')).join('')).join('') +
      shape('M260 980 l0 -430 q0 -40 40 -40 l620 0 q40 0 60 30 l150 210 q130 20 130 110 l0 120 Z', c.paper) + rect(260, 880, 1000, 100, c.leaf) + shape('M950 560 l40 0 l120 180 l-160 0 Z', '#7FA3B3') + text(580, 740, 110, 'Tilleul', c.leaf) + circle(450, 990, 84, c.ink) + circle(450, 990, 34, c.grey) + circle(1080, 990, 84, c.ink) + circle(1080, 990, 34, c.grey) + person(1420, 1130, 540, { coat: c.leaf, bag: false, arm: 1.2 }) + rect(1480, 850, 60, 96, c.ink, 10) + rect(60, 940, 190, 150, c.wood, 8) + rect(60, 1000, 190, 20, c.mustard);
  },
};

const out = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'backend', 'demo', 'photos');
mkdirSync(out, { recursive: true });
const temp = mkdtempSync(path.join(tmpdir(), 'photos-'));
for (const [name, draw] of Object.entries(scenes)) {
  const page = path.join(temp, name + '.html'), shot = path.join(temp, name + '.png');
  writeFileSync(page, `<meta charset="utf-8"><style>body{margin:0}</style><svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}">${draw()}</svg>`);
  execFileSync('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--user-data-dir=${temp}/profile`, '--hide-scrollbars', `--window-size=${W},${H}`, `--screenshot=${shot}`, `file://${page}`], { stdio: 'ignore' });
  execFileSync('convert', [shot, '-resize', '1280x960', '-strip', '-sampling-factor', '4:2:0', '-quality', '82', path.join(out, name + '.jpg')]);
}
rmSync(temp, { recursive: true });
