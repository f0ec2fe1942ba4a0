/** `fit` of imread and imdecode, held against OpenCV's own reduced decoding and resizing. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, test } from 'node:test';
import cv from '../../src/index.js';
import { runChild } from '../lifetime/child.js';
import { cmykOf, images, jpegOf, withOrientation, written } from './samples.js';

const folder = mkdtempSync(join(tmpdir(), 'node-cv2-fit-'));
after(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const photo = cv.imread('/usr/share/doc/opencv-doc/examples/data/messi5.jpg');
const sizeOf = ({ shape: [height, width] }: cv.Mat): [number, number] => [width!, height!];
const area = (image: cv.Mat, size: [number, number]): cv.Mat =>
  cv.resize(image, size, { interpolation: cv.INTER_AREA });
/** The largest difference of two elements. */
const difference = (a: cv.Mat, b: cv.Mat): number => {
  assert.deepEqual(a.shape, b.shape);
  return cv.norm(a, b, cv.NORM_INF);
};

describe('the size', () => {
  const rows: [size: [number, number], fit: [number, number], expected: [number, number]][] = [
    [
      [548, 342],
      [100, 100],
      [100, 62],
    ],
    [
      [548, 342],
      [100, 62],
      [99, 62],
    ],
    [
      [342, 548],
      [100, 100],
      [62, 100],
    ],
    [
      [548, 342],
      [Infinity, 50],
      [80, 50],
    ],
    [
      [548, 342],
      [137, Infinity],
      [137, 86],
    ],
    [
      [548, 342],
      [548, 342],
      [548, 342],
    ],
    [
      [548, 342],
      [547, 342],
      [547, 341],
    ],
    [
      [548, 342],
      [1000, 1000],
      [548, 342],
    ],
    [
      [548, 342],
      [2 ** 40, 1e300],
      [548, 342],
    ],
    [
      [548, 342],
      [Infinity, Infinity],
      [548, 342],
    ],
    [
      [548, 342],
      [1, 1],
      [1, 1],
    ],
    [
      [500, 2],
      [10, 10],
      [10, 1],
    ],
    [
      [3, 700],
      [2, 7],
      [1, 7],
    ],
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
  ];
  for (const extension of ['.jpg', '.png']) {
    for (const [size, fit, expected] of rows) {
      test(`${extension} of ${size.join('x')} into ${fit.join('x')}`, () => {
        const encoded = cv.imencode(extension, area(photo, size));
        assert.deepEqual(sizeOf(cv.imdecode(encoded, cv.IMREAD_COLOR, { fit })), expected);
      });
    }
  }

  test('takes an object too', () => {
    const image = cv.imdecode(cv.imencode('.jpg', photo), 1, { fit: { width: 100, height: 99 } });
    assert.deepEqual(image.shape, [62, 100, 3]);
  });
});

