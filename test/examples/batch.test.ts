/** The examples that work on many files: on one thread with `cv.map`, and on worker threads. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import cv from '../../src/index.js';
import { sample } from './uploads.js';

const ROOT = resolve(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'node-cv2-batch-'));
after(() => rmSync(work, { recursive: true }));
const at = (...path: string[]): string => join(work, ...path);

function start(name: string, ...args: string[]) {
  const command = ['--import', 'tsx', `examples/${name}`, ...args];
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, ...said }));
  return { child, ended };
}

/** A folder of photos, two of which have the same stem, and one that is broken. */
function makeFolder(name: string): string {
  mkdirSync(at(name));
  for (const photo of ['messi5.jpg', 'fruits.jpg', 'basketball1.png'])
    writeFileSync(at(name, photo), sample(photo));
  writeFileSync(at(name, 'fruits.png'), cv.imencode('.png', cv.Mat.full([40, 90, 3], 7, 'uint8')));
  writeFileSync(at(name, 'broken.jpg'), sample('messi5.jpg').subarray(0, 100));
  writeFileSync(at(name, 'notes.txt'), 'no photo');
  return at(name);
}

const shapeOf = (path: string): number[] => cv.imread(path).shape;

describe('batch.ts', () => {
  const folder = makeFolder('photos');

  test('makes a thumbnail of each photo; one that is broken stops no other', async () => {
    const out = at('deep', 'thumbnails');
    const { status, stdout, stderr } = await start('batch.ts', folder, out, '--size', '100x80').ended;
    assert.equal(status, 1);
    assert.match(stdout, /^4 thumbnails in .*thumbnails, 0\.0 MB, 1 failed; /m);
    assert.match(stderr, /^failed .*broken\.jpg: imdecode\(/m);
    const names = readdirSync(out).sort();
    assert.deepEqual(names, ['basketball1.jpg', 'fruits.jpg.jpg', 'fruits.png.jpg', 'messi5.jpg']);
    assert.deepEqual(
      names.map((name) => shapeOf(join(out, name))),
      [
        [75, 100, 3],
        [80, 85, 3],
        [40, 90, 3],
        [62, 100, 3],
      ],
    );
  });

  test('stops at Ctrl-C: what was made is whole, and the rest is counted', async () => {
    const many = at('many');
    mkdirSync(many);
    for (let i = 0; i < 300; i++) copyFileSync(join(folder, 'messi5.jpg'), join(many, `${i}.jpg`));
    const out = at('stopped');
    const { child, ended } = start('batch.ts', many, out, '--concurrency', '1');
    while (!existsSync(out) || readdirSync(out).length < 3) await setImmediate();
    child.kill('SIGINT');
    const { status, stdout, stderr } = await ended;
    assert.equal(stderr, '');
    assert.equal(status, 130);
    const said = /^(\d+) thumbnails in .*, 0 failed, stopped before the other (\d+); /m.exec(stdout);
    assert.ok(said !== null, stdout);
    const [made, rest] = [Number(said[1]), Number(said[2])];
    assert.equal(made + rest, 300);
    const names = readdirSync(out);
    assert.ok(rest > 0 && made > 0);
    // One that was being written may have come after the count.
    assert.ok(names.length === made || names.length === made + 1, `${names.length} files, ${made} told`);
    for (const name of names) assert.deepEqual(shapeOf(join(out, name)), [200, 320, 3]);
  });

  test('--help, and what is wrong with the command', async () => {
    const help = await start('batch.ts', '--help').ended;
    assert.equal(help.status, 0);
    assert.match(help.stdout, /^Usage: node --import tsx examples\/batch\.ts/);
    const wrong: [problem: RegExp, ...args: string[]][] = [
      [/^batch: expected two folders, got 1$/m, folder],
      [/^batch: the two folders are the same$/m, folder, `${folder}/.`],
      [/^batch: --size: expected a size as 320x240, got '0x5'$/m, folder, at('no'), '--size=0x5'],
      [
        /^batch: --concurrency: expected a whole number from 1 on, got '-1'$/m,
        folder,
        at('no'),
        '--concurrency=-1',
      ],
    ];
    for (const [problem, ...args] of wrong) {
      const { status, stderr } = await start('batch.ts', ...args).ended;
      assert.equal(status, 2);
      assert.match(stderr, problem);
    }
    const missing = await start('batch.ts', at('nowhere'), at('no')).ended;
    assert.equal(missing.status, 1);
    assert.match(missing.stderr, /^batch: ENOENT/);
  });
});

test('workers.ts: faces are blurred in the pixels that threads share; one bad photo stops no other', async () => {
  const folder = makeFolder('shared');
  const out = at('workers');
  const { status, stdout, stderr } = await start('workers.ts', '--threads', '2', '--out', out, folder).ended;
  assert.match(stderr, /^skipped .*broken\.jpg: imdecode/);
  assert.equal(status, 1);
  assert.deepEqual(stdout.trim().split('\n'), [
    'basketball1.png: 1 face, 320 x 240',
    'fruits.jpg: 0 faces, 320 x 300',
    'fruits.png: 0 faces, 90 x 40',
    'messi5.jpg: 1 face, 320 x 200',
  ]);
  assert.deepEqual(shapeOf(join(out, 'thumbnails', 'messi5.jpg')), [200, 320, 3]);
  const photo = cv.imread(join(folder, 'messi5.jpg'));
  const blurred = cv.imread(join(out, 'blurred', 'messi5.jpg'));
  // The face, and the grass.
  const change = (...rect: [number, number, number, number]): number =>
    cv.norm(photo.roi(rect), blurred.roi(rect), cv.NORM_L1) / photo.roi(rect).size;
  const [face, grass] = [change(225, 90, 40, 40), change(0, 200, 100, 100)];
  assert.ok(face > 8 && grass < 3, `${face} and ${grass}`);
  assert.equal(
    readFileSync(join(out, 'blurred', 'fruits.png.jpg'))
      .subarray(0, 2)
      .toString('hex'),
    'ffd8',
  );
});
