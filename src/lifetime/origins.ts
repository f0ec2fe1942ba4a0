import { dirname, sep } from 'node:path';

/** node-cv2's own files. */
const OWN = dirname(__dirname) + sep;
/** More than V8's usual ten, of which the first are node-cv2's own. */
const DEPTH = 30;

/** Where something was made: the frame of the stack that is not node-cv2's, `load (/app/load.js:12:20)`, and what led there. */
export interface Origin {
  place: string;
  stack: string;
}

function framesNow(above: (...args: never[]) => unknown): string[] {
  const holder: { stack?: unknown } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = DEPTH;
  try {
    Error.captureStackTrace(holder, above);
    // A function of the user's may have formatted it, in any way.
    return String(holder.stack)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('at '))
      .map((line) => line.slice(3));
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Numbers places from 1 on, the same place the same; `0` where no stack can be had. */
export class Origins {
  readonly #numbers = new Map<string, number>();
  readonly #list: Origin[] = [];

  /** The number of the place that runs now, seen from the caller of `above`. */
  now(above: (...args: never[]) => unknown): number {
    const frames = framesNow(above).filter((frame) => !frame.includes(OWN));
    const place = frames.find((frame) => !frame.includes('node:')) ?? frames[0] ?? '(unknown)';
    const known = this.#numbers.get(place);
    if (known !== undefined) return known;
    this.#list.push({ place, stack: frames.map((frame) => `    at ${frame}`).join('\n') });
    this.#numbers.set(place, this.#list.length);
    return this.#list.length;
  }

  get(number: number): Origin {
    return this.#list[number - 1]!;
  }
}
