import type { Api, Class, Overload, TypeRef } from '../generator/model/api.js';
import { excluded } from './excluded.js';

/** Something that a script can call, with its overloads; a property is its setter. */
export interface Target {
  /** `blur`, `ORB.detect`, `new flann_Index`, `KalmanFilter.transitionMatrix=`. */
  name: string;
  kind: 'function' | 'method' | 'constructor' | 'setter';
  module: string;
  /** How both languages find it: of a member the bare name. */
  path: string;
  owner?: Class;
  overloads: Overload[];
  /** Of a setter. */
  type?: TypeRef;
  hasAsync: boolean;
}

/** Under the name that cv2 has too: `dnn_Net`. */
export const classPath = (item: Class): string => (item.aliases[0] ?? item.path).join('.');

const bound = (overloads: readonly Overload[]): Overload[] =>
  overloads.filter(({ skip }) => skip === undefined);

function* everything(api: Api): Generator<Target> {
  // Static methods are among these, as cv2 has them: `ORB_create`.
  for (const { path, functions } of api.namespaces) {
    for (const { name, overloads, noAsync } of functions) {
      const full = [...path, name].join('.');
      const [first] = bound(overloads);
      if (first === undefined) continue;
      const { module } = first;
      yield {
        name: full,
        kind: 'function',
        module,
        path: full,
        overloads: bound(overloads),
        hasAsync: noAsync === undefined,
      };
    }
  }
  for (const owner of api.classes) {
    if (owner.skip !== undefined || owner.holder === 'map') continue;
    const path = classPath(owner);
    const { module } = owner;
    if (bound(owner.constructors).length > 0) {
      yield {
        name: `new ${path}`,
        kind: 'constructor',
        module,
        path,
        owner,
        overloads: bound(owner.constructors),
        hasAsync: true,
      };
    }
    for (const { name, overloads, noAsync } of owner.methods) {
      if (bound(overloads).length === 0) continue;
      yield {
        name: `${path}.${name}`,
        kind: 'method',
        module,
        path: name,
        owner,
        overloads: bound(overloads),
        hasAsync: noAsync === undefined,
      };
    }
    for (const { name, type, readonly, skip } of owner.properties) {
      if (readonly || skip !== undefined) continue;
      yield {
        name: `${path}.${name}=`,
        kind: 'setter',
        module,
        path: name,
        owner,
        overloads: [],
        type,
        hasAsync: false,
      };
    }
  }
}

export interface Selection {
  module?: string | undefined;
  /** Part of a name. */
  only?: string | undefined;
}

export function targets(api: Api, { module, only }: Selection): Target[] {
  return [...everything(api)].filter(
    (target) =>
      (module === undefined || module.split(',').includes(target.module)) &&
      (only === undefined || target.name.includes(only)) &&
      !excluded(target),
  );
}
