import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { descriptorOf } from '../../scripts/coverage/loaded.js';
import cv from '../../src/index.js';
import { randomArray, typedArray, type TypedArray } from './arrays.js';
import { isList, type CallNode, type Case, type DType, type Node, type Value } from './values.js';

/** The public API as a case sees it: by name. */
type Scope = Record<string, unknown>;
type Method = (this: unknown, ...args: unknown[]) => unknown;

const api = cv as unknown as Scope;

/** Synchronously, or every call through its `Async` twin. */
export type Mode = 'sync' | 'async';

/** A function of the binding that a case has run: a call's own or a property's. */
export interface Ran {
  node: Node;
  fn: unknown;
  /** It gives a value. What makes an object, or only changes one, is judged by what the object does. */
  gives: boolean;
}

/** A name that the binding lacks is a `ReferenceError`: never a refusal of arguments. */
export async function run(test: Case, mode: Mode): Promise<{ result: unknown; ran: readonly Ran[] }> {
  cv.setRNGSeed(test.notes.seed ?? 0);
  const folder = mkdtempSync(join(tmpdir(), 'node-cv2-parity-'));
  try {
    const evaluator = new Evaluator(mode, folder);
    for (const [name, value] of Object.entries(test.where))
      evaluator.scope[name] = await evaluator.value(value);
    return { result: fromDevice(await evaluator.value(test.value)), ran: evaluator.ran };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

class Evaluator {
  readonly scope: Scope = {};
  readonly ran: Ran[] = [];

  constructor(
    private readonly mode: Mode,
    private readonly folder: string,
  ) {}

  async value(value: Value): Promise<unknown> {
    if (typeof value === 'string') {
      if (value.startsWith('cv.')) return lookup(api, value.slice('cv.'.length));
      return value.startsWith('$') ? lookup(this.scope, value.slice(1)) : value;
    }
    if (value === null || typeof value !== 'object') return value;
    return isList(value) ? this.list(value) : this.node(value);
  }

  private async node(node: Node): Promise<unknown> {
    switch (node.kind) {
      case 'image':
        return cv.imread(node.path, Number(await this.value(node.flags)));
      case 'bytes':
        return readFileSync(String(await this.value(node.path)));
      case 'text':
        return Buffer.from(node.text);
      case 'temporary':
        return join(this.folder, node.name);
      case 'random':
        return mat(randomArray(node.dtype, node.shape, node.seed, node.range), node.shape, node.dtype);
      case 'numbers': {
        const data = typedArray(node.dtype, node.numbers.length);
        data.set(node.numbers);
        return mat(data, node.shape, node.dtype);
      }
      case 'record':
        return this.entries(node.entries);
      case 'flags':
        return (await this.list(node.flags)).reduce((flags: number, flag) => flags | Number(flag), 0);
      case 'item': {
        let result = await this.value(node.of);
        for (const key of node.path) {
          const fn = descriptorOf(result, String(key))?.get;
          result = (result as Scope)[key];
          if (fn !== undefined) this.ran.push({ node, fn, gives: true });
        }
        return result;
      }
      case 'assign': {
        const owner = (await this.value(node.to)) as Scope;
        const fn = descriptorOf(owner, node.name)?.set;
        if (fn === undefined) throw new ReferenceError(`${node.name} is not a property to set`);
        owner[node.name] = await this.value(node.value);
        this.ran.push({ node, fn, gives: false });
        return undefined;
      }
      case 'file': {
        const path = join(this.folder, node.name);
        writeFileSync(path, Uint8Array.from(node.content));
        return path;
      }
      case 'content':
        return readFileSync((await this.value(node.path)) as string);
      case 'host':
        return fromDevice(await this.value(node.of));
      case 'call':
        return this.call(node);
    }
  }

  private async call(node: CallNode): Promise<unknown> {
    const { fn, args, options, construct } = node;
    const path = fn.replace(/^\$/, '').split(/[.#]/);
    const name = path.pop() ?? '';
    let owner = path.reduce(lookup, fn.startsWith('$') ? this.scope : api) as Scope;
    const values = await this.list(args);
    const ofClass = fn.includes('#');
    const receiverOfClass = ofClass ? values.shift() : undefined;
    if (ofClass) owner = owner.prototype as Scope;
    if (Object.keys(options).length > 0) values.push(await this.entries(options));
    if (construct && this.mode === 'sync') {
      const made: unknown = Reflect.construct(owner[name] as new () => unknown, values);
      this.ran.push({ node, fn: owner[name], gives: false });
      return made;
    }
    const [receiver, key] = construct
      ? [owner[name] as Scope, 'newAsync']
      : [owner, this.mode === 'sync' ? name : `${name}Async`];
    const method = receiver[key];
    if (typeof method !== 'function')
      throw new ReferenceError(`${[...path, key].join('.')} is not a function`);
    const result = await (method as Method).apply(receiverOfClass ?? receiver, values);
    this.ran.push({ node, fn: method, gives: result !== undefined && !isObject(result) });
    return result;
  }

  private async list(values: readonly Value[]): Promise<unknown[]> {
    const results = [];
    for (const value of values) results.push(await this.value(value));
    return results;
  }

  private async entries(entries: Readonly<Record<string, Value>>): Promise<Scope> {
    const results: Scope = {};
    for (const [key, value] of Object.entries(entries)) results[key] = await this.value(value);
    return results;
  }
}

/** An object of one of OpenCV's classes, which no case can compare as a whole. */
const isObject = (value: unknown): boolean =>
  (Array.isArray(value) && isObject(value[0])) ||
  (!(value instanceof cv.Mat) &&
    value instanceof (Object.getPrototypeOf(cv.Algorithm) as typeof cv.Algorithm));

const mat = (data: TypedArray, shape: readonly number[], dtype: DType): unknown =>
  cv.Mat.from(data, { shape: [...shape], dtype });

function fromDevice(value: unknown): unknown {
  if (value instanceof cv.UMat) return value.get();
  return Array.isArray(value) ? value.map(fromDevice) : value;
}

function lookup(scope: unknown, path: string): unknown {
  let result = scope;
  for (const name of path.split('.')) {
    if (result === null || result === undefined || !(name in Object(result)))
      throw new ReferenceError(`${path} is not there`);
    result = (result as Scope)[name];
  }
  return result;
}
