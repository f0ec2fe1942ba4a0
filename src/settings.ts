import { inspect } from 'node:util';

/** What a setting may be, from 0 on: the least and the most. Infinity where that is the most. */
export type SettingRanges<Settings> = Readonly<
  Record<keyof Settings & string, readonly [least: number, most: number]>
>;

/** Reads the argument of a `configure(settings)`: numbers by name, each of which may be left out. */
export function readSettings<Settings extends Record<keyof Settings, number>>(
  name: string,
  settings: unknown,
  ranges: SettingRanges<Settings>,
): Partial<Settings> {
  const refuse = (what: string, got: unknown): string =>
    `${name}: ${what}, got ${inspect(got, { depth: 0 })}`;
  const names = Object.keys(ranges) as (keyof Settings & string)[];
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    throw new TypeError(refuse(`argument 'settings': expected an object with ${names.join(', ')}`, settings));
  }
  // Once: a getter may give something else the next time.
  const read: Record<string, unknown> = { ...settings };
  for (const [key, value] of Object.entries(read)) {
    const known = names.find((each) => each === key);
    if (known === undefined) throw new TypeError(refuse(`expected options ${names.join(' and ')}`, key));
    if (value === undefined) continue;
    const [least, most] = ranges[known];
    const expected = refuse(`option '${key}': expected an integer from ${least} to ${most}`, value);
    if (typeof value !== 'number') throw new TypeError(expected);
    const fits = Number.isSafeInteger(value) || value === most;
    if (!fits || value < least || value > most) throw new RangeError(expected);
  }
  return read as Partial<Settings>;
}
