import cv from '../../src/index.js';

/** What may be said of a job besides its image: limits of `cv.imdecode`, and a signal that ends it. */
export interface JobOptions {
  maxPixels?: number;
  signal?: AbortSignal | undefined;
}

/** The size of an image in a box: its proportions are kept, and it is never enlarged. */
export function sizeIn([boxWidth, boxHeight]: cv.Size, { cols, rows }: cv.Mat): cv.Size {
  const scale = Math.min(1, boxWidth / cols, boxHeight / rows);
  return [Math.max(1, Math.round(cols * scale)), Math.max(1, Math.round(rows * scale))];
}

/** The image of a file, as large as fits into the box, upright. */
export const thumbnail = (file: Uint8Array, box: cv.Size, options: JobOptions = {}): Promise<cv.Mat> =>
  cv.imdecodeAsync(file, cv.IMREAD_COLOR, { ...options, fit: box });
