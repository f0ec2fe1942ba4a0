import type { NameKind } from './cv2.js';

type Scope = Record<string, unknown>;

function isScope(value: unknown): value is Scope {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** An accessor is not called: it would ask for an object of the class. */
function memberOf(scope: unknown, name: string): unknown {
  for (let at = scope; isScope(at); at = Object.getPrototypeOf(at) as unknown) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found !== undefined) return found.get ?? (found.value as unknown);
  }
  return undefined;
}

/** What the loaded `cv` has at `path`; undefined where it is not of that kind. */
export function lookup(cv: object, path: string, kind: NameKind): unknown {
  const [name = '', ...outer] = path.split('.').reverse();
  const scope = outer.reduceRight<unknown>((at, part) => (isScope(at) ? at[part] : undefined), cv);
  if (!isScope(scope)) return undefined;
  const onObjects = memberOf(scope.prototype, name);
  switch (kind) {
    case 'class':
    case 'function':
      return typeof scope[name] === 'function' ? scope[name] : undefined;
    case 'method':
      if (typeof onObjects === 'function') return onObjects;
      return typeof scope[name] === 'function' ? scope[name] : undefined;
    case 'property':
      return onObjects;
    case 'constant':
      return typeof scope[name] === 'number' ? scope[name] : undefined;
  }
}
