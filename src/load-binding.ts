import { join } from 'node:path';
import type { CvErrorConstructor } from './errors.js';
import type { DtypeLike } from './mat/dtype.js';
import type { Mat } from './mat/mat.js';
import type { MatConstructor } from './mat/types/creation.js';
import type { MakeClass } from './native-class.js';
import type { TypedArray } from './types.js';

/** The addon as it comes: what `native/addon.cpp` exports. */
export interface Binding {
  /** Makes `cv`: every class, function and constant. Once per thread of JavaScript. */
  load(
    error: CvErrorConstructor,
    makeClass: MakeClass,
    collectYoung: () => boolean,
    allocate: (bytes: number, shared: boolean) => Uint8Array,
  ): NativeCv;
  /**
   * A Mat over the memory of a typed array or buffer, without a copy; there after `load`. Contiguous, unless strides are given,
   * and where the first element lies, both in bytes.
   */
  matFromBuffer(
    data: TypedArray | ArrayBufferView | ArrayBuffer,
    shape: readonly number[],
    dtype: DtypeLike,
    strides?: readonly number[],
    offset?: number,
  ): Mat;
  /**
   * Called on a Mat: other shape and strides (bytes) over its memory, `offset` bytes from its first element. It refuses to
   * reach beyond the memory.
   */
  view(this: Mat, offset: number, shape: readonly number[], strides: readonly number[]): Mat;
  /** The same of a token's fields, which may be anything. */
  receive(data: Uint8Array, shape: unknown, dtype: string, strides: unknown, offset: unknown): Mat;
  /** Called on a Mat: moves its memory into a SharedArrayBuffer if it is not in one, and tells where its first element lies. */
  share(this: Mat): { buffer: SharedArrayBuffer; offset: number };
  /** Called on a Mat: a typed array over its memory; `array` goes when another one must be asked for. */
  data(this: Mat): { array: TypedArray | undefined };
}

/** The part of the native `cv` that the TypeScript half builds on. */
export interface NativeCv extends Record<string, unknown> {
  Mat: MatConstructor;
  CvObject: { prototype: { release(): void; [Symbol.dispose]?: () => void } };
  VideoCapture?: { prototype: object };
}

/** Loads the addon that `npm run build` made, for this folder (`src/`) and the built one (`dist/`) alike. */
export function loadBinding(): Binding {
  const file = join(__dirname, '..', 'build', 'Release', 'node_cv2.node');
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- only require loads an addon
    return require(file) as Binding;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `node-cv2: the addon does not load. Build it with 'npm run build' in its folder. (${reason})`,
      { cause },
    );
  }
}
