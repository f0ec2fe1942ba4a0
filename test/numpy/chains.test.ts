/** A property: whatever the memory, and however it is looked at, a method gives what numpy gives. */
import { join } from 'node:path';
import type { Dtype } from '../../src/mat/dtype.js';
import { elements } from '../parity/arrays.js';
import { python, readJson } from '../parity/oracle.js';
import { invoke, row, type Input, type Row, type Step } from './rows.js';
import { compareWithNumpy } from './runner.js';

const SEED = 20250607;
const COUNT = 1500;

interface Chain {
  inputs: Record<string, { dtype: Dtype; shape: number[]; bytes: string; steps: Step[] }>;
  method: string;
  args: unknown[];
  python: string;
  tolerance: string | null;
}

const inputOf = ({ dtype, shape, bytes, steps }: Chain['inputs'][string]): Input => {
  const raw = Buffer.from(bytes, 'base64');
  return { dtype, shape, steps, elements: elements(dtype === 'float16' ? 'uint16' : dtype, raw) };
};

/** The steps are part of the name: with them a row that differs can be tried by hand. */
function rowOf(chain: Chain, at: number): Row {
  const { a, b } = chain.inputs;
  const looks = [a, b]
    .filter((one) => one !== undefined)
    .map(({ dtype, shape, steps }) => `${dtype} [${shape.join()}] ${JSON.stringify(steps)}`);
  return row(
    `${at}: ${chain.method}(${JSON.stringify(chain.args)}) of ${looks.join(' and ')}`,
    Object.fromEntries(Object.entries(chain.inputs).map(([name, one]) => [name, inputOf(one)])),
    (m) => invoke(m.a!, chain.method, ...chain.args.map((one) => (one === '$b' ? m.b : one))),
    chain.python,
    chain.tolerance === null ? {} : { tolerance: chain.tolerance },
  );
}

const chains = python('../numpy/chains.py', { seed: SEED, count: COUNT }, (folder) =>
  readJson(join(folder, 'answers.json')),
) as Chain[];
compareWithNumpy({ 'chains of views': chains.map(rowOf) });
