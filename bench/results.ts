import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Aim, Chart, Group, Row, Unit } from './group.js';
import type { Circumstances } from './machine.js';
import { median, medianRatio, type Measured } from './measure.js';

export interface Figure {
  median: number;
  /** Of the rounds. */
  least: number;
  most: number;
}

export interface AimResult extends Aim {
  /** Null when there is none: a side has failed. */
  value: number | null;
}

export interface RowResult {
  name: string;
  unit: Unit;
  /** By side; one that failed has none. */
  figures: Record<string, Figure>;
  ratios: { of: string; over: string; value: number }[];
  aims: AimResult[];
}

export interface GroupResult extends Circumstances {
  name: string;
  title: string;
  about: string;
  rounds: number;
  sides: string[];
  chart: Chart | null;
  rows: RowResult[];
  failures: string[];
}

export const isMet = ({ value, atMost = Infinity, atLeast = -Infinity }: AimResult): boolean =>
  value !== null && value <= atMost && value >= atLeast;

/** What the rounds of a row come to. */
export function rowResult(row: Row, group: Group, { rounds }: Measured): RowResult {
  const figures: RowResult['figures'] = {};
  for (const [side, values] of Object.entries(rounds)) {
    if (values.length === 0) continue;
    figures[side] = { median: median(values), least: Math.min(...values), most: Math.max(...values) };
  }
  const ratio = (of: string, over: string): number => medianRatio(rounds[of] ?? [], rounds[over] ?? []);
  return {
    name: row.name,
    unit: row.unit,
    figures,
    ratios: (group.ratios ?? [])
      .map(([of, over]) => ({ of, over, value: ratio(of, over) }))
      .filter(({ value }) => !Number.isNaN(value)),
    aims: (row.aims ?? []).map((aim) => {
      const value = aim.over === undefined ? (figures[aim.of]?.median ?? NaN) : ratio(aim.of, aim.over);
      return { ...aim, value: Number.isNaN(value) ? null : value };
    }),
  };
}

const file = fileURLToPath(new URL('results.json', import.meta.url));

export const readResults = (): GroupResult[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as GroupResult[]) : [];

/** Four digits are more than a measurement has. */
const brief = (_key: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(4)) : value;

export function writeResults(results: GroupResult[]): void {
  writeFileSync(file, `${JSON.stringify(results, brief, 2)}\n`);
}
