import type { TypeRef } from '../model/api.js';
import { isUnsupported, type Kind, type KindRule, valueKind } from './kind.js';

function arrayOf(ts: string): string {
  return ts.includes('|') || ts.startsWith('readonly ') ? `(${ts})[]` : `${ts}[]`;
}

/**
 * A mask (`matchesMask`): in a vector a `char` is a number, as in cv2, where alone it is a character. It is read as
 * `schar`, which C++ tells apart, and copied.
 */
function maskKind(type: TypeRef, nested: boolean): Kind {
  const row = (slot: string): string => `std::vector<char>(${slot}.begin(), ${slot}.end())`;
  const rows = (slot: string): string =>
    '[&] { std::vector<std::vector<char>> rows; ' +
    `for (const auto& one : ${slot}) rows.push_back(${row('one')}); return rows; }()`;
  const [cpp, converter, ts] = ['std::vector<schar>', 'List<Value<schar>>', 'readonly number[]'];
  const kind = nested
    ? valueKind(type, `std::vector<${cpp}>`, `readonly (${ts})[]`, 'number[][]', `List<${converter}>`)
    : valueKind(type, cpp, ts, 'number[]', converter);
  return { ...kind, pass: nested ? rows : row, initial: () => '{}' };
}

const isChar = (type: TypeRef | undefined): boolean => type?.name === 'char' && !type.pointer;

/** `std::vector<T>` for any T that converts; one of numbers or points also from a typed array or a Mat. */
export const vectorKind: KindRule = (type, direction, _index, resolve) => {
  if (type.name !== 'std::vector') return undefined;
  const element = type.args[0];
  if (element === undefined) return { unsupported: 'vector without an element type' };
  const inner = element.name === 'std::vector' ? element.args[0] : undefined;
  if (direction === 'in' && (isChar(element) || isChar(inner))) return maskKind(type, isChar(inner));
  const kind = resolve(element, direction);
  if (isUnsupported(kind)) return kind;
  // A class that is held by Ptr has no place in a vector by value.
  if (kind.cpp.startsWith('cv::Ptr<') && element.name !== 'cv::Ptr')
    return { unsupported: `vector of ${element.name}` };
  const cpp = `std::vector<${kind.cpp}>`;
  const bytes = kind.cpp === 'uchar' ? ' | Uint8Array' : '';
  return valueKind(
    type,
    cpp,
    `readonly ${arrayOf(kind.tsIn)}${bytes}`,
    arrayOf(kind.tsOut),
    `List<${kind.converter}>`,
  );
};

/** `std::pair<A, B>` as a tuple of two. */
export const pairKind: KindRule = (type, direction, _index, resolve) => {
  if (type.name !== 'std::pair') return undefined;
  const [first, second] = type.args.map((arg) => resolve(arg, direction));
  if (first === undefined || second === undefined) return { unsupported: 'pair without types' };
  if (isUnsupported(first)) return first;
  if (isUnsupported(second)) return second;
  return valueKind(
    type,
    `std::pair<${first.cpp}, ${second.cpp}>`,
    `readonly [${first.tsIn}, ${second.tsIn}]`,
    `[${first.tsOut}, ${second.tsOut}]`,
    `Pair<${first.converter}, ${second.converter}>`,
  );
};
