/** Arrays that OpenCV writes to though its headers mark no output: no results, so what was passed must hold them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';

const { Mat } = cv;
const SIZE = [40, 48] as const;
const color = [1, 2, 3].map((seed) => Mat.random([...SIZE, 3], { dtype: 'uint8', seed }));
const gray = [4, 5].map((seed) => Mat.random([...SIZE], { dtype: 'uint8', seed }));
const mask = Mat.full([...SIZE], 255, 'uint8');
mask.slice('10:20, 10:20').fill(0);

interface Row {
  name: string;
  channels: number;
  sync: (out: cv.Mat) => void;
  async: (out: cv.Mat) => Promise<void>;
}

const { intensity_transform: transforms, xphoto } = cv;
// Without the borders that moving leaves behind, all keep their size.
const align = cv.createAlignMTB(6, 4, false);
const rows: Row[] = [
  {
    name: 'gammaCorrection',
    channels: 1,
    sync: (out) => transforms.gammaCorrection(gray[0]!, out, 0.5),
    async: (out) => transforms.gammaCorrectionAsync(gray[0]!, out, 0.5),
  },
  {
    name: 'autoscaling',
    channels: 1,
    sync: (out) => transforms.autoscaling(gray[0]!, out),
    async: (out) => transforms.autoscalingAsync(gray[0]!, out),
  },
  {
    name: 'contrastStretching',
    channels: 1,
    sync: (out) => transforms.contrastStretching(gray[0]!, out, 70, 10, 140, 240),
    async: (out) => transforms.contrastStretchingAsync(gray[0]!, out, 70, 10, 140, 240),
  },
  {
    name: 'denoise_TVL1',
    channels: 1,
    sync: (out) => cv.denoise_TVL1(gray, out),
    async: (out) => cv.denoise_TVL1Async(gray, out),
  },
  {
    name: 'dctDenoising',
    channels: 3,
    sync: (out) => xphoto.dctDenoising(color[0]!, out, 10),
    async: (out) => xphoto.dctDenoisingAsync(color[0]!, out, 10),
  },
  {
    name: 'an item of AlignMTB.process',
    channels: 3,
    sync: (out) => align.process(color, [out, new Mat(), new Mat()]),
    async: (out) => align.processAsync(color, [out, new Mat(), new Mat()]),
  },
];

/** What is passed: of the right size, and on whose memory it stands. */
const targets: [string, (shape: number[]) => cv.Mat][] = [
  ['a Mat', (shape) => Mat.zeros(shape, 'uint8')],
  ["a Mat on JavaScript's memory", (shape) => Mat.from(new Uint8Array(cv.Mat.zeros(shape).size), { shape })],
  [
    'a Mat whose typed array was taken',
    (shape) => {
      const mat = Mat.zeros(shape, 'uint8');
      assert.equal(mat.data.length, mat.size);
      return mat;
    },
  ],
  [
    'a part of an image',
    (shape) => Mat.zeros([shape[0]! + 2, shape[1]! + 2, ...shape.slice(2)]).slice('1:-1, 1:-1'),
  ],
  ['an empty Mat', () => new Mat()],
];

for (const { name, channels, sync, async } of rows) {
  describe(name, () => {
    const shape: number[] = channels === 1 ? [...SIZE] : [...SIZE, channels];
    const expected = Mat.zeros(shape, 'uint8');
    sync(expected);
    test('writes something', () => assert.ok(expected.any()));
    for (const [what, make] of targets) {
      test(`to ${what}`, async () => {
        const [now, later] = [make(shape), make(shape)];
        sync(now);
        assert.deepEqual(now.clone(), expected);
        await async(later);
        assert.deepEqual(later.clone(), expected);
      });
    }
  });
}

test('the array under the Mat holds it, and the image around a part', async () => {
  const bytes = new Uint8Array(SIZE[0] * SIZE[1]);
  const image = Mat.zeros([SIZE[0] + 2, SIZE[1] + 2], 'uint8');
  await transforms.gammaCorrectionAsync(gray[0]!, Mat.from(bytes, { shape: [...SIZE] }), 0.5);
  await transforms.gammaCorrectionAsync(gray[0]!, image.slice('1:-1, 1:-1'), 0.5);
  const expected = new Mat();
  transforms.gammaCorrection(gray[0]!, expected, 0.5);
  assert.deepEqual(bytes, expected.data);
  assert.deepEqual(image.slice('1:-1, 1:-1').clone(), expected);
});

test('what OpenCV gives as the source itself is a copy of it', () => {
  const out = [new Mat(), new Mat(), new Mat()];
  align.process(color, out);
  assert.deepEqual(out[1], color[1]);
  out[1]!.fill(0);
  assert.ok(color[1]!.any());
});

test('while it is written, nobody else may use it', async () => {
  const out = Mat.zeros([...SIZE, 3], 'uint8');
  const running = xphoto.dctDenoisingAsync(color[0]!, out, 10);
  assert.throws(() => cv.flip(out, 1), { code: 'ERR_MAT_IN_USE' });
  await running;
  assert.doesNotThrow(() => cv.flip(out, 1));
});

test('only a Mat will do: what is written to anything else would be lost', () => {
  assert.throws(
    () => Reflect.apply(transforms.gammaCorrection, undefined, [gray[0], new Uint8Array(10), 0.5]),
    { name: 'TypeError', message: /argument 2 'output': expected a Mat, got a Uint8Array/ },
  );
});
