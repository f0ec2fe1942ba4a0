import type { Api, Overload } from '../model/api.js';
import { applyTable, callables, matches, type Row } from './table.js';

/**
 * What OpenCV needs and does not check: the process would die of it. `needs` is C++ that sees the call's frame:
 * the arguments as `name_`, the object as `this_`; a row means the overloads that have all that it names. A
 * constructor goes by `new` and its class. Helpers are in `native/call/precondition.hpp`.
 */
export interface PreconditionRow extends Row {
  callable: string;
  needs: string;
  /** The error's text. */
  says: string;
  /** What happens otherwise. */
  reason: string;
}

export const preconditionRows: readonly PreconditionRow[] = [
  {
    module: 'core',
    callable: 'checkHardwareSupport',
    needs: 'feature_ >= 0 && feature_ <= CV_HARDWARE_MAX_FEATURE',
    says: "'feature' is none of the CPU_ constants",
    reason: 'it reads an array there',
  },
  {
    module: 'core',
    callable: 'KeyPoint_convert',
    needs: 'indicesOf(keypointIndexes_, keypoints_)',
    says: "'keypointIndexes' goes beyond 'keypoints'",
    reason: 'only negative indices are refused',
  },
  {
    module: 'core',
    callable: 'cuda.GpuMat.locateROI',
    needs: '!this_->empty()',
    says: 'the GpuMat is empty',
    reason: 'it divides by the row size',
  },
  ...['knnSearch', 'radiusSearch', 'save'].map((method) => ({
    module: 'flann',
    callable: `flann.Index.${method}`,
    needs: 'isBuilt(*this_)',
    says: 'the index is not built',
    reason: 'it follows a null pointer',
  })),
];

function* everything(api: Api, module: string): Generator<{ path: string; overloads: Overload[] }> {
  yield* callables(api, module);
  for (const { path, constructors } of api.classes) {
    const overloads = constructors.filter((overload) => overload.module === module);
    yield { path: `new ${path.join('.')}`, overloads };
  }
}

const named = (needs: string): string[] =>
  [...needs.matchAll(/\b([A-Za-z]\w*)_\b/g)].map(([, name]) => name!);

function has({ kind, parameters }: Overload, name: string): boolean {
  return name === 'this' ? kind === 'method' : parameters.some((parameter) => parameter.name === name);
}

export function preconditions(api: Api, rows: readonly PreconditionRow[] = preconditionRows): void {
  applyTable(api, 'preconditions', rows, ({ module, callable, needs, says }) => {
    const names = named(needs);
    const found = [...everything(api, module)]
      .filter(({ path }) => matches(callable, path))
      .flatMap(({ overloads }) => overloads)
      .filter((overload) => names.every((name) => has(overload, name)));
    // A static method is there under two names: the very same overloads.
    for (const overload of new Set(found)) (overload.preconditions ??= []).push({ needs, says });
    return found.length;
  });
}
