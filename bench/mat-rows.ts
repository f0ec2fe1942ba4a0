import type { Mat } from '../src/mat/mat.js';
import cv from '../src/index.js';

/** One method, here and in numpy. */
export interface Row {
  name: string;
  /** Runs it so many times. Each has a loop of its own where the time is that of a call. */
  ours: (times: number) => void;
  /** None where numpy has nothing of the kind. */
  theirs?: string;
  times: number;
  /** The time to reach, in nanoseconds. */
  aim?: number;
}

const [HEIGHT, WIDTH] = [1080, 1920];
const bytes = new Uint8Array(HEIGHT * WIDTH * 3);
const image = cv.Mat.random([HEIGHT, WIDTH, 3], { seed: 1, dtype: 'uint8' });
const other = cv.Mat.random([HEIGHT, WIDTH, 3], { seed: 2, dtype: 'uint8' });
const gray = cv.Mat.random([HEIGHT, WIDTH], { seed: 3, dtype: 'uint8' });
const floats = cv.Mat.random([HEIGHT, WIDTH], { seed: 4, dtype: 'float32' });
const mask = gray.gt(127);
const target = image.clone();
/** Written so that no compiler takes a loop away. */
export const seen = { length: image.data.length };

/** The same arrays in Python: other elements, which cost the same. */
export const setup = `
import numpy as np
random = np.random.default_rng(1)
data = bytearray(${HEIGHT * WIDTH * 3})
image = random.integers(0, 256, (${HEIGHT}, ${WIDTH}, 3), np.uint8)
other = random.integers(0, 256, (${HEIGHT}, ${WIDTH}, 3), np.uint8)
gray = random.integers(0, 256, (${HEIGHT}, ${WIDTH}), np.uint8)
floats = random.random((${HEIGHT}, ${WIDTH}), np.float32)
mask = gray > 127
target = image.copy()
`;

/** What is done so often that the call itself is the cost. */
export const small: Row[] = [
  {
    name: 'Mat.from(Uint8Array)',
    ours: (times) => {
      for (let i = 0; i < times; i++) cv.Mat.from(bytes, { shape: [HEIGHT, WIDTH, 3] });
    },
    theirs: `np.frombuffer(data, np.uint8).reshape(${HEIGHT}, ${WIDTH}, 3)`,
    times: 20_000,
    aim: 1500,
  },
  {
    name: 'new Mat(..., bytes)',
    ours: (times) => {
      for (let i = 0; i < times; i++) new cv.Mat(HEIGHT, WIDTH, cv.CV_8UC3, bytes);
    },
    theirs: `np.frombuffer(data, np.uint8).reshape(${HEIGHT}, ${WIDTH}, 3)`,
    times: 20_000,
    aim: 1500,
  },
  {
    name: 'at(y, x, c)',
    ours: (times) => {
      for (let i = 0; i < times; i++) other.at(i % HEIGHT, 500, 1);
    },
    theirs: 'other.item(500, 500, 1)',
    times: 200_000,
    aim: 100,
  },
  {
    name: 'at, data taken',
    ours: (times) => {
      for (let i = 0; i < times; i++) image.at(i % HEIGHT, 500, 1);
    },
    theirs: 'image.item(500, 500, 1)',
    times: 200_000,
    aim: 100,
  },
  {
    name: 'set([y, x, c], v)',
    ours: (times) => {
      for (let i = 0; i < times; i++) target.set([i % HEIGHT, 500, 1], 7);
    },
    theirs: 'target[500, 500, 1] = 7',
    times: 200_000,
  },
  {
    name: 'data, again',
    ours: (times) => {
      for (let i = 0; i < times; i++) seen.length += image.data.length;
    },
    times: 1_000_000,
    aim: 20,
  },
  {
    name: 'shape',
    ours: (times) => {
      for (let i = 0; i < times; i++) seen.length += image.shape.length;
    },
    theirs: 'image.shape',
    times: 200_000,
  },
  {
    name: 'slice, ranges',
    ours: (times) => {
      for (let i = 0; i < times; i++) image.slice([10, 50], [null, null, 2], 0);
    },
    theirs: 'image[10:50, ::2, 0]',
    times: 20_000,
  },
  {
    name: "slice('10:50, ::2, 0')",
    ours: (times) => {
      for (let i = 0; i < times; i++) image.slice('10:50, ::2, 0');
    },
    theirs: 'image[10:50, ::2, 0]',
    times: 20_000,
  },
  {
    name: 'roi([x, y, w, h])',
    ours: (times) => {
      for (let i = 0; i < times; i++) image.roi([10, 20, 100, 50]);
    },
    theirs: 'image[20:70, 10:110]',
    times: 20_000,
  },
  {
    name: 'for (const row of image)',
    ours: (times) => {
      for (let i = 0; i < times; i++) for (const row of gray as Iterable<Mat>) seen.length += row.ndim;
    },
    theirs: 'for row in gray: row.ndim',
    times: 20,
  },
];

