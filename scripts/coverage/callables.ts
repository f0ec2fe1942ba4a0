import type { Api, Class, Func } from '../generator/model/api.js';

export type CallableKind = 'function' | 'method' | 'constructor' | 'getter' | 'setter';

/** One thing that a script can run; overloads are one, and so are the two names of a static method. */
export interface Callable {
  module: string;
  /** Below the root: `dnn`, `utils.nested`. */
  namespace: string;
  /** `cvtColor`, `ORB.create`, `ORB#detect`, `new KeyPoint`, `KeyPoint#pt`, `KeyPoint#pt =`. */
  name: string;
  kind: CallableKind;
  /** Where it is on `cv`; of a property its own place, of a constructor its class's. */
  places: readonly string[];
  /** It has an `Async` twin. */
  twin: boolean;
}

const isBound = ({ skip }: { skip?: string }): boolean => skip === undefined;
const bound = (funcs: readonly Func[]): Func[] => funcs.filter(({ overloads }) => overloads.some(isBound));
const dotted = (path: readonly string[], name: string): string => [...path, name].join('.');

/** Every bound callable of the manifest. */
export function callables(api: Api): Callable[] {
  const namespaces = new Set(api.namespaces.map(({ path }) => path.join('.')));
  const secondNames = new Map<string, string[]>();
  const found: Callable[] = [];
  for (const { path, functions } of api.namespaces) {
    for (const { name, overloads, noAsync } of bound(functions)) {
      const place = dotted(path, name);
      for (const { id, classId } of overloads)
        if (classId !== undefined) secondNames.set(id, [...(secondNames.get(id) ?? []), place]);
      const free = overloads.find(({ classId }) => classId === undefined);
      if (free === undefined) continue;
      const { module } = free;
      const twin = noAsync === undefined;
      found.push({
        ...{ module, namespace: path.join('.'), name: place },
        ...{ kind: 'function', places: [place], twin },
      });
    }
  }
  const ofClass = ({ path, module, constructors, methods, statics, properties }: Class): Callable[] => {
    const owner = path.join('.');
    let end = path.length - 1;
    while (!namespaces.has(path.slice(0, end).join('.'))) end--;
    const common = { module, namespace: path.slice(0, end).join('.') };
    return [
      ...(constructors.some(isBound)
        ? [{ ...common, name: `new ${owner}`, kind: 'constructor', places: [owner], twin: true } as const]
        : []),
      ...bound(statics).map(({ name, overloads, noAsync }): Callable => {
        const places = [dotted(path, name), ...overloads.flatMap(({ id }) => secondNames.get(id) ?? [])];
        return {
          ...common,
          ...{ name: `${owner}.${name}`, kind: 'function', places, twin: noAsync === undefined },
        };
      }),
      ...bound(methods).map(({ name, noAsync }): Callable => {
        const twin = noAsync === undefined;
        return { ...common, name: `${owner}#${name}`, kind: 'method', places: [dotted(path, name)], twin };
      }),
      ...properties.filter(isBound).flatMap(({ name, readonly }): Callable[] => {
        const at = { ...common, places: [dotted(path, name)], twin: false };
        const getter: Callable = { ...at, name: `${owner}#${name}`, kind: 'getter' };
        return readonly ? [getter] : [getter, { ...at, name: `${getter.name} =`, kind: 'setter' }];
      }),
    ];
  };
  const objects = api.classes.filter((item) => isBound(item) && item.holder !== 'map');
  return [...found, ...objects.flatMap(ofClass)];
}
