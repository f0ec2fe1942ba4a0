import { inspect } from 'node:util';
import type { Mat } from '../mat/mat.js';
import type { Construct } from '../native-class.js';

interface Format {
  width: number;
  height: number;
  channels: number;
}

type Method = (this: object, ...args: unknown[]) => unknown;
export interface VideoWriterClass {
  newAsync: Method;
  prototype: { open: Method; openAsync: Method };
}

/** OpenCV does not tell what a writer was opened for: it is kept from the arguments. */
const formats = new WeakMap<object, Format>();

/** `cv.VIDEOWRITER_PROP_IS_COLOR`. */
const IS_COLOR = 4;

/** Says the argument behind the size, `isColor` or `params`, that frames have one channel? */
function isGray(last: unknown): boolean {
  if (typeof last !== 'object' || last === null) return last === false;
  if (!Array.isArray(last)) return (last as { isColor?: unknown }).isColor === false;
  return last.some((value, at) => at % 2 === 0 && value === IS_COLOR && last[at + 1] === 0);
}

/** `args` are those that OpenCV took: filename[, apiPreference], fourcc, fps, frameSize[, isColor or params]. */
function keep(writer: object, args: readonly unknown[]): void {
  const at = typeof args[3] === 'number' ? 4 : 3;
  const size = args[at] as [number, number] | { width: number; height: number } | undefined;
  if (size === undefined) return;
  const [width, height] = Array.isArray(size) ? size : [size.width, size.height];
  formats.set(writer, { width, height, channels: isGray(args[at + 1]) ? 1 : 3 });
}

/** What fills a new `VideoWriter`. */
export function constructingWriter(construct: Construct): Construct {
  return function (...args) {
    Reflect.apply(construct, this, args);
    keep(this, args);
  };
}

/** The other ways to open one, around those of the addon. */
export function openingWriter({ newAsync, prototype: { open, openAsync } }: VideoWriterClass) {
  return {
    statics: {
      async newAsync(this: object, ...args: unknown[]): Promise<unknown> {
        const writer = (await Reflect.apply(newAsync, this, args)) as object;
        keep(writer, args);
        return writer;
      },
    },
    methods: {
      open(this: object, ...args: unknown[]): unknown {
        const opened = Reflect.apply(open, this, args);
        keep(this, args);
        return opened;
      },
      async openAsync(this: object, ...args: unknown[]): Promise<unknown> {
        const opened = await Reflect.apply(openAsync, this, args);
        keep(this, args);
        return opened;
      },
    },
  };
}

const described = ({ width, height, channels }: Format): string =>
  `${width}x${height} with ${channels} ${channels === 1 ? 'channel' : 'channels'}`;

/** The frame, which is as the writer was opened for; an error otherwise. */
export function requireFormat(writer: object, frame: unknown, Mat: abstract new () => Mat): Mat {
  if (!(frame instanceof Mat)) {
    throw new TypeError(`VideoWriter.toWritable: expected Mats, got ${inspect(frame, { depth: 0 })}`);
  }
  const [height = 0, width = 0, channels = 1] = frame.shape;
  const given = described({ width, height, channels });
  const kept = formats.get(writer);
  if (kept !== undefined && given !== described(kept)) {
    throw new RangeError(`VideoWriter.toWritable: expected frames of ${described(kept)}, got ${given}`);
  }
  return frame;
}
