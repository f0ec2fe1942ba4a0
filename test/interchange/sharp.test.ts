import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import cv from '../../src/index.js';

const image = (shape: number[]): cv.Mat => cv.Mat.random(shape, { dtype: 'uint8', seed: 1 });

describe("sharp's raw images", () => {
  for (const shape of [
    [7, 5, 3],
    [7, 5, 4],
    [7, 5],
  ]) {
    test(`[${shape.join(', ')}]: what sharp encodes, OpenCV decodes`, async () => {
      const mat = image(shape);
      const { data, info } = mat.toRaw();
      assert.deepEqual(info, { width: 5, height: 7, channels: shape[2] ?? 1 });
      // sharp makes gray images RGB unless it is told.
      const colours = shape.length === 2 ? 'b-w' : 'srgb';
      const png = await sharp(data, { raw: info }).toColourspace(colours).png().toBuffer();
      const decoded = cv.imdecode(png, cv.IMREAD_UNCHANGED);
      const codes = { 3: cv.COLOR_BGR2RGB, 4: cv.COLOR_BGRA2RGBA };
      const rgb = shape.length === 2 ? decoded : cv.cvtColor(decoded, codes[shape[2] as 3 | 4]);
      assert.deepEqual(rgb.toArray(), mat.toArray());
    });

    test(`[${shape.join(', ')}]: what sharp decodes is a Mat over its Buffer`, async () => {
      const mat = image(shape);
      const { data, info } = mat.toRaw();
      const raw = await sharp(data, { raw: info }).raw().toBuffer({ resolveWithObject: true });
      const back = cv.Mat.from(raw);
      assert.deepEqual(back.shape.slice(0, 2), [7, 5]);
      back.set([0, 0, 0], 9);
      assert.equal(raw.data[0], 9);
      back.set([0, 0, 0], mat.at(0, 0, ...(shape.length > 2 ? [0] : [])));
      const expected = back.shape[2] === shape[2] ? mat : cv.cvtColor(mat, cv.COLOR_GRAY2RGB);
      assert.deepEqual(back.toArray(), expected.toArray());
    });
  }

  test('one channel is an image of two axes, as from imread', async () => {
    const { data, info } = image([7, 5]).toRaw();
    const raw = await sharp(data, { raw: info })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    assert.equal(raw.info.channels, 1);
    assert.deepEqual(cv.Mat.from(raw).toArray(), image([7, 5]).toArray());
  });

  test('16 bits are named by dtype', async () => {
    const { data, info } = image([7, 5, 3]).toRaw();
    const raw = await sharp(data, { raw: info })
      .toColourspace('rgb16')
      .raw({ depth: 'ushort' })
      .toBuffer({ resolveWithObject: true });
    const mat = cv.Mat.from(raw, { dtype: 'uint16' });
    assert.deepEqual([mat.shape, mat.dtype, mat.nbytes], [[7, 5, 3], 'uint16', raw.data.length]);
  });

  test('toRaw is over the same memory', () => {
    const mat = image([2, 2, 3]);
    mat.toRaw().data[11] = 42;
    assert.equal(mat.at(1, 1, 2), 42);
    mat.toBuffer()[0] = 43;
    assert.equal(mat.at(0, 0, 0), 43);
  });

  test('what is no 8-bit image is refused', () => {
    for (const [mat, got] of [
      [cv.Mat.zeros([2, 2]), '[2, 2] of float64'],
      [cv.Mat.zeros([2, 2, 5], 'uint8'), '[2, 2, 5] of uint8'],
      [cv.Mat.zeros([4], 'uint8'), '[4] of uint8'],
      [cv.Mat.zeros([1, 2, 2, 3], 'uint8'), '[1, 2, 2, 3] of uint8'],
    ] as const) {
      assert.throws(() => mat.toRaw(), {
        name: 'TypeError',
        message: `Mat.toRaw: expected an image of uint8 with 1 to 4 channels, got ${got}`,
      });
    }
    assert.throws(() => image([4, 4]).slice(null, '1:3').toRaw(), /^TypeError: Mat\.data: /);
  });

  test('an image whose sizes do not fit its bytes is refused', () => {
    for (const info of [
      { width: 100, height: 7, channels: 3 },
      { width: -5, height: 7, channels: 3 },
      { width: 5, height: 7 },
      { width: '5', height: 7, channels: 3 },
      {},
    ]) {
      assert.throws(
        () => cv.Mat.from({ data: Buffer.alloc(105), info } as never),
        (error) => /^Mat\.from: /.test((error as Error).message),
      );
    }
    assert.throws(
      () => cv.Mat.from({ data: 'pixels', info: { width: 1, height: 1, channels: 1 } } as never),
      {
        name: 'TypeError',
        message: 'Mat.from: expected a typed array under a raw image, got string',
      },
    );
  });
});

describe("sharp's files, some of which OpenCV does not decode", () => {
  const frames = Buffer.concat(
    [1, 2, 3].map((seed) => cv.Mat.random([9, 14, 3], { dtype: 'uint8', seed }).toBuffer()),
  );
  const film = (): Sharp => sharp(frames, { raw: { width: 14, height: 27, channels: 3, pageHeight: 9 } });
  const still = (channels: 3 | 4): Sharp => {
    const mat = cv.Mat.random([9, 14, channels], { dtype: 'uint8', seed: 4 });
    return sharp(mat.toBuffer(), { raw: { width: 14, height: 9, channels } });
  };
  const files: Record<string, [format: string, file: Promise<Buffer>]> = {
    'an animated GIF': ['gif', film().gif().toBuffer()],
    'an animated WebP': ['webp', film().webp().toBuffer()],
    'an AVIF': ['avif', still(3).avif().toBuffer()],
    'an AVIF with alpha': ['avif', still(4).avif().toBuffer()],
    'a JPEG on its side': ['jpeg', still(3).jpeg().withMetadata({ orientation: 8 }).toBuffer()],
    'a WebP upside down': ['webp', still(3).webp().withMetadata({ orientation: 3 }).toBuffer()],
    'a PNG mirrored': ['png', still(3).png().withMetadata({ orientation: 2 }).toBuffer()],
    'a tiled TIFF': ['tiff', still(3).tiff({ tile: true, tileWidth: 16, tileHeight: 16 }).toBuffer()],
    'a BigTIFF': ['tiff', still(3).tiff({ bigtiff: true }).toBuffer()],
    'a PNG with a palette': ['png', still(3).png({ palette: true, colours: 16 }).toBuffer()],
  };
  for (const [name, [format, made]] of Object.entries(files)) {
    test(`${name}: imageInfo tells what sharp does`, async () => {
      const file = await made;
      const told = await sharp(file, { animated: true }).metadata();
      const { width, height, orientation, ...info } = cv.imageInfo(file);
      assert.equal(info.format, format);
      assert.deepEqual([width, height], [told.width, told.pageHeight ?? told.height]);
      assert.deepEqual([orientation, info.frames], [told.orientation ?? 1, told.pages ?? 1]);
      if (format !== 'gif') assert.equal(info.channels, told.channels);
    });
  }
});
