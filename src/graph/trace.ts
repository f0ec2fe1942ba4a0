import { types } from 'node:util';
import type { NativeCv } from '../load-binding.js';
import { typeError } from '../mat/arguments.js';
import { callSite } from './call-site.js';
import { Constants } from './constants.js';
import type {
  Description,
  Kind,
  NativeGraph,
  Recorded,
  SourceDescription,
  StepDescription,
} from './native.js';
import type { Symbols } from './symbols.js';

/** What the graph gives, by the numbers of its outputs. */
export type Template =
  { output: number } | { array: Template[] } | { object: Record<string, Template> } | { constant: number };

export interface TracedStep extends StepDescription {
  at?: string | undefined;
  /** The number of its first result, and how many there are. */
  first: number;
  results: number;
}

/** A graph before the addon has it. */
export interface Plan extends Description {
  inputNames: string[];
  steps: TracedStep[];
  template: Template;
}

/** What the graph gives, each value once, however often. */
export class Outputs {
  readonly sources: SourceDescription[] = [];
  readonly #known = new Map<string, number>();

  add(source: SourceDescription): { output: number } {
    const key = JSON.stringify(source);
    const output = this.#known.get(key) ?? this.sources.push(source) - 1;
    this.#known.set(key, output);
    return { output };
  }
}

/** The names of a function's parameters, as far as its text tells them. */
function namesOf(fn: (...args: never[]) => unknown, count: number): string[] {
  const text = /^(?:async\s+)?(?:function\s*\w*)?\s*\(([^)]*)\)|^(?:async\s+)?(\w+)\s*=>/.exec(String(fn));
  const names = (text?.[1] ?? text?.[2] ?? '').split(',').map((name) => name.trim());
  return Array.from({ length: count }, (_, at) =>
    /^[\w$]+$/.test(names[at] ?? '') ? names[at]! : `input${at + 1}`,
  );
}

/** Runs `fn` on symbols and writes down what it calls. */
export function traced(
  native: NativeGraph,
  cv: NativeCv,
  symbols: Symbols,
  fn: (...inputs: never[]) => unknown,
  kinds: readonly string[] | undefined,
): Plan {
  const owner = {};
  const inputs = kinds?.length ?? fn.length;
  const inputNames = namesOf(fn, inputs);
  const constants = new Constants(cv);
  const steps: TracedStep[] = [];
  let values = inputs;

  function source(value: unknown): SourceDescription {
    const meaning = symbols.meaningOf(value);
    if (meaning !== undefined && meaning.owner !== owner)
      throw typeError(`cv.graph: ${meaning.name} is a value of another graph`);
    if (meaning !== undefined) return { value: meaning.value, path: meaning.path };
    if (Array.isArray(value) && holdsSymbol(value)) return { list: value.map(source) };
    return { constant: constants.add(value) };
  }
  const holdsSymbol = (list: readonly unknown[]): boolean =>
    list.some((item) => symbols.meaningOf(item) !== undefined || (Array.isArray(item) && holdsSymbol(item)));

  function record({ call, signature, self, names, values: given, results, returned }: Recorded): unknown {
    const step: TracedStep = {
      call,
      signature,
      ...(self === undefined ? {} : { self: source(self) }),
      names,
      sources: given.map(source),
      at: callSite(),
      first: values,
      results: results.length,
    };
    steps.push(step);
    const made = results.map(({ kind, form, passed }, at) => {
      const meaning = { owner, value: values++, path: [], name: at === 0 ? call : `${call} [${at}]`, form };
      const old = symbols.meaningOf(passed);
      if (old === undefined) return symbols.make(meaning, kind);
      // Written in place and returned: the same object, which now has another value.
      old.value = meaning.value;
      return passed;
    });
    return returned === 0 ? undefined : returned === 1 ? made[0] : made.slice(0, returned);
  }

  const outputs = new Outputs();
  function template(value: unknown, depth = 0): Template {
    if (symbols.meaningOf(value) !== undefined) return outputs.add(source(value));
    if (types.isPromise(value)) {
      // What it is rejected with follows from that.
      value.catch(() => undefined);
      throw typeError(
        'cv.graph: the function of a graph is not async: its calls are not awaited, graph.async() is',
      );
    }
    if (depth < 16 && Array.isArray(value)) return { array: value.map((item) => template(item, depth + 1)) };
    if (
      depth < 16 &&
      typeof value === 'object' &&
      value !== null &&
      Object.getPrototypeOf(value) === Object.prototype
    )
      return {
        object: Object.fromEntries(
          Object.entries(value).map(([key, item]) => [key, template(item, depth + 1)]),
        ),
      };
    return { constant: constants.add(value) };
  }

  const result = native.trace(record, () => {
    const made = inputNames.map((name, value) => {
      const kind: Kind | undefined = kinds === undefined ? undefined : native.kinds[kinds[value]!];
      return symbols.make({ owner, value, path: [], name: `input '${name}'`, form: 0 }, kind);
    });
    return fn(...(made as never[]));
  });
  const filled = template(result);
  return {
    inputs,
    inputNames,
    constants: constants.values,
    steps,
    outputs: outputs.sources,
    template: filled,
  };
}
