import type { Mat } from '../mat/mat.js';
import { requireOpen, type Opened } from './opened.js';

interface Capture extends Opened {
  readAsync(): Promise<Mat | null>;
}

/**
 * The frames of a capture until it ends, each decoded off the JavaScript thread: `for await (const frame of cap)`.
 * The capture stays open, also after a `break`: it may be sought and read again.
 */
export async function* frames(this: Capture): AsyncGenerator<Mat, void> {
  requireOpen(this, 'VideoCapture', 'iterator');
  for (let frame = await this.readAsync(); frame !== null; frame = await this.readAsync()) yield frame;
}
