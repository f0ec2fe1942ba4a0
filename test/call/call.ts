import assert from 'node:assert/strict';
import cv from '../../src/index.js';

type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** A member of a namespace, class or object, to be called as JavaScript does: with anything. */
function member(owner: object, name: string): Callable {
  const found: unknown = Reflect.get(owner, name);
  assert.ok(typeof found === 'function', `there is no function ${name}`);
  return (...args) => (found as Callable).apply(owner, args);
}

export const call = (owner: object, name: string, ...args: unknown[]): unknown =>
  member(owner, name)(...args);

export async function callAsync(owner: object, name: string, ...args: unknown[]): Promise<unknown> {
  return await member(owner, `${name}Async`)(...args);
}

export function construct(type: unknown, ...args: unknown[]): object {
  assert.ok(typeof type === 'function');
  return Reflect.construct(type, args) as object;
}

/** What `assert.throws` compares: every field of it, exactly. */
export interface Refusal {
  name: 'TypeError' | 'RangeError';
  message: string;
}

const codes = { TypeError: 'ERR_INVALID_ARG_TYPE', RangeError: 'ERR_OUT_OF_RANGE' };

/** Called synchronously it throws, called asynchronously it rejects, with the very same error. */
export async function refuses(owner: object, name: string, args: unknown[], refusal: Refusal): Promise<void> {
  const expected = { ...refusal, code: codes[refusal.name] };
  assert.throws(() => call(owner, name, ...args), expected);
  await assert.rejects(callAsync(owner, name, ...args), expected);
}

export async function refusesNew(type: unknown, args: unknown[], refusal: Refusal): Promise<void> {
  const expected = { ...refusal, code: codes[refusal.name] };
  assert.throws(() => construct(type, ...args), expected);
  await assert.rejects(callAsync(type as object, 'new', ...args), expected);
}

/** `cv.blur: argument 2 'ksize': ...` and the signature: the message of a function without overloads. */
export const typeError = (what: string, signature: string): Refusal => ({
  name: 'TypeError',
  message: `${what}\n  ${signature}`,
});
export const rangeError = (what: string, signature: string): Refusal => ({
  name: 'RangeError',
  message: `${what}\n  ${signature}`,
});

/** An array of zeros, as `mat` of `cv2.ts` makes it in Python. */
export function mat(rows: number, cols: number, channels = 1, dtype: 'uint8' | 'float32' = 'uint8') {
  return new cv.Mat(rows, cols, (dtype === 'uint8' ? cv.CV_8U : cv.CV_32F) + ((channels - 1) << 3));
}
