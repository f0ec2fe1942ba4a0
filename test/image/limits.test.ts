/** Limits on the images that are decoded, for the process and for one call. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { buildJavaScript } from '../../scripts/lib/javascript-build.mjs';
import cv from '../../src/index.js';
import { runChild } from '../lifetime/child.js';
import { images, jpegOf, patched, pngOf, tiffOf } from './samples.js';

const folder = mkdtempSync(join(tmpdir(), 'node-cv2-limits-'));
after(() => rmSync(folder, { recursive: true }));
const first = cv.imageLimits();
afterEach(() => void cv.imageLimits({ ...first }));

/** 9 rows of 14 pixels. */
const png = cv.imencode('.png', images.color);
const path = join(folder, 'image.png');
writeFileSync(path, png);

/** That the image is too large, by which limit. */
const beyond = (name: string, limit: number) => (error: unknown) =>
  error instanceof cv.CvError &&
  error.code === cv.Error.StsOutOfRange &&
  error.message.includes(`limit ${name} is ${limit}`) &&
  /image of \d+x\d+/.test(error.message);

describe('imageLimits', () => {
  const rows = [
    ['maxWidth', 14],
    ['maxHeight', 9],
    ['maxPixels', 14 * 9],
    ['maxBytes', 14 * 9 * 3],
  ] as const;
  for (const [name, most] of rows) {
    test(`${name}: what is just as large is decoded, and no more`, async () => {
      assert.equal(cv.imageLimits({ [name]: most })[name], most);
      assert.deepEqual(cv.imdecode(png, cv.IMREAD_COLOR).shape, [9, 14, 3]);
      cv.imageLimits({ [name]: most - 1 });
      const refused = beyond(name, most - 1);
      assert.throws(() => cv.imdecode(png, cv.IMREAD_COLOR), refused);
      assert.throws(() => cv.imread(path), refused);
      assert.throws(() => cv.imreadmulti(path, { flags: cv.IMREAD_COLOR }), refused);
      await assert.rejects(cv.imdecodeAsync(png, cv.IMREAD_COLOR), refused);
      await assert.rejects(cv.imreadAsync(path), refused);
      await assert.rejects(cv.imreadmultiAsync(path, { flags: cv.IMREAD_COLOR }), refused);
    });
  }

  test('sets what is given, and tells all', () => {
    const { maxWidth, maxHeight } = first;
    assert.deepEqual(cv.imageLimits({ maxPixels: 1000, maxBytes: 2000 }), {
      maxWidth,
      maxHeight,
      maxPixels: 1000,
      maxBytes: 2000,
    });
    assert.equal(cv.imageLimits().maxPixels, 1000);
    assert.equal(cv.imageLimits({ maxWidth: 50 }).maxPixels, 1000);
  });

  test("cannot go beyond OpenCV's own limits", () => {
    assert.throws(() => cv.imageLimits({ maxPixels: first.maxPixels + 1 }), RangeError);
    assert.throws(() => cv.imageLimits({ maxWidth: NaN }), RangeError);
    assert.throws(() => Reflect.apply(cv.imageLimits, cv, [{ maxPixel: 1 }]), TypeError);
    assert.deepEqual(cv.imageLimits(), first);
  });

  test('bytes are those of the pixels that the flags ask for', () => {
    const gray = 14 * 9;
    const call = (flags: number, maxBytes: number) => () => cv.imdecode(png, flags, { maxBytes });
    assert.doesNotThrow(call(cv.IMREAD_GRAYSCALE, gray));
    assert.throws(call(cv.IMREAD_COLOR, gray), beyond('maxBytes', gray));
    const deep = cv.imencode('.png', images.deep);
    assert.doesNotThrow(() => cv.imdecode(deep, cv.IMREAD_COLOR, { maxBytes: gray * 3 }));
    assert.throws(() => cv.imdecode(deep, cv.IMREAD_UNCHANGED, { maxBytes: gray * 6 - 1 }), cv.CvError);
  });

  test('hold in all threads', async () => {
    await buildJavaScript();
    cv.imageLimits({ maxPixels: 77 });
    const entry = new URL('../../dist/index.js', import.meta.url).pathname;
    const text = `const cv = require(${JSON.stringify(entry)});
      const { parentPort } = require('node:worker_threads');
      parentPort.postMessage(cv.imageLimits().maxPixels);
      cv.imageLimits({ maxPixels: 66 });`;
    const worker = new Worker(text, { eval: true });
    const [told] = await Promise.all([
      new Promise((resolve) => worker.once('message', resolve)),
      new Promise((resolve) => worker.once('exit', resolve)),
    ]);
    assert.deepEqual([told, cv.imageLimits().maxPixels], [77, 66]);
  });

  test("begin as the environment tells OpenCV, which then refuses by itself what it can't be told later", async () => {
    const { stdout } = await runChild(new URL('limits-child.ts', import.meta.url), {
      env: { OPENCV_IO_MAX_IMAGE_PIXELS: '100', OPENCV_IO_MAX_IMAGE_WIDTH: '1KB' },
      args: [path],
    });
    const { maxPixels, maxWidth, message } = JSON.parse(stdout) as Record<string, unknown>;
    assert.deepEqual([maxPixels, maxWidth], [100, 1024]);
    assert.match(String(message), /limit maxPixels is 100/);
  });
});

