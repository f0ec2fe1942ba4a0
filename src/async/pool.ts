import type { NativeAsync } from '../load-binding.js';
import { readSettings } from '../settings.js';

/** The pool of threads that asynchronous calls run on. */
export interface AsyncSettings {
  /**
   * How many calls may run at once, in the whole process: at first as many as there are cores that it may use, by its affinity and
   * its cgroups. They are threads of their own: Node's stay free for files and DNS.
   */
  threads: number;
  /**
   * How many calls of one JavaScript thread (the main one, or a worker) may wait, for a thread of the pool or for other calls of
   * their object; Infinity at first. A call beyond it is rejected with an error whose code is `ERR_QUEUE_FULL`.
   */
  maxQueue: number;
}

/** How long something took, in milliseconds; quantiles are within 3 %. Zeros where nothing was measured yet. */
export interface AsyncTimes {
  mean: number;
  p50: number;
  p90: number;
  p99: number;
  max: number;
}

/** The asynchronous calls of this JavaScript thread since it began. Those refused for their arguments are not among them. */
export interface AsyncStatistics {
  /** Calls that wait for a thread, or for the calls of their object that were made before. */
  queued: number;
  /** Calls that a thread has taken, and whose promise is pending. */
  running: number;
  /** Calls that ran, and whose promise was fulfilled or rejected. */
  done: number;
  /** Calls that an `AbortSignal` ended. */
  aborted: number;
  /** Calls that found the queue full. */
  refused: number;
  /** How long the calls of `done` waited, for their object or for a thread. */
  wait: AsyncTimes;
  /** How long they ran. */
  run: AsyncTimes;
}

export interface Async {
  /** Sets what is given, for the whole process and from now on; returns all settings. */
  configure(settings?: Partial<AsyncSettings>): AsyncSettings;
  stats(): AsyncStatistics;
}

/** The pool of asynchronous calls. */
export declare const async: Async;

/** More threads than that are a mistake. */
const MOST_THREADS = 1024;

export function makeAsync(native: NativeAsync): Async {
  return {
    configure(settings: unknown = {}) {
      const given = readSettings<AsyncSettings>('cv.async.configure', settings, {
        threads: [1, MOST_THREADS],
        maxQueue: [0, Infinity],
      });
      const [threads, maxQueue] = native.settings(given.threads, given.maxQueue);
      return { threads, maxQueue };
    },
    stats: () => native.statistics(),
  };
}
