import type { Binding } from '../load-binding.js';
import { arrayOver } from './sources.js';
import type { Mat, NestedArray } from './mat.js';
import type { MatConstructor } from './types/creation.js';
import type { MatWriting } from './types/writing.js';

type Value = Parameters<Mat['assign']>[0];

/** Writing that the addon does: its half checks everything, and these give the Mat. */
export function makeWriting(
  binding: Binding,
  from: MatConstructor['from'],
): Pick<MatWriting, 'assign' | 'fill'> & ThisType<Mat> {
  /** Arrays in arrays become a Mat first; numbers in one array are a pixel, or whatever is broadcast. */
  const operand = (value: Value): Value =>
    Array.isArray(value) && value.some(Array.isArray) ? from(value as NestedArray) : arrayOver(value);

  return {
    assign(value, mask) {
      binding.assign.call(this, operand(value), mask);
      return this;
    },

    fill(value) {
      if (typeof value !== 'number' && !Array.isArray(value)) {
        throw new TypeError(`Mat.fill: expected a number or an array of numbers, got ${typeof value}`);
      }
      binding.assign.call(this, value as number);
      return this;
    },
  };
}
