/** imencode's and imwrite's options by name, held against OpenCV's parameters and against the files' own words. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import cv from '../../src/index.js';
import { images, segmentsOf } from './samples.js';

const folder = mkdtempSync(join(tmpdir(), 'node-cv2-encode-'));
after(() => rmSync(folder, { recursive: true }));

const photo = cv.imread('/usr/share/doc/opencv-doc/examples/data/messi5.jpg');
interface Options {
  params?: number[];
  quality?: number | undefined;
  progressive?: boolean;
  optimizeCoding?: boolean;
  chromaSubsampling?: cv.ChromaSubsampling;
  lossless?: boolean;
  compressionLevel?: number;
}

describe("the same bytes as by OpenCV's parameters", () => {
  const rows: [extension: string, options: Options, params: number[]][] = [
    ['.jpg', { quality: 40 }, [cv.IMWRITE_JPEG_QUALITY, 40]],
    ['.JPEG', { quality: 0 }, [cv.IMWRITE_JPEG_QUALITY, 0]],
    ['.jpe', { progressive: true }, [cv.IMWRITE_JPEG_PROGRESSIVE, 1]],
    ['.jpg', { optimizeCoding: true }, [cv.IMWRITE_JPEG_OPTIMIZE, 1]],
    ['.jpg', { progressive: false, optimizeCoding: false }, []],
    ['.jpg', { quality: undefined }, []],
    [
      '.jpg',
      { quality: 70, progressive: true, optimizeCoding: true },
      [cv.IMWRITE_JPEG_QUALITY, 70, cv.IMWRITE_JPEG_PROGRESSIVE, 1, cv.IMWRITE_JPEG_OPTIMIZE, 1],
    ],
    [
      '.jpg',
      { quality: 70, params: [cv.IMWRITE_JPEG_RST_INTERVAL, 2] },
      [cv.IMWRITE_JPEG_QUALITY, 70, cv.IMWRITE_JPEG_RST_INTERVAL, 2],
    ],
    ['.png', { compressionLevel: 0 }, [cv.IMWRITE_PNG_COMPRESSION, 0]],
    ['.png', { compressionLevel: 9 }, [cv.IMWRITE_PNG_COMPRESSION, 9]],
    ['.webp', { quality: 30 }, [cv.IMWRITE_WEBP_QUALITY, 30]],
    ['.webp', { lossless: true }, [cv.IMWRITE_WEBP_QUALITY, 101]],
    ['.webp', { lossless: false }, [cv.IMWRITE_WEBP_QUALITY, 100]],
    ['.webp', { lossless: false, quality: 10 }, [cv.IMWRITE_WEBP_QUALITY, 10]],
  ];
  for (const [extension, options, params] of rows) {
    test(`${extension} ${JSON.stringify(options)}`, async () => {
      const expected = cv.imencode(extension, photo, params);
      assert.deepEqual(cv.imencode(extension, photo, options), expected);
      assert.deepEqual(await cv.imencodeAsync(extension, photo, options), expected);
      const path = join(folder, `image${extension}`);
      assert.equal(cv.imwrite(path, photo, options), true);
      assert.deepEqual(readFileSync(path), expected);
    });
  }
});

describe('chromaSubsampling', () => {
  const factors = { '4:4:4': 0x11, '4:4:0': 0x12, '4:2:2': 0x21, '4:2:0': 0x22, '4:1:1': 0x41 } as const;
  const names = Object.keys(factors) as (keyof typeof factors)[];
  for (const chromaSubsampling of names) {
    test(`${chromaSubsampling} stands in the frame's header`, async () => {
      const encoded = cv.imencode('.jpg', photo, { chromaSubsampling });
      const frame = segmentsOf(encoded).get(0xc0)!;
      assert.deepEqual([frame[7], frame[10], frame[13]], [factors[chromaSubsampling], 0x11, 0x11]);
      assert.ok(cv.PSNR(cv.imdecode(encoded, 1), photo) > 33);
      const path = join(folder, 'subsampled.jpg');
      assert.equal(await cv.imwriteAsync(path, photo, { chromaSubsampling }), true);
      assert.deepEqual(readFileSync(path), encoded);
    });
  }

  test("4:2:0 gives OpenCV's own bytes, of all sorts of images and with all options", () => {
    const four = cv.merge([...cv.split(photo), cv.split(photo)[0]!]);
    const deep = photo.astype('uint16');
    for (const image of [
      photo,
      four,
      deep,
      cv.cvtColor(photo, cv.COLOR_BGR2GRAY),
      photo.slice('3:50, 2:33'),
    ]) {
      for (const options of [
        {},
        { quality: 10 },
        { progressive: true },
        { quality: 99, optimizeCoding: true },
      ]) {
        const expected = cv.imencode('.jpg', image, options);
        assert.deepEqual(cv.imencode('.jpg', image, { chromaSubsampling: '4:2:0', ...options }), expected);
      }
    }
  });

  test('4:4:4 keeps colours that 4:2:0 mixes', () => {
    const stripes = cv.Mat.zeros([32, 32, 3], 'uint8');
    stripes.slice(':, ::2').assign([0, 0, 255]);
    stripes.slice(':, 1::2').assign([255, 0, 0]);
    const psnr = (chromaSubsampling: '4:4:4' | '4:2:0'): number =>
      cv.PSNR(cv.imdecode(cv.imencode('.jpg', stripes, { quality: 100, chromaSubsampling }), 1), stripes);
    assert.ok(psnr('4:4:4') > 40 && psnr('4:2:0') < 15, `${psnr('4:4:4')} ${psnr('4:2:0')}`);
  });

  test('with the other options', () => {
    const options = { chromaSubsampling: '4:4:4', quality: 50 } as const;
    const plain = cv.imencode('.jpg', photo, options);
    const small = cv.imencode('.jpg', photo, { ...options, optimizeCoding: true });
    assert.ok(small.length < plain.length);
    assert.deepEqual(cv.imdecode(small, 1), cv.imdecode(plain, 1));
    const frame = segmentsOf(cv.imencode('.jpg', photo, { ...options, progressive: true })).get(0xc2)!;
    assert.equal(frame[7], 0x11);
    const names = [40, 80].map((quality) => cv.imencode('.jpg', photo, { ...options, quality }).length);
    assert.ok(names[0]! < names[1]!);
  });
});

test('progressive files say so', () => {
  assert.ok(segmentsOf(cv.imencode('.jpg', photo, { progressive: true })).has(0xc2));
  assert.ok(segmentsOf(cv.imencode('.jpg', photo)).has(0xc0));
});

describe('what is refused, by sync and async calls alike', () => {
  const rows: [extension: string, options: Options, name: string, message: RegExp][] = [
    ['.png', { quality: 80 }, 'TypeError', /'quality': \.png files have none; they have compressionLevel/],
    [
      '.jpg',
      { lossless: true },
      'TypeError',
      /'lossless': \.jpg files .* quality, progressive, optimizeCoding/,
    ],
    ['.jpg', { compressionLevel: 3 }, 'TypeError', /'compressionLevel': \.jpg/],
    ['.webp', { progressive: true }, 'TypeError', /'progressive': \.webp files have none; they have quality/],
    ['.webp', { chromaSubsampling: '4:4:4' }, 'TypeError', /'chromaSubsampling': \.webp/],
    ['.tiff', { quality: 80 }, 'TypeError', /'quality': \.tiff files have none$/m],
    ['.jpg', { quality: 101 }, 'RangeError', /'quality': 101 is not from 0 to 100/],
    ['.jpg', { quality: -1 }, 'RangeError', /'quality': -1/],
    ['.webp', { quality: 0 }, 'RangeError', /'quality': 0 is not from 1 to 100/],
    ['.png', { compressionLevel: 10 }, 'RangeError', /'compressionLevel': 10 is not from 0 to 9/],
    ['.webp', { lossless: true, quality: 80 }, 'TypeError', /'quality': a lossless file has none/],
    ['.jpg', { chromaSubsampling: '4:4:4', params: [1, 50] }, 'TypeError', /'chromaSubsampling': .*params/],
  ];
  for (const [extension, options, name, message] of rows) {
    test(`${extension} ${JSON.stringify(options)}`, async () => {
      assert.throws(() => cv.imencode(extension, photo, options), { name, message });
      await assert.rejects(cv.imencodeAsync(extension, photo, options), { name, message });
      assert.throws(() => cv.imwrite(join(folder, `refused${extension}`), photo, options), { name, message });
    });
  }

  test('of the wrong type', () => {
    const refuses = (options: object, name: string, message: RegExp): void =>
      assert.throws(() => Reflect.apply(cv.imencode, cv, ['.jpg', photo, options]), { name, message });
    refuses({ quality: 80.5 }, 'RangeError', /'quality': expected an integer/);
    refuses({ quality: '80' }, 'TypeError', /'quality': expected an integer/);
    refuses({ progressive: 'yes' }, 'TypeError', /'progressive': expected a boolean/);
    refuses({ chromaSubsampling: '4:2:1' }, 'TypeError', /'chromaSubsampling': expected '4:4:4'/);
    refuses({ chromaSubsampling: 444 }, 'TypeError', /'chromaSubsampling': expected '4:4:4'/);
    refuses({ qualty: 80 }, 'TypeError', /unknown option 'qualty' \(here the options are: params, quality, /);
  });

  test('images that no JPEG file holds', () => {
    const refused = { name: 'CvError' };
    const options = { chromaSubsampling: '4:4:4' } as const;
    assert.throws(() => cv.imencode('.jpg', new cv.Mat(), options), refused);
    assert.throws(() => cv.imencode('.jpg', cv.Mat.zeros([4, 4, 2], 'uint8'), options), refused);
    assert.throws(() => cv.imencode('.jpg', cv.Mat.zeros([70000, 1], 'uint8'), options), refused);
    assert.equal(cv.imwrite(join(folder, 'no', 'such', 'folder.jpg'), images.color, options), false);
  });

  test(
    'formats that this OpenCV does not write',
    { skip: cv.haveImageWriter('.avif') && 'it writes AVIF' },
    () => {
      assert.throws(() => cv.imencode('.avif', photo, { quality: 50 }), /could not find encoder/);
    },
  );
});
