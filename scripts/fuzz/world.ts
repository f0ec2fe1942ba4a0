import { indexApi, type ApiIndex } from '../generator/arguments/kind.js';
import type { Api, Class, Func, TypeRef } from '../generator/model/api.js';
import { type Target, targets } from './callables.js';

/** What arguments are made from: the classes with all that makes their objects, and the enums. */
export interface World {
  index: ApiIndex;
  /** By class id: constructors and functions that give an object of that class or of a derived one. */
  producers: Map<string, Target[]>;
  /** By class id: methods, inherited ones among them. */
  methods: Map<string, Target[]>;
}

/** The class that a function's result is an object of. */
function classOf(type: TypeRef | undefined): string | undefined {
  if (type?.name === 'cv::Ptr') return classOf(type.args[0]);
  return type?.refersTo?.kind === 'class' ? type.refersTo.id : undefined;
}

export function worldOf(api: Api): World {
  const index = indexApi(api);
  const producers = new Map<string, Target[]>();
  const methods = new Map<string, Target[]>();
  const add = (map: Map<string, Target[]>, id: string, target: Target): void => {
    map.set(id, [...(map.get(id) ?? []), target]);
  };
  const basesOf = function* (id: string | undefined): Generator<string> {
    for (let at = id; at !== undefined; at = index.classes.get(at)?.base) yield at;
  };
  const derived = new Map<string, string[]>();
  for (const { id } of api.classes) {
    for (const base of basesOf(id)) derived.set(base, [...(derived.get(base) ?? []), id]);
  }
  for (const target of targets(api, {})) {
    const { kind, owner, overloads } = target;
    if (kind === 'method' && owner !== undefined) {
      for (const id of derived.get(owner.id) ?? []) add(methods, id, target);
    }
    const made = kind === 'constructor' ? owner?.id : kind === 'function' ? madeBy(overloads) : undefined;
    for (const base of basesOf(made)) add(producers, base, target);
  }
  return { index, producers, methods };
}

function madeBy(overloads: Func['overloads']): string | undefined {
  return classOf(overloads[0]?.returns);
}

/** A class whose objects are plain ones has no need of a producer. */
export const isPlain = (item: Class | undefined): boolean => item?.holder === 'map';
