import { classHead, definitionKey, isNameToken, readEnum, readFields } from './classes.js';
import { Cursor, indexAtTop, splitAtCommas } from './cursor.js';
import type {
  ClassDeclaration,
  Declaration,
  Header,
  Origin,
  TypedefDeclaration,
  UsingDeclaration,
  WrittenType,
} from './declarations.js';
import { isMark, readFunction } from './functions.js';
import type { Defines } from './preprocessor.js';
import { originOf, textOf, tokenize, type Token } from './tokens.js';
import { readType } from './types.js';

export function parseHeader(path: string, source: string, defines: Defines): Header {
  return { path, declarations: new Scope(new Cursor(tokenize(source, defines)), '', true).read() };
}

/** The statements of one namespace or class body. */
class Scope {
  private readonly declarations: Declaration[] = [];
  readonly memberNames: string[] = [];

  /** `className` is empty in a namespace. */
  constructor(
    private readonly cursor: Cursor,
    private readonly className: string,
    private isPublic: boolean,
  ) {}

  read(): Declaration[] {
    while (!this.cursor.done) this.statement();
    return this.declarations;
  }

  private statement(): void {
    const { cursor } = this;
    const first = cursor.tokens[cursor.at];
    if (first === undefined) return;
    if (cursor.accept(';') || cursor.accept('}') || this.loneMacro(first) || this.accessLabel()) return;
    if (first.text === 'template') return this.template();
    if (first.text === 'typedef' || (first.text === 'using' && cursor.peek(2) === '=')) return this.typedef();
    if (first.text === 'using') return this.using();

    const head: Token[] = [];
    for (;;) {
      const token = cursor.tokens[cursor.at];
      if (token?.text === ';') cursor.at++;
      if (!token || token.text === ';') return this.plain(head, token?.after);
      if (token.text === '(' || token.text === '[') {
        const start = cursor.at;
        cursor.bracketed();
        head.push(...cursor.tokens.slice(start, cursor.at));
      } else if (token.text !== '{') {
        head.push(token);
        cursor.at++;
      } else if (this.body(head)) {
        return;
      }
    }
  }

  /** At `{` after `head`: reads the body and says whether the statement ends with it. */
  private body(head: Token[]): boolean {
    const { cursor } = this;
    const words = head.map((token) => token.text);
    if (words.includes('namespace') || words[0] === 'extern') {
      this.namespace(head, new Cursor(cursor.bracketed()));
      return true;
    }
    const key = definitionKey(head);
    if (key >= 0) {
      const body = new Cursor(cursor.bracketed());
      if (words[key] === 'enum') this.enum(head.slice(key), body, originOf(head));
      else this.class(head.slice(key), body, originOf(head));
      this.tail();
      return true;
    }
    const start = cursor.at;
    cursor.bracketed();
    const parameters = indexAtTop(head, ['(']);
    const equals = indexAtTop(head, ['=']);
    const isInitializer =
      parameters < 0 || (equals >= 0 && equals < parameters && words[equals - 1] !== 'operator');
    // `: member{...}` of a constructor is no body either.
    const inInitializerList =
      indexAtTop(head, [':'], parameters) > 0 && head.at(-1)?.kind === 'word' && cursor.peek() !== ';';
    if (isInitializer || inInitializerList) {
      head.push(...cursor.tokens.slice(start, cursor.at));
      return false;
    }
    this.plain(head);
    return true;
  }

  /** `CV__DNN_INLINE_NS_BEGIN`, `CV_ENUM_FLAGS(X)`: a macro that stands for itself, without a semicolon. */
  private loneMacro(first: Token): boolean {
    const isLone = /^(?:CV__|__CV_)/.test(first.text);
    const isCall = /^CV_/.test(first.text) && !isMark(first.text) && this.cursor.peek(1) === '(';
    if (!isLone && !isCall) return false;
    this.cursor.at++;
    if (this.cursor.peek() === '(') this.cursor.bracketed();
    return true;
  }

  private accessLabel(): boolean {
    const [word, colon] = [this.cursor.peek(), this.cursor.peek(1)];
    if (this.className === '' || colon !== ':' || !['public', 'protected', 'private'].includes(word))
      return false;
    this.isPublic = word === 'public';
    this.cursor.at += 2;
    return true;
  }

  /** Of a template only its name matters: nothing that is wrapped may be one. */
  private template(): void {
    const { cursor } = this;
    cursor.at++;
    if (cursor.peek() === '<') cursor.angled();
    const start = cursor.at;
    let end: number | undefined;
    while (!cursor.done && cursor.peek() !== ';') {
      if (cursor.peek() === '{') {
        end ??= cursor.at;
        cursor.bracketed();
        // Behind the body of a function comes the next statement at once.
        if (![';', ',', '{'].includes(cursor.peek())) break;
      } else if (cursor.peek() === '(' || cursor.peek() === '[') {
        cursor.bracketed();
      } else {
        cursor.at++;
      }
    }
    const head = cursor.tokens.slice(start, end ?? cursor.at);
    cursor.accept(';');
    const key = head[0]?.text === 'using' ? -1 : definitionKey(head);
    if (key < 0) return;
    const { key: word, name } = classHead(head.slice(key));
    if (name === '') return;
    this.memberNames.push(name);
    const empty = { bases: [], members: [], memberNames: [], doc: '', line: head[0]?.line ?? 0 };
    this.declarations.push({ kind: 'class', key: word, name, template: true, ...empty });
  }