/** A method over a whole 1080p array: `name` is what it says in JavaScript. */
const whole = (name: string, run: () => unknown, theirs: string, times = 20, aim?: number): Row => ({
  name,
  ours: (count) => {
    for (let i = 0; i < count; i++) run();
  },
  theirs,
  times,
  ...(aim === undefined ? {} : { aim }),
});

export const arrays: Row[] = [
  whole('image.clone()', () => image.clone(), 'image.copy()'),
  whole('image.add(other)', () => image.add(other), 'image + other'),
  whole('image.add(7)', () => image.add(7), 'image + 7'),
  whole('image.mul(0.5)', () => image.mul(0.5), '(image * 0.5).astype(np.uint8)'),
  whole('image.add([1, 2, 3])', () => image.add([1, 2, 3]), 'image + np.array([1, 2, 3], np.uint8)'),
  whole('floats.mul(floats)', () => floats.mul(floats), 'floats * floats'),
  whole('floats.div(3)', () => floats.div(3), 'floats / np.float32(3)'),
  whole('floats.pow(2)', () => floats.pow(2), 'floats ** 2'),
  whole('image.gt(127)', () => image.gt(127), 'image > 127'),
  whole('image.eq(other)', () => image.eq(other), 'image == other'),
  whole('image.and(other)', () => image.and(other), 'image & other'),
  whole('image.clip(50, 200)', () => image.clip(50, 200), 'image.clip(50, 200)'),
  whole("image.astype('float32')", () => image.astype('float32'), 'image.astype(np.float32)'),
  whole("floats.astype('uint8', 255)", () => floats.astype('uint8', 255), '(floats * 255).astype(np.uint8)'),
  whole('image.sum()', () => image.sum(), 'image.sum(dtype=np.float64)'),
  whole('image.sum(0)', () => image.sum(0), 'image.sum(0, dtype=np.float64)'),
  whole('image.mean([0, 1])', () => image.mean([0, 1]), 'image.mean((0, 1))'),
  whole('floats.std()', () => floats.std(), 'floats.std(dtype=np.float64)'),
  whole('image.max(-1)', () => image.max(-1), 'image.max(-1)'),
  whole('floats.argmax()', () => floats.argmax(), 'floats.argmax()'),
  whole('gray.median()', () => gray.median(), 'np.median(gray)'),
  whole('gray.cumsum(1)', () => gray.cumsum(1), 'gray.cumsum(1, dtype=np.float64)'),
  whole('gray.sort()', () => gray.sort(), 'np.sort(gray)', 1),
  whole('floats.argsort()', () => floats.argsort(), "np.argsort(floats, kind='stable')", 1),
  whole('gray.unique()', () => gray.unique(), 'np.unique(gray)', 1),
  whole('gray.histogram(256)', () => gray.histogram(256), 'np.histogram(gray, 256)', 1),
  whole('mask.nonzero()', () => mask.nonzero(), 'np.nonzero(mask)', 1),
  whole('Mat.where(mask, gray, 0)', () => cv.Mat.where(mask, gray, 0), 'np.where(mask, gray, np.uint8(0))'),
  whole('target.assign(7, mask)', () => target.assign(7, mask), 'target[mask] = 7'),
  whole('target.assign(image)', () => target.assign(image), 'target[...] = image'),
  whole('image.slice(::2).clone()', () => image.slice('::2, ::2').clone(), 'image[::2, ::2].copy()'),
  whole('image.flip(1).clone()', () => image.flip(1).clone(), 'image[:, ::-1].copy()'),
  whole('gray.T.clone()', () => gray.T.clone(), "gray.T.copy('C')"),
  whole(
    'transpose([2, 0, 1]).clone()',
    () => image.transpose([2, 0, 1]).clone(),
    "image.transpose(2, 0, 1).copy('C')",
  ),
  whole('Mat.concat([image, other])', () => cv.Mat.concat([image, other]), 'np.concatenate([image, other])'),
  whole('Mat.stack([gray, gray], -1)', () => cv.Mat.stack([gray, gray], -1), 'np.stack([gray, gray], -1)'),
  whole('gray.tile([2, 2])', () => gray.tile([2, 2]), 'np.tile(gray, (2, 2))'),
  whole('image.roll(100, 1)', () => image.roll(100, 1), 'np.roll(image, 100, 1)'),
  whole(
    'Mat.zeros(1080p)',
    () => cv.Mat.zeros([HEIGHT, WIDTH, 3], 'uint8'),
    `np.zeros((${HEIGHT}, ${WIDTH}, 3), np.uint8)`,
  ),
  // At last: a hundred megabytes of JavaScript's objects, which the collector is busy with for a while.
  whole('image.toArray()', () => image.toArray(), 'image.tolist()', 1, 250e6),
];
