import type { Api, Idiom } from '../model/api.js';
import { applyTable, callables, matches, type Row } from './table.js';

export interface IdiomRow extends Row {
  callable: string;
  idiom: Idiom;
}

/** Where a script is better served than by cv2's own result; each is told in PORTING.md. */
export const idiomRows: readonly IdiomRow[] = [
  { module: 'imgcodecs', callable: 'imread', idiom: 'throwIfEmpty' },
  { module: 'imgcodecs', callable: 'imdecode', idiom: 'throwIfEmpty' },
  { module: 'imgcodecs', callable: 'imencode', idiom: 'bufferOrThrow' },
  { module: 'videoio', callable: 'VideoCapture.read', idiom: 'matOrNull' },
];

export function idioms(api: Api, rows: readonly IdiomRow[] = idiomRows): void {
  applyTable(api, 'idioms', rows, (row) => {
    const found = [...callables(api, row.module)].filter(({ path }) => matches(row.callable, path));
    for (const { overloads } of found) for (const overload of overloads) overload.idiom = row.idiom;
    return found.length;
  });
}
