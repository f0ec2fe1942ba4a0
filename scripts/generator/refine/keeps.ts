import type { Api } from '../model/api.js';
import { applyTable, overloadsOf, type Row } from './table.js';

/** A new object points into one that was passed, and OpenCV does not keep that alive: so the binding does. */
export interface KeepsRow extends Row {
  /** By `new` and the class. */
  callable: string;
  parameter: string;
}

export const keepsRows: readonly KeepsRow[] = [
  { module: 'reg', callable: 'new reg.MapperPyramid', parameter: 'baseMapper' },
];

export function keeps(api: Api, rows: readonly KeepsRow[] = keepsRows): void {
  applyTable(api, 'keeps', rows, ({ module, callable, parameter }) => {
    const found = [...overloadsOf(api, module)]
      .filter(({ path }) => path === callable)
      .flatMap(({ overloads }) => overloads)
      .filter(({ parameters }) => parameters.some(({ name }) => name === parameter));
    for (const overload of found) overload.keeps = parameter;
    return found.length;
  });
}
