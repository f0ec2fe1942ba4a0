import { debuglog, inspect } from 'node:util';
import type { NativeMemory } from '../load-binding.js';
import { Origins } from './origins.js';
import { readSettings } from '../settings.js';
import { makeReport, type MemoryReport } from './report.js';

/** What `cv.memory()` tells. Bytes and blocks are the whole process's; Mats and objects are this thread's. */
export interface MemoryStatistics {
  /** Mats that were neither released nor collected, views among them. */
  mats: number;
  /** Other objects of OpenCV's that were neither released nor collected, by class: `{ 'cv.VideoCapture': 1 }`. */
  objects: Record<string, number>;
  /** Bytes of pixels in use: by Mats, by calls that are running, and inside of OpenCV's objects. Memory of JavaScript's under a Mat (`Mat.from`) is not counted. */
  bytes: number;
  /** Blocks of memory that these lie in. Views share one. */
  blocks: number;
  /** The most that `bytes` has been. */
  peak: number;
  /** Bytes that nobody uses, kept for the next Mats. What lies there for some seconds goes back to the system. */
  pooled: number;
  /** Blocks so far that came out of the pool; only those of 1 kB and more do. */
  recycled: number;
  /** Blocks so far that the pool had to ask the system for. */
  fresh: number;
}

/** Bytes. */
export interface MemorySettings {
  /** The most to keep for the next Mats, in the whole process; 128 MB at first. 0 keeps nothing. */
  poolLimit: number;
  /** With `NODE_DEBUG=node-cv2` in the environment, each thread warns once when `bytes` is above; 1 GB at first. */
  warnAt: number;
}

export interface Memory {
  /** What is alive now, and what it takes. */
  (): MemoryStatistics;
  /** Gives the blocks kept for reuse back to the system now. Returns how many bytes those were. */
  trim(): number;
  /** Sets what is given; returns all settings. */
  configure(settings?: Partial<MemorySettings>): MemorySettings;
  /**
   * From now on (or no more) each new Mat and object of this thread remembers where it was made, for `report`. To look for
   * what holds memory: it costs some microseconds an object.
   */
  track(on: boolean): void;
  /** What `track` saw made and is still alive, by place: those that hold the most bytes first. */
  report(): MemoryReport;
}

/** Live Mats, bytes, and the pool of blocks. */
export declare const memory: Memory;

const GIGABYTE = 2 ** 30;

const log = debuglog('node-cv2');

/** `cv.memory` over the addon's half. */
export function makeMemory(native: NativeMemory): Memory {
  const origins = new Origins();
  let tracking = false;
  let warnAt = GIGABYTE;
  let toWarn = log.enabled;
  let busy = false;

  function warn(): void {
    toWarn = false;
    const { mats, bytes } = native.statistics();
    log(
      'pixels take %d MB, more than the %d MB of warnAt; this thread has %d Mats. Release those that are done with ' +
        '(release(), using, cv.scope), or find where they are made: cv.memory.track(true), cv.memory.report().',
      Math.round(bytes / 1e6),
      Math.round(warnAt / 1e6),
      mats,
    );
  }

  /** What the addon asks of each new object: see `Env::watcher`. */
  function watch(ofCall: number): number {
    // Whoever formats stacks or takes the warning may make Mats too.
    if (busy) return 0;
    busy = true;
    try {
      if (toWarn && native.bytes() > warnAt) warn();
      return tracking ? ofCall || origins.now(watch) : 0;
    } catch {
      return 0;
    } finally {
      busy = false;
    }
  }

  const listen = (): void => native.watch(tracking || toWarn ? watch : undefined);
  listen();

  return Object.assign(() => native.statistics(), {
    trim: () => native.trim(),
    configure(settings: unknown = {}) {
      const { poolLimit, warnAt: limit } = readSettings<MemorySettings>('cv.memory.configure', settings, {
        poolLimit: [0, Number.MAX_SAFE_INTEGER],
        warnAt: [0, Number.MAX_SAFE_INTEGER],
      });
      if (limit !== undefined) {
        warnAt = limit;
        toWarn = log.enabled;
        listen();
      }
      return { poolLimit: native.limit(poolLimit), warnAt };
    },
    track(on: unknown) {
      if (typeof on !== 'boolean') {
        throw new TypeError(
          `cv.memory.track: argument 'on': expected a boolean, got ${inspect(on, { depth: 0 })}`,
        );
      }
      tracking = on;
      listen();
    },
    report: () =>
      makeReport(
        native
          .origins()
          .map(([number, count, bytes, kinds]) => ({ ...origins.get(number), count, bytes, kinds }))
          .sort((a, b) => b.bytes - a.bytes || b.count - a.count),
      ),
  });
}
