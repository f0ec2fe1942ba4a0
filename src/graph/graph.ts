import { outsideScopes } from '../lifetime/scope.js';
import type { Binding, NativeCv } from '../load-binding.js';
import { typeError } from '../mat/arguments.js';
import type { AsyncOptions } from '../types.js';
import { userFrames } from './call-site.js';
import { copyConstant } from './constants.js';
import { readGraph, writeGraph } from './json.js';
import { mermaid } from './mermaid.js';
import { makeSymbols } from './symbols.js';
import { type Plan, type Template, traced } from './trace.js';
import type {
  Graph,
  GraphFunction,
  GraphJson,
  GraphJsonOptions,
  GraphOptions,
  GraphProfile,
} from './types.js';

type AnyFunction = (...inputs: never[]) => unknown;
type AnyGraph = Graph<unknown[], unknown>;

/** What the traced function gave, with the values of a run in their places. */
function filled(template: Template, outputs: readonly unknown[], constant: (at: number) => unknown): unknown {
  if ('output' in template) return outputs[template.output];
  if ('constant' in template) return constant(template.constant);
  if ('array' in template) return template.array.map((item) => filled(item, outputs, constant));
  return Object.fromEntries(
    Object.entries(template.object).map(([key, item]) => [key, filled(item, outputs, constant)]),
  );
}

/** Says in an error of a run which step failed, where that was traced, and who ran the graph. */
function explain(error: unknown, { steps }: Plan): unknown {
  const failed = error as Error & { step?: number };
  const step = failed instanceof Error && failed.step !== undefined ? steps[failed.step] : undefined;
  if (step === undefined) return error;
  const { call, at } = step;
  failed.message = `cv.graph: step ${failed.step}, ${call}${at === undefined ? '' : `, traced at ${at}`}: ${failed.message}`;
  const frames = [...(at === undefined ? [] : [`    at ${call} (${at})`]), userFrames(failed.stack)];
  failed.stack = [`${failed.name}: ${failed.message}`, ...frames].filter((line) => line !== '').join('\n');
  return failed;
}

function splitSignal(
  given: unknown[],
  inputs: number,
): { values: unknown[]; signal: AbortSignal | undefined } {
  const options = given[inputs] as AsyncOptions | null | undefined;
  if (options !== undefined && (typeof options !== 'object' || options === null))
    throw typeError(`cv.graph: async() takes ${inputs} inputs, and then options such as { signal }`);
  const signal = options?.signal;
  if (signal !== undefined && typeof (signal as Partial<AbortSignal> | null)?.aborted !== 'boolean')
    throw typeError("cv.graph: option 'signal': expected an AbortSignal");
  return { values: given.slice(0, inputs), signal };
}

/** `cv.graph` over the addon's half. */
export function makeGraph(binding: Binding, cv: NativeCv): GraphFunction {
  const native = binding.graph;
  const symbols = makeSymbols(binding, cv);

  function build(plan: Plan, options: GraphOptions, fn?: AnyFunction): AnyGraph {
    const handle = {};
    try {
      outsideScopes(() => native.compile(handle, plan));
    } catch (error) {
      const at = plan.steps[Number(/^cv\.graph: step (\d+)/.exec((error as Error).message)?.[1])]?.at;
      if (at !== undefined) (error as Error).message += ` (traced at ${at})`;
      throw error;
    }
    const { steps, template, inputs } = plan;
    let { constants } = plan;
    // The caller may do with it what he likes.
    const fill = (outputs: readonly unknown[], from = constants): unknown =>
      filled(template, outputs, (at) => copyConstant(cv, from[at]));
    const check = (given: readonly unknown[]): void => {
      if (given.length > inputs)
        throw typeError(
          `cv.graph: the graph takes ${inputs} inputs (${plan.inputNames.join(', ')}), got ${given.length}`,
        );
    };
    const run = (...given: unknown[]): unknown => {
      if (given.some((value) => symbols.meaningOf(value) !== undefined)) {
        if (fn !== undefined) return fn(...(given as never[]));
        throw typeError('cv.graph: a graph that came as JSON cannot be part of another one');
      }
      check(given);
      try {
        return fill(native.run(handle, given, constants));
      } catch (error) {
        throw explain(error, plan);
      }
    };
    const members: Omit<AnyGraph, never> & ThisType<AnyGraph> = {
      async async(...given: unknown[]) {
        const { values, signal } = splitSignal(given, inputs);
        check(given.slice(0, -1));
        const used = constants;
        const promise = native.runAsync(handle, values, used, signal);
        try {
          return fill(await promise, used);
        } catch (error) {
          throw explain(error, plan);
        }
      },
      profile(...given: unknown[]): GraphProfile<unknown> {
        check(given);
        const start = performance.now();
        try {
          const { outputs, times, bytes } = native.run(handle, given, constants, true);
          const ms = performance.now() - start;
          const measured = steps.map(({ call, at }, step) => ({
            call,
            ...(at === undefined ? {} : { at }),
            ms: times[step]!,
            bytes: bytes[step]!,
          }));
          return { result: fill(outputs), ms, steps: measured };
        } catch (error) {
          throw explain(error, plan);
        }
      },
      steps: steps.map(({ call, at }) => Object.freeze(at === undefined ? { call } : { call, at })),
      toJSON: () => writeGraph(cv, { ...plan, constants }, options.objects),
      toMermaid: () => mermaid({ ...plan, constants }),
      release() {
        native.release(handle);
        constants = [];
      },
      [Symbol.dispose]() {
        this.release();
      },
    };
    for (const key of Reflect.ownKeys(members))
      Object.defineProperty(run, key, { value: Reflect.get(members, key), configurable: true });
    return run as AnyGraph;
  }

  function graph(first: AnyFunction | readonly string[], ...rest: unknown[]): AnyGraph {
    const kinds = Array.isArray(first) ? (first as readonly string[]) : undefined;
    const [fn, options] = (kinds === undefined ? [first, ...rest] : rest) as [AnyFunction, GraphOptions?];
    if (typeof fn !== 'function') throw typeError('cv.graph: expected a function to trace');
    const wrong = kinds?.find((kind) => !Object.hasOwn(native.kinds, kind));
    if (wrong !== undefined)
      throw typeError(
        `cv.graph: expected the kinds of inputs (${Object.keys(native.kinds).join(', ')}), got '${wrong}'`,
      );
    return build(traced(native, cv, symbols, fn, kinds), options ?? {}, fn);
  }
  const fromJSON = (json: GraphJson | string, options: GraphJsonOptions = {}): AnyGraph =>
    build(readGraph(cv, json, options), options);
  return Object.assign(graph, { fromJSON }) as unknown as GraphFunction;
}
