import cv from '../../src/index.js';

/** What may be said of a job besides its image: limits of `cv.imdecode`, and a signal that ends it. */
export interface JobOptions {
  maxPixels?: number;
  signal?: AbortSignal | undefined;
}

/** An image in a box: its proportions are kept, and it is never enlarged. */
export function fit([width, height]: cv.Size, [boxWidth, boxHeight]: cv.Size): cv.Size {
  const scale = Math.min(1, boxWidth / width, boxHeight / height);
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** How large the decoded image is: cameras store what was taken upright lying on its side. */
function uprightSize({ width, height, orientation }: cv.ImageInfo): cv.Size {
  return orientation >= 5 ? [height, width] : [width, height];
}

/** JPEG's decoder can leave out detail, which is several times as fast. Of other files OpenCV would decode all of it first. */
function flagsFor({ format }: cv.ImageInfo, [width]: cv.Size, [smallWidth]: cv.Size): number {
  if (format !== 'jpeg') return cv.IMREAD_COLOR;
  if (width >= smallWidth * 8) return cv.IMREAD_REDUCED_COLOR_8;
  if (width >= smallWidth * 4) return cv.IMREAD_REDUCED_COLOR_4;
  if (width >= smallWidth * 2) return cv.IMREAD_REDUCED_COLOR_2;
  return cv.IMREAD_COLOR;
}

/** The image of a file, as large as fits into the box. */
export async function thumbnail(file: Uint8Array, box: cv.Size, options: JobOptions = {}): Promise<cv.Mat> {
  const info = cv.imageInfo(file);
  const size = uprightSize(info);
  const small = fit(size, box);
  using image = await cv.imdecodeAsync(file, flagsFor(info, size, small), options);
  return await cv.resizeAsync(image, small, { interpolation: cv.INTER_AREA, signal: options.signal });
}
