import type { NativeCv } from '../load-binding.js';
import { typeError } from '../mat/arguments.js';
import { arrayClasses, canonicalDtype, itemsize } from '../mat/dtype.js';
import { MAX_DIMS, sizeOf } from '../mat/layout.js';
import { Constants } from './constants.js';
import type { SourceDescription } from './native.js';
import { Outputs, type Plan, type Template, type TracedStep } from './trace.js';
import type { GraphJson, GraphJsonOptions } from './types.js';

// A value of the graph is `{ value: 3 }`, with `path` for a part of it. Constants are themselves where JSON has them, and
// objects with one tag where it has not: { mat }, { bytes }, { number }, { bigint }, { object }, { given }.

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = Record<string, Json>;

const FORMAT = 'node-cv2 graph';
const VERSION = 1;
const DEEPEST = 20;

const refuse = (what: string): never => {
  throw typeError(`cv.graph.fromJSON: ${what}`);
};

function bytesOf(array: ArrayBufferView): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}

/** Writes constants and references. */
class Writer {
  constructor(
    private readonly cv: NativeCv,
    private readonly constants: readonly unknown[],
    private readonly objects: Readonly<Record<string, object>>,
  ) {}

  source(source: SourceDescription): Json {
    if ('constant' in source) return this.constant(this.constants[source.constant]);
    if ('list' in source) return source.list.map((item) => this.source(item));
    return source.path.length === 0 ? { value: source.value } : { value: source.value, path: source.path };
  }

  template(template: Template, outputs: readonly SourceDescription[]): Json {
    if ('output' in template) return this.source(outputs[template.output]!);
    if ('constant' in template) return this.constant(this.constants[template.constant]);
    if ('array' in template) return template.array.map((item) => this.template(item, outputs));
    const fields = Object.entries(template.object).map(([key, item]) => [key, this.template(item, outputs)]);
    return { object: Object.fromEntries(fields) as Fields };
  }

  constant(value: unknown): Json {
    switch (typeof value) {
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : { number: Object.is(value, -0) ? '-0' : String(value) };
      case 'bigint':
        return { bigint: String(value) };
      case 'boolean':
      case 'string':
        return value;
      case 'object':
        return value === null ? null : this.object(value);
      default:
        return { object: {} };
    }
  }

  private object(value: object): Json {
    if (value instanceof this.cv.Mat) {
      const { shape, dtype, data } = value;
      return { mat: { shape, dtype, data: bytesOf(data) } };
    }
    if (value instanceof this.cv.CvObject) {
      const name = Object.keys(this.objects).find((key) => this.objects[key] === value);
      if (name !== undefined) return { given: name };
      throw typeError(
        `cv.graph: a ${value.constructor.name} cannot be written as JSON: name it in cv.graph(fn, { objects: { name } }), and pass another one of that name to cv.graph.fromJSON`,
      );
    }
    if (ArrayBuffer.isView(value)) return { bytes: { type: value.constructor.name, data: bytesOf(value) } };
    if (value instanceof ArrayBuffer) return this.object(new Uint8Array(value));
    if (Array.isArray(value)) return value.map((item) => this.constant(item));
    return {
      object: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.constant(item)])),
    };
  }
}

export function writeGraph(
  cv: NativeCv,
  plan: Plan,
  objects: Readonly<Record<string, object>> = {},
): GraphJson {
  const writer = new Writer(cv, plan.constants, objects);
  const steps = plan.steps.map(({ call, signature, self, names, sources }) => ({
    call,
    form: signature,
    ...(self === undefined ? {} : { self: writer.source(self) }),
    args: Object.fromEntries(names.map((name, at) => [name, writer.source(sources[at]!)])),
  }));
  const result = writer.template(plan.template, plan.outputs);
  return { format: FORMAT, version: VERSION, inputs: plan.inputNames, steps, result };
}

/** Arguments that name a file, or what is loaded from one. */
const FILES = /file|path|folder|dir(?!ection)|config|proto|weights|onnx|^(model|prefix|bitmap|pattern|url)$/i;

class ReaderOfJson {
  readonly constants: Constants;

