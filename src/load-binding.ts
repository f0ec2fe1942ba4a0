import { join, resolve } from 'node:path';
import type { WatchSignal } from './async/abort.js';
import type { AsyncStatistics } from './async/pool.js';
import type { CvErrorConstructor } from './errors.js';
import type { NativeGraph } from './graph/native.js';
import type { MemoryStatistics } from './lifetime/memory.js';
import type { Mat, NestedArray } from './mat/mat.js';
import type { MatConstructor } from './mat/types/creation.js';
import type { MakeClass } from './native-class.js';
import type { TypedArray } from './types.js';
import type { VideoWriterClass } from './video/frame-format.js';

/** The addon as it comes: what `native/addon.cpp` exports. */
export interface Binding {
  /** Node-API's environment of this loading, for `load` of another one. */
  readonly environment: object;
  /** How many cores this process may use, as if `/proc` and `/sys` were in another folder. */
  allowedCores(root: string): number;
  /** Makes `cv`: every class, function and constant. Once per thread of JavaScript. */
  load(
    finalizers: Binding['environment'],
    error: CvErrorConstructor,
    makeClass: MakeClass,
    collectYoung: () => boolean,
    currentScope: () => number,
    allocate: (bytes: number, shared: boolean) => Uint8Array,
    inFlight: Int32Array,
    watchSignal: WatchSignal,
  ): NativeCv;
  /**
   * Called on a blank Mat, which comes to lie over the memory of a typed array or buffer, without a copy; there after `load`.
   * Contiguous, unless strides are given, and where the first element lies, both in bytes.
   */
  matFromBuffer(
    this: Mat,
    data: TypedArray | ArrayBufferView | ArrayBuffer,
    shape: readonly number[],
    depth: number,
    strides?: readonly number[],
    offset?: number,
  ): Mat;
  /**
   * Called on a Mat: another one over its memory. `place` has the bytes from the first element to the view's, the number of
   * axes, their sizes and strides (bytes). It refuses to reach beyond the memory.
   */
  view(this: Mat, place: Float64Array): Mat;
  /**
   * Called on a Mat: its depth, number of axes, sizes and strides (bytes) are written to `into`. `method` is who asks, for
   * the errors.
   */
  layout(this: Mat, method: string, into: Float64Array): void;
  /** Called on a Mat: copies the elements to a typed array of their number and dtype; float16 to a Float32Array. */
  elements(this: Mat, method: string, into: TypedArray): void;
  /** Called on a Mat: one element, or the channels of a pixel. */
  at(this: Mat, ...index: number[]): number | number[];
  /** There after `load`. */
  memory: NativeMemory;
  /** There after `load`. */
  async: NativeAsync;
  /** There after `load`. */
  graph: NativeGraph;
  /** A few words on a value, for "expected X, got ...". */
  describe(value: unknown): string;
  /** The same of a token's fields, which may be anything. */
  receive(this: Mat, data: Uint8Array, shape: unknown, depth: number, strides: unknown, offset: unknown): Mat;
  /** Called on a Mat: moves its memory into a SharedArrayBuffer if it is not in one, and tells where its first element lies. */
  share(this: Mat): { buffer: SharedArrayBuffer; offset: number };
  /** Called on a Mat: writes a value, a broadcast array, where the mask is not 0. */
  assign(this: Mat, value: number | Mat | TypedArray | NestedArray, mask?: Mat): void;
  /** Called on a Mat: a typed array over its memory; `array` goes when another one must be asked for. */
  data(this: Mat): { array: TypedArray | undefined };
  /** A new scope inside another one (0 for none): from now on `currentScope` is asked where a new object belongs. */
  openScope(parent: number): number;
  /** Moves Mats and OpenCV's objects, and those whose array buffers are named, from a scope to the one around it. */
  keepInScope(scope: number, kept: readonly object[]): void;
  /** Does that, and frees what is left in the scope. */
  closeScope(scope: number, kept: readonly object[]): void;
}

/** The native half of `cv.memory`. */
export interface NativeMemory {
  statistics(): MemoryStatistics;
  /** `statistics().bytes` alone. */
  bytes(): number;
  trim(): number;
  /** Sets the pool's limit, where one is given, and says what it is. */
  limit(bytes?: number): number;
  /**
   * A function to be called with each new object, for the number of the place where it is made; none when undefined. It
   * is passed the number that it gave when the asynchronous call was made whose result the object is, or 0.
   */
  watch(watcher: ((ofCall: number) => number) | undefined): void;
  /** The living objects that have such a number, by that. */
  origins(): [number: number, count: number, bytes: number, kinds: Record<string, number>][];
}

/** The native half of `cv.async`, and of signals. */
export interface NativeAsync {
  /** Sets what is given, and says what holds. */
  settings(threads?: number, maxQueue?: number): [threads: number, maxQueue: number];
  statistics(): AsyncStatistics;
  /** Rejects a call, by the number that `watchSignal` was told; nothing when it has ended. */
  abort(call: number, error: Error): void;
}

/** The part of the native `cv` that the TypeScript half builds on. */
export interface NativeCv extends Record<string, unknown> {
  Mat: MatConstructor;
  CvObject: (abstract new () => object) & { prototype: { release(): void; [Symbol.dispose]?: () => void } };
  FileNode: { prototype: object };
  VideoCapture?: { prototype: object };
  VideoWriter?: VideoWriterClass;
}

/** One loading of the addon: each has an environment of Node-API's own. */
function open(file: string): Binding {
  const module = { exports: {} };
  process.dlopen(module, file);
  return module.exports as Binding;
}

/**
 * Loads the addon: the file that the environment's `NODE_CV2_BINARY` names, else the one that `npm run build` made, for this
 * folder (`src/`) and the built one (`dist/`) alike.
 */
export function loadBinding(): { binding: Binding; finalizers: Binding['environment'] } {
  const chosen = process.env.NODE_CV2_BINARY;
  const file = chosen ? resolve(chosen) : join(__dirname, '..', 'build', 'Release', 'node_cv2.node');
  try {
    const [binding, finalizers] = [open(file), open(file)];
    return { binding, finalizers: finalizers.environment };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const advice = chosen
      ? `It is the file that NODE_CV2_BINARY names, '${chosen}'.`
      : "Build it with 'npm run build' in its folder.";
    throw new Error(`node-cv2: the addon does not load. ${advice} (${reason})`, { cause });
  }
}
