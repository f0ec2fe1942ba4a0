/** Errors with Node's codes, as the addon's have them. */
export const typeError = (message: string): TypeError =>
  Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
export const rangeError = (message: string): RangeError =>
  Object.assign(new RangeError(message), { code: 'ERR_OUT_OF_RANGE' });

export const shapeText = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

const INT32 = [-(2 ** 31), 2 ** 31 - 1] as const;

/** Reads what a method of Mat was passed. Each refusal names the method, the argument, what was expected and what came. */
export class Arguments {
  constructor(
    readonly method: string,
    private readonly describe: (value: unknown) => string,
  ) {}

  type(argument: string, expected: string, got: unknown): TypeError {
    return typeError(this.#text(argument, `expected ${expected}, got ${this.describe(got)}`));
  }

  range(argument: string, expected: string, got: string | number): RangeError {
    return rangeError(this.#text(argument, `expected ${expected}, got ${got}`));
  }

  #text(argument: string, what: string): string {
    return `Mat.${this.method}: argument '${argument}': ${what}`;
  }

  integer(argument: string, value: unknown, [least, most]: readonly [number, number] = INT32): number {
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
      return value as number;
    const expected = `an integer from ${least} to ${most}`;
    throw typeof value === 'number'
      ? this.range(argument, expected, value)
      : this.type(argument, expected, value);
  }

  integers(argument: string, value: unknown): number[] {
    if (!Array.isArray(value)) throw this.type(argument, 'an array of integers', value);
    return Array.from(value as unknown[], (one, at) => this.integer(`${argument}[${at}]`, one));
  }

  /** An axis of that shape, counted from the front. */
  axis(argument: string, value: unknown, shape: readonly number[]): number {
    const axis = this.integer(argument, value);
    if (axis < -shape.length || axis >= shape.length) {
      throw this.range(argument, `an axis of shape ${shapeText(shape)}`, axis);
    }
    return axis < 0 ? axis + shape.length : axis;
  }

  /** A position along an axis, counted from the front. */
  position(argument: string, value: unknown, shape: readonly number[], axis: number): number {
    const size = shape[axis];
    if (size === undefined) {
      throw rangeError(`Mat.${this.method}: expected more than ${axis} axes, got shape ${shapeText(shape)}`);
    }
    const at = this.integer(argument, value);
    if (at < -size || at >= size) throw this.range(argument, `an index of axis ${axis} of size ${size}`, at);
    return at < 0 ? at + size : at;
  }

  /** One axis or several, none of them twice. */
  axes(argument: string, value: unknown, shape: readonly number[]): number[] {
    if (typeof value === 'number') return [this.axis(argument, value, shape)];
    if (!Array.isArray(value)) throw this.type(argument, 'an axis or an array of axes', value);
    const given = this.integers(argument, value);
    const axes = given.map((one) => this.axis(argument, one, shape));
    if (new Set(axes).size < axes.length) throw this.range(argument, 'different axes', shapeText(given));
    return axes;
  }
}
