/** imageInfo, held against what OpenCV decodes, and against files made by hand for what it does not decode. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import cv from '../../src/index.js';
import { images, jpegOf, patched, pngOf, tiffOf, withOrientation, written } from './samples.js';

const folder = mkdtempSync(join(tmpdir(), 'node-cv2-image-'));
after(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const fails = (code: number) => (error: unknown) => error instanceof cv.CvError && error.code === code;

describe('what OpenCV decodes with IMREAD_UNCHANGED', () => {
  for (const [extension, format, sorts, params = []] of written) {
    for (const sort of sorts) {
      test(`${extension} ${sort} ${params.join(' ')}`, async () => {
        const encoded = cv.imencode(extension, images[sort], params);
        const { shape, dtype, depth } = cv.imdecode(encoded, cv.IMREAD_UNCHANGED);
        const [height, width, channels = 1] = shape;
        const expected = { format, width, height, channels, depth, dtype, orientation: 1, frames: 1 };
        const path = file(`image${extension}`, encoded);
        assert.deepEqual(cv.imageInfo(encoded), expected);
        assert.deepEqual(cv.imageInfo(path), expected);
        assert.deepEqual(await cv.imageInfoAsync(encoded), expected);
        assert.deepEqual(await cv.imageInfoAsync(path), expected);
      });
    }
  }

  test('a TIFF file that does not say how many samples a pixel has', () => {
    const file = patched(cv.imencode('.tiff', images.real), (bytes) => {
      const directory = bytes.readUInt32LE(4);
      for (let at = directory + 2; at < directory + 2 + bytes.readUInt16LE(directory) * 12; at += 12)
        if (bytes.readUInt16LE(at) === 277) bytes.writeUInt16LE(276, at);
    });
    assert.equal(cv.imageInfo(file).channels, cv.imdecode(file, cv.IMREAD_UNCHANGED).channels);
  });

  test('a file cut off anywhere tells the same or is refused', () => {
    for (const [extension, , sorts] of written) {
      const encoded = cv.imencode(extension, images[sorts[0]!]);
      const whole = cv.imageInfo(encoded);
      for (let length = 0; length < encoded.length; length++) {
        let info;
        try {
          info = cv.imageInfo(encoded.subarray(0, length));
        } catch (error) {
          assert.ok(error instanceof cv.CvError, `${extension}, ${length} bytes`);
          continue;
        }
        assert.deepEqual(info, whole, `${extension}, ${length} bytes`);
      }
    }
  });
});

describe('what the headers tell besides', () => {
  test('the pages of a TIFF file, also where they form a ring', () => {
    const path = join(folder, 'pages.tiff');
    cv.imwritemulti(path, [images.color, images.gray, images.deep]);
    assert.equal(cv.imageInfo(path).frames, cv.imcount(path));
    assert.equal(cv.imageInfo(path).frames, 3);
    const ring = patched(readFileSync(path), (bytes) => {
      let at = bytes.readUInt32LE(4);
      const first = at;
      const next = (): number => at + 2 + bytes.readUInt16LE(at) * 12;
      while (bytes.readUInt32LE(next()) !== 0) at = bytes.readUInt32LE(next());
      bytes.writeUInt32LE(first, next());
    });
    assert.equal(cv.imageInfo(ring).frames, 3);
  });

  test('the orientation of a JPEG file, which imread applies and imageInfo only tells', () => {
    const turned = withOrientation(cv.imencode('.jpg', images.color), 6);
    const { width, height, orientation } = cv.imageInfo(turned);
    assert.deepEqual([width, height, orientation], [14, 9, 6]);
    assert.deepEqual(cv.imdecode(turned, cv.IMREAD_COLOR).shape, [14, 9, 3]);
  });

  test('frames and size of a GIF file', () => {
    const frame = [0x2c, 0, 0, 0, 0, 5, 0, 3, 0, 0, 2, 2, 0x4c, 1, 0];
    const colors = [0, 0, 0, 255, 255, 255];
    const gif = Buffer.from([
      ...Buffer.from('GIF89a'),
      5,
      0,
      3,
      0,
      0x80,
      0,
      0,
      ...colors,
      ...frame,
      ...frame,
      0x3b,
    ]);
    const { format, width, height, frames } = cv.imageInfo(gif);
    assert.deepEqual([format, width, height, frames], ['gif', 5, 3, 2]);
  });

  test('the frames of an animated PNG file', () => {
    const png = cv.imencode('.png', images.color);
    const control = Buffer.alloc(20);
    control.writeUInt32BE(8);
    control.write('acTL', 4);
    control.writeUInt32BE(12, 8);
    const animated = Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]);
    assert.equal(cv.imageInfo(animated).frames, 12);
  });

  test('a TIFF file of 2^32 - 1 columns', () => {
    const { width, height } = cv.imageInfo(
      tiffOf([
        [256, 4, 0xffffffff],
        [257, 4, 7],
      ]),
    );
    assert.deepEqual([width, height], [0xffffffff, 7]);
  });
});

test(
  'of a file only the header is read',
  { skip: !existsSync('/proc/self/io') && 'only Linux counts' },
  () => {
    const read = (): number => Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'latin1'))![1]);
    const sizes = [4e9, 5000];
    const bytes = [pngOf(100, 100), jpegOf(100, 100), cv.imencode('.bmp', images.color)].map((content) =>
      sizes.map((size) => {
        const path = file('large', content);
        truncateSync(path, size);
        const before = read();
        cv.imageInfo(path);
        return read() - before;
      }),
    );
    for (const [large, small] of bytes)
      assert.ok(large! < small! + 10_000, `${large} bytes, ${small} of a small file`);
  },
);

test('what has no header is refused', async () => {
  const { StsObjectNotFound, StsUnsupportedFormat, StsParseError } = cv.Error;
  assert.throws(() => cv.imageInfo(join(folder, 'missing.png')), fails(StsObjectNotFound));
  assert.throws(() => cv.imageInfo(folder), fails(StsObjectNotFound));
  assert.throws(() => cv.imageInfo(Buffer.from('no image')), fails(StsUnsupportedFormat));
  assert.throws(() => cv.imageInfo(cv.Mat.zeros([4, 4], 'float32')), fails(cv.Error.StsBadArg));
  assert.throws(() => cv.imageInfo(Buffer.from('BM')), fails(StsParseError));
  await assert.rejects(cv.imageInfoAsync(join(folder, 'missing.png')), fails(StsObjectNotFound));
  assert.throws(() => Reflect.apply(cv.imageInfo, cv, [{}]), TypeError);
});
