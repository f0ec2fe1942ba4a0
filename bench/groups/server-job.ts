import type { Group, Row } from '../group.js';
import { inputs } from '../inputs.js';
import { Program } from '../program.js';

const IN_FLIGHT = 16;

/** Jobs a second, so many in flight, for a JavaScript side that has a `job`. */
const rate = `
  const perSecond = async (jobs, inFlight) => {
    let left = jobs;
    const lane = async () => { while (left-- > 0) await job(); };
    const start = performance.now();
    await Promise.all(Array.from({ length: inFlight }, lane));
    return jobs / (performance.now() - start) * 1000;
  };
  const file = require('node:fs').readFileSync('${inputs.jpeg}');
  await job();`;

/** A new one has a peak of memory of its own. */
const sides = {
  'node-cv2': () =>
    new Program(
      'node',
      `const cv = require('node-cv2');
      const job = async () => {
        const image = await cv.imdecodeAsync(file, cv.IMREAD_REDUCED_COLOR_4);
        const small = await cv.resizeAsync(image, [800, 600], { interpolation: cv.INTER_AREA });
        image.release();
        const jpeg = await cv.imencodeAsync('.jpg', small, [cv.IMWRITE_JPEG_QUALITY, 80]);
        small.release();
        return jpeg;
      };${rate}`,
    ),
  sharp: () =>
    new Program(
      'node',
      `const sharp = peer('sharp');
      const job = () => sharp(file).resize(800, 600).jpeg({ quality: 80 }).toBuffer();${rate}`,
      'sharp',
    ),
  cv2: () =>
    new Program(
      'python',
      `
import cv2
import numpy as np
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from time import perf_counter
file = np.fromfile('${inputs.jpeg}', np.uint8)
pools = {inFlight: ThreadPoolExecutor(min(inFlight, cpu_count())) for inFlight in (1, ${IN_FLIGHT})}
def job(_):
    image = cv2.resize(cv2.imdecode(file, cv2.IMREAD_REDUCED_COLOR_4), (800, 600), interpolation=cv2.INTER_AREA)
    return cv2.imencode('.jpg', image, [cv2.IMWRITE_JPEG_QUALITY, 80])[1]
def perSecond(jobs, inFlight):
    start = perf_counter()
    list(pools[inFlight].map(job, range(jobs)))
    return jobs / (perf_counter() - start)
job(0)
`,
    ),
};

function rows(name: string, inFlight: number, jobs: number, atLeast: number): Row[] {
  const programs = Object.entries(sides).map(([side, start]) => [side, start()] as const);
  const ask = (what: string): Row['sides'] =>
    Object.fromEntries(programs.map(([side, program]) => [side, program.figure(what)]));
  return [
    {
      name,
      unit: 'images/s',
      sides: ask(`perSecond(${jobs}, ${inFlight})`),
      aims: [{ of: 'node-cv2', over: 'sharp', atLeast }],
    },
    {
      name: `${name}: peak memory`,
      unit: 'MB',
      sides: ask('peak()'),
      aims: [{ of: 'node-cv2', over: 'sharp', atMost: 1.3 }],
    },
  ];
}

const scaling = sides['node-cv2']();
const ONE = 'one at a time';
const MANY = `${IN_FLIGHT} in flight`;

export const serverJob: Group = {
  name: 'server-job',
  title: 'A job of a server',
  about:
    'A JPEG of 12 megapixels becomes one of 800x600 in quality 80, from memory to memory. All decoders scale by 4 while they decode.',
  ratios: [
    ['node-cv2', 'sharp'],
    ['node-cv2', 'cv2'],
  ],
  chart: { rows: [ONE, MANY], sides: ['node-cv2', 'sharp', 'cv2'] },
  rounds: 7,
  rows: [
    ...rows(ONE, 1, 12, 1.15),
    ...rows(MANY, IN_FLIGHT, 32, 1.25),
    {
      name: 'node-cv2 alone',
      unit: 'images/s',
      sides: {
        [MANY]: scaling.figure(`perSecond(32, ${IN_FLIGHT})`),
        [ONE]: scaling.figure('perSecond(12, 1)'),
      },
      aims: [{ of: MANY, over: ONE, atLeast: 1.8 }],
    },
  ],
};
