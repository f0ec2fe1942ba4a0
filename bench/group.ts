/**
 * A group of benchmarks is a file of groups/ that exports a `Group`, and is named in groups/index.ts: plain data, which
 * says what to measure on which side. The runner starts the programs, measures, and writes the results.
 *
 * ```ts
 * const ours = new Program('node', `const cv = require('node-cv2'); const image = cv.imread('photo.jpg');`);
 * const theirs = new Program('python', `import cv2; image = cv2.imread('photo.jpg')`);
 * export const blur: Group = {
 *   name: 'blur',
 *   title: 'Blurring a photo',
 *   about: 'A photo of 548x342 pixels.',
 *   ratios: [['node-cv2', 'cv2']],
 *   chart: { relativeTo: 'cv2' },
 *   rows: [
 *     {
 *       name: 'blur 5x5',
 *       unit: 'ns',
 *       sides: { 'node-cv2': ours.time('cv.blur(image, [5, 5])'), cv2: theirs.time('cv2.blur(image, (5, 5))') },
 *       aims: [{ of: 'node-cv2', over: 'cv2', atMost: 1.1 }],
 *     },
 *   ],
 * };
 * ```
 */
import type { Measure } from './program.js';

/** Of a time, an amount of memory, or how many things are done in a second. */
export type Unit = 'ns' | 'MB' | 'images/s' | 'frames/s';

/** What a side shall reach: in the row's unit, or as a ratio to another side. */
export interface Aim {
  of: string;
  over?: string;
  atMost?: number;
  atLeast?: number;
}

export interface Row {
  name: string;
  unit: Unit;
  /** Who is measured, by the name of the table's column. */
  sides: Record<string, Measure>;
  aims?: Aim[];
  /** How often a statement is run in a round; by default as often as fills `ROUND`, up to a million times. */
  times?: number;
}

export interface Chart {
  /** Bars are ratios to this side's; without it they are the figures themselves. */
  relativeTo?: string;
  /** These rows and sides only. */
  rows?: string[];
  sides?: string[];
  /** Longer bars are cut off. */
  longest?: number;
}

export interface Group {
  /** On the command line. */
  name: string;
  title: string;
  /** What is measured, and how: one sentence or two. */
  about: string;
  /** Columns of the table: pairs of sides, the first over the second. */
  ratios?: [of: string, over: string][];
  chart?: Chart;
  rounds?: number;
  rows: Row[];
}
