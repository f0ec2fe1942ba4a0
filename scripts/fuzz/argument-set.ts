import { compose, type Expression, jsOnly } from './expression.js';

/** One argument set: what comes before the call, in order, and the call. */
export interface ArgumentSet {
  /** Of the target. */
  name: string;
  before: readonly Expression[];
  callee: Expression;
  /** `assign` is a property's setter; `twice` starts two asynchronous calls before either ends. */
  how: 'sync' | 'async' | 'twice' | 'new' | 'assign';
  args: readonly Expression[];
  /** By name, after the others. */
  options: readonly (readonly [name: string, value: Expression])[];
}

/** Names of parameters that Python has as keywords. */
const keywords = new Set(['lambda', 'from', 'in', 'is', 'not', 'global']);

function call({ how, callee, args, options }: ArgumentSet): Expression {
  const named = options.map(([name, value]): Expression => ({
    js: `${name}: ${value.js}`,
    py: value.py === undefined ? undefined : `${keywords.has(name) ? `${name}_` : name}=${value.py}`,
  }));
  const said = compose(
    [callee, ...args, ...named],
    ([fn = '', ...texts]) => {
      const values = texts.slice(0, args.length);
      if (named.length > 0) values.push(`{ ${texts.slice(args.length).join(', ')} }`);
      const listed = values.join(', ');
      switch (how) {
        case 'assign':
          return `${fn} = ${listed}`;
        case 'new':
          return `new ${fn}(${listed})`;
        case 'sync':
          return `${fn}(${listed})`;
        case 'async':
          return `await ${fn}(${listed})`;
        case 'twice':
          return `await Promise.allSettled(((...a) => [${fn}(...a), ${fn}(...a)])(${listed}))`;
      }
    },
    ([fn = '', ...texts]) =>
      how === 'assign' ? `${fn} = ${texts.join(', ')}` : `${fn}(${texts.join(', ')})`,
  );
  // Python has no second thread that would call.
  return how === 'twice' ? jsOnly(said.js) : said;
}

/** The whole set as a program: one line of JavaScript, some lines of Python. */
export function programOf(set: ArgumentSet): Expression {
  return compose(
    [...set.before, call(set)],
    (texts) => texts.join('; '),
    (texts) => texts.join('\n'),
  );
}
