import type cv from '../../src/index.js';
import type { Dtype } from '../../src/mat/dtype.js';
import { contentOf, type Content } from './contents.js';

type Mat = InstanceType<typeof cv.Mat>;

/** A method of views by its name, and its arguments: `oracle.py` knows how numpy says it. */
export type Step = readonly [method: string, ...args: (number | string | readonly number[])[]];

/** An array that both sides hold: elements in a shape, then looked at by some steps. */
export interface Input {
  dtype: Dtype;
  shape: readonly number[];
  elements: ReturnType<typeof contentOf>;
  steps: readonly Step[];
}

/** A call that has a twin: the runner makes it both ways. */
export class Invocation {
  readonly args: readonly unknown[];
  constructor(
    readonly receiver: object,
    readonly method: string,
    ...args: unknown[]
  ) {
    this.args = args;
  }
}

/** `invoke(m.a, 'add', m.b)`: `m.a.add(m.b)`, and `m.a.addAsync(m.b)`. */
export const invoke = (...call: ConstructorParameters<typeof Invocation>): Invocation =>
  new Invocation(...call);

export interface Row {
  name: string;
  inputs: Readonly<Record<string, Input>>;
  /** On this side; what it gives is compared. */
  run: (mats: Record<string, Mat>) => unknown;
  /** On numpy's: the last line is an expression. It sees the inputs, numpy as `np`, and `rules.py`. */
  python: string;
  notes: Notes;
}

export interface Notes {
  /**
   * Python for the distance at which elements still count as equal; it sees `expected` too. A comment beside says why it is not 0.
   */
  tolerance?: string;
  /** Both sides refuse. */
  throws?: true;
  /** `run` writes to the inputs. */
  writes?: true;
}

/** One row. `run` gives an `Invocation` where the method has a twin. */
export function row<Name extends string>(
  name: string,
  inputs: Readonly<Record<Name, Input>>,
  run: (mats: Record<Name, Mat>) => unknown,
  python: string,
  notes: Notes = {},
): Row {
  return { name, inputs, run, python, notes };
}

export function array(
  dtype: Dtype,
  shape: readonly number[],
  content: Content = 'wide',
  seed = 1,
  steps: readonly Step[] = [],
): Input {
  return { dtype, shape, elements: contentOf(dtype, shape, content, seed), steps };
}

/** Given numbers. */
export const numbers = (
  dtype: Exclude<Dtype, 'float16'>,
  shape: readonly number[],
  values: readonly number[],
): Input => {
  const empty = contentOf(dtype, [values.length], 'tame', 0);
  empty.set(values);
  return { dtype, shape, elements: empty, steps: [] };
};

/** The kinds of memory that an array can have: each gives an array of `shape`, though its base differs. */
export const FORMS = {
  whole: (shape) => [shape, []],
  part: (shape) => [shape.map((size) => size + 3), [['slice', shape.map((size) => `2:${2 + size}`).join()]]],
  steps: (shape) => [shape.map((size) => 2 * size + 1), [['slice', shape.map(() => '1::2').join()]]],
  backwards: (shape) => [shape, [['flip']]],
  transposed: (shape) => [[...shape].reverse(), [['transpose']]],
  channel: (shape) => [[...shape, 3], [['slice', '..., 1']]],
  column: (shape) => [[...shape, 2, 2], [['slice', '..., 1, 0']]],
} satisfies Record<string, (shape: readonly number[]) => [base: readonly number[], steps: Step[]]>;
export type Form = keyof typeof FORMS;
export const EVERY_FORM = Object.keys(FORMS) as Form[];

/** An array of that shape, in that kind of memory. */
export function formed(
  form: Form,
  dtype: Dtype,
  shape: readonly number[],
  content: Content = 'wide',
  seed = 1,
): Input {
  const [base, steps] = FORMS[form](shape);
  return array(dtype, base, content, seed, steps);
}

/** Takes turns: `EVERY_FORM` spread over rows that differ in something else. */
export const formOf = (turn: number): Form => EVERY_FORM[turn % EVERY_FORM.length] ?? 'whole';
