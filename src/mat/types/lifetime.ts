import type { Mat } from '../mat.js';
import type { MatToken } from './creation.js';

/** The memory of a Mat goes when the object is collected, at the end of a `using` block, or by `release()`. */
export interface MatLifetime {
  /** A copy with memory of its own, continuous. */
  clone(): Mat;
  /** Frees the memory now, unless another Mat shares it. Typed arrays taken from `data` become empty; use of the Mat throws. */
  release(): void;
  [Symbol.dispose](): void;
  /**
   * A token for another thread, where `Mat.receive(token)` gives a Mat on the same memory. The first time, the elements move
   * into a SharedArrayBuffer, views along with them; typed arrays taken from `data` before become empty, as by a transfer.
   */
  share(): MatToken;
}
