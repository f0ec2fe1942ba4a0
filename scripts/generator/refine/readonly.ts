import type { Api } from '../model/api.js';
import { applyTable, parametersOf, type Row } from './table.js';

interface ReadOnlyRow extends Row {
  callable: string;
  parameter: string;
}

/** Arrays that C++ takes as `Mat&` and only reads: whatever does for an input will do. */
const rows: readonly ReadOnlyRow[] = [
  { module: 'core', callable: 'cuda.*registerPageLocked', parameter: 'm' },
  { module: 'stitching', callable: 'detail.*.setMatGains', parameter: '*' },
  { module: 'ximgproc', callable: 'ximgproc.BrightEdges', parameter: '_original' },
];

export function readOnly(api: Api): void {
  applyTable(api, 'readonly', rows, (row) => {
    const found = parametersOf(api, row).filter(({ direction }) => direction === 'written');
    for (const parameter of found) parameter.direction = 'in';
    return found.length;
  });
}
