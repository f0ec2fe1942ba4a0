import { setTimeout } from 'node:timers/promises';
import type { NativeCv } from '../load-binding.js';
import type { AsyncOptions } from '../types.js';

/** Milliseconds between two looks at the windows: a screen shows 60 to 120 pictures a second. */
const LOOK_EVERY = 8;

/**
 * `waitKey` that lets the event loop run meanwhile: the windows are looked at now and then, for keys, the mouse and what is to
 * be drawn. Gives the key's code (its lowest byte, as `waitKey`), or -1 when `delay` milliseconds are over; 0 or less waits for ever.
 */
export declare function waitKeyAsync(delay?: number, options?: AsyncOptions): Promise<number>;

export function makeWaitKeyAsync(cv: NativeCv): typeof waitKeyAsync {
  const pollKey = cv.pollKey as () => number;
  return async (delay = 0, { signal } = {}) => {
    if (typeof delay !== 'number' || Number.isNaN(delay))
      throw new TypeError(`cv.waitKeyAsync: argument 1 'delay': expected a number of milliseconds`);
    const end = delay > 0 ? performance.now() + delay : Infinity;
    for (;;) {
      const key = pollKey();
      if (key !== -1) return key & 0xff;
      const left = end - performance.now();
      if (left <= 0) return -1;
      await setTimeout(Math.min(left, LOOK_EVERY), undefined, { signal });
    }
  };
}