describe('JPEG: the smallest of the decoder’s sizes that is large enough, then INTER_AREA', () => {
  const { IMREAD_COLOR, IMREAD_GRAYSCALE } = cv;
  const files = {
    color: cv.imencode('.jpg', photo),
    'odd size': cv.imencode('.jpg', photo.slice(':331', ':541')),
    gray: cv.imencode('.jpg', cv.cvtColor(photo, cv.COLOR_BGR2GRAY)),
    progressive: cv.imencode('.jpg', photo, { progressive: true }),
    '4:4:4': cv.imencode('.jpg', photo, { chromaSubsampling: '4:4:4' }),
    '4:1:1': cv.imencode('.jpg', photo, { chromaSubsampling: '4:1:1' }),
    restarts: cv.imencode('.jpg', photo, [cv.IMWRITE_JPEG_RST_INTERVAL, 3]),
  };
  const reductions: [reduced: number, widths: number[]][] = [
    [0, [548, 500, 300, 275]],
    [16, [270, 260, 200, 138]],
    [32, [135, 130, 100, 70]],
    [64, [67, 60, 17, 3]],
  ];
  for (const [name, encoded] of Object.entries(files)) {
    for (const [reduced, widths] of reductions) {
      test(`${name}, ${reduced === 0 ? 'whole' : `a ${reduced / 8}th`}`, async () => {
        for (const flags of [IMREAD_COLOR, IMREAD_GRAYSCALE]) {
          const decoded = cv.imdecode(encoded, flags | reduced);
          for (const width of widths) {
            const fit = [width, Infinity] as const;
            const ours = cv.imdecode(encoded, flags, { fit });
            const size = sizeOf(ours);
            const expected = size[0] === decoded.shape[1] ? decoded : area(decoded, size);
            // OpenCV rounds a half up where the sizes divide each other; we to even.
            assert.ok(difference(ours, expected) <= 1, `${width}`);
            assert.ok(cv.countNonZero(cv.absdiff(ours, expected).reshape([-1])) <= 0.02 * ours.size);
            assert.deepEqual(await cv.imdecodeAsync(encoded, flags, { fit }), ours);
          }
        }
      });
    }
  }

  test('looks like the whole that is shrunk: above 40 dB, of a photo that is not sharp to the pixel', () => {
    const enlarged = cv.resize(photo, [2192, 1368], { interpolation: cv.INTER_CUBIC });
    const encoded = cv.imencode('.jpg', enlarged, { quality: 90 });
    const whole = cv.imdecode(encoded, 1);
    const psnr = [1500, 1096, 800, 548, 400].map((width) => {
      const ours = cv.imdecode(encoded, 1, { fit: [width, width] });
      return cv.PSNR(ours, area(whole, sizeOf(ours)));
    });
    assert.ok(Math.min(...psnr) > 40, psnr.join(' '));
  });
});

describe('flags', () => {
  const jpeg = withOrientation(cv.imencode('.jpg', photo), 6);
  const gray = cv.imencode('.jpg', cv.cvtColor(photo, cv.COLOR_BGR2GRAY));
  for (const name of [
    'UNCHANGED',
    'GRAYSCALE',
    'COLOR',
    'ANYDEPTH',
    'ANYCOLOR',
    'IGNORE_ORIENTATION',
  ] as const) {
    test(name, () => {
      const flags = cv[`IMREAD_${name}`];
      for (const content of [jpeg, gray]) {
        const whole = cv.imdecode(content, flags);
        const fitted = cv.imdecode(content, flags, { fit: [50, 50] });
        const lies = whole.shape[1]! > whole.shape[0]!;
        assert.deepEqual(fitted.shape, [...(lies ? [31, 50] : [50, 31]), ...whole.shape.slice(2)]);
        assert.ok(cv.PSNR(fitted, area(whole, sizeOf(fitted))) > 26);
      }
    });
  }

  test('those that reduce are refused', async () => {
    const refused = { name: 'TypeError', message: /argument 'fit': the IMREAD_REDUCED_/ };
    for (const flags of [cv.IMREAD_REDUCED_COLOR_2, cv.IMREAD_REDUCED_GRAYSCALE_8]) {
      assert.throws(() => cv.imdecode(jpeg, flags, { fit: [50, 50] }), refused);
      await assert.rejects(cv.imreadAsync(file('photo.jpg', jpeg), flags, { fit: [50, 50] }), refused);
    }
  });

  for (let orientation = 1; orientation <= 8; orientation++) {
    test(`EXIF's orientation ${orientation}`, () => {
      const content = withOrientation(cv.imencode('.jpg', photo), orientation);
      for (const fit of [
        [100, 90],
        [30, Infinity],
        [1000, 200],
      ] as const) {
        const upright = orientation < 5 ? [548, 342] : [342, 548];
        const scale = Math.min(fit[0] / upright[0]!, fit[1] / upright[1]!);
        const reduced = [0.125, 0.25, 0.5, 1].findIndex((least) => scale <= least);
        const decoded = cv.imdecode(
          content,
          [cv.IMREAD_REDUCED_COLOR_8, cv.IMREAD_REDUCED_COLOR_4, cv.IMREAD_REDUCED_COLOR_2, cv.IMREAD_COLOR][
            reduced
          ]!,
        );
        const ours = cv.imdecode(content, 1, { fit });
        assert.deepEqual(
          sizeOf(ours),
          upright.map((side) => Math.round(side * scale)),
        );
        assert.ok(difference(ours, area(decoded, sizeOf(ours))) <= 1);
      }
    });
  }
});

