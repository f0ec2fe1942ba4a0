import type { MatArithmetic } from './types/arithmetic.js';
import type { MatArrays } from './types/arrays.js';
import type { MatConstructor } from './types/creation.js';
import type { MatInterchange } from './types/interchange.js';
import type { MatLifetime } from './types/lifetime.js';
import type { MatLooking } from './types/looking.js';
import type { MatReductions } from './types/reductions.js';
import type { Twins } from './types/twins.js';
import type { MatViews } from './types/views.js';
import type { MatWriting } from './types/writing.js';

/** Numbers in arrays in arrays, as numpy reads them. */
export type NestedArray = readonly (number | NestedArray)[];

/** What is computed: natively, so each method has a twin that gives a promise and runs off the JavaScript thread. */
interface MatComputing extends MatArithmetic, MatReductions, MatArrays {}

/**
 * An n-dimensional array: `cv::Mat`, seen as numpy sees it.
 * @see https://docs.opencv.org/4.x/d3/d63/classcv_1_1Mat.html
 */
export interface Mat
  extends
    MatLooking,
    MatViews,
    MatWriting,
    MatComputing,
    Twins<MatComputing & Pick<MatWriting, 'copyTo'>>,
    MatInterchange,
    MatLifetime {}

/** The class itself; its code is the addon's, and that of this folder. */
export declare const Mat: MatConstructor;