  private namespace(head: Token[], body: Cursor): void {
    const words = head.map((token) => token.text);
    const at = words.indexOf('namespace');
    const name = at < 0 || words.includes('inline') ? '' : textOf(head.slice(at + 1).filter(isNameToken));
    const members = new Scope(body, '', true).read();
    this.declarations.push({ kind: 'namespace', name, members });
  }

  private class(head: Token[], body: Cursor, origin: Origin): void {
    const { key, name, alias, wrapped, bases } = classHead(head);
    if (name === '' || !this.isPublic) return;
    const scope = new Scope(body, name, head[0]?.text !== 'class');
    const members = scope.read();
    const declaration: ClassDeclaration = {
      kind: 'class',
      key,
      name,
      template: false,
      bases,
      members,
      memberNames: scope.memberNames,
      ...origin,
    };
    if (wrapped) declaration.wrapped = wrapped;
    if (alias !== undefined) declaration.alias = alias;
    this.memberNames.push(name);
    this.declarations.push(declaration);
  }

  private enum(head: Token[], body: Cursor, origin: Origin): void {
    const declaration = readEnum(head, body.tokens, origin);
    const { name, scoped, constants } = declaration;
    this.memberNames.push(name, ...(scoped ? [] : constants.map((constant) => constant.name)));
    if (this.isPublic) this.declarations.push(declaration);
  }

  /** What may follow a class or enum before `;`: variables, of no interest. */
  private tail(): void {
    const end = indexAtTop(this.cursor.tokens, [';'], this.cursor.at);
    this.cursor.at = end < 0 ? this.cursor.tokens.length : end + 1;
  }

  private typedef(): void {
    const { cursor } = this;
    const end = indexAtTop(cursor.tokens, [';'], cursor.at);
    const statement = new Cursor(cursor.tokens.slice(cursor.at, end < 0 ? undefined : end));
    cursor.at = end < 0 ? cursor.tokens.length : end + 1;
    if (statement.accept('using')) {
      const name = statement.peek();
      statement.at += 2;
      return this.addTypedef(name, readType(statement), statement);
    }
    statement.accept('typedef');
    const brace = indexAtTop(statement.tokens, ['{']);
    if (brace >= 0) return this.typedefOfBody(statement, brace);
    const type = readType(statement);
    for (const declarator of splitAtCommas(statement.tokens.slice(statement.at))) {
      const star = declarator.findIndex((token) => token.text === '*');
      const name = declarator.find((token, i) => token.kind === 'word' && i > star)?.text;
      if (name !== undefined) this.addTypedef(name, type, new Cursor(declarator.slice(1)));
    }
  }

  /** `typedef enum { ... } Name;`, `typedef struct Tag { ... } Name;`: the name is the typedef's. */
  private typedefOfBody(statement: Cursor, brace: number): void {
    const head = statement.tokens.slice(1, brace);
    statement.at = brace;
    const body = new Cursor(statement.bracketed());
    const name = statement.tokens.slice(statement.at).find((token) => token.kind === 'word');
    if (!name) return;
    const named = [...head.slice(0, 1), name];
    const origin = originOf(statement.tokens);
    if (head[0]?.text === 'enum') this.enum(named, body, origin);
    else this.class(named, body, origin);
  }

  /** `rest` are the declarator's tokens behind the name: with any of them it is no plain type. */
  private addTypedef(name: string, type: WrittenType | undefined, rest: Cursor): void {
    const declaration: TypedefDeclaration = { kind: 'typedef', name };
    if (type && rest.done) declaration.type = type;
    this.memberNames.push(name);
    this.declarations.push(declaration);
  }

  private using(): void {
    const { cursor } = this;
    cursor.at++;
    const all = cursor.accept('namespace');
    const start = cursor.at;
    while (!cursor.done && cursor.peek() !== ';') cursor.at++;
    const declaration: UsingDeclaration = {
      kind: 'using',
      name: textOf(cursor.tokens.slice(start, cursor.at)),
      all,
    };
    this.declarations.push(declaration);
  }

  /** A statement without a body of declarations: function, field, forward declaration or nothing of interest. */
  private plain(head: Token[], after?: string): void {
    const equals = indexAtTop(head, ['=']);
    const open = indexAtTop(head, ['(']);
    const words = head.map((token) => token.text);
    const macroFree = head.filter((token) => !/^CV_\w+$/.test(token.text));
    if (open >= 0 && (equals < 0 || open < equals || words[equals - 1] === 'operator')) {
      const name = words[open - 1];
      if (name !== undefined) this.memberNames.push(name);
      const declaration = this.isPublic ? readFunction(head, this.className) : undefined;
      const doc = head[0]?.doc;
      if (declaration) this.declarations.push({ ...declaration, doc: declaration.doc || (after ?? '') });
      else if (name !== undefined && doc !== undefined)
        this.declarations.push({ kind: 'documentation', name, doc });
    } else if (words.some((word) => /^(?:CV|GAPI)_PROP(?:_RW)?$/.test(word))) {
      if (this.isPublic) this.declarations.push(...readFields(head, after));
    } else if (['class', 'struct'].includes(macroFree[0]?.text ?? '') && macroFree.length === 2) {
      this.declarations.push({ kind: 'forward', name: macroFree[1]?.text ?? '' });
    } else if (this.className !== '') {
      const name = head.slice(0, equals < 0 ? undefined : equals).findLast((token) => token.kind === 'word');
      if (name) this.memberNames.push(name.text);
    }
  }
}
