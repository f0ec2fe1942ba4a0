import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { count } from '../parity/arrays.js';
import { python, readJson } from '../parity/oracle.js';
import type { Input, Row } from './rows.js';

export interface ExpectedArray {
  kind: 'array';
  dtype: string;
  shape: number[];
  values: Float64Array;
}

/** A result as numpy gave it; `number` is one that JSON lacks. */
export type Expected =
  null | boolean | number | string | Expected[] | { kind: 'number'; text: string } | ExpectedArray;

export type Answer = { result: Expected; trivial: boolean; tolerance?: Expected } | { error: string };

/** numpy's answers to all rows, from one Python process. */
export function ask(rows: readonly Row[]): Answer[] {
  const described = rows.map(({ inputs, python: text, notes }) => ({
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, describe(input)])),
    python: text,
    tolerance: notes.tolerance,
  }));
  return read('../numpy/oracle.py', { rows: described }) as Answer[];
}

/** Runs one of this folder's scripts, and puts the arrays into what it answers. */
export function read(script: string, request: object): unknown {
  return python(script, request, (folder) => {
    const blob = readFileSync(join(folder, 'arrays'));
    return fill(readJson(join(folder, 'answers.json')), blob);
  });
}

const describe = ({ dtype, shape, elements, steps }: Input): object => ({
  dtype,
  shape,
  bytes: Buffer.from(elements.buffer, elements.byteOffset, elements.byteLength).toString('base64'),
  steps,
});

function fill(value: unknown, blob: Buffer): unknown {
  if (Array.isArray(value)) return value.map((one) => fill(one, blob));
  if (!(value instanceof Object)) return value;
  if ('offset' in value) {
    const { dtype, shape, offset } = value as { dtype: string; shape: number[]; offset: number };
    const values = new Float64Array(count(shape));
    new Uint8Array(values.buffer).set(blob.subarray(offset, offset + values.byteLength));
    return { kind: 'array', dtype, shape, values };
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one, blob)]));
}
