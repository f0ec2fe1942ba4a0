import { Cursor, indexAtTop, splitAtCommas } from './cursor.js';
import type {
  ClassDeclaration,
  EnumDeclaration,
  FieldDeclaration,
  Origin,
  WrittenType,
} from './declarations.js';
import { readMarks } from './functions.js';
import { spellType } from './spelling.js';
import { originOf, textOf, type Token } from './tokens.js';
import { readType } from './types.js';

/** Index of `class`, `struct`, `union` or `enum` when `head` begins the definition of one; -1 otherwise. */
export function definitionKey(head: readonly Token[]): number {
  const key = head.findIndex((token) => ['class', 'struct', 'union', 'enum'].includes(token.text));
  if (key < 0) return -1;
  const declarator = readMarks(head.slice(key)).rest;
  return indexAtTop(declarator, ['(', '=']) < 0 ? key : -1;
}

/** `class CV_EXPORTS_W Name final : public A, private B`; the name is empty for specializations and unnamed classes. */
export function classHead(
  head: readonly Token[],
): Pick<ClassDeclaration, 'key' | 'name' | 'alias' | 'wrapped' | 'bases'> {
  const { alias, rest } = readMarks(head);
  const macros = head.map((token) => token.text);
  const colon = indexAtTop(rest, [':']);
  const beforeColon = rest.slice(1, colon < 0 ? undefined : colon).filter((token) => token.text !== 'final');
  const nameTokens = beforeColon.filter((token) => !/^CV_|^GAPI_/.test(token.text));
  const isName = nameTokens.length > 0 && nameTokens.every(isNameToken);
  const isPublicByDefault = head[0]?.text !== 'class';
  const bases =
    colon < 0
      ? []
      : splitAtCommas(rest.slice(colon + 1)).flatMap((base) => readBase(base, isPublicByDefault));
  const result: ReturnType<typeof classHead> = {
    key: (head[0]?.text ?? 'class') as ClassDeclaration['key'],
    name: isName ? textOf(nameTokens).replace(/^.* /, '') : '',
    bases,
  };
  if (alias !== undefined) result.alias = alias;
  const wrapped = wrapping(macros);
  if (wrapped) result.wrapped = wrapped;
  return result;
}

function wrapping(macros: string[]): ClassDeclaration['wrapped'] {
  if (macros.includes('CV_EXPORTS_W_MAP')) return 'map';
  if (macros.includes('CV_EXPORTS_W_PARAMS')) return 'params';
  if (macros.some((word) => /^(?:CV|GAPI)_EXPORTS_W_SIMPLE$/.test(word))) return 'value';
  return macros.some((word) => /^(?:(?:CV|GAPI)_EXPORTS_W|CV_EXPORTS_AS)$/.test(word)) ? 'ptr' : undefined;
}

function readBase(tokens: Token[], isPublicByDefault: boolean): WrittenType[] {
  const access = tokens.find((token) => ['public', 'protected', 'private'].includes(token.text))?.text;
  if ((access ?? (isPublicByDefault ? 'public' : 'private')) !== 'public') return [];
  const type = readType(
    new Cursor(tokens.filter((token) => token.text !== access && token.text !== 'virtual')),
  );
  return type ? [type] : [];
}

/** `CV_PROP_RW double a, b = 1;` is one field for each name. */
export function readFields(head: readonly Token[], after = ''): FieldDeclaration[] {
  const readonly = head.some((token) => /_PROP$/.test(token.text));
  const doc = head[0]?.doc ?? after;
  const cursor = new Cursor(head.filter((token) => !/^(?:CV|GAPI)_PROP(?:_RW)?$/.test(token.text)));
  const type = readType(cursor);
  if (!type) return [];
  const typeTokens = cursor.tokens.slice(0, cursor.at);
  return splitAtCommas(cursor.tokens.slice(cursor.at)).flatMap((declarator): FieldDeclaration[] => {
    const name = declarator.find((token) => token.kind === 'word');
    if (!name) return [];
    const isArray = declarator[1]?.text === '[';
    const fieldType = isArray ? { ...type, pointers: type.pointers + 1 } : type;
    const spelling = { before: spellType(typeTokens), after: isArray ? textOf(declarator.slice(1)) : '' };
    const origin = { ...originOf(head), line: name.line, doc };
    return [{ kind: 'field', name: name.text, type: fieldType, readonly, ...origin, spelling }];
  });
}

export function isNameToken(token: Token): boolean {
  return token.kind === 'word' || token.text === '::';
}

/** `enum [class] Name [: type]`, then the enumerators, whose values only C++ can tell. */
export function readEnum(head: readonly Token[], body: readonly Token[], origin: Origin): EnumDeclaration {
  const scoped = head[1]?.text === 'class' || head[1]?.text === 'struct';
  const colon = indexAtTop(head, [':']);
  const name = head
    .slice(scoped ? 2 : 1, colon < 0 ? undefined : colon)
    .findLast((token) => token.kind === 'word');
  const constants: EnumDeclaration['constants'] = [];
  for (const part of splitEnumerators(body)) {
    const [first] = part;
    if (first?.kind !== 'word') continue;
    const after = part.map((token) => token.after).find((text) => text !== undefined);
    constants.push({ name: first.text, doc: first.doc ?? after ?? '' });
  }
  return { kind: 'enum', name: name?.text ?? '', scoped, constants, ...origin };
}

/** Each enumerator with the comma behind it, which carries a comment written after it. */
function splitEnumerators(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  for (let start = 0; start < tokens.length;) {
    const comma = indexAtTop(tokens, [','], start);
    const end = comma < 0 ? tokens.length : comma + 1;
    parts.push(tokens.slice(start, end));
    start = end;
  }
  return parts;
}
