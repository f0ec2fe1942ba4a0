import { ACCENTS, CODE, MACROS, RELATIONS, SIGNS, SILENT, STYLES } from './formula-commands.js';

/** Which characters may be raised or lowered, and what they are then. */
const RAISED = pairs('0123456789+-niT', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱᵀ');
const LOWERED = pairs('0123456789', '₀₁₂₃₄₅₆₇₈₉');

const TOKEN = /\\(?:[a-zA-Z]+\*?|[\s\S])|[{}_^&~]|\s+|[^\\{}_^&~\s]/g;

/** Reads TeX and writes what a monospaced line can say of it. */
class Formula {
  private readonly tokens: string[];
  private at = 0;
  /** In `\texttt`, where a `_` is part of a name. */
  private inCode = false;

  constructor(source: string) {
    this.tokens = source.match(TOKEN) ?? [];
  }

  /** All up to one of `ends`, which is left to be read. */
  read(...ends: string[]): string {
    let text = '';
    while (this.at < this.tokens.length && !ends.includes(this.tokens[this.at]!)) {
      const script = /^[_^]$/.test(this.tokens[this.at]!);
      text = (script ? text.trimEnd() : text) + this.next();
    }
    return text;
  }

  private next(): string {
    const token = this.tokens[this.at++]!;
    if (token === '{') return this.group();
    if (token === '_') return this.inCode ? token : lowered(this.argument());
    if (token === '^') return raised(this.argument());
    if (token === '~' || token === '&' || /^\s/.test(token)) return ' ';
    if (token === '\\\\') return '\n';
    return token.startsWith('\\') ? this.command(token.slice(1)) : token;
  }

  /** Behind `{`. */
  private group(): string {
    const text = this.read('}');
    this.at++;
    return text;
  }

  private skipBlanks(): void {
    while (/^\s/.test(this.tokens[this.at] ?? '')) this.at++;
  }

  /** What a command or `_` takes: a group, or one sign. */
  private argument(): string {
    this.skipBlanks();
    return this.at < this.tokens.length ? tidy(this.next()) : '';
  }

  /** The source of a group, for a macro to put where it belongs. */
  private source(): string {
    this.skipBlanks();
    const start = this.at;
    this.next();
    const text = this.tokens.slice(start, this.at).join('');
    return /^\{[\s\S]*\}$/.test(text) ? text.slice(1, -1) : text;
  }

  private command(name: string): string {
    const macro = MACROS[name];
    if (macro !== undefined) return this.macro(...macro);
    if (name === 'begin') return this.environment(this.argument());
    if (name === 'frac') return `${operand(this.argument())} / ${operand(this.argument())} `;
    if (name === 'sqrt') return `√${operand(this.argument())}`;
    if (name === 'substack') return this.argument().replace(/\n/g, ', ');
    if (CODE.has(name)) return this.code();
    if (STYLES.has(name)) return this.argument();
    const accent = ACCENTS[name];
    if (accent !== undefined) return this.argument().replace(/^./u, (letter) => letter + accent);
    const silent = SILENT[name];
    if (silent !== undefined) {
      if (silent) this.argument();
      return '';
    }
    const relation = RELATIONS[name];
    if (relation !== undefined) return ` ${relation} `;
    const sign = SIGNS[name];
    if (sign !== undefined) return sign;
    // `\,`, `\;` and `\quad` are blanks, `\cos` is a word, `\{` a brace.
    if (/^(?:[,;:!\s]|q?quad)$/.test(name)) return ' ';
    return /^[a-z]/i.test(name) ? ` ${name} ` : name;
  }

  private code(): string {
    const around = this.inCode;
    this.inCode = true;
    const text = this.argument();
    this.inCode = around;
    return text;
  }

  private macro(count: number, text: string): string {
    const values = Array.from({ length: count }, () => this.source());
    return new Formula(text.replace(/#(\d)/g, (_, place: string) => values[Number(place) - 1]!)).read();
  }

  /** Behind `\begin{name}`: rows of cells. */
  private environment(name: string): string {
    if (name === 'array') this.argument();
    const rows: string[][] = [[]];
    while (this.at < this.tokens.length && this.tokens[this.at] !== '\\end') {
      rows.at(-1)!.push(tidy(this.read('&', '\\\\', '\\end')));
      if (this.tokens[this.at] === '\\\\') rows.push([]);
      if (this.tokens[this.at] !== '\\end') this.at++;
    }
    this.at++;
    this.argument();
    const cells = rows.map((row) => row.filter((cell) => cell !== '')).filter((row) => row.length > 0);
    if (name.endsWith('matrix')) return ` [${cells.map((row) => row.join(', ')).join('; ')}] `;
    if (name === 'cases') return ` { ${cells.map((row) => row.join(' ')).join('; ')} } `;
    return cells.map((row) => row.join(' ')).join('\n');
  }
}

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const letters = Array.from(to);
  return new Map(Array.from(from, (char, at) => [char, letters[at]!]));
}

function mapped(text: string, letters: ReadonlyMap<string, string>): string | undefined {
  const found = Array.from(text, (char) => letters.get(char));
  return text === '' || found.includes(undefined) ? undefined : found.join('');
}

/** A word may follow `_` or `^` as it is; anything longer needs brackets. */
function attached(text: string): string {
  return /^(?:.|[\p{L}\p{M}\d']+|\(.*\))$/u.test(text) ? text : `(${text})`;
}

function raised(text: string): string {
  return text === '' ? '' : (mapped(text, RAISED) ?? `^${attached(text)}`);
}

function lowered(text: string): string {
  return text === '' ? '' : (mapped(text, LOWERED) ?? `_${attached(text)}`);
}

/** Part of a fraction, or below a root. */
function operand(text: string): string {
  return /[\s+\-*/·=,]/.test(text) && !/^\([^()]*\)$/.test(text) ? `(${text})` : text;
}

/** Blanks as one would type them; the source's are of no meaning. */
function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?<=[([]) | (?=[)\],;])/g, '')
    .replace(/(?<!\b(?:if|and|or|of|for|in|is|where|mod|otherwise)) (?=\()(?<=[\p{L}\d_₀-₉] )/gu, '')
    .replace(/(?<=\)) ?(?=[\p{Lu}\p{Ll}√])/gu, ' ')
    .replace(/(?<=[\p{L}\d]) (?=\.\p{L})/gu, '')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** TeX as plain text, in a line or several: editors show comments, and no formulas. */
export function plainFormula(tex: string): string {
  return tidy(new Formula(tex).read())
    .replace(/\n+/g, '\n')
    .replace(/^\n|[\s,.;]+$/g, '');
}
