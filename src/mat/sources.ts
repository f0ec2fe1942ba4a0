import { types } from 'node:util';
import { canonicalDtype, type Dtype } from './dtype.js';

/** Elements in memory, and what is known of them. */
export interface Source {
  /** What it is, for errors. */
  name: string;
  data: unknown;
  shape?: readonly number[];
  dtype?: Dtype;
  /** Counted in elements, as `offset`. */
  stride?: readonly number[];
  offset?: number;
}

type Fields = Record<string, unknown>;

/** Other libraries' arrays, known by their fields: node-cv2 depends on none of these. */
const readers: ((value: Fields) => Omit<Source, 'data'> | undefined)[] = [
  function tensor({ dims, type }) {
    if (!Array.isArray(dims) || typeof type !== 'string') return undefined;
    // Truth is a byte there, as it is here.
    const dtype = canonicalDtype(type === 'bool' ? 'uint8' : type);
    if (dtype === undefined)
      throw new TypeError(`Mat.from: OpenCV has no element type for a tensor of ${type}`);
    return { name: 'a tensor', shape: dims as number[], dtype };
  },
  function ndarray({ shape, stride, offset }) {
    if (!Array.isArray(shape) || !Array.isArray(stride)) return undefined;
    return {
      name: 'an ndarray',
      shape: shape as number[],
      stride: stride as number[],
      offset: offset as number,
    };
  },
  function raw({ info }) {
    if (typeof info !== 'object' || info === null) return undefined;
    const { width, height, channels } = info as Record<string, number>;
    // As cv.imread gives them: gray images have two axes.
    const size = [height!, width!];
    return { name: 'a raw image', shape: channels === 1 ? size : [...size, channels!] };
  },
  function imageData({ width, height }) {
    if (typeof width !== 'number' || typeof height !== 'number') return undefined;
    return { name: 'ImageData', shape: [height, width, 4] };
  },
];

export function isBufferSource(data: unknown): data is ArrayBufferView | ArrayBuffer | SharedArrayBuffer {
  return ArrayBuffer.isView(data) || types.isAnyArrayBuffer(data);
}

/** Node-API does not know a SharedArrayBuffer, but a typed array over one. */
export function arrayOver<T>(data: T): Exclude<T, SharedArrayBuffer> | Uint8Array {
  // Most are typed arrays, of which V8's compiler knows without a call.
  const shared = typeof data === 'object' && !ArrayBuffer.isView(data) && types.isSharedArrayBuffer(data);
  return shared ? new Uint8Array(data) : (data as Exclude<T, SharedArrayBuffer>);
}

/** The same of what a Mat is to stand on, which must stay as long as it does. `method` is who asks. */
export function groundOf<T>(data: T, method: string): ReturnType<typeof arrayOver<T>> {
  const array = arrayOver(data);
  const buffer = (ArrayBuffer.isView(array) ? array.buffer : array) as
    { resizable?: unknown } | null | undefined;
  // Not asked of the addon, where it would cost a tenth of a Mat's making.
  if (buffer?.resizable === true) {
    throw new TypeError(
      `Mat.${method}: argument 'data': a resizable ArrayBuffer could shrink under the Mat; pass a copy`,
    );
  }
  return array;
}

/** What `Mat.from` takes without a copy; undefined for anything else. */
export function sourceOf(value: unknown): Source | undefined {
  if (isBufferSource(value)) return { name: 'an array', data: value };
  if (typeof value !== 'object' || value === null) return undefined;
  for (const read of readers) {
    const source = read(value as Fields);
    if (source !== undefined) return { ...source, data: (value as Fields).data };
  }
  return undefined;
}
