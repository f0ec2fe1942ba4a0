import type { WrittenType } from './declarations.js';
import { Cursor, splitAtCommas } from './cursor.js';
import { textOf, type Token } from './tokens.js';

/** Words that make up a fundamental type between them: `unsigned long long`. */
const fundamental = new Set([
  'unsigned',
  'signed',
  'long',
  'short',
  'int',
  'char',
  'float',
  'double',
  'bool',
  'void',
]);
const ignored = new Set([
  'struct',
  'class',
  'enum',
  'typename',
  'volatile',
  'constexpr',
  'register',
  'mutable',
]);

/** Reads a type at the cursor, `*` and `&` included; undefined when there is none. */
export function readType(cursor: Cursor): WrittenType | undefined {
  let isConst = false;
  const words: string[] = [];
  let name = '';
  let args: WrittenType[] = [];
  for (; !cursor.done; cursor.at++) {
    const token = cursor.tokens[cursor.at];
    if (token?.text === 'const') isConst = true;
    else if (token && fundamental.has(token.text) && name === '') words.push(token.text);
    else if (token && ignored.has(token.text)) continue;
    else if (name === '' && words.length === 0 && (token?.kind === 'word' || token?.text === '::')) {
      ({ name, args } = readName(cursor));
      cursor.at--;
    } else break;
  }
  name ||= words.join(' ');
  if (name === '') return undefined;
  let pointers = 0;
  while (cursor.peek() === '*' || cursor.peek() === 'const') {
    if (cursor.peek() === '*') pointers++;
    cursor.at++;
  }
  let reference: WrittenType['reference'] = '';
  if (cursor.accept('&&')) reference = '&&';
  else if (cursor.accept('&')) reference = '&';
  return { name, args, const: isConst, pointers, reference };
}

/** A qualified name with template arguments on its last part: `std::vector<cv::Mat>`. */
function readName(cursor: Cursor): { name: string; args: WrittenType[] } {
  let name = cursor.accept('::') ? '::' : '';
  name += cursor.peek();
  cursor.at++;
  let args: WrittenType[] = [];
  for (;;) {
    if (cursor.peek() === '<') {
      args = splitAtCommas(cursor.angled()).map(templateArgument);
    } else if (cursor.peek() === '::' && cursor.tokens[cursor.at + 1]?.kind === 'word') {
      name += `::${cursor.peek(1)}`;
      cursor.at += 2;
    } else {
      return { name, args };
    }
  }
}

/** A type, or a value (`3`, `m + n`, `void(int)`) whose text stands for its name. */
function templateArgument(tokens: Token[]): WrittenType {
  const cursor = new Cursor(tokens);
  const type = readType(cursor);
  if (type && cursor.done) return type;
  return { name: textOf(tokens), args: [], const: false, pointers: 0, reference: '' };
}
