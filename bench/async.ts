/** Asynchronous calls: what one costs, beside a job of Node's own; how work spreads over the cores, beside Python's cv2. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import cv from '../src/index.js';
import { compare, duration, line } from './compare.js';
import { startPython } from './partner.js';

const ROUNDS = 9;

/** Nanoseconds a call, with so many in flight. */
async function timeAsync(call: () => Promise<unknown>, calls: number, inFlight: number): Promise<number> {
  let left = calls;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await call();
  };
  const start = process.hrtime.bigint();
  await Promise.all(Array.from({ length: inFlight }, lane));
  return Number(process.hrtime.bigint() - start) / calls;
}

const widths = [34, 12, 14, 8];
const row = (name: string, { ours, theirs, ratio }: Awaited<ReturnType<typeof compare>>): void =>
  console.log(line([name, duration(ours), duration(theirs), ratio.toFixed(2)], widths));

const { threads } = cv.async.configure();
console.log(
  `\nAsynchronous calls on ${threads} threads, medians of ${ROUNDS} rounds, Node ${process.version}\n`,
);

console.log(line(['a call of nothing', 'node-cv2', 'randomBytes', 'ratio'], widths));
const small = new cv.Mat(8, 8, cv.CV_8U);
const random = promisify(randomBytes);
for (const inFlight of [1, 16, 1000]) {
  const run = (call: () => Promise<unknown>) => () => timeAsync(call, 10_000, inFlight);
  row(`${inFlight} in flight`, await compare(ROUNDS, run(() => cv.countNonZeroAsync(small)), run(() => random(16)))); // prettier-ignore
}

const big = cv.Mat.random([1080, 1920, 3], { dtype: 'uint8', seed: 1 });
const huge = cv.Mat.random([3000, 4000, 3], { dtype: 'uint8', seed: 1 });
const jpeg = cv.imencode('.jpg', big);
const setup = `
import cv2
import numpy as np
from concurrent.futures import ThreadPoolExecutor
random = np.random.default_rng(1)
big = random.integers(0, 256, (1080, 1920, 3), np.uint8)
huge = random.integers(0, 256, (3000, 4000, 3), np.uint8)
jpeg = cv2.imencode('.jpg', big)[1]
blur = lambda _: cv2.GaussianBlur(big, (9, 9), 2)
resize = lambda _: cv2.resize(huge, (1280, 960), interpolation=cv2.INTER_AREA)
thumbnail = lambda _: cv2.imencode('.jpg', cv2.resize(cv2.imdecode(jpeg, 1), (320, 180)))
one, many = ThreadPoolExecutor(1), ThreadPoolExecutor(${threads})
`;
const work: [name: string, python: string, call: () => Promise<unknown>][] = [
  ['GaussianBlur of 1080p', 'blur', () => cv.GaussianBlurAsync(big, [9, 9], 2)],
  ['resize of 12 MP', 'resize', () => cv.resizeAsync(huge, [1280, 960], { interpolation: cv.INTER_AREA })],
  [
    'a thumbnail: decode, resize, encode',
    'thumbnail',
    async () => {
      using image = await cv.imdecodeAsync(jpeg, cv.IMREAD_COLOR);
      using thumbnail = await cv.resizeAsync(image, [320, 180]);
      return await cv.imencodeAsync('.jpg', thumbnail);
    },
  ],
];
const CALLS = 16;
console.log(`\n${line(['time a call', 'node-cv2', 'cv2, threads', 'ratio'], widths)}`);
const python = startPython();
for (const [name, statement, call] of work) {
  for (const [inFlight, pool] of [
    [1, 'one'],
    [CALLS, 'many'],
  ] as const) {
    const theirs = async (): Promise<number> =>
      (await python.ask({ setup, statement: `list(${pool}.map(${statement}, range(${CALLS})))`, times: 1 })) /
      CALLS;
    row(`${name}, ${inFlight}`, await compare(ROUNDS, () => timeAsync(call, CALLS, inFlight), theirs));
  }
}
python.end();

console.log(`\n${line(['a file is read', 'pool is busy', 'pool is idle', 'ratio'], widths)}`);
const read = (): Promise<number> => timeAsync(() => readFile(new URL(import.meta.url)), 10, 1);
/** While so many calls wait that the pool has no free thread. */
async function readBeside(): Promise<number> {
  const controller = new AbortController();
  const { signal } = controller;
  const calls = Array.from({ length: 50 * threads }, () => cv.GaussianBlurAsync(big, [9, 9], 2, { signal }));
  const settled = Promise.allSettled(calls);
  const time = await read();
  controller.abort();
  await settled;
  return time;
}
row('10 times, one after another', await compare(ROUNDS, readBeside, read));
