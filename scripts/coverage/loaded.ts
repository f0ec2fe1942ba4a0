import type { NameKind } from './cv2.js';

type Scope = Record<string, unknown>;

function isScope(value: unknown): value is Scope {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** A property, inherited or not. */
export function descriptorOf(scope: unknown, name: string): PropertyDescriptor | undefined {
  for (let at = scope; isScope(at); at = Object.getPrototypeOf(at) as unknown) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An accessor is not called: it would ask for an object of the class. */
function memberOf(scope: unknown, name: string): unknown {
  const found = descriptorOf(scope, name);
  return found?.get ?? (found?.value as unknown);
}

/** The class or namespace that has a member at `path`. */
function ownerOf(cv: object, path: string): unknown {
  const outer = path.split('.').slice(0, -1);
  return outer.reduce<unknown>((at, part) => (isScope(at) ? at[part] : undefined), cv);
}

/** The functions behind a property of a class. */
export function accessorsOf(cv: object, path: string): Pick<PropertyDescriptor, 'get' | 'set'> {
  const owner = ownerOf(cv, path);
  const name = path.slice(path.lastIndexOf('.') + 1);
  return (isScope(owner) ? descriptorOf(owner.prototype, name) : undefined) ?? {};
}

/** What the loaded `cv` has at `path`; undefined where it is not of that kind. */
export function lookup(cv: object, path: string, kind: NameKind): unknown {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const scope = ownerOf(cv, path);
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
