import { closingIndex, indexAtTop, splitAtCommas } from './cursor.js';
import type { Token } from './tokens.js';

/** A declaration in Doxygen's spelling, from which it makes the anchor on its page. */
export interface Spelling {
  /** What stands before the name: `static Ptr< ORB >`. */
  before: string;
  /** The parameters and what follows them: `(int a=1, const Mat &m) const`. */
  after: string;
}

/** Words with a blank between them, signs close to what they stand by, blanks within `< ... >`. */
function spell(tokens: readonly Token[]): string {
  let text = '';
  for (const { text: next, spaced } of tokens) {
    const last = text.at(-1) ?? '';
    const words = /\w/.test(last) && /^\w/.test(next);
    const behindAngle = last === '>' && (/^\w/.test(next) || next === '>');
    const sign = /^[&*]/.test(next) && /[\w>]/.test(last);
    const inAngle = last === '<' || next === '>';
    const behindComma = last === ',' && spaced;
    text += (words || behindAngle || sign || inAngle || behindComma ? ' ' : '') + next;
  }
  return text;
}

/** OpenCV's macros before a name or a parameter are nothing to Doxygen. */
function withoutMacros(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ text }) => !/^(?:CV|GAPI)_[A-Z_]+$/.test(text));
}

function parameter(tokens: readonly Token[]): string {
  const equals = indexAtTop(tokens, ['=']);
  if (equals < 0) return spell(withoutMacros(tokens));
  return `${spell(withoutMacros(tokens.slice(0, equals)))}=${spell(tokens.slice(equals + 1))}`;
}

/** What stands before a name. */
export function spellType(tokens: readonly Token[]): string {
  return spell(withoutMacros(tokens));
}

/** `tokens` are the statement's, without the marks of the binding; the name is at `name`, its `(` at `open`. */
export function spellFunction(tokens: readonly Token[], name: number, open: number): Spelling {
  const close = closingIndex(tokens, open);
  const initializers = indexAtTop(tokens, [':'], close);
  const qualifiers = tokens.slice(close + 1, initializers < 0 ? undefined : initializers);
  const parameters = splitAtCommas(tokens.slice(open + 1, close))
    .map(parameter)
    .join(', ');
  // `() const =0`, but `()=0`.
  const tail = qualifiers.map(({ kind, text }) => (kind === 'word' ? ` ${text}` : text)).join('');
  return {
    before: spellType(tokens.slice(0, name)),
    after: `(${parameters})${tail.replace(/(?<=\w)=/, ' =')}`,
  };
}
