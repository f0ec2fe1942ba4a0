import { inspect } from 'node:util';
import type { Binding, NativeCv } from '../load-binding.js';
import { Arguments, typeError } from '../mat/arguments.js';
import type { Mat } from '../mat/mat.js';
import type { SlicePart } from '../mat/types/views.js';
import { partsOf } from '../mat/slice.js';
import { callSite } from './call-site.js';
import type { Kind } from './native.js';

/** What a symbol stands for. In-place calls change which value that is. */
export interface Meaning {
  /** One for each trace. */
  owner: object;
  value: number;
  path: (number | string)[];
  /** For errors: `input 1`, `cv.blur`. */
  name: string;
  form: number;
}

/** As the addon numbers what values look like (`Form`). */
const Form = { unknown: 0, list: 4, record: 5 } as const;

/** A loop over a list whose length only the run knows has to end somewhere. */
const MOST_ITEMS = 32;

export interface Symbols {
  make(meaning: Meaning, kind?: Kind): object;
  meaningOf(value: unknown): Meaning | undefined;
}

/** What stands for values while a function is traced: objects with Mat's methods, each of which becomes a step. */
export function makeSymbols(binding: Binding, cv: NativeCv): Symbols {
  const native = binding.graph;
  const meanings = new WeakMap<object, Meaning>();
  const meaningOf = (value: unknown): Meaning | undefined =>
    typeof value === 'object' && value !== null ? meanings.get(value) : undefined;

  function refuse(self: object, what: string, advice: string): never {
    const at = callSite();
    const name = meaningOf(self)?.name ?? 'a value';
    throw typeError(
      `cv.graph: ${what} of ${name} cannot be traced${at === undefined ? '' : ` (${at})`}: the value is only there when the graph runs. ${advice}`,
    );
  }

  function part(self: object, index: number | string): object {
    const { owner, value, path, name } = meaningOf(self)!;
    const text = typeof index === 'number' ? `[${index}]` : `.${index}`;
    return make({ owner, value, path: [...path, index], name: name + text, form: Form.unknown });
  }

  const STEP =
    'Use functions of OpenCV or methods of Mat instead, or give the value as a result of the graph';
  const { Mat } = cv;

  /** Mat's properties that nobody can say before the run, and all unknown ones. */
  const unknown = new Proxy(Mat.prototype, {
    get(_, key, self: object) {
      const form = meaningOf(self)?.form;
      if (typeof key === 'string' && /^\d+$/.test(key) && (form === Form.list || form === Form.unknown))
        return part(self, Number(key));
      if (typeof key === 'string' && form === Form.record) return part(self, key);
      if (key === 'then') return refuse(self, 'await', 'The function of a graph is not async');
      if (typeof key === 'symbol') return undefined;
      return refuse(self, `'.${key}'`, STEP);
    },
    set: (_, key, __, self: object) => refuse(self, `a write to '.${String(key)}'`, STEP),
    // `instanceof cv.Mat`
    getPrototypeOf: () => Mat.prototype,
  });

  const prototype = Object.create(unknown) as object;
  const define = (name: PropertyKey, descriptor: PropertyDescriptor): void => {
    Object.defineProperty(prototype, name, { configurable: true, ...descriptor });
  };
  const methods: Record<string, unknown> = {};
  for (const name of native.methods) methods[name] = Reflect.get(Mat.prototype, name);
  const { reshape, transpose, slice } = native.views;
  Object.assign(methods, native.views, {
    assign: Reflect.get(Mat.prototype, 'assign'),
    fill: Reflect.get(Mat.prototype, 'fill'),
    slice(this: Mat, ...parts: SlicePart[]) {
      return slice!.call(this, partsOf(new Arguments('slice', binding.describe), parts));
    },
    reshape(this: Mat, ...shape: unknown[]) {
      return reshape!.call(this, Array.isArray(shape[0]) ? shape[0] : shape);
    },
    // What is between steps goes by itself.
    release: () => undefined,
    [Symbol.dispose]: () => undefined,
  });
  for (const key of Reflect.ownKeys(Mat.prototype)) {
    if (typeof key === 'symbol' || Object.hasOwn(methods, key) || key === 'constructor') continue;
    const twin = key.endsWith('Async');
    const advice = twin
      ? `Call ${key.slice(0, -5)}: the graph's async() runs all steps off the JavaScript thread`
      : STEP;
    define(key, {
      get(this: object) {
        return refuse(this, `'.${key}'`, advice);
      },
    });
  }
  for (const key of Reflect.ownKeys(methods)) define(key, { value: Reflect.get(methods, key) as unknown });
  define('T', {
    get(this: Mat) {
      return transpose!.call(this);
    },
  });
  define('constructor', { value: Mat });
  define(Symbol.toPrimitive, {
    value(this: object) {
      return refuse(
        this,
        'a conversion to a number or text',
        'Steps take numbers of others: pass it on as it is',
      );
    },
  });
  define(Symbol.iterator, {
    *value(this: object): Generator<object> {
      const { form } = meaningOf(this)!;
      if (form !== Form.list && form !== Form.unknown) refuse(this, 'a loop', STEP);
      for (let index = 0; index < MOST_ITEMS; index++) yield part(this, index);
      refuse(
        this,
        'a loop',
        'How many items it has is only known then: take those you need, as in const [b, g, r] = cv.split(img)',
      );
    },
  });
  define(inspect.custom, {
    value(this: object) {
      return `[${meaningOf(this)?.name ?? 'value'}, when the graph runs]`;
    },
  });

  function make(meaning: Meaning, kind?: Kind): object {
    const symbol = Object.create(prototype) as object;
    native.symbol(symbol, kind);
    meanings.set(symbol, meaning);
    return symbol;
  }
  return { make, meaningOf };
}
