import type { RectLike } from '../../types.js';
import type { Mat } from '../mat.js';

/** From, to (not included) and step; null or nothing for "all the way"; negative ones count from the end. */
export type SliceRange = readonly [start?: number | null, stop?: number | null, step?: number | null];
/** A position, which takes the axis away; a range; null for the whole axis; or Python's text, several by commas. */
export type SlicePart = number | SliceRange | null | string;

/**
 * Other looks at the same memory: nothing is copied, and a write to the view is a write to the Mat. A view keeps the
 * memory alive. Where OpenCV's own functions cannot take such memory (a step along the columns, one channel, a
 * transpose), they read a copy of it, and what they write to it is written back: it never differs from
 * what is seen here.
 */
export interface MatViews {
  /**
   * Part of the Mat, as numpy's indexing with slices: `img.slice([10, 50], [null, null, 2], 0)` or, as in Python,
   * `img.slice('10:50, ::2, 0')`. `'...'` stands for all axes not named, `'None'` for a new axis of size 1.
   * Ranges beyond the end are cut; a position beyond it is a RangeError.
   */
  slice(...parts: SlicePart[]): Mat;
  /** The rectangle `[x, y, width, height]`. Throws a RangeError unless it is inside. */
  roi(rect: RectLike): Mat;
  /** Row `y`, still with two axes: 1 x width (x channels), as cv::Mat::row. `slice(y)` takes the axis away. */
  row(y: number): Mat;
  /** Column `x`: height x 1 (x channels), as cv::Mat::col. */
  col(x: number): Mat;
  /** One channel of an image: height x width. */
  channel(index: number): Mat;
  /**
   * The same elements in another shape; one size may be -1. Throws for a view with gaps, whose elements no shape
   * reaches in order: `clone().reshape(...)` then.
   */
  reshape(shape: readonly number[]): Mat;
  reshape(...shape: number[]): Mat;
  /** Axes in another order; reversed when none is given. */
  transpose(axes?: readonly number[]): Mat;
  /** `transpose()`. */
  readonly T: Mat;
  /** Without the axes of size 1, or without those named. */
  squeeze(axis?: number | readonly number[]): Mat;
  /** With a new axis of size 1 at that place. */
  expandDims(axis: number): Mat;
  /** Backwards along one axis, several, or all. */
  flip(axis?: number | readonly number[]): Mat;
  /** Into so many equal parts, or before each of the positions given, along an axis (the first). */
  split(sections: number | readonly number[], axis?: number): Mat[];
}
