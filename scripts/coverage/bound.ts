import type { Api, Func, Overload } from '../generator/model/api.js';

export interface Tally {
  bound: number;
  all: number;
}

/** Of one module. Overloads count one by one; a static method counts once, although it has two names. */
export interface Bound {
  functions: Tally;
  /** Static ones and constructors too. */
  methods: Tally;
  properties: Tally;
  constants: Tally;
}

/** Something that is declared and not bound. */
export interface Unbound {
  module: string;
  /** The names that scripts would call it by: its own, then those below other names of its class. */
  paths: string[];
  reason: string;
}

interface Item {
  module: string;
  kind: keyof Bound;
  paths: string[];
  skip?: string | undefined;
}

function overloads(places: readonly string[][], funcs: readonly Func[], kind: keyof Bound): Item[] {
  return funcs.flatMap(({ name, overloads: all }) =>
    declared(all).map(({ module, skip }: Overload) => ({ module, kind, paths: below(places, name), skip })),
  );
}

/** Of the headers', without those that `refine/additions.ts` puts beside them. */
const declared = (all: readonly Overload[]): Overload[] => all.filter(({ ours }) => !ours);

function below(places: readonly string[][], name: string): string[] {
  return places.map((place) => [...place, name].join('.'));
}

function* items(api: Api): Generator<Item> {
  for (const { path, functions, enums } of api.namespaces) {
    const free = functions.filter((func) => func.overloads.every(({ classId }) => classId === undefined));
    yield* overloads([path], free, 'functions');
    for (const { module, constants } of enums) {
      for (const { names, skip } of constants) {
        yield { module, kind: 'constants', paths: below([path], names[0] ?? ''), skip };
      }
    }
  }
  for (const item of api.classes) {
    const { module, skip: all } = item;
    const places = [item.path, ...item.aliases];
    const callables = [
      ...item.constructors.map(({ skip }): Item => {
        return { module, kind: 'methods', paths: places.map((place) => place.join('.')), skip };
      }),
      ...overloads(places, [...item.methods, ...item.statics], 'methods'),
    ];
    for (const callable of callables) yield { ...callable, skip: all ?? callable.skip };
    for (const { name, skip } of item.properties) {
      yield { module, kind: 'properties', paths: below(places, name), skip: all ?? skip };
    }
  }
}

function empty(): Bound {
  const tally = (): Tally => ({ bound: 0, all: 0 });
  return { functions: tally(), methods: tally(), properties: tally(), constants: tally() };
}

/** By module, in the order of the manifest. */
export function boundByModule(api: Api): Map<string, Bound> {
  const found = new Map(api.modules.map(({ name }) => [name, empty()]));
  for (const { module, kind, skip } of items(api)) {
    const tally = found.get(module)?.[kind];
    if (tally === undefined) throw new Error(`no module ${module}`);
    tally.all++;
    if (skip === undefined) tally.bound++;
  }
  return found;
}

export function unbound(api: Api): Unbound[] {
  return [...items(api)].flatMap(({ module, paths, skip }) =>
    skip === undefined ? [] : [{ module, paths, reason: skip }],
  );
}
