import { type KindRule, valueKind } from './kind.js';

// By the one spelling that the model gives each type.
const INTEGERS = new Set(['int', 'short', 'ushort', 'unsigned int', 'uchar', 'schar']);
/** Wider than a double's integers: BigInt is taken too. */
const WIDE = new Set([
  'int64',
  'uint64',
  'size_t',
  'long',
  'unsigned long',
  'long long',
  'unsigned long long',
]);
const REALS = new Set(['float', 'double']);

/** Integers refuse fractions, NaN and what is out of range; reals take any number; a `char` is a one-character string. */
export const numberKind: KindRule = (type, direction) => {
  const { name } = type;
  // An address: to look at, never to be given.
  if (name === 'void' && type.pointer && direction === 'out') return valueKind(type, 'void*', 'bigint');
  if (name === 'bool') return valueKind(type, 'bool', 'boolean');
  // A char parameter is a character for OpenCV (`' '`), a `char*` is a string.
  if (name === 'char' && !type.pointer) return valueKind(type, 'char', 'string');
  if (INTEGERS.has(name) || REALS.has(name)) return valueKind(type, name, 'number');
  if (WIDE.has(name)) return valueKind(type, name, 'number | bigint', 'number');
  return undefined;
};
