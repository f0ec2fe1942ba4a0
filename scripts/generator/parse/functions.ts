import type { FunctionDeclaration, WrittenParameter } from './declarations.js';
import { Cursor, indexAtTop, splitAtCommas } from './cursor.js';
import { spellFunction } from './spelling.js';
import { originOf, textOf, type Token } from './tokens.js';
import { readType } from './types.js';

const parameterMacros = new Set([
  'CV_OUT',
  'CV_IN_OUT',
  'CV_CARRAY',
  'CV_CUSTOM_CARRAY',
  'CV_DEFAULT',
  'CV_WRAP_DEFAULT',
  'CV_WRAP_FILE_PATH',
]);
const wrapMacro = /^(?:CV_WRAP|GAPI_WRAP|(?:CV|GAPI)_EXPORTS_W(?:_SIMPLE|_MAP|_PARAMS)?)$/;
const aliasMacro = /^(?:CV_WRAP_AS|CV_EXPORTS_AS)$/;

/** Words before a function's name that say nothing about its signature. */
const specifiers = new Set([
  'static',
  'virtual',
  'inline',
  'explicit',
  'constexpr',
  'friend',
  'extern',
  'CV_INLINE',
  'CV_CDECL',
  'CV_STDCALL',
  'CV_EXPORTS',
  'CV_DEPRECATED',
  'CV_DEPRECATED_EXTERNAL',
  'CV_NODISCARD',
  'CV_NODISCARD_STD',
]);

/** One of the macros that ask for a binding. */
export function isMark(word: string): boolean {
  return wrapMacro.test(word) || aliasMacro.test(word) || word.startsWith('CV_WRAP_');
}

/** What the wrapping macros of a statement say, and the statement without them. */
export interface Marked {
  wrapped: boolean;
  alias?: string;
  phantom: boolean;
  rest: Token[];
}

export function readMarks(tokens: readonly Token[]): Marked {
  const marked: Marked = { wrapped: false, phantom: false, rest: [] };
  const cursor = new Cursor(tokens);
  while (!cursor.done) {
    const token = tokens[cursor.at++];
    if (!token) break;
    if (aliasMacro.test(token.text)) {
      marked.wrapped = true;
      marked.alias = textOf(cursor.bracketed());
    } else if (token.text === 'CV_WRAP_PHANTOM') {
      marked.wrapped = true;
      marked.phantom = true;
      marked.rest.push(...cursor.bracketed());
    } else if (token.text === 'CV_WRAP_MAPPABLE') {
      cursor.bracketed();
    } else if (wrapMacro.test(token.text)) {
      marked.wrapped = true;
    } else {
      marked.rest.push(token);
    }
  }
  return marked;
}

/** Reads a statement that holds `(`; undefined when it is not wrapped, a destructor, or defined out of its class. */
export function readFunction(
  statement: readonly Token[],
  className: string,
): FunctionDeclaration | undefined {
  const { wrapped, alias, phantom, rest } = readMarks(statement);
  if (!wrapped) return undefined;
  const open = parameterList(rest);
  if (open < 0) return undefined;
  const operator = rest.findIndex((token) => token.text === 'operator');
  const nameAt = operator >= 0 && operator < open ? operator : open - 1;
  const name = textOf(rest.slice(nameAt, open)).replace(/ /g, '');
  const before = rest[nameAt - 1]?.text;
  if (rest[nameAt]?.kind !== 'word' || before === '~' || before === '::') return undefined;

  const cursor = new Cursor(rest);
  cursor.at = open;
  const parameters = splitAtCommas(cursor.bracketed()).flatMap(readParameter);
  const head = rest.slice(0, nameAt).filter((token) => !specifiers.has(token.text));
  const declaration: FunctionDeclaration = {
    kind: 'function',
    name,
    // At namespace level `static` only means that each file has its own copy.
    static: className !== '' && rest.slice(0, nameAt).some((token) => token.text === 'static'),
    phantom,
    parameters,
    ...originOf(statement),
    spelling: spellFunction(rest, nameAt, open),
  };
  if (alias !== undefined) declaration.alias = alias;
  const returns = name === className ? undefined : readType(new Cursor(head));
  if (returns) declaration.returns = returns;
  return declaration;
}

/** Index of the `(` that begins the parameters: the first one, but the second of `operator()(...)`. */
function parameterList(tokens: readonly Token[]): number {
  const open = indexAtTop(tokens, ['(']);
  return tokens[open - 1]?.text === 'operator' ? indexAtTop(tokens, ['('], open + 2) : open;
}

function readParameter(tokens: Token[]): WrittenParameter[] {
  const macros = new Map<string, string>();
  const plain: Token[] = [];
  const cursor = new Cursor(tokens);
  while (!cursor.done) {
    const token = tokens[cursor.at++];
    if (!token) break;
    if (!parameterMacros.has(token.text)) plain.push(token);
    else macros.set(token.text, cursor.peek() === '(' ? textOf(cursor.bracketed()) : '');
  }
  const equals = indexAtTop(plain, ['=']);
  const declarator = new Cursor(equals < 0 ? plain : plain.slice(0, equals));
  const type = readType(declarator);
  if (!type || (type.name === 'void' && type.pointers === 0 && plain.length === 1)) return [];

  const parameter: WrittenParameter = {
    name: declarator.tokens[declarator.at]?.kind === 'word' ? declarator.peek() : '',
    type,
    out: macros.has('CV_OUT'),
    inOut: macros.has('CV_IN_OUT'),
  };
  if (parameter.name !== '') declarator.at++;
  if (declarator.peek() === '[') type.pointers++;
  // `void (*callback)(int)`: no type of ours, so it keeps its text and nobody can convert it.
  else if (!declarator.done) parameter.type = { ...type, name: textOf(declarator.tokens) };

  const value =
    macros.get('CV_WRAP_DEFAULT') ??
    macros.get('CV_DEFAULT') ??
    (equals < 0 ? undefined : textOf(plain.slice(equals + 1)));
  if (value !== undefined) parameter.default = value;
  const counter = macros.get('CV_CARRAY');
  if (counter !== undefined) parameter.counter = counter;
  return [parameter];
}
