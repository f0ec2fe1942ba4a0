import type { Mat } from '../mat/mat.js';

/** A kind of value, which only the addon looks into. */
export type Kind = object & { readonly kind?: never };

/** Where an argument comes from: values are numbered, the inputs first. */
export type SourceDescription =
  { constant: number } | { value: number; path: (number | string)[] } | { list: SourceDescription[] };

export interface StepDescription {
  call: string;
  /** Which of its forms. */
  signature: string;
  self?: SourceDescription;
  names: string[];
  sources: SourceDescription[];
}

export interface Description {
  inputs: number;
  constants: unknown[];
  steps: StepDescription[];
  outputs: SourceDescription[];
}

/** A call that is being traced, as the addon tells of it. */
export interface Recorded {
  call: string;
  signature: string;
  self?: unknown;
  names: string[];
  values: unknown[];
  /** What it gives, and then what it only writes to; `passed` is what it was passed to write to. */
  results: { kind: Kind; form: number; passed?: unknown }[];
  returned: number;
}

/** The native half of `cv.graph`. */
export interface NativeGraph {
  /** What `body` gives; `record` is told of each call in it that is passed a symbol, and says what that gives. */
  trace<T>(record: (step: Recorded) => unknown, body: () => T): T;
  /** Makes the object stand for a value; of a kind that is not known without one. */
  symbol(object: object, kind?: Kind): void;
  kinds: Record<string, Kind>;
  /** Methods of Mat that are steps as they are, and those that are TypeScript's. */
  methods: string[];
  views: Record<string, (this: Mat, ...args: unknown[]) => unknown>;
  /** Makes the object a graph. Throws for a description that is none, or does not fit this OpenCV. */
  compile(object: object, description: Description): void;
  run(graph: object, inputs: unknown[], constants: unknown[]): unknown[];
  run(
    graph: object,
    inputs: unknown[],
    constants: unknown[],
    measured: true,
  ): { outputs: unknown[]; times: number[]; bytes: number[] };
  runAsync(
    graph: object,
    inputs: unknown[],
    constants: unknown[],
    signal: AbortSignal | undefined,
  ): Promise<unknown[]>;
  release(graph: object): void;
}
