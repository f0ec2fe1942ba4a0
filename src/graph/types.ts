import type { Mat } from '../mat/mat.js';
import type { AsyncOptions } from '../types.js';

/** What an input may be said to be, where its use alone does not tell. */
export interface GraphKinds {
  Mat: Mat;
  Buffer: Uint8Array;
  number: number;
  string: string;
  boolean: boolean;
}
/** A list, which older compilers do not see by themselves. */
type Described<Kinds extends readonly (keyof GraphKinds)[]> = Extract<
  { -readonly [At in keyof Kinds]: Kinds[At] extends keyof GraphKinds ? GraphKinds[Kinds[At]] : never },
  readonly unknown[]
>;

/** A call of a graph. */
export interface GraphStep {
  /** As it is written: `cv.GaussianBlur`. */
  readonly call: string;
  /** Where it was traced: `file:line:column`; not of a graph that came as JSON. */
  readonly at?: string;
}

/** What a run took. */
export interface GraphProfile<Result> {
  result: Result;
  /** The whole run in milliseconds, and each step's call, with the bytes of what it gave. */
  ms: number;
  steps: (GraphStep & { ms: number; bytes: number })[];
}

/** A graph as JSON: its steps in order, each with its arguments by name. Its fields may grow; `version` says how they are read. */
export interface GraphJson {
  readonly format: 'node-cv2 graph';
  readonly version: 1;
  readonly inputs: readonly string[];
  readonly steps: readonly object[];
  readonly result: unknown;
}

/** Calls that run together, made by `cv.graph`: a function that does what the traced one did. */
export interface Graph<Inputs extends readonly unknown[], Result> {
  (...inputs: Inputs): Result;
  /** The same off the JavaScript thread, all steps in one go. */
  async(...inputs: Inputs): Promise<Result>;
  async(...inputs: [...inputs: Inputs, options: AsyncOptions]): Promise<Result>;
  /** Runs it once, and says what each step took. */
  profile(...inputs: Inputs): GraphProfile<Result>;
  readonly steps: readonly GraphStep[];
  /** What `cv.graph.fromJSON` makes the same graph of. Objects must have been named in `objects`. */
  toJSON(): GraphJson;
  /** A picture of it in Mermaid's language. */
  toMermaid(): string;
  /** Lets go of its constants; it cannot run after that. What runs goes on. */
  release(): void;
  [Symbol.dispose](): void;
}

export interface GraphOptions {
  /** OpenCV's objects that the graph uses, by the names that they have in its JSON. */
  objects?: Readonly<Record<string, object>>;
}
export interface GraphJsonOptions extends GraphOptions {
  /** Calls that read or write files are allowed. */
  files?: boolean;
}

/** @see {@link graph} */
export interface GraphFunction {
  <Inputs extends readonly unknown[], Result>(
    fn: (...inputs: Inputs) => Result,
    options?: GraphOptions,
  ): Graph<Inputs, Result>;
  /** With the kinds of the inputs, for those that are no Mats or that TypeScript should know. */
  <Kinds extends readonly (keyof GraphKinds)[] | [], Result>(
    kinds: Kinds,
    fn: (...inputs: Described<Kinds>) => Result,
    options?: GraphOptions,
  ): Graph<Described<Kinds>, Result>;
  /**
   * The graph that `toJSON` wrote down, in whatever process. All of it is checked before anything runs: what is unknown or malformed is
   * a TypeError. Calls that touch files are refused unless `files` allows them.
   */
  fromJSON<Inputs extends readonly unknown[] = unknown[], Result = unknown>(
    json: GraphJson | string,
    options?: GraphJsonOptions,
  ): Graph<Inputs, Result>;
}

/**
 * Traces `fn` into a graph: it is called once, with values in the place of its inputs, and what it calls of OpenCV's becomes a step. The
 * graph runs all steps in one go, on or off the JavaScript thread, independent ones beside each other; what lies
 * between them never reaches JavaScript. What `fn` gives, the graph gives: a value, or an array or object of values.
 *
 * ```ts
 * const edges = cv.graph((img: cv.Mat) => cv.Canny(cv.cvtColor(img, cv.COLOR_BGR2GRAY), 50, 150));
 * const mat = edges(image);
 * const other = await edges.async(image);
 * ```
 *
 * Calls of which no argument depends on an input are made once, while tracing. Everything else that they are passed is copied then, but objects.
 * What JavaScript would have to look at (a pixel, a shape, a number to compare) cannot be traced, and says so.
 */
export declare const graph: GraphFunction;
