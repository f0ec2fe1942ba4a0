import type { Binding } from '../load-binding.js';
import type { Construct, NativeClass } from '../native-class.js';
import type { TypedArray } from '../types.js';
import type { Elements } from './elements.js';
import type { Mat as MatType } from './mat.js';
import { groundOf } from './sources.js';

/** What the addon keeps of a Mat's typed array, with the shape by which `at` looks into it. */
type Kept = ReturnType<Binding['data']> & { shape?: readonly number[] };

/** Of so many looks into the addon, one takes the typed array: a Mat that is looked at in a loop soon has it. */
const LOOKS = 256;

/** The element of three axes, two or one; -1 when it is not there, or not said by plain positions. */
function placeOf(shape: readonly number[], i: unknown, j: unknown, k: unknown): number {
  const [height = 0, width = 0, channels = 0] = shape;
  if (typeof i !== 'number' || typeof j !== 'number') return -1;
  if (i >>> 0 !== i || i >= height || j >>> 0 !== j || j >= width) return -1;
  if (k === undefined) return shape.length === 2 ? i * width + j : -1;
  if (typeof k !== 'number' || k >>> 0 !== k || k >= channels || shape.length !== 3) return -1;
  return (i * width + j) * channels + k;
}

/**
 * The class `Mat`, but for the methods that the addon and `runtime.ts` add. The typed array of `data` is kept on this side: a
 * look into the addon would cost more than what is done with it.
 */
export function makeMatClass(
  binding: Binding,
  elements: Elements,
  inFlight: Int32Array,
  token: object,
  construct: Construct,
): NativeClass {
  /** Each Mat's own property, since these are what `deepStrictEqual` and jest's `toEqual` look at. */
  const contents: PropertyDescriptor & ThisType<MatType> = {
    get() {
      if (this.released) return undefined;
      const { shape, dtype, values: data } = elements(this, 'contents');
      return { shape, dtype, data };
    },
    enumerable: true,
  };

  let looks = 0;
  /** None of a view with gaps, or of one too large: that is looked at through the addon, as before. */
  const take = (mat: MatType): TypedArray | undefined => {
    try {
      return mat.data;
    } catch {
      return undefined;
    }
  };

  return class Mat {
    #data: Kept | undefined;

    static #is(value: unknown): value is Mat {
      return typeof value === 'object' && value !== null && #data in value;
    }

    constructor(...args: unknown[]) {
      if (args[0] !== token) {
        if (args.length > 3) args[3] = groundOf(args[3], 'constructor');
        Reflect.apply(construct, this, args);
      }
      Object.defineProperty(this, 'contents', contents);
    }

    get data(): TypedArray {
      const kept = Mat.#is(this) ? this.#data?.array : undefined;
      // Of no elements: none there are, or the array was transferred and the addon makes another one.
      if (kept !== undefined && kept.length > 0) return kept;
      // The addon says what is wrong with another `this`, too.
      const fresh = Reflect.apply(binding.data, this, []) as Kept;
      const { shape, dtype } = this as unknown as MatType;
      // The bits of float16 are not what `at` gives.
      if (dtype !== 'float16') fresh.shape = shape;
      this.#data = fresh;
      return fresh.array!;
    }

    at(...index: number[]): number | number[] {
      // Where the typed array was taken, an element is read from it without a call into the addon; but while asynchronous
      // calls are in flight, which may be writing it.
      const kept = Mat.#is(this) ? this.#data : undefined;
      if (
        kept?.array !== undefined &&
        kept.shape !== undefined &&
        (index.length === 2 || index.length === 3) &&
        inFlight[0] === 0
      ) {
        const place = placeOf(kept.shape, index[0], index[1], index[2]);
        // Of an array that was transferred there is none.
        const value = place < 0 ? undefined : kept.array[place];
        if (value !== undefined) return value;
      }
      const element = Reflect.apply(binding.at, this, index) as number | number[];
      if (++looks % LOOKS === 0 && inFlight[0] === 0) take(this as unknown as MatType);
      return element;
    }
  };
}
