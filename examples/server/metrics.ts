import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import cv from '../../src/index.js';
import type { Admission } from './admission.js';
import type { Turns } from './turns.js';

type Row = [name: string, help: string, read: () => number];

const calls = (): cv.AsyncStatistics => cv.async.stats();
const memory = (): cv.MemoryStatistics => cv.memory();

const GAUGES: Row[] = [
  ['cv_calls_queued', 'Calls that wait for a thread.', () => calls().queued],
  ['cv_calls_running', 'Calls that threads work on.', () => calls().running],
  ['cv_mats', 'Mats that were neither released nor collected.', () => memory().mats],
  ['cv_memory_bytes', 'Bytes of pixels in use.', () => memory().bytes],
  ['cv_memory_pooled_bytes', 'Bytes kept for the next Mats.', () => memory().pooled],
  ['cv_memory_peak_bytes', 'The most bytes of pixels that were in use.', () => memory().peak],
];

const COUNTERS: Row[] = [
  ['cv_calls_done_total', 'Calls that ran.', () => calls().done],
  ['cv_calls_aborted_total', 'Calls that a signal ended.', () => calls().aborted],
  ['cv_calls_refused_total', 'Calls that found the queue full.', () => calls().refused],
];

const TIMES = [
  ['cv_call_wait_seconds', 'How long calls waited for a thread.', 'wait'],
  ['cv_call_run_seconds', 'How long calls ran.', 'run'],
] as const;

export interface Metrics {
  registry: Registry;
  /** How long requests took, by route and status. */
  requests: Histogram<'route' | 'status'>;
}

/** Node's own (memory, delay of the event loop, collections), those of `cv.async.stats()` and `cv.memory()`, and the server's. */
export function makeMetrics(admission: Admission, turns: Turns): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const own: Row[] = [
    ['requests_in_flight', 'Requests that upload, wait or are worked on.', () => admission.inFlight],
    ['jobs_waiting', 'Uploads that wait for their turn.', () => turns.waiting],
    ['jobs_running', 'Uploads that are worked on.', () => turns.running],
  ];
  for (const [name, help, read] of [...GAUGES, ...own]) {
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(read());
      },
    });
  }
  for (const [name, help, read] of COUNTERS) {
    new Counter({
      ...{ name, help, registers },
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }
  for (const [name, help, key] of TIMES) {
    new Gauge({
      ...{ name, help, registers, labelNames: ['quantile'] },
      collect() {
        const { p50, p90, p99 } = calls()[key];
        for (const [quantile, ms] of [
          ['0.5', p50],
          ['0.9', p90],
          ['0.99', p99],
        ] as const)
          // prettier-ignore
          this.set({ quantile }, ms / 1000);
      },
    });
  }
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the first byte of a request to the end of its answer; status 499 for a client that left.',
    labelNames: ['route', 'status'] as const,
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
    registers,
  });
  return { registry, requests };
}
