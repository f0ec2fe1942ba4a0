import type { Group, Row } from '../group.js';
import { Program } from '../program.js';
import { jobs } from './jobs.js';

const IN_FLIGHT = 16;

/** Jobs a second, so many in flight. */
const rate = `
  const perSecond = async (jobs, inFlight) => {
    let left = jobs;
    const lane = async () => { while (left-- > 0) await job(); };
    const start = performance.now();
    await Promise.all(Array.from({ length: inFlight }, lane));
    return jobs / (performance.now() - start) * 1000;
  };
  const processorTime = async (jobs, inFlight) => {
    const before = process.cpuUsage();
    await perSecond(jobs, inFlight);
    const { user, system } = process.cpuUsage(before);
    return (user + system) * 1000 / jobs;
  };
  await job();`;
const pythonsRate = `
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from time import perf_counter, process_time_ns
pools = {inFlight: ThreadPoolExecutor(min(inFlight, cpu_count())) for inFlight in (1, ${IN_FLIGHT})}
def perSecond(jobs, inFlight):
    start = perf_counter()
    list(pools[inFlight].map(job, range(jobs)))
    return jobs / (perf_counter() - start)
def processorTime(jobs, inFlight):
    before = process_time_ns()
    perSecond(jobs, inFlight)
    return (process_time_ns() - before) / jobs
job(0)
`;

/** A new one has a peak of memory of its own. */
const sides = {
  'node-cv2': () => new Program('node', jobs.ours + rate),
  sharp: () => new Program('node', jobs.sharp + rate, 'sharp'),
  cv2: () => new Program('python', jobs.cv2 + pythonsRate),
};

function rows(name: string, inFlight: number, count: number, atLeast: number): Row[] {
  const programs = Object.entries(sides).map(([side, start]) => [side, start()] as const);
  const ask = (what: string): Row['sides'] =>
    Object.fromEntries(programs.map(([side, program]) => [side, program.figure(what)]));
  return [
    {
      name,
      unit: 'images/s',
      sides: ask(`perSecond(${count}, ${inFlight})`),
      aims: [{ of: 'node-cv2', over: 'sharp', atLeast }],
    },
    {
      name: `${name}: processor time`,
      unit: 'ns',
      sides: ask(`processorTime(${count}, ${inFlight})`),
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
    'A JPEG of 12 megapixels becomes one of 800x600 in quality 80, by `imdecode` with `fit`, by sharp, and by cv2 with IMREAD_REDUCED_COLOR_4 and resize: all decoders scale by 4.',
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