describe('one call', () => {
  test('has limits of its own, beside those of the process', async () => {
    assert.throws(() => cv.imread(path, { maxPixels: 125 }), beyond('maxPixels', 125));
    assert.throws(() => cv.imdecode(png, 1, { maxBytes: 377 }), beyond('maxBytes', 377));
    await assert.rejects(cv.imreadAsync(path, 1, { maxPixels: 1 }), beyond('maxPixels', 1));
    assert.deepEqual(cv.imread(path, { maxPixels: 126, maxBytes: 378 }).shape, [9, 14, 3]);
    cv.imageLimits({ maxPixels: 100 });
    assert.throws(() => cv.imread(path, { maxPixels: 1000 }), beyond('maxPixels', 100));
  });

  test('pages are counted together, those that are asked for', () => {
    const pages = join(folder, 'pages.tiff');
    cv.imwritemulti(pages, [images.gray, images.gray, images.gray]);
    const maxBytes = 2 * 14 * 9;
    assert.throws(() => cv.imreadmulti(pages, { maxBytes }), beyond('maxBytes', maxBytes));
    assert.equal(cv.imreadmulti(pages, 1, 2, { maxBytes })[1].length, 2);
    assert.throws(() => cv.imreadmulti(pages, 0, 3, { maxBytes }), beyond('maxBytes', maxBytes));
    assert.equal(cv.imread(pages, { maxBytes: 3 * 14 * 9 }).shape[0], 9);
  });
});

describe('bombs: small files of enormous images', () => {
  const bombs = {
    'a progressive JPEG': jpegOf(30000, 30000),
    'a PNG': pngOf(30000, 30000),
    'a BMP': patched(cv.imencode('.bmp', images.color), (file) => {
      file.writeInt32LE(30000, 18);
      file.writeInt32LE(-30000, 22);
    }),
    'a TIFF of one page': tiffOf([
      [256, 4, 30000],
      [257, 4, 30000],
      [258, 3, 8],
      [262, 3, 1],
      [277, 3, 1],
    ]),
    'a TIFF whose second page it is': tiffOf(
      [
        [256, 4, 1],
        [257, 4, 1],
        [262, 3, 1],
      ],
      [
        [256, 4, 60000],
        [257, 4, 60000],
        [262, 3, 1],
      ],
    ),
  };
  for (const [name, content] of Object.entries(bombs)) {
    test(`${name} is refused without its memory`, async () => {
      cv.imageLimits({ maxPixels: 1e6 });
      const bomb = join(folder, 'bomb');
      writeFileSync(bomb, content);
      const before = process.resourceUsage().maxRSS;
      for (let round = 0; round < 20; round++) {
        assert.throws(() => cv.imreadmulti(bomb), beyond('maxPixels', 1e6));
        if (name.includes('second')) continue;
        assert.throws(() => cv.imdecode(content, cv.IMREAD_UNCHANGED), beyond('maxPixels', 1e6));
        await assert.rejects(cv.imreadAsync(bomb), beyond('maxPixels', 1e6));
      }
      const grown = (process.resourceUsage().maxRSS - before) / 1024;
      assert.ok(grown < 60, `${grown} MB`);
    });
  }
});
