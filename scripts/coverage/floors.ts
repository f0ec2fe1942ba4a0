import { contribReasons } from './contrib.js';
import type { Reason } from './executed.js';

/** Callables that no test can run beside cv2. */
export const reasons: readonly Reason[] = [
  { module: 'highgui', name: '*', reason: 'it needs a window' },
  ...contribReasons,
];

/** By module: what of the other callables is run, synchronously and asynchronously, and compared, in percent. */
export const floors: Readonly<Record<string, number>> = {};
