import { type KindRule, valueKind } from './kind.js';

/** An enum is an integer, under its name in the types. */
export const enumKind: KindRule = (type, _direction, index) => {
  if (type.refersTo?.kind !== 'enum') return undefined;
  const item = index.enums.get(type.refersTo.id);
  if (item?.cppName === undefined || item.typeName === undefined)
    return { unsupported: `unnamed enum ${type.name}` };
  const ts = ['cv', ...item.path, item.typeName].join('.');
  return valueKind(type, item.cppName, ts, ts);
};
