import { AsyncLocalStorage } from 'node:async_hooks';
import type { Binding, NativeCv } from '../load-binding.js';
import { typeError } from '../mat/arguments.js';

/**
 * Runs `fn` and frees what was made inside: every Mat and every other object of OpenCV's, also when `fn` throws. What `fn`
 * returns outlives it, also inside arrays, objects, functions, Maps and Sets, but not behind getters and private fields; so does what it passes to `keep`. Where `fn` is
 * async, what it makes after an `await` belongs to its scope too, and the promise resolves after the freeing. What an
 * inner scope lets live belongs to the outer one.
 *
 * ```ts
 * const edges = cv.scope(() => cv.Canny(cv.cvtColor(image, cv.COLOR_BGR2GRAY), 50, 150)); // the grey image is freed
 * ```
 */
export declare function scope<T>(fn: (keep: <K>(value: K) => K) => T): T;

/** The number of the scope that the running code is in, in its asynchronous context. Made with the first scope. */
let numbers: AsyncLocalStorage<number> | undefined;

/** What the addon asks where a new object belongs, while scopes are open. */
export function currentScope(): number {
  return numbers?.getStore() ?? 0;
}

/** What is made in `body` belongs to no scope. */
export function outsideScopes<T>(body: () => T): T {
  return numbers === undefined ? body() : numbers.run(0, body);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  );
}

/** The values inside an object; getters are not asked. */
function contents(value: object): unknown[] {
  // Quickly for long arrays of numbers, and without the holes of sparse ones.
  if (Array.isArray(value)) return Object.values(value);
  const own = Reflect.ownKeys(value).map(
    (key) => Reflect.getOwnPropertyDescriptor(value, key)?.value as unknown,
  );
  if (value instanceof Map) return [...own, ...value.keys(), ...value.values()];
  if (value instanceof Set) return [...own, ...value];
  return own;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** `cv.scope` over the addon's. */
export function makeScope(binding: Binding, cv: NativeCv): typeof scope {
  const { Mat, CvObject } = cv;

  /** The Mats and objects of OpenCV's in a value, and the array buffers: each may be a Mat's memory. */
  function find(value: unknown): object[] {
    const found: object[] = [];
    const seen = new Set<object>();
    const waiting = [value];
    while (waiting.length > 0) {
      const item = waiting.pop();
      if (!isObject(item) || seen.has(item)) continue;
      seen.add(item);
      if (item instanceof Mat || item instanceof CvObject || item instanceof ArrayBuffer) found.push(item);
      if (ArrayBuffer.isView(item)) waiting.push(item.buffer);
      else for (const inside of contents(item)) if (isObject(inside)) waiting.push(inside);
    }
    return found;
  }

  return <T>(fn: (keep: <K>(value: K) => K) => T): T => {
    if (typeof fn !== 'function') {
      throw typeError(`cv.scope: argument 'fn': expected a function, got ${binding.describe(fn)}`);
    }
    numbers ??= new AsyncLocalStorage();
    const number = binding.openScope(currentScope());
    const close = <V>(value: V): V => {
      let kept: object[] = [];
      try {
        kept = find(value);
      } finally {
        binding.closeScope(number, kept);
      }
      return value;
    };
    const keep = <K>(value: K): K => {
      binding.keepInScope(number, find(value));
      return value;
    };
    const fail = (error: unknown): never => {
      close(undefined);
      throw error;
    };
    try {
      const result = numbers.run(number, fn, keep);
      return isThenable(result) ? (Promise.resolve(result).then(close, fail) as T) : close(result);
    } catch (error) {
      return fail(error);
    }
  };
}