describe('formats that are decoded whole', () => {
  for (const [extension, , sorts, params = []] of written) {
    if (extension === '.jpg') continue;
    for (const sort of sorts) {
      test(`${extension} ${sort} ${params.join(' ')}`, async () => {
        const encoded = cv.imencode(extension, images[sort], params);
        const path = file(`image${extension}`, encoded);
        // OpenCV decodes real TIFF files with IMREAD_UNCHANGED alone.
        const others =
          encoded.includes('II*') && sort.startsWith('real') ? [] : [cv.IMREAD_COLOR, cv.IMREAD_GRAYSCALE];
        for (const flags of [cv.IMREAD_UNCHANGED, ...others]) {
          const fit = [8, 8] as const;
          const fitted = cv.imdecode(encoded, flags, { fit });
          assert.deepEqual(fitted, area(cv.imdecode(encoded, flags), sizeOf(fitted)));
          assert.deepEqual(sizeOf(fitted), [8, 5]);
          assert.deepEqual(cv.imread(path, flags, { fit }), fitted);
          assert.deepEqual(await cv.imreadAsync(path, flags, { fit }), fitted);
        }
      });
    }
  }

  test('a CMYK JPEG file', () => {
    const encoded = cmykOf(40, 24);
    const whole = cv.imdecode(encoded, cv.IMREAD_COLOR);
    assert.deepEqual(whole.shape, [24, 40, 3]);
    const fitted = cv.imdecode(encoded, cv.IMREAD_COLOR, { fit: [15, 15] });
    assert.deepEqual(fitted, area(whole, [15, 9]));
  });
});

test('by cv.map, from files and from bytes, the same comes', async () => {
  const encoded = cv.imencode('.jpg', photo);
  const path = file('map.jpg', encoded);
  const [expected, fit] = [cv.imdecode(encoded, 1, { fit: [90, 90] }), [90, 90] as const];
  assert.deepEqual(cv.imread(path, { fit }), expected);
  const calls = cv.map(new Array<number>(20).fill(0), (_, at) =>
    at % 2 === 0 ? cv.imreadAsync(path, { fit }) : cv.imdecodeAsync(encoded, 1, { fit }),
  );
  let count = 0;
  for await (const image of calls) {
    assert.deepEqual(image, expected);
    count++;
  }
  assert.equal(count, 20);
});

test('what is no box is refused', () => {
  const encoded = cv.imencode('.jpg', images.color);
  const box = { message: /'fit': expected a Size \[width, height\]/ };
  const sides = [0, -1, NaN, 1.5, -Infinity, 0.5, -0];
  for (const side of sides) {
    assert.throws(() => cv.imdecode(encoded, 1, { fit: [side, 10] }), { name: 'RangeError', ...box });
    assert.throws(() => cv.imdecode(encoded, 1, { fit: [10, side] }), { name: 'RangeError', ...box });
  }
  for (const fit of [[], [1], [1, 2, 3], 100, '100', {}, { width: 10 }])
    assert.throws(() => Reflect.apply(cv.imdecode, cv, [encoded, 1, { fit }]), { name: 'TypeError', ...box });
  assert.throws(() => Reflect.apply(cv.imdecode, cv, [encoded, 1, { fit: ['1', 2] }]), { name: 'TypeError' });
  assert.throws(() => Reflect.apply(cv.imdecode, cv, [encoded, 1, { fits: [1, 2] }]), { name: 'TypeError' });
});

