import { inspect, types } from 'node:util';
import type { Binding } from '../load-binding.js';
import { canonicalDtype, depthOf } from '../mat/dtype.js';
import type { Mat } from '../mat/mat.js';
import type { MatConstructor, MatToken } from '../mat/types/creation.js';

const KIND = 'node-cv2.Mat';

/** `share()`: the elements are, or now move, in a SharedArrayBuffer, which belongs to whoever has a reference to it. */
export function makeShare(binding: Binding) {
  return function share(this: Mat): MatToken {
    const memory = Reflect.apply(binding.share, this, []);
    const { dtype, shape, strides } = this;
    return { kind: KIND, ...memory, dtype, shape, strides };
  };
}

/** `Mat.receive`: a token comes from elsewhere, so nothing in it is believed. */
export function makeReceive(binding: Binding, blank: () => Mat): MatConstructor['receive'] {
  return (token) => {
    const fields: unknown = token;
    if (typeof fields !== 'object' || fields === null) return refuse(token);
    const { kind, buffer, dtype, shape, strides, offset } = fields as Record<string, unknown>;
    const known = canonicalDtype(dtype);
    if (kind !== KIND || !types.isSharedArrayBuffer(buffer) || known === undefined) return refuse(token);
    return binding.receive.call(blank(), new Uint8Array(buffer), shape, depthOf(known), strides, offset);
  };
}

function refuse(token: unknown): never {
  throw new TypeError(`Mat.receive: expected a token that share() gave, got ${inspect(token, { depth: 0 })}`);
}
