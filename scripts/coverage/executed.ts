import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from '../generator/model/api.js';
import { matches } from '../generator/refine/table.js';
import { callables, type Callable } from './callables.js';

/** What the parity tests of one family leave: the names of the callables that they ran, in cases that passed. */
export interface Executed {
  sync: string[];
  async: string[];
  /** Whose results are what cv2 gives; of what gives nothing, the object afterwards. */
  equal: string[];
  /** Some cases were not run, since their inputs are not on this machine. */
  partial: boolean;
}

export const recordFolder = join(import.meta.dirname, '..', '..', 'build', 'executed');
export const recordFile = (family: string): string =>
  join(recordFolder, `${family.replace(/\W+/g, '-')}.json`);

/** All records together; nothing when there is none. */
export function readRecords(): Executed | undefined {
  if (!existsSync(recordFolder)) return undefined;
  const records = readdirSync(recordFolder).map(
    (file) => JSON.parse(readFileSync(join(recordFolder, file), 'utf8')) as Executed,
  );
  const all = (part: 'sync' | 'async' | 'equal'): string[] => records.flatMap((record) => record[part]);
  return {
    sync: all('sync'),
    async: all('async'),
    equal: all('equal'),
    partial: records.some(({ partial }) => partial),
  };
}

/** Why callables cannot be run in a test; `name` is a pattern. */
export interface Reason {
  module: string;
  name: string;
  reason: string;
}

/** Of one module, or of a namespace of `core`. */
export interface Group {
  name: string;
  module: string;
  callables: number;
  sync: number;
  async: number;
  equal: number;
  /** Run in both ways and equal. */
  done: number;
  /** Not run in one of the ways, or not compared; with the reason, where one is known. */
  left: { name: string; reason: string | undefined }[];
}

export function groups(api: Api, record: Executed, reasons: readonly Reason[]): Group[] {
  const [sync, twins, equal] = [new Set(record.sync), new Set(record.async), new Set(record.equal)];
  const found = new Map<string, Group>();
  for (const callable of callables(api)) {
    const { name, module, twin } = callable;
    const key = groupOf(callable);
    const group = found.get(key) ?? {
      name: key,
      module,
      callables: 0,
      sync: 0,
      async: 0,
      equal: 0,
      done: 0,
      left: [],
    };
    found.set(key, group);
    group.callables++;
    if (sync.has(name)) group.sync++;
    if (twins.has(name)) group.async++;
    if (equal.has(name)) group.equal++;
    if (equal.has(name) && (twins.has(name) || !twin)) group.done++;
    else
      group.left.push({
        name,
        reason: reasons.find((row) => row.module === module && matches(row.name, name))?.reason,
      });
  }
  return [...found.values()];
}

/** Core has namespaces that are libraries of their own. */
const groupOf = ({ module, namespace }: Callable): string =>
  module === 'core' && namespace !== '' ? `core: cv.${namespace}` : module;
