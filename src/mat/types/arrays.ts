import type { MatLike } from '../../types.js';
import type { Mat } from '../mat.js';

/** What numpy has for whole arrays. The results are copies. */
export interface MatArrays {
  /** Repeated so often along each axis; missing axes count from the last. */
  tile(reps: number | readonly number[]): Mat;
  /** Elements moved on by `shift`, those beyond the end to the start; without an axis, through all elements. */
  roll(shift: number | readonly number[], axis?: number | readonly number[] | null): Mat;
  /** Sorted along an axis (the last); NaN last. null: all elements, with one axis. */
  sort(axis?: number | null, options?: { descending?: boolean }): Mat;
  sort(axis: number | null, descending?: boolean): Mat;
  /** The positions that would sort it, int32; equal elements stay in order. */
  argsort(axis?: number | null, options?: { descending?: boolean }): Mat;
  argsort(axis: number | null, descending?: boolean): Mat;
  /** The different elements in order, one axis; with `returnCounts`, `[values, counts]`, counts int32. */
  unique(): Mat;
  unique(options: { returnCounts: true }): [values: Mat, counts: Mat];
  /** How often each value 0, 1, ... comes, int32, at least `minlength` of them; float64 sums with `weights`. */
  bincount(options?: { weights?: MatLike; minlength?: number }): Mat;
  /** Counts (int32) in `bins` equal bins over `range` (the least to the greatest), and the `bins + 1` edges (float64). */
  histogram(bins?: number, range?: readonly [number, number]): [counts: Mat, edges: Mat];
  histogram(options: { bins?: number; range?: readonly [number, number] }): [counts: Mat, edges: Mat];
  /** Where the elements are not 0: for each axis the positions, int32. */
  nonzero(): Mat[];
}
