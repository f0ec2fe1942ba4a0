import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PYTHON } from '../parity/oracle.js';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLES = '/usr/share/doc/opencv-doc/examples/data';

/** The results of a photo, in the order of its row. */
const FILES = [
  'photo.jpg',
  'gray.jpg',
  'flip.jpg',
  'crop.jpg',
  'resize.jpg',
  'gaussian.jpg',
  'median.jpg',
  'otsu.png',
  'adaptive.png',
  'canny.png',
  'faces.jpg',
];

/** A file as cv2 decodes it, and whether cv2 makes the very same one of the photo. */
interface Checked {
  shape: number[];
  same: boolean;
}

const work = mkdtempSync(join(tmpdir(), 'node-cv2 photos-'));
const at = (...path: string[]): string => join(work, ...path);

after(() => rmSync(work, { recursive: true }));

function run(...args: string[]): { status: number | null; lines: string[]; errors: string } {
  const command = ['--import', 'tsx', 'examples/photos.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n'), errors: stderr };
}

function python(args: string[], input?: unknown): string {
  const { status, stdout, stderr } = spawnSync(PYTHON, args, {
    input: JSON.stringify(input),
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** What cv2 says of the results: folders by photo. */
function check(folders: Record<string, string>): Record<string, Record<string, Checked>> {
  return JSON.parse(python([join(import.meta.dirname, 'photos.py')], folders)) as ReturnType<typeof check>;
}

/** The pictures of a page: file below it, and size in the caption. */
function picturesOf(page: string): { path: string; width: number; height: number }[] {
  const figure = /<figure>.*?<img src="([^"]+)".*?<span>(\d+) × (\d+)<\/span>.*?<\/figure>/gs;
  return [...page.matchAll(figure)].map(([, href, width, height]) => ({
    path: decodeURIComponent(href!.replaceAll('&#39;', "'").replaceAll('&amp;', '&')),
    width: Number(width),
    height: Number(height),
  }));
}

/** Each picture is on the page, with its size, and as cv2 makes it. */
function assertComplete(out: string, photos: readonly string[], folders: readonly string[]): void {
  const shown = picturesOf(readFileSync(join(out, 'index.html'), 'utf8'));
  assert.deepEqual(
    shown.map(({ path }) => path),
    folders.flatMap((folder) => FILES.map((file) => `${folder}/${file}`)),
  );
  const checked = check(
    Object.fromEntries(photos.map((photo, index) => [photo, join(out, folders[index]!)])),
  );
  for (const [index, { path, width, height }] of shown.entries()) {
    const [photo, file] = [photos[Math.floor(index / FILES.length)]!, FILES[index % FILES.length]!];
    const channels = /gray|otsu|adaptive|canny/.test(file) ? [] : [3];
    const expected: Checked = { shape: [height, width, ...channels], same: true };
    assert.deepEqual(checked[photo]![file], expected, path);
  }
}

describe('the photo example', () => {
  before(() => {
    mkdirSync(at('folder'));
    copyFileSync(join(SAMPLES, 'messi5.jpg'), at("Ünï <b>'s & 100% #1?.jpg"));
    copyFileSync(join(SAMPLES, 'basketball1.png'), at('folder', 'same.name.png'));
    copyFileSync(join(SAMPLES, 'cards.png'), at('same.name.PNG'));
    writeFileSync(at('broken.jpg'), readFileSync(join(SAMPLES, 'home.jpg')).subarray(0, 100));
    writeFileSync(at('folder', 'notes.txt'), 'no photo');
    mkdirSync(at('empty'));
    const script = `
import cv2, numpy as np, sys
noise = np.random.default_rng(1).integers(0, 65536, (50, 70), np.uint16)
for name, image in {'p1.png': noise[:1, :1], 'p2.tif': noise, 'p10.webp': np.uint8(np.dstack([noise[:16, :16]] * 4) >> 8)}.items():
    assert cv2.imwrite(sys.argv[1] + '/' + name, image)
`;
    python(['-c', script, at('folder')]);
  });

  test('one photo: every result is saved and shown', () => {
    const photo = at("Ünï <b>'s & 100% #1?.jpg");
    const { status, lines, errors } = run('--out', at('one'), photo);
    assert.equal(errors, '');
    assert.equal(status, 0);
    assert.match(lines[0]!, /^\[1\/1\] +Ünï <b>'s & 100% #1\?\.jpg +548 x 342 +1 face +[\d.]+ m?s$/);
    assert.equal(lines[1], `1 of 1 done, side by side in ${at('one', 'index.html')}`);
    assertComplete(at('one'), [photo], ["01-Ünï <b>'s & 100% #1?"]);
    const page = readFileSync(at('one', 'index.html'), 'utf8');
    assert.match(page, />Ünï &lt;b&gt;&#39;s &amp; 100% #1\?\.jpg</);
    assert.doesNotMatch(page, /<b>'s/);
  });

  test('folders, alpha, 16 bits, a single pixel, and the same name twice', () => {
    const out = at('deep', 'er');
    const { status, lines, errors } = run(at('same.name.PNG'), at('folder'), `--out=${out}`);
    assert.equal(errors, '');
    assert.equal(status, 0);
    assert.equal(lines.length, 6);
    const inFolder = ['p1.png', 'p2.tif', 'p10.webp', 'same.name.png'].map((name) => at('folder', name));
    const folders = ['01-same.name', '02-p1', '03-p2', '04-p10', '05-same.name'];
    assertComplete(out, [at('same.name.PNG'), ...inFolder], folders);
    assert.deepEqual(readdirSync(out).sort(), [...folders, 'index.html']);
  });

  test('what is broken or missing is reported and skipped', () => {
    const good = join(SAMPLES, 'fruits.jpg');
    const { status, lines, errors } = run(
      '--out',
      at('some'),
      at('broken.jpg'),
      at('no such.png'),
      at('empty'),
      good,
    );
    assert.equal(status, 1);
    assert.match(errors, /^skipped .*\/broken\.jpg: imdecode\(/m);
    assert.match(errors, /^skipped .*\/no such\.png: ENOENT/m);
    assert.match(errors, /^skipped .*\/empty: there are no photos in this folder$/m);
    assert.equal(lines.at(-1), `1 of 4 done, side by side in ${at('some', 'index.html')}`);
    assertComplete(at('some'), [good], ['02-fruits']);
    const page = readFileSync(at('some', 'index.html'), 'utf8');
    for (const name of ['broken.jpg', 'no such.png', 'empty'])
      assert.ok(page.includes(`<b>${at(name)}</b>`), name);
  });

  test('without names: the sample photos', () => {
    const { status, lines, errors } = run('--out', at('samples'));
    assert.equal(errors, '');
    assert.equal(status, 0);
    const names = lines.slice(0, -1).map((line) => line.split(/\s+/).find((word) => word.includes('.'))!);
    const folders = readdirSync(at('samples')).filter((name) => name !== 'index.html');
    assert.equal(names.length, 12);
    assertComplete(
      at('samples'),
      names.map((name) => join(SAMPLES, name)),
      folders.sort(),
    );
  });

  test('--help', () => {
    const { status, lines, errors } = run('--help');
    assert.equal(status, 0);
    assert.equal(errors, '');
    assert.match(lines[0]!, /^Usage: npm start/);
  });

  test('a wrong option, and a folder that cannot be made', () => {
    const wrong = run('--ouch', 'a.jpg');
    assert.equal(wrong.status, 2);
    assert.match(wrong.errors, /^photos: Unknown option '--ouch'/);
    assert.match(wrong.errors, /^Usage: npm start/m);
    const blocked = run('--out', at('folder', 'notes.txt'), join(SAMPLES, 'fruits.jpg'));
    assert.equal(blocked.status, 1);
    assert.match(blocked.errors, /^photos: EEXIST/);
  });
});
