import type { Group } from '../group.js';
import { Program } from '../program.js';
import { jobs } from './jobs.js';

/** What the event loop and Node's own threads do while so many jobs are kept in flight for a second. */
const under = `
  const { monitorEventLoopDelay } = require('node:perf_hooks');
  const { setTimeout: sleep } = require('node:timers/promises');
  const load = async (inFlight, act) => {
    let on = true;
    const lane = async () => { while (on) await job(); };
    const lanes = Array.from({ length: inFlight }, lane);
    const result = await act();
    on = false;
    await Promise.all(lanes);
    return result;
  };
  const delay = async () => {
    const histogram = monitorEventLoopDelay({ resolution: 1 });
    histogram.enable();
    await sleep(1000);
    histogram.disable();
    return histogram.percentile(99);
  };
  const read = async () => {
    const times = [];
    for (const end = performance.now() + 1000; times.length < 100 && performance.now() < end;) {
      const start = process.hrtime.bigint();
      await readFile('package.json');
      times.push(Number(process.hrtime.bigint() - start));
    }
    return times.sort((a, b) => a - b)[times.length >> 1];
  };`;

const ours = new Program('node', jobs.ours + under);
const sharp = new Program('node', jobs.sharp + under, 'sharp');

export const eventLoop: Group = {
  name: 'event-loop',
  title: 'The event loop under load',
  about:
    'While 16 jobs (that of `server-job`) are kept in flight: the delay of the event loop, which a timer of 1 ms measures, so that an idle loop has some 1.1 ms; and the time that reading a small file takes, the median of 100, or of those in a second.',
  chart: { longest: 20e6 },
  rounds: 5,
  rows: [
    {
      name: 'event-loop delay, 99th percentile',
      unit: 'ns',
      sides: {
        'node-cv2': ours.figure('load(16, delay)'),
        sharp: sharp.figure('load(16, delay)'),
        idle: ours.figure('delay()'),
      },
      aims: [{ of: 'node-cv2', atMost: 5e6 }],
    },
    {
      name: 'fs.readFile',
      unit: 'ns',
      sides: {
        'node-cv2': ours.figure('load(16, read)'),
        sharp: sharp.figure('load(16, read)'),
        idle: ours.figure('read()'),
      },
    },
  ],
};
