import type { Idiom } from '../generator/model/api.js';
import { type ExcludeRow, excludeRows } from '../generator/refine/exclude.js';
import { idiomRows } from '../generator/refine/idioms.js';
import { noAsyncRows } from '../generator/refine/noasync.js';
import { nullableRows } from '../generator/refine/nullable.js';
import type { Row } from '../generator/refine/table.js';
import { departures } from './departures.js';

/** A row of PORTING.md. */
export interface Departure {
  where: string;
  cv2: string;
  here: string;
  why: string;
}

const idioms: Record<Idiom, Omit<Departure, 'where'>> = {
  throwIfEmpty: {
    cv2: '`None` when there is no image',
    here: 'throws a `CvError`',
    why: 'the error says which file, at once',
  },
  bufferOrThrow: {
    cv2: '`(ok, array)`',
    here: 'a `Buffer`, or throws',
    why: 'it goes to files and sockets as it is',
  },
  matOrNull: { cv2: '`(ok, image)`', here: '`Mat`, or `null` at the end', why: 'one value to test' },
};

/** The rows of a table under what they share. */
function grouped<R>(rows: readonly R[], key: (row: R) => string): [string, R[]][] {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups];
}

function code(names: Iterable<string>): string {
  return [...new Set(names)].map((name) => `\`${name}\``).join(', ');
}

function named(module: string, pattern: string): string {
  return pattern === '*' ? `${module}.*` : pattern;
}

function nameOf({ module, callable }: Row & { callable: string }): string {
  return named(module, callable);
}

function excluded(row: ExcludeRow): string {
  if ('constant' in row) return row.constant;
  if ('class' in row) return named(row.module, row.class);
  return row.parameter === undefined ? nameOf(row) : `${row.callable}(${row.parameter})`;
}

/** What the tables of the generator do. */
function fromTables(): Departure[] {
  return [
    ...grouped(idiomRows, ({ idiom }) => idiom).map(([idiom, rows]) => ({
      where: code(rows.map(nameOf)),
      ...idioms[idiom as Idiom],
    })),
    ...grouped(noAsyncRows, ({ reason }) => reason).map(([why, rows]) => ({
      where: code(rows.map(nameOf)),
      cv2: '',
      here: 'no Async twin',
      why,
    })),
    ...grouped(
      excludeRows.filter(({ absentInCv2 }) => absentInCv2 !== true),
      ({ reason }) => reason,
    ).map(([why, rows]) => ({ where: code(rows.map(excluded)), cv2: 'there', here: 'left out', why })),
    {
      where: '`None` for a required argument',
      cv2: 'taken for nearly any',
      here: `\`null\` for arrays; the declarations allow it for ${code(nullableRows.map(({ parameter }) => parameter))}`,
      why: 'elsewhere it hides mistakes: a null `Ptr` (`BOWImgDescriptorExtractor(None, None)`) crashes later',
    },
  ];
}

/** All departures from cv2, as a table in Markdown. */
export function departureTable(): string {
  const rows = [...fromTables(), ...departures].map(({ where, cv2, here, why }) => [where, cv2, here, why]);
  const lines = [['where', 'cv2', 'here', 'why'], Array<string>(4).fill('---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
