export interface Comparison {
  /** Medians, in nanoseconds. */
  ours: number;
  theirs: number;
  ratio: number;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((x, y) => x - y)[values.length >> 1] ?? NaN;

/**
 * Both sides in turn, round by round, so that a machine that is busy is busy for both. Each is run once before, unmeasured.
 * The ratio is of the medians.
 */
export async function compare(
  rounds: number,
  ours: () => number | Promise<number>,
  theirs: () => Promise<number>,
): Promise<Comparison> {
  const times: [ours: number[], theirs: number[]] = [[], []];
  await ours();
  await theirs();
  for (let round = 0; round < rounds; round++) {
    times[0].push(await ours());
    times[1].push(await theirs());
  }
  const [here, there] = [median(times[0]), median(times[1])];
  return { ours: here, theirs: there, ratio: here / there };
}

/** Nanoseconds a run. */
export function time(run: () => unknown, times: number): number {
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; i++) run();
  return Number(process.hrtime.bigint() - start) / times;
}

/** Three digits, in the unit that suits: `1.23 µs`. */
export function duration(nanoseconds: number): string {
  const units = ['ns', 'µs', 'ms', 's'];
  let [value, unit] = [nanoseconds, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${units[unit] ?? ''}`;
}

/** A line of a table whose first column is left-aligned, the others right. */
export function line(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
    .join('');
}
