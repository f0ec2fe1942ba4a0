import cv from '../../src/index.js';
import type { JobOptions } from './thumbnail.js';

export const CASCADE = '/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml';

/** Faces are looked for in a copy that is no larger: those of a portrait are found all the same, and in a bounded time. */
const MOST = 1024;
/** So many colours across are left of a face. */
const BLOCKS = 6;

/** Finds faces and blurs them. An object's calls run one at a time, so each job that runs has a cascade for itself. */
export class FaceBlur {
  readonly #path: string;
  readonly #idle: cv.CascadeClassifier[];

  private constructor(path: string, first: cv.CascadeClassifier) {
    this.#path = path;
    this.#idle = [first];
  }

  /** @throws {Error} there is no cascade in that file. */
  static async load(path: string): Promise<FaceBlur> {
    const cascade = await cv.CascadeClassifier.newAsync(path);
    if (cascade.empty())
      throw new Error(`no face cascade in ${path}: install the package opencv-data, or set FACE_CASCADE`);
    return new FaceBlur(path, cascade);
  }

  /** Blurs the faces of the image in its own pixels; gives their places. */
  async blur(image: cv.Mat, { signal }: JobOptions = {}): Promise<cv.Rect[]> {
    const faces = await this.#find(image, signal);
    for (const face of faces) {
      using pixels = image.roi(face);
      using few = await cv.resizeAsync(pixels, [BLOCKS, BLOCKS], { interpolation: cv.INTER_AREA, signal });
      await cv.resizeAsync(few, [pixels.cols, pixels.rows], { dst: pixels, signal });
    }
    return faces;
  }

  async #find(image: cv.Mat, signal: AbortSignal | undefined): Promise<cv.Rect[]> {
    const scale = Math.max(1, image.cols / MOST, image.rows / MOST);
    const size: cv.Size = [Math.ceil(image.cols / scale), Math.ceil(image.rows / scale)];
    using small = await cv.resizeAsync(image, size, { interpolation: cv.INTER_AREA, signal });
    using gray = await cv.cvtColorAsync(small, cv.COLOR_BGR2GRAY, { signal });
    const cascade = this.#idle.pop() ?? (await cv.CascadeClassifier.newAsync(this.#path));
    try {
      const faces = await cascade.detectMultiScaleAsync(gray, 1.1, 5, { signal });
      return faces.map((face) => enlarged(face, scale, image));
    } finally {
      this.#idle.push(cascade);
    }
  }
}

/** What was found in the small copy, in the image: whole pixels, and none outside. */
function enlarged([x, y, width, height]: cv.Rect, scale: number, { cols, rows }: cv.Mat): cv.Rect {
  const [left, top] = [Math.floor(x * scale), Math.floor(y * scale)];
  const [right, bottom] = [Math.ceil((x + width) * scale), Math.ceil((y + height) * scale)];
  return [left, top, Math.min(right, cols) - left, Math.min(bottom, rows) - top];
}
