import type { Api, Constant, Func, Overload, Parameter } from '../model/api.js';

/** What a row of any table has: it is passed over when the OpenCV at hand was built without that module. */
export interface Row {
  module: string;
}

/** A function, method or static under the name scripts call it by: `dnn.blobFromImage`, `Feature2D.detect`. */
export interface Callable {
  path: string;
  func: Func;
  overloads: Overload[];
}

export function* callables(api: Api, module: string): Generator<Callable> {
  const inModule = (path: readonly string[], func: Func): Callable[] => {
    const overloads = func.overloads.filter((overload) => overload.module === module);
    return overloads.length > 0 ? [{ path: [...path, func.name].join('.'), func, overloads }] : [];
  };
  for (const { path, functions } of api.namespaces) for (const func of functions) yield* inModule(path, func);
  for (const { path, methods, statics } of api.classes) {
    for (const func of [...methods, ...statics]) yield* inModule(path, func);
  }
}

/** The overloads of all callables, and of constructors under `new` and their class. */
export function* overloadsOf(
  api: Api,
  module: string,
): Generator<{ path: string; overloads: readonly Overload[] }> {
  yield* callables(api, module);
  for (const { path, constructors } of api.classes) {
    const overloads = constructors.filter((overload) => overload.module === module);
    yield { path: `new ${path.join('.')}`, overloads };
  }
}

export function* constants(api: Api, module: string): Generator<{ path: string; constant: Constant }> {
  for (const { path, enums } of api.namespaces) {
    for (const item of enums) {
      if (item.module !== module) continue;
      for (const constant of item.constants) yield { path: [...path, constant.names[0]].join('.'), constant };
    }
  }
}

/** In a pattern `*` stands for any text: `distCoeffs*`. */
export function matches(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return pattern === text;
  const parts = pattern.split('*').map((part) => part.replace(/[.$]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}

/** The parameters that a row names by patterns, of all overloads. */
export function parametersOf(
  api: Api,
  { module, callable, parameter }: Row & { callable: string; parameter: string },
): Parameter[] {
  return [...callables(api, module)]
    .filter(({ path }) => matches(callable, path))
    .flatMap(({ overloads }) => overloads.flatMap(({ parameters }) => parameters))
    .filter(({ name }) => matches(parameter, name));
}

/**
 * Runs `apply`, which says how much a row changed, for each row. A row that changes nothing is a mistake, or
 * has been overtaken by a newer OpenCV: it must not stay unnoticed.
 */
export function applyTable<R extends Row>(
  api: Api,
  table: string,
  rows: readonly R[],
  apply: (row: R) => number,
): void {
  const modules = new Set(api.modules.map((module) => module.name));
  for (const row of rows) {
    if (modules.has(row.module) && apply(row) === 0) {
      throw new Error(`refine/${table}: no match for ${JSON.stringify(row)}`);
    }
  }
}
