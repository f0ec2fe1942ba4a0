import type { Api } from '../model/api.js';
import { applyTable, callables, matches, type Row } from './table.js';

export interface NoAsyncRow extends Row {
  callable: string;
  reason: string;
}

const window = 'windows belong to the main thread';
const handler = 'what it keeps belongs to the thread that calls it';
const thread = 'its setting belongs to the thread that calls it';

export const noAsyncRows: readonly NoAsyncRow[] = [
  { module: 'highgui', callable: '*', reason: window },
  { module: 'core', callable: 'setRNGSeed', reason: thread },
  { module: 'core', callable: 'redirectError', reason: handler },
  { module: 'imgcodecs', callable: 'imageLimits', reason: 'it only sets numbers' },
  { module: 'dnn', callable: 'dnn_*Layer', reason: handler },
  { module: 'core', callable: 'cuda.setDevice', reason: thread },
  { module: 'core', callable: 'ocl.setUseOpenCL', reason: thread },
];

export function noAsync(api: Api, rows: readonly NoAsyncRow[] = noAsyncRows): void {
  applyTable(api, 'noasync', rows, (row) => {
    const found = [...callables(api, row.module)].filter(({ path }) => matches(row.callable, path));
    for (const { func } of found) func.noAsync = row.reason;
    return found.length;
  });
}
