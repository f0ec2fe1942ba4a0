import type { Mat } from '../mat/mat.js';

interface Capture {
  readAsync(): Promise<Mat | null>;
}

/**
 * The frames of a capture until it ends, each decoded off the JavaScript thread: `for await (const frame of cap)`.
 * The capture stays open: it may be sought and read again.
 */
export async function* frames(this: Capture): AsyncGenerator<Mat, void> {
  for (let frame = await this.readAsync(); frame !== null; frame = await this.readAsync()) yield frame;
}
