import type { Dtype } from './dtype.js';

/** Digits after the point, at most. */
const DIGITS = 6;

/** Bits of a fraction, and the least exponent, of the floats that are not JavaScript's own. */
const NARROW: Partial<Record<Dtype, readonly [bits: number, least: number]>> = {
  float32: [23, -126],
  float16: [10, -14],
};

/** The number with the fewest digits that means the same element: 0.1 of float32 is 0.10000000149011612 to JavaScript. */
function shortest(value: number, dtype: Dtype): number {
  const narrow = NARROW[dtype];
  if (narrow === undefined || value === 0) return value;
  const [bits, least] = narrow;
  const apart = 2 ** (Math.max(Math.floor(Math.log2(Math.abs(value))), least) - bits);
  for (let digits = 1; digits < 10; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.abs(short - value) < apart / 2) return short;
  }
  return value;
}

/** How numpy would print these elements: equally many digits after the point, by powers of ten where sizes differ much. */
export function numberFormat(values: readonly number[], dtype: Dtype): (value: number) => string {
  if (!dtype.startsWith('float')) return String;
  const finite = values.filter(Number.isFinite).map((value) => shortest(value, dtype));
  const sizes = finite.filter((value) => value !== 0).map(Math.abs);
  const most = Math.max(...sizes);
  const least = Math.min(...sizes);
  const powers = sizes.length > 0 && (most >= 1e8 || least < 1e-4 || most / least > 1000);
  const fraction = (value: number): number => {
    const text = powers ? value.toExponential(DIGITS) : value.toFixed(DIGITS);
    return /\.(\d*?)0*(e|$)/.exec(text)![1]!.length;
  };
  // All exponents as wide as the widest, two digits at least.
  const exponent = (value: number): number => /\d+$/.exec(value.toExponential())![0].length;
  const wide = Math.max(2, ...finite.map(exponent));
  const digits = Math.max(0, ...finite.map(fraction));
  return (value) => {
    if (!Number.isFinite(value)) return String(value);
    const size = Math.abs(value);
    const text = powers ? size.toExponential(digits) : size.toFixed(digits);
    const sign = value < 0 || Object.is(value, -0) ? '-' : '';
    // A point even without digits after it says that these are floats.
    return (
      sign + text.replace(/^\d+(?!.*\.)/, '$&.').replace(/(?<=e[+-])\d+$/, (one) => one.padStart(wide, '0'))
    );
  };
}