describe('limits', () => {
  const first = cv.imageLimits();
  afterEach(() => void cv.imageLimits({ ...first }));
  const tooLarge = { code: cv.Error.StsOutOfRange };
  const fit = [100, 100] as const;
  // 548x342 at a quarter.
  const decoded = 137 * 86;

  test('are of what the decoder makes', async () => {
    const encoded = cv.imencode('.jpg', photo);
    const path = file('limits.jpg', encoded);
    assert.throws(() => cv.imdecode(encoded, 1, { maxPixels: decoded }), tooLarge);
    cv.imdecode(encoded, 1, { fit, maxPixels: decoded, maxBytes: decoded * 3 });
    cv.imdecode(encoded, 0, { fit, maxPixels: decoded, maxBytes: decoded });
    assert.throws(() => cv.imdecode(encoded, 1, { fit, maxPixels: decoded - 1 }), tooLarge);
    assert.throws(() => cv.imread(path, { fit, maxBytes: decoded * 3 - 1 }), tooLarge);
    await assert.rejects(cv.imreadAsync(path, { fit, maxBytes: decoded * 3 - 1 }), tooLarge);
    cv.imageLimits({ maxWidth: 136 });
    assert.throws(() => cv.imread(path, { fit }), tooLarge);
    cv.imageLimits({ maxWidth: 137 });
    assert.deepEqual(sizeOf(cv.imread(path, { fit })), [100, 62]);
  });

  test('are of the whole where that is held or decoded', () => {
    const whole = 548 * 342;
    for (const encoded of [cv.imencode('.jpg', photo, { progressive: true }), cv.imencode('.png', photo)]) {
      assert.throws(() => cv.imdecode(encoded, 1, { fit, maxPixels: whole - 1 }), tooLarge);
      assert.deepEqual(sizeOf(cv.imdecode(encoded, 1, { fit, maxPixels: whole })), [100, 62]);
    }
    assert.throws(() => cv.imdecode(cmykOf(40, 24), 1, { fit: [5, 5], maxPixels: 40 * 24 - 1 }), tooLarge);
  });

  test('a progressive JPEG of enormous size is refused without its memory', () => {
    const before = process.resourceUsage().maxRSS;
    assert.throws(() => cv.imdecode(jpegOf(30000, 30000), 1, { fit, maxPixels: 1e8 }), tooLarge);
    assert.ok((process.resourceUsage().maxRSS - before) / 1024 < 60);
  });
});

describe('broken JPEG files', () => {
  const encoded = cv.imencode('.jpg', photo);
  const outcome = (decode: () => cv.Mat): cv.Mat | 'refused' => {
    try {
      return decode();
    } catch (error) {
      assert.ok(error instanceof cv.CvError);
      return 'refused';
    }
  };

  test('cut off, they give what imdecode and imread of the reduced file give', () => {
    const seen = new Set<string>();
    // At a hundredth not even a row of blocks is there: OpenCV gives what lay in its memory.
    for (const part of [0.001, 0.005, 0.1, 0.3, 0.5, 0.9, 0.999]) {
      for (const options of [{}, { progressive: true }]) {
        const whole = cv.imencode('.jpg', photo, options);
        const cut = whole.subarray(0, Math.floor(whole.length * part));
        const path = file('cut.jpg', cut);
        const fit = [100, 100] as const;
        for (const [fitted, reduced] of [
          [() => cv.imdecode(cut, 1, { fit }), () => cv.imdecode(cut, cv.IMREAD_REDUCED_COLOR_4)],
          [() => cv.imread(path, { fit }), () => cv.imread(path, cv.IMREAD_REDUCED_COLOR_4)],
        ] as const) {
          const [ours, theirs] = [outcome(fitted), outcome(reduced)];
          seen.add(typeof theirs);
          if (ours === 'refused' || theirs === 'refused') assert.equal(ours, theirs, `${part}`);
          else assert.ok(difference(ours, area(theirs, sizeOf(ours))) <= 1, `${part}`);
        }
      }
    }
    assert.deepEqual([...seen].sort(), ['object', 'string']);
  });

  test('libjpeg says nothing on the standard error', async () => {
    const path = file('noisy.jpg', Buffer.concat([encoded.subarray(0, 9000), encoded.subarray(9400)]));
    const { status, stderr, stdout } = await runChild(new URL('fit-child.ts', import.meta.url), {
      args: [path],
    });
    assert.deepEqual([status, stderr, stdout], [0, '', '62x100\n']);
  });
});
