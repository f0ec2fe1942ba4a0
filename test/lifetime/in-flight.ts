import { setImmediate } from 'node:timers/promises';
import cv from '../../src/index.js';
import { callAsync } from '../call/call.js';
import { runScenarios, type Scenario } from './scenario.js';

type Mat = InstanceType<typeof cv.Mat>;

const image = (value = 7, side = 500): Mat => new cv.Mat(side, side, cv.CV_8U, value);

function same(actual: unknown, expected: unknown): void {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${a}, not ${b}`);
}

/** Collects, and fills what was freed, so that a use after free shows. */
async function collect(): Promise<void> {
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await setImmediate();
    image(0xaa).release();
  }
}

/** What is done to an image while `blurs` of it are running. */
const whileBlurring = async (act: (mat: Mat) => unknown): Promise<void> => {
  const mat = image();
  const blurs = Array.from({ length: 20 }, () => cv.blurAsync(mat, [9, 9]));
  await act(mat);
  for (const blurred of await Promise.all(blurs)) same(cv.minMaxLoc(blurred).slice(0, 2), [7, 7]);
};

export const scenarios: Scenario[] = [
  { name: 'the image is released', run: () => whileBlurring((mat) => (mat.release(), collect())) },
  { name: 'the image is dropped', run: () => whileBlurring(() => collect()) },
  {
    name: 'the image is released with a typed array taken',
    async run() {
      const mat = image();
      const { data } = mat;
      const blurs = Array.from({ length: 20 }, () => cv.blurAsync(mat, [9, 9]));
      mat.release();
      same(data.length, 0);
      for (const blurred of await Promise.all(blurs)) same(cv.minMaxLoc(blurred).slice(0, 2), [7, 7]);
    },
  },
  {
    name: 'the image becomes another: refused, as every other write',
    run: () => whileBlurring((mat) => cv.add(image(1, 3), 1, mat)),
    throws: /^Error: cv\.add: argument 'dst' is being read by cv\.blurAsync/,
  },
  {
    name: 'the image is over a typed array that is dropped',
    async run() {
      const sums = Array.from({ length: 50 }, (_, i) => {
        const mat = cv.Mat.from(new Uint8Array(1e5).fill(i));
        const sum = cv.sumElemsAsync(mat);
        mat.release();
        return sum;
      });
      await collect();
      for (const [i, [sum]] of (await Promise.all(sums)).entries()) same(sum, i * 1e5);
    },
  },
  {
    name: 'the dst is released: the result is a new Mat',
    async run() {
      const dst = image(0);
      const sum = cv.addAsync(image(1), image(2), dst);
      dst.release();
      const result = await sum;
      same([result === dst, result.released, result.at(0, 0)], [false, false, 3]);
    },
  },
  {
    name: 'the dst is dropped',
    async run() {
      const sums = Array.from({ length: 50 }, () => cv.addAsync(image(1), image(2), image(0)));
      await collect();
      for (const sum of await Promise.all(sums)) same(sum.at(499, 499), 3);
    },
  },
  {
    name: 'one Mat is source and destination',
    async run() {
      const mat = image(0, 1000);
      for (let i = 0; i < 20; i++) same((await cv.addAsync(mat, 1, mat)) === mat, true);
      same(cv.minMaxLoc(mat).slice(0, 2), [20, 20]);
      const flips = await Promise.allSettled(Array.from({ length: 50 }, () => cv.flipAsync(mat, 1, mat)));
      same(
        flips.map(({ status }) => status),
        ['fulfilled', ...Array<string>(49).fill('rejected')],
      );
      same(cv.minMaxLoc(mat).slice(0, 2), [20, 20]);
    },
  },
  {
    name: 'one destination of many calls, of several sizes',
    async run() {
      const dst = new cv.Mat();
      for (let i = 0; i < 200; i++) {
        const side = 10 + (i % 7);
        same((await cv.addAsync(image(1, side), 1, dst)) === dst, true);
        same([dst.rows, dst.at(side - 1, side - 1)], [side, 2]);
      }
    },
  },
  {
    name: 'the object is released: calls that were made run to their end, new ones are refused',
    async run() {
      const orb = cv.ORB.create();
      const found = Array.from({ length: 20 }, () => orb.detectAsync(image()));
      orb.release();
      await collect();
      await Promise.all(found);
      await callAsync(orb, 'detect', image());
    },
    throws:
      /^TypeError: cv\.Feature2D\.detect: [^]*'this' must be a cv\.Feature2D that is not released, got a cv\.ORB/,
  },
  {
    name: 'one object, many calls at once, and others in between',
    async run() {
      const orb = cv.ORB.create();
      const found = Array.from({ length: 50 }, () => orb.detectAndComputeAsync(image(), null));
      for (let i = 0; i < 50; i++) orb.setMaxFeatures(100 + i);
      same(orb.getMaxFeatures(), 149);
      await Promise.all(found);
    },
  },
  {
    name: 'objects of a list are dropped',
    async run() {
      const points = Array.from({ length: 1000 }, (_, i) => new cv.KeyPoint(i, i, 3));
      const drawn = cv.drawKeypointsAsync(image(), points, null);
      points.forEach((point) => point.release());
      points.length = 0;
      await collect();
      same((await drawn).shape, [500, 500, 3]);
    },
  },
  {
    name: '10,000 calls at once',
    async run() {
      const results = await Promise.all(Array.from({ length: 10000 }, (_, i) => cv.addAsync(i, 1)));
      same(
        results.every((result, i) => result.at(0, 0) === i + 1),
        true,
      );
    },
  },
  {
    name: '10,000 calls at once that are all refused, and 10,000 that all fail',
    async run() {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20000 }, (_, i) =>
          i % 2 === 0 ? callAsync(cv, 'add', 'x') : callAsync(cv, 'add', image(1, 2), image(1, 3)),
        ),
      );
      same(new Set(outcomes.map(({ status }) => status)).size, 1);
      same(outcomes[0]?.status, 'rejected');
    },
  },
  {
    name: 'promises that nobody keeps',
    async run() {
      for (let i = 0; i < 2000; i++) void cv.addAsync(image(1, 100), 1);
      await collect();
    },
  },
];

await runScenarios(import.meta, scenarios);
