import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cv from '../../src/index.js';
import { randomArray, typedArray, type TypedArray } from './arrays.js';
import { isList, type CallNode, type Case, type DType, type Node, type Value } from './values.js';

/** The public API as a case sees it: by name. */
type Scope = Record<string, unknown>;
type Method = (this: unknown, ...args: unknown[]) => unknown;

const api = cv as unknown as Scope;

/** Synchronously, or every call through its `Async` twin. */
export type Mode = 'sync' | 'async';

/** A name that the binding lacks is a `ReferenceError`: never a refusal of arguments. */
export async function run(test: Case, mode: Mode): Promise<unknown> {
  cv.setRNGSeed(test.notes.seed ?? 0);
  const folder = mkdtempSync(join(tmpdir(), 'node-cv2-parity-'));
  try {
    const evaluator = new Evaluator(mode, folder);
    for (const [name, value] of Object.entries(test.where))
      evaluator.scope[name] = await evaluator.value(value);
    return await evaluator.value(test.value);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

class Evaluator {
  readonly scope: Scope = {};

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
        for (const key of node.path) result = (result as Scope)[key];
        return result;
      }
      case 'call':
        return this.call(node);
    }
  }

  private async call({ fn, args, options, construct }: CallNode): Promise<unknown> {
    const path = fn.replace(/^\$/, '').split('.');
    const name = path.pop() ?? '';
    const owner = path.reduce(lookup, fn.startsWith('$') ? this.scope : api) as Scope;
    const values = await this.list(args);
    if (Object.keys(options).length > 0) values.push(await this.entries(options));
    if (construct && this.mode === 'sync') return Reflect.construct(owner[name] as new () => unknown, values);
    const [receiver, key] = construct
      ? [owner[name] as Scope, 'newAsync']
      : [owner, this.mode === 'sync' ? name : `${name}Async`];
    const method = receiver[key];
    if (typeof method !== 'function')
      throw new ReferenceError(`${[...path, key].join('.')} is not a function`);
    return (method as Method).apply(receiver, values);
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

const mat = (data: TypedArray, shape: readonly number[], dtype: DType): unknown =>
  cv.Mat.from(data, { shape: [...shape], dtype });

function lookup(scope: unknown, path: string): unknown {
  let result = scope;
  for (const name of path.split('.')) {
    if (result === null || result === undefined || !(name in Object(result)))
      throw new ReferenceError(`${path} is not there`);
    result = (result as Scope)[name];
  }
  return result;
}
