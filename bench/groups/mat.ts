import type { Group, Row } from '../group.js';
import { Program } from '../program.js';

const ours = new Program(
  'node',
  `const cv = require('node-cv2');
  const bytes = new Uint8Array(1080 * 1920 * 3);
  const image = cv.Mat.random([1080, 1920, 3], { seed: 1, dtype: 'uint8' });
  const other = cv.Mat.random([1080, 1920, 3], { seed: 2, dtype: 'uint8' });
  const gray = cv.Mat.random([1080, 1920], { seed: 3, dtype: 'uint8' });
  const floats = cv.Mat.random([1080, 1920], { seed: 4, dtype: 'float32' });
  const mask = gray.gt(127);
  const target = image.clone();
  const taken = image.clone();
    let seen = taken.data;`,
);
/** The same arrays in Python: other elements, which cost the same. */
const numpy = new Program(
  'python',
  `
import numpy as np
random = np.random.default_rng(1)
data = bytearray(1080 * 1920 * 3)
image = random.integers(0, 256, (1080, 1920, 3), np.uint8)
other = random.integers(0, 256, (1080, 1920, 3), np.uint8)
gray = random.integers(0, 256, (1080, 1920), np.uint8)
floats = random.random((1080, 1920), np.float32)
mask = gray > 127
target = image.copy()
`,
);

/** One method, here and in numpy where it has the like; and the time to reach, in nanoseconds. */
const row = (name: string, own: string, theirs?: string, atMost?: number): Row => ({
  name,
  unit: 'ns',
  sides: { 'node-cv2': ours.time(own), ...(theirs ? { numpy: numpy.time(theirs) } : {}) },
  aims: atMost === undefined ? [] : [{ of: 'node-cv2', atMost }],
});

const group = (name: string, title: string, about: string, rows: Row[]): Group => ({
  name,
  title,
  about,
  ratios: [['node-cv2', 'numpy']],
  chart: { relativeTo: 'numpy', sides: ['node-cv2'], longest: 3 },
  rounds: 7,
  rows,
});

/** What is done so often that the call itself is the cost. */
export const elements = group('elements', 'A Mat and its elements', 'Of a 1080p BGR image.', [
  row(
    'Mat.from(Uint8Array)',
    'seen = cv.Mat.from(bytes, { shape: [1080, 1920, 3] })',
    'np.frombuffer(data, np.uint8).reshape(1080, 1920, 3)',
    1500,
  ),
  row(
    'new Mat(..., bytes)',
    'seen = new cv.Mat(1080, 1920, cv.CV_8UC3, bytes)',
    'np.frombuffer(data, np.uint8).reshape(1080, 1920, 3)',
    1500,
  ),
  row('at(y, x, c)', 'seen = other.at(i % 1080, 500, 1)', 'other.item(500, 500, 1)', 100),
  row('at, data taken', 'seen = taken.at(i % 1080, 500, 1)', 'image.item(500, 500, 1)', 100),
  row('set([y, x, c], v)', 'target.set([i % 1080, 500, 1], 7)', 'target[500, 500, 1] = 7'),
  row('data, again', 'seen = taken.data.length', undefined, 20),
  row('shape', 'seen = image.shape.length', 'image.shape'),
  row('slice, ranges', 'seen = image.slice([10, 50], [null, null, 2], 0)', 'image[10:50, ::2, 0]'),
  row("slice('10:50, ::2, 0')", "seen = image.slice('10:50, ::2, 0')", 'image[10:50, ::2, 0]'),
  row('roi([x, y, w, h])', 'seen = image.roi([10, 20, 100, 50])', 'image[20:70, 10:110]'),
  row('for (const row of image)', 'for (const row of gray) seen = row.ndim', 'for row in gray: row.ndim'),
]);

/** The statement is the name. */
const whole: [own: string, theirs: string][] = [
  ['image.clone()', 'image.copy()'],
  ['image.add(other)', 'image + other'],
  ['image.add(7)', 'image + 7'],
  ['image.mul(0.5)', '(image * 0.5).astype(np.uint8)'],
  ['image.add([1, 2, 3])', 'image + np.array([1, 2, 3], np.uint8)'],
  ['floats.mul(floats)', 'floats * floats'],
  ['floats.div(3)', 'floats / np.float32(3)'],
  ['floats.pow(2)', 'floats ** 2'],
  ['image.gt(127)', 'image > 127'],
  ['image.eq(other)', 'image == other'],
  ['image.and(other)', 'image & other'],
  ['image.clip(50, 200)', 'image.clip(50, 200)'],
  ["image.astype('float32')", 'image.astype(np.float32)'],
  ["floats.astype('uint8', 255)", '(floats * 255).astype(np.uint8)'],
  ['image.sum()', 'image.sum(dtype=np.float64)'],
  ['image.sum(0)', 'image.sum(0, dtype=np.float64)'],
  ['image.mean([0, 1])', 'image.mean((0, 1))'],
  ['floats.std()', 'floats.std(dtype=np.float64)'],
  ['image.max(-1)', 'image.max(-1)'],
  ['floats.argmax()', 'floats.argmax()'],
  ['gray.median()', 'np.median(gray)'],
  ['gray.cumsum(1)', 'gray.cumsum(1, dtype=np.float64)'],
  ['gray.sort()', 'np.sort(gray)'],
  ['floats.argsort()', "np.argsort(floats, kind='stable')"],
  ['gray.unique()', 'np.unique(gray)'],
  ['gray.histogram(256)', 'np.histogram(gray, 256)'],
  ['mask.nonzero()', 'np.nonzero(mask)'],
  ['cv.Mat.where(mask, gray, 0)', 'np.where(mask, gray, np.uint8(0))'],
  ['target.assign(7, mask)', 'target[mask] = 7'],
  ['target.assign(image)', 'target[...] = image'],
  ["image.slice('::2, ::2').clone()", 'image[::2, ::2].copy()'],
  ['image.flip(1).clone()', 'image[:, ::-1].copy()'],
  ['gray.T.clone()', "gray.T.copy('C')"],
  ['image.transpose([2, 0, 1]).clone()', "image.transpose(2, 0, 1).copy('C')"],
  ['cv.Mat.concat([image, other])', 'np.concatenate([image, other])'],
  ['cv.Mat.stack([gray, gray], -1)', 'np.stack([gray, gray], -1)'],
  ['gray.tile([2, 2])', 'np.tile(gray, (2, 2))'],
  ['image.roll(100, 1)', 'np.roll(image, 100, 1)'],
  ["cv.Mat.zeros([1080, 1920, 3], 'uint8')", 'np.zeros((1080, 1920, 3), np.uint8)'],
];

export const arrays = group('arrays', 'Whole arrays', 'Of 1080p; results are dropped.', [
  ...whole.map(([own, theirs]) => row(own.replace('cv.', ''), own, theirs)),
  // At last: a hundred megabytes of JavaScript's objects, which the collector is busy with for a while.
  row('image.toArray()', 'image.toArray()', 'image.tolist()', 250_000_000),
]);
