import type { Api, Overload } from '../model/api.js';
import { contrib } from './preconditions/contrib.js';
import { core } from './preconditions/core.js';
import { geometry } from './preconditions/geometry.js';
import { images } from './preconditions/images.js';
import { learning } from './preconditions/learning.js';
import { video } from './preconditions/video.js';
import { windows } from './preconditions/windows.js';
import { applyTable, matches, overloadsOf, type Row } from './table.js';

/**
 * What OpenCV needs and does not check: the process would die of it. `needs` is C++ that sees the call's frame:
 * the arguments as `name_`, the object as `this_`; a row means the overloads that have all that it names. A
 * constructor goes by `new` and its class. Helpers are in `native/call/needs/`.
 */
export interface PreconditionRow extends Row {
  callable: string;
  needs: string;
  /** The error's text; absent where `needs` throws by itself. */
  says?: string;
  /** What happens otherwise. */
  reason: string;
}

export const preconditionRows: readonly PreconditionRow[] = [
  ...core,
  ...images,
  ...geometry,
  ...video,
  ...learning,
  ...windows,
  ...contrib,
];

const named = (needs: string): string[] => [...needs.matchAll(/\b(\w+)_\b/g)].map(([, name]) => name!);

function has({ kind, parameters }: Overload, name: string): boolean {
  return name === 'this' ? kind === 'method' : parameters.some((parameter) => parameter.name === name);
}

export function preconditions(api: Api, rows: readonly PreconditionRow[] = preconditionRows): void {
  applyTable(api, 'preconditions', rows, ({ module, callable, needs, says }) => {
    const names = named(needs);
    const found = [...overloadsOf(api, module)]
      .filter(({ path }) => matches(callable, path))
      .flatMap(({ overloads }) => overloads)
      .filter((overload) => names.every((name) => has(overload, name)));
    // A static method is there under two names: the very same overloads.
    for (const overload of new Set(found))
      (overload.preconditions ??= []).push({ needs, ...(says === undefined ? {} : { says }) });
    return found.length;
  });
}
