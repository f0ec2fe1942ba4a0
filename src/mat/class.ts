import type { Binding } from '../load-binding.js';
import type { Construct, NativeClass } from '../native-class.js';
import type { TypedArray } from '../types.js';
import type { Mat } from './mat.js';
import { arrayOver } from './sources.js';

/** Each Mat's own property, since these are what `deepStrictEqual` and jest's `toEqual` look at. */
const contents: PropertyDescriptor & ThisType<Mat> = {
  get() {
    const { shape, dtype } = this;
    return { shape, dtype, data: (this.isContinuous ? this : this.clone()).data };
  },
  enumerable: true,
};

/**
 * The class `Mat`, but for the methods that the addon and `runtime.ts` add. The typed array of `data` is kept on this side: a
 * look into the addon would cost more than what is done with it.
 */
export function makeMatClass(binding: Binding, token: object, construct: Construct): NativeClass {
  return class Mat {
    #data: ReturnType<Binding['data']> | undefined;

    constructor(...args: unknown[]) {
      if (args[0] !== token) Reflect.apply(construct, this, args.map(arrayOver));
      Object.defineProperty(this, 'contents', contents);
    }

    get data(): TypedArray {
      const kept = #data in this ? this.#data?.array : undefined;
      if (kept !== undefined) return kept;
      // The addon says what is wrong with another `this`, too.
      const fresh = Reflect.apply(binding.data, this, []) as ReturnType<Binding['data']>;
      this.#data = fresh;
      return fresh.array!;
    }
  };
}
