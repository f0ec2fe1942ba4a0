/**
 * The little of the preprocessor that decides what a header declares. A name that the table lacks is
 * undefined, as it is for a compiler; macros are never expanded.
 */
export type Defines = ReadonlyMap<string, string>;

/** What holds for every binding: C++17, and OpenCV's own wish to hide a declaration from binding generators. */
const always: [string, string][] = [
  ['__cplusplus', '201703'],
  ['OPENCV_BINDING_PARSER', '1'],
  ['CV_CXX11', '1'],
];

/** `#define NAME value` lines of `opencv2/core/version.hpp` and `opencv2/opencv_modules.hpp`, besides what always holds. */
export function definesOf(...sources: string[]): Defines {
  const defines = new Map(always);
  for (const source of sources) {
    for (const [, name = '', value = ''] of source.matchAll(
      /^[ \t]*#[ \t]*define[ \t]+(\w+)(?![(\w])[ \t]*(.*)$/gm,
    )) {
      defines.set(name, value.trim());
    }
  }
  return defines;
}

/** Which lines count: feed it every directive, ask `active` about the tokens in between. */
export class Conditions {
  /** One entry per open `#if`: is this branch taken, was one taken before, and is the surrounding text active. */
  private readonly stack: { taken: boolean; done: boolean; outer: boolean }[] = [];

  constructor(private readonly defines: Defines) {}

  get active(): boolean {
    const top = this.stack.at(-1);
    return top === undefined || (top.taken && top.outer);
  }

  /** `line` is a whole directive, continuation lines joined and comments removed. */
  directive(line: string): void {
    const [, name = '', rest = ''] = /^#\s*(\w*)\s*(.*)$/s.exec(line) ?? [];
    const top = this.stack.at(-1);
    if (name === 'if') this.open(rest);
    else if (name === 'ifdef') this.open(`defined(${rest})`);
    else if (name === 'ifndef') this.open(`!defined(${rest})`);
    else if (name === 'endif') this.stack.pop();
    else if (top && (name === 'elif' || name === 'else')) {
      top.taken = !top.done && (name === 'else' || evaluate(rest, this.defines));
      top.done ||= top.taken;
    }
  }

  private open(expression: string): void {
    const outer = this.active;
    const taken = outer && evaluate(expression, this.defines);
    this.stack.push({ taken, done: taken, outer });
  }
}

const precedence: Record<string, number> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
};

/** An `#if` expression; what it cannot read (arithmetic, macro calls) is 0, like any unknown name. */
export function evaluate(expression: string, defines: Defines): boolean {
  const tokens = expression.match(/\w+|&&|\|\||[!=<>]=|\S/g) ?? [];
  let at = 0;

  function primary(): number {
    const token = tokens[at++] ?? '0';
    if (token === '!') return primary() ? 0 : 1;
    if (token === '(') {
      const value = binary(1);
      at++;
      return value;
    }
    if (token === 'defined') {
      const parenthesised = tokens[at] === '(';
      const name = tokens[parenthesised ? at + 1 : at] ?? '';
      at += parenthesised ? 3 : 1;
      return defines.has(name) ? 1 : 0;
    }
    return Number.parseInt(defines.get(token) ?? token) || 0;
  }

  function binary(lowest: number): number {
    let left = primary();
    for (;;) {
      const operator = tokens[at] ?? '';
      const strength = precedence[operator] ?? 0;
      if (strength < lowest) return left;
      at++;
      left = Number(apply(operator, left, binary(strength + 1)));
    }
  }

  return binary(1) !== 0;
}

function apply(operator: string, left: number, right: number): boolean {
  switch (operator) {
    case '||':
      return left !== 0 || right !== 0;
    case '&&':
      return left !== 0 && right !== 0;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    default:
      return left >= right;
  }
}