  constructor(
    private readonly cv: NativeCv,
    private readonly options: GraphJsonOptions,
  ) {
    this.constants = new Constants(cv);
  }

  fields(value: unknown, what: string, allowed: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refuse(`${what}: expected an object`);
    const strange = Object.keys(value).find((key) => !allowed.includes(key));
    return strange === undefined
      ? (value as Fields)
      : refuse(`${what}: unknown field '${strange.slice(0, 80)}'`);
  }

  isReference(json: unknown): json is { value: Json; path?: Json } {
    return typeof json === 'object' && json !== null && Object.hasOwn(json, 'value');
  }

  private refers(json: Json, depth = 0): boolean {
    if (depth > DEEPEST) return refuse('nested too deeply');
    return Array.isArray(json) ? json.some((item) => this.refers(item, depth + 1)) : this.isReference(json);
  }

  source(json: Json): SourceDescription {
    if (this.isReference(json)) {
      const { value, path = [] } = this.fields(json, 'a value', ['value', 'path']);
      if (typeof value !== 'number' || !Array.isArray(path))
        return refuse('a value: expected { value: number, path: [] }');
      if (!path.every((part) => typeof part === 'number' || typeof part === 'string'))
        return refuse('a value: a path has numbers and texts');
      return { value, path };
    }
    if (Array.isArray(json) && this.refers(json)) return { list: json.map((item) => this.source(item)) };
    return { constant: this.constants.add(this.constant(json)) };
  }

  constant(json: Json | undefined, depth = 0): unknown {
    if (depth > DEEPEST) return refuse('nested too deeply');
    if (json === undefined) return refuse('a constant is missing');
    if (typeof json !== 'object' || json === null) return json;
    if (Array.isArray(json)) return json.map((item) => this.constant(item, depth + 1));
    const [tag, ...more] = Object.keys(json);
    const content = tag === undefined ? undefined : json[tag];
    if (more.length > 0 || content === undefined)
      return refuse('a constant: expected one tag, such as { mat: ... }');
    switch (tag) {
      case 'number':
        return ['NaN', 'Infinity', '-Infinity', '-0'].includes(content as string)
          ? Number(content)
          : refuse('a number: expected NaN, Infinity, -Infinity or -0');
      case 'bigint':
        return typeof content === 'string' && /^-?\d{1,20}$/.test(content)
          ? BigInt(content)
          : refuse('a bigint: expected digits');
      case 'object': {
        const fields = this.fields(content, 'an object', Object.keys(Object(content) as object));
        return Object.fromEntries(
          Object.entries(fields).map(([key, item]) => [key, this.constant(item, depth + 1)]),
        );
      }
      case 'mat':
        return this.mat(this.fields(content, 'a mat', ['shape', 'dtype', 'data']));
      case 'bytes':
        return this.bytes(this.fields(content, 'bytes', ['type', 'data']));
      case 'given': {
        const { objects = {} } = this.options;
        if (typeof content !== 'string') return refuse('an object: expected its name');
        if (Object.hasOwn(objects, content)) return objects[content];
        return refuse(`the graph needs an object '${content.slice(0, 80)}': pass it in { objects }`);
      }
      default:
        return refuse(`a constant: unknown tag '${String(tag).slice(0, 80)}'`);
    }
  }

  private data(text: Json | undefined): Buffer {
    if (typeof text !== 'string') return refuse("'data': expected base64");
    const data = Buffer.from(text, 'base64');
    // What is no base64 Node leaves out.
    return Math.ceil(data.length / 3) * 4 === text.length ? data : refuse("'data': expected base64");
  }

  private mat({ shape, dtype: name, data: text }: Fields): unknown {
    const dtype = typeof name === 'string' ? canonicalDtype(name) : undefined;
    const data = this.data(text);
    const sizes =
      Array.isArray(shape) && shape.length <= MAX_DIMS ? shape : refuse("a mat: 'shape': expected sizes");
    if (!sizes.every((size): size is number => Number.isInteger(size) && (size as number) >= 0))
      return refuse("a mat: 'shape': expected sizes");
    if (dtype === undefined) return refuse("a mat: 'dtype': expected one such as uint8");
    if (sizeOf(sizes) * itemsize(dtype) !== data.length)
      return refuse("a mat: 'data' has not as many bytes as its shape");
    return data.length === 0
      ? new this.cv.Mat()
      : this.cv.Mat.from(new Uint8Array(data), { shape: sizes, dtype });
  }

