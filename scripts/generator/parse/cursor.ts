import type { Token } from './tokens.js';

const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** A place in a list of tokens. */
export class Cursor {
  at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  /** Text of the token `ahead` of the current one; empty past the end. */
  peek(ahead = 0): string {
    return this.tokens[this.at + ahead]?.text ?? '';
  }

  /** Steps over the current token if it is `text`. */
  accept(text: string): boolean {
    if (this.peek() !== text) return false;
    this.at++;
    return true;
  }

  /** At an opening bracket: its contents, and the cursor moves behind its partner. */
  bracketed(): Token[] {
    const start = this.at + 1;
    this.at = closingIndex(this.tokens, this.at) + 1;
    return this.tokens.slice(start, this.at - 1);
  }

  /** At `<`: the template arguments' tokens, and the cursor moves behind `>`. */
  angled(): Token[] {
    const start = ++this.at;
    for (let depth = 1; !this.done; this.at++) {
      const text = this.peek();
      if (text === '<') depth++;
      else if (text === '>' && --depth === 0) break;
      else if (text in closing) this.at = closingIndex(this.tokens, this.at);
    }
    return this.tokens.slice(start, this.at++);
  }
}

/** Index of the partner of the bracket at `open`; the end when a header never closes it. */
export function closingIndex(tokens: readonly Token[], open: number): number {
  const begin = tokens[open]?.text ?? '';
  const end = closing[begin] ?? '';
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const text = tokens[at]?.text;
    if (text === begin) depth++;
    else if (text === end && --depth === 0) return at;
  }
  return tokens.length;
}

/** Index of the first of `texts` outside all brackets, or -1. */
export function indexAtTop(tokens: readonly Token[], texts: readonly string[], from = 0): number {
  for (let at = from; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? '';
    if (texts.includes(text)) return at;
    if (text in closing) at = closingIndex(tokens, at);
  }
  return -1;
}

/** Splits at the commas outside all brackets, `<...>` among them. */
export function splitAtCommas(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  let start = 0;
  let angles = 0;
  for (let at = 0; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? '';
    if (text in closing) at = closingIndex(tokens, at);
    else if (text === '<') angles++;
    else if (text === '>' && angles > 0) angles--;
    else if (text === ',' && angles === 0) {
      parts.push(tokens.slice(start, at));
      start = at + 1;
    }
  }
  const rest = tokens.slice(start);
  return rest.length > 0 || parts.length > 0 ? [...parts, rest] : [];
}
