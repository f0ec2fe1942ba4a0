import type { Origin } from './declarations.js';
import { commentText, isDoxygen, isTrailing } from './comments.js';
import { Groups } from './groups.js';
import { Conditions, type Defines } from './preprocessor.js';

export interface Token {
  text: string;
  kind: 'word' | 'number' | 'string' | 'punctuation';
  line: number;
  /** White space (or a comment) stands before it in the source: decides how a default value is spelled. */
  spaced: boolean;
  /** Doxygen comment that ends just before this token. */
  doc?: string;
  /** Doxygen comment (`//!<`) that follows this token and speaks of what came before. */
  after?: string;
  /** The group of Doxygen's in which it stands. */
  group?: string;
}

/**
 * One pattern per kind, tried at the current place. `>` is always alone, so that `vector<vector<int>>`
 * closes twice; raw strings and trigraphs do not occur in OpenCV's declarations.
 */
const pattern = new RegExp(
  [
    /(?<space>[ \t\r\f\v\ufeff]+|\\\r?\n)/,
    /(?<newline>\n)/,
    /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))/,
    /(?<word>[A-Za-z_]\w*)/,
    /(?<number>\.?\d(?:[eEpP][+-]|[\w.])*)/,
    /(?<string>"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)/,
    /(?<directive>#)/,
    /(?<punctuation>::|->|<<|<=|==|!=|&&|\|\||\.\.\.|[\s\S])/,
  ]
    .map((part) => part.source)
    .join('|'),
  'y',
);
const directivePattern = /(?:\\\r?\n|\/\*[\s\S]*?\*\/|(?!\/\/)[^\n\\]|\\(?!\r?\n))*/y;

/** The tokens of one header which a compiler with these defines would see, each with the comments that belong to it. */
export function tokenize(source: string, defines: Defines): Token[] {
  const tokens: Token[] = [];
  const conditions = new Conditions(defines);
  const groups = new Groups();
  let line = 1;
  let spaced = false;
  let startOfLine = true;
  let doc: string | undefined;
  let docLine = 0;

  const takeComment = (text: string): void => {
    if (!conditions.active) return;
    if (isDoxygen(text)) groups.read(text);
    const words = commentText(text);
    if (words === undefined) return;
    const last = tokens.at(-1);
    if (isTrailing(text)) {
      if (last) last.after = last.after === undefined ? words : `${last.after}\n${words}`;
    } else {
      // Comments in lines next to each other are one; another one replaces what came before it.
      const isLine = text.startsWith('//');
      const separator = isLine ? '\n' : '\n\n';
      doc = doc !== undefined && docLine === line - 1 ? `${doc}${separator}${words}` : words;
      docLine = line + countNewlines(text);
    }
  };

  for (let at = 0; at < source.length;) {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.groups ?? {};
    let end = pattern.lastIndex;
    if (found.newline !== undefined) {
      line++;
      startOfLine = true;
      spaced = true;
    } else if (found.space !== undefined || found.comment !== undefined) {
      const text = found.comment ?? found.space ?? '';
      if (found.comment !== undefined) takeComment(text);
      line += countNewlines(text);
      spaced = true;
    } else if (found.directive !== undefined && startOfLine) {
      directivePattern.lastIndex = at;
      const text = directivePattern.exec(source)?.[0] ?? '';
      end = at + text.length;
      conditions.directive(
        text
          .replace(/\/\*[\s\S]*?\*\//g, ' ')
          .replace(/\\\r?\n/g, ' ')
          .trim(),
      );
      line += countNewlines(text);
    } else {
      startOfLine = false;
      if (conditions.active) {
        const kind = kindOf(found);
        const token: Token = { text: source.slice(at, end), kind, line, spaced };
        if (doc !== undefined) token.doc = doc;
        if (groups.current !== undefined) token.group = groups.current;
        tokens.push(token);
        doc = undefined;
        spaced = false;
      }
    }
    at = end;
  }
  return tokens;
}

function kindOf(groups: Record<string, string | undefined>): Token['kind'] {
  if (groups.word !== undefined) return 'word';
  if (groups.number !== undefined) return 'number';
  return groups.string !== undefined ? 'string' : 'punctuation';
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** What the first token of a statement tells of it; `@ingroup` takes it out of the group around it. */
export function originOf([first]: readonly Token[]): Origin {
  const doc = first?.doc ?? '';
  const group = /[@\\]ingroup\s+(\w+)/.exec(doc)?.[1] ?? first?.group;
  return { line: first?.line ?? 0, doc, ...(group === undefined ? {} : { group }) };
}

/** Source text of some tokens: a blank where the source had any white space. */
export function textOf(tokens: readonly Token[]): string {
  return tokens.map((token, i) => (i > 0 && token.spaced ? ` ${token.text}` : token.text)).join('');
}
