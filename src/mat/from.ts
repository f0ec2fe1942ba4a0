import { inspect } from 'node:util';
import type { Binding } from '../load-binding.js';
import { arrayClasses, canonicalDtype, depthOf, dtypeOf, itemsize } from './dtype.js';
import { MAX_DIMS } from './layout.js';
import type { Mat, NestedArray } from './mat.js';
import { groundOf, isBufferSource, type Source, sourceOf } from './sources.js';
import type { MatConstructor, MatFromOptions, Shape } from './types/creation.js';

/** Sizes of nested arrays, by the first element of each level; `flatten` finds what does not keep to them. */
function shapeOf(nested: number | NestedArray): number[] {
  const shape: number[] = [];
  let level: number | NestedArray | undefined = nested;
  while (Array.isArray(level)) {
    const items: NestedArray = level;
    shape.push(items.length);
    // Arrays may also contain themselves.
    if (shape.length > MAX_DIMS) {
      throw new RangeError(`Mat.from: the arrays are nested deeper than ${MAX_DIMS} axes`);
    }
    level = items[0];
  }
  return shape;
}

function* flatten(
  level: number | NestedArray | undefined,
  shape: readonly number[],
  axis = 0,
): Generator<number> {
  if (axis === shape.length) {
    if (typeof level !== 'number')
      throw new TypeError(
        `Mat.from: expected numbers, got ${Array.isArray(level) ? 'an array' : typeof level} at depth ${axis}`,
      );
    yield level;
    return;
  }
  if (!Array.isArray(level) || level.length !== shape[axis]) {
    throw new RangeError(
      `Mat.from: the nested arrays are ragged: expected ${shape[axis]} items at depth ${axis}`,
    );
  }
  for (const item of level as NestedArray) yield* flatten(item, shape, axis + 1);
}

function typeName(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

/** Options as JavaScript may give them. A shape in their place is an easy slip. */
function checkOptions(options: unknown): void {
  if (Array.isArray(options) || typeof options !== 'object' || options === null) {
    throw new TypeError(
      'Mat.from: expected options such as { shape: [2, 3], dtype: "uint8" } as second argument',
    );
  }
  const { dtype } = options as { dtype?: unknown };
  if (dtype !== undefined && canonicalDtype(dtype) === undefined) {
    const names = [...Object.keys(arrayClasses), 'float16'].join(', ').replace(/, (?=float16)/, ' or ');
    throw new RangeError(`Mat.from: option 'dtype': expected ${names}, got ${inspect(dtype)}`);
  }
}

/** `Mat.from` over the addon's `matFromBuffer`, which fills what `blank` makes. */
export function makeFrom(binding: Binding, blank: () => Mat): MatConstructor['from'] {
  return (data, options = {}): Mat => {
    checkOptions(options);
    const source = sourceOf(data);
    if (source !== undefined && !Array.isArray(data)) return fromSource(binding, blank, source, options);
    if (!Array.isArray(data) && typeof data !== 'number') {
      throw new TypeError(
        `Mat.from: expected a typed array, a buffer, a number, nested arrays, ImageData, a raw image, a tensor or an ndarray, got ${typeName(data)}`,
      );
    }
    const dtype = canonicalDtype(options.dtype) ?? 'float64';
    const shape = shapeOf(data as number | NestedArray);
    const values = Float64Array.from(flatten(data as number | NestedArray, shape));
    const mat = binding.matFromBuffer.call(
      blank(),
      values,
      sizesOf(options.shape) ?? shape,
      depthOf('float64'),
    );
    // Rounded and saturated, as everywhere.
    return dtype === 'float64' ? mat : mat.astype(dtype);
  };
}

function fromSource(binding: Binding, blank: () => Mat, source: Source, options: MatFromOptions): Mat {
  const { name, stride, offset } = source;
  if (!isBufferSource(source.data)) {
    throw new TypeError(`Mat.from: expected a typed array under ${name}, got ${typeName(source.data)}`);
  }
  const data = groundOf(source.data, 'from');
  const dtype = canonicalDtype(options.dtype) ?? source.dtype ?? dtypeOf(data);
  if (dtype === undefined) throw new TypeError('Mat.from: OpenCV has no element type for this typed array');
  const size = itemsize(dtype);
  const shape = sizesOf(options.shape) ?? source.shape ?? [Math.floor(data.byteLength / size)];
  if (stride === undefined) return binding.matFromBuffer.call(blank(), data, shape, depthOf(dtype));
  if (options.shape !== undefined) throw new TypeError(`Mat.from: option 'shape': ${name} has its own`);
  const strides = stride.map((step) => step * size);
  return binding.matFromBuffer.call(blank(), data, shape, depthOf(dtype), strides, offset! * size);
}

function sizesOf(shape: Shape | undefined): readonly number[] | undefined {
  return typeof shape === 'number' ? [shape] : shape;
}