  private bytes({ type, data: text }: Fields): unknown {
    const data = this.data(text);
    if (type === 'Buffer') return data;
    const Class =
      Object.values(arrayClasses).find((each) => each.name === type) ?? refuse("bytes: unknown 'type'");
    if (data.length % Class.BYTES_PER_ELEMENT !== 0) return refuse("bytes: 'data' ends within an element");
    const array = new Class(data.length / Class.BYTES_PER_ELEMENT);
    new Uint8Array(array.buffer).set(data);
    return array;
  }

  template(json: Json | undefined, outputs: Outputs, depth = 0): Template {
    if (depth > DEEPEST) return refuse('nested too deeply');
    if (this.isReference(json)) return outputs.add(this.source(json));
    if (Array.isArray(json)) return { array: json.map((item) => this.template(item, outputs, depth + 1)) };
    if (
      typeof json === 'object' &&
      json !== null &&
      Object.hasOwn(json, 'object') &&
      typeof json.object === 'object' &&
      json.object !== null
    ) {
      const fields = this.fields(json.object, 'the result', Object.keys(json.object));
      return {
        object: Object.fromEntries(
          Object.entries(fields).map(([key, item]) => [key, this.template(item, outputs, depth + 1)]),
        ),
      };
    }
    return { constant: this.constants.add(this.constant(json)) };
  }

  step(json: Json, at: number): TracedStep {
    const { call, form, self, args } = this.fields(json, `step ${at}`, ['call', 'form', 'self', 'args']);
    if (typeof call !== 'string' || typeof form !== 'string')
      return refuse(`step ${at}: expected 'call' and 'form'`);
    const given = this.fields(args, `step ${at}: 'args'`, Object.keys(Object(args) as object));
    const names = Object.keys(given);
    const sources = names.map((name) => this.source(given[name]!));
    const file = names.find((name) => FILES.test(name) && !this.isPlain(given[name]!));
    if (file !== undefined && this.options.files !== true)
      return refuse(
        `step ${at}, ${call.slice(0, 80)}: argument '${file}' may name a file; { files: true } allows such calls`,
      );
    return {
      call,
      signature: form,
      ...(self === undefined ? {} : { self: this.source(self) }),
      names,
      sources,
      first: 0,
      results: 0,
    };
  }

  /** A value that cannot become a name. */
  private isPlain(json: Json): boolean {
    return typeof json === 'number' || typeof json === 'boolean' || json === null;
  }
}

/** A copy of what is passed as an object: nothing of it is looked at twice. */
function parsed(json: unknown): unknown {
  try {
    return JSON.parse(typeof json === 'string' ? json : JSON.stringify(json ?? null));
  } catch (cause) {
    throw Object.assign(typeError(`cv.graph.fromJSON: ${(cause as Error).message}`), { cause });
  }
}

export function readGraph(cv: NativeCv, json: GraphJson | string, options: GraphJsonOptions): Plan {
  const reader = new ReaderOfJson(cv, options);
  const { format, version, inputs, steps, result } = reader.fields(parsed(json), 'the graph', [
    'format',
    'version',
    'inputs',
    'steps',
    'result',
  ]);
  if (format !== FORMAT) return refuse(`expected the format '${FORMAT}'`);
  if (version !== VERSION)
    return refuse(
      `version ${JSON.stringify(version).slice(0, 20)} is not known here: this is version ${VERSION}`,
    );
  if (!Array.isArray(inputs) || inputs.length > 255 || !inputs.every((name) => typeof name === 'string'))
    return refuse("'inputs': expected names");
  if (!Array.isArray(steps) || steps.length > 10_000) return refuse("'steps': expected at most 10000");
  const outputs = new Outputs();
  const made = steps.map((step, at) => reader.step(step, at));
  const template = reader.template(result, outputs);
  return {
    inputs: inputs.length,
    inputNames: inputs,
    constants: reader.constants.values,
    steps: made,
    outputs: outputs.sources,
    template,
  };
}
