import type { Group, Row } from '../group.js';
import { inputs } from '../inputs.js';
import { Program } from '../program.js';

/** Nanoseconds a call, so many in flight. */
const nanoseconds = `
  const perCall = async (call, calls, inFlight) => {
    let left = calls;
    const lane = async () => { while (left-- > 0) await call(); };
    const start = process.hrtime.bigint();
    await Promise.all(Array.from({ length: inFlight }, lane));
    return Number(process.hrtime.bigint() - start) / calls;
  };`;

const ours = new Program(
  'node',
  `const cv = require('node-cv2');
  const tiny = new cv.Mat(8, 8, cv.CV_8U, 7);
  const call = () => cv.addAsync(tiny, tiny);
  const image = cv.imread('${inputs.image}');
  const blur = () => cv.GaussianBlurAsync(image, [9, 9], 2);${nanoseconds}`,
);
const node = new Program(
  'node',
  `const random = require('node:util').promisify(require('node:crypto').randomBytes);
  const call = () => random(16);${nanoseconds}`,
);
const nan = new Program(
  'node',
  `const cv = peer('@u4/opencv4nodejs');
  const tiny = new cv.Mat(8, 8, cv.CV_8U, 7);
  const call = () => tiny.addAsync(tiny);${nanoseconds}`,
  '@u4/opencv4nodejs',
);
const python = new Program(
  'python',
  `
import cv2
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from time import perf_counter_ns
image = cv2.imread('${inputs.image}')
pools = {inFlight: ThreadPoolExecutor(min(inFlight, cpu_count())) for inFlight in (1, 16)}
blur = lambda _: cv2.GaussianBlur(image, (9, 9), 2)
def perCall(call, calls, inFlight):
    start = perf_counter_ns()
    list(pools[inFlight].map(call, range(calls)))
    return (perf_counter_ns() - start) / calls
`,
);

const TINY = 10_000;
const tiny = (name: string, inFlight: number, aims: Row['aims'] = []): Row => ({
  name,
  unit: 'ns',
  sides: {
    'node-cv2': ours.figure(`perCall(call, ${TINY}, ${inFlight})`),
    "Node's randomBytes": node.figure(`perCall(call, ${TINY}, ${inFlight})`),
    opencv4nodejs: nan.figure(`perCall(call, ${TINY}, ${inFlight})`),
  },
  aims,
});
const blur = (name: string, inFlight: number): Row => ({
  name,
  unit: 'ns',
  sides: {
    'node-cv2': ours.figure(`perCall(blur, 32, ${inFlight})`),
    'cv2, threads': python.figure(`perCall(blur, 32, ${inFlight})`),
  },
});

const AWAITED = 'add of 8x8, awaited one by one';
const FLOOD = 'add of 8x8, 10,000 at once';

export const async: Group = {
  name: 'async',
  title: 'Asynchronous calls',
  about:
    "Time a call, beside a job of Node's own that is about as small, and beside cv2 in Python's threads.",
  ratios: [
    ['node-cv2', "Node's randomBytes"],
    ['node-cv2', 'cv2, threads'],
  ],
  chart: { rows: [AWAITED, 'add of 8x8, 16 in flight', FLOOD] },
  rows: [
    tiny(AWAITED, 1, [{ of: 'node-cv2', atMost: 12_000 }]),
    tiny('add of 8x8, 16 in flight', 16),
    tiny(FLOOD, TINY),
    blur('GaussianBlur of 1080p, awaited one by one', 1),
    blur('GaussianBlur of 1080p, 16 in flight', 16),
  ],
};
