import { contiguousStrides } from './layout.js';

/**
 * Strides that show the same elements, in the same order, in another shape of as many; undefined where none do. As numpy does it:
 * axes of both sides are taken together until they have as many elements, and what an old group has of
 * axes must lie without gaps.
 */
export function stridesFor(
  from: readonly number[],
  strides: readonly number[],
  to: readonly number[],
  itemsize: number,
): number[] | undefined {
  if (to.includes(0)) return contiguousStrides(to, itemsize);
  // Axes of size 1 lie anywhere.
  const old = from.flatMap((size, axis) => (size === 1 ? [] : [{ size, stride: strides[axis]! }]));
  const result = new Array<number>(to.length).fill(itemsize);
  let oldEnd = 0;
  let end = 0;
  for (let oldStart = 0, start = 0; oldStart < old.length; oldStart = oldEnd, start = end) {
    let count = to[end++]!;
    let oldCount = old[oldEnd++]!.size;
    while (count !== oldCount) {
      if (count < oldCount) count *= to[end++]!;
      else oldCount *= old[oldEnd++]!.size;
    }
    for (let axis = oldStart; axis + 1 < oldEnd; axis++) {
      const { size, stride } = old[axis + 1]!;
      if (old[axis]!.stride !== size * stride) return undefined;
    }
    let stride = old[oldEnd - 1]!.stride;
    for (let axis = end - 1; axis >= start; axis--) {
      result[axis] = stride;
      stride *= to[axis]!;
    }
  }
  return result;
}
