import type { Random } from '../random.js';
import { isPng, withChecksums, withRows } from './png.js';

/** What lengths, sizes and counts are likely to be taken wrongly at. */
const NUMBERS = [
  0, 1, 2, 7, 8, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 0x7fffffff, 0x80000000, 0xfffffffe,
  0xffffffff,
];
const TEXTS = [
  '0',
  '-1',
  '1',
  '65536',
  '2147483647',
  '2147483648',
  '99999999999999999999',
  '1e308',
  '.nan',
  '',
];

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

/** A place, often near the beginning, where headers are. */
function place(bytes: Buffer, random: Random): number {
  const end = random.chance(0.4) ? Math.min(bytes.length, 128) : bytes.length;
  return random.int(0, Math.max(0, end - 1));
}

function block(bytes: Buffer, random: Random): [from: number, to: number] {
  const from = place(bytes, random);
  return [from, Math.min(bytes.length, from + 2 ** random.int(0, 9))];
}

const mutations: readonly Mutation[] = [
  (bytes, random) => {
    const at = place(bytes, random);
    bytes[at]! ^= 1 << random.int(0, 7);
    return bytes;
  },
  (bytes, random) => bytes.fill(random.int(0, 255), ...block(bytes, random)),
  (bytes, random) => {
    const at = place(bytes, random);
    bytes[at] = random.pick([0, 1, 127, 128, 254, 255, random.int(0, 255)]);
    return bytes;
  },
  (bytes, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, random) => {
    const [from, to] = block(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = block(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  (bytes, random) => {
    const [[from, to], at] = [block(bytes, random), place(bytes, random)];
    const moved = Buffer.from(bytes.subarray(from, to));
    bytes.copy(bytes, from, at, at + moved.length);
    moved.copy(bytes, at);
    return bytes;
  },
  (bytes, random) => {
    const value = random.chance(0.2) ? bytes.length + random.int(-2, 2) : random.pick(NUMBERS);
    const at = place(bytes, random);
    const size = random.pick([2, 4] as const);
    if (at + size > bytes.length) return bytes;
    const low = size === 2 ? value & 0xffff : value >>> 0;
    if (random.chance(0.5)) bytes.writeUIntLE(low, at, size);
    else bytes.writeUIntBE(low, at, size);
    return bytes;
  },
  (bytes, random, other) =>
    Buffer.concat([bytes.subarray(0, place(bytes, random)), other.subarray(place(other, random))]),
  (bytes, random) => {
    // A number that is written as text; in a binary file hardly ever there.
    const numbers = [...bytes.toString('latin1').matchAll(/\d+/g)];
    if (numbers.length === 0) return bytes;
    const { index, 0: digits } = random.pick(numbers);
    const after = bytes.subarray(index + digits.length);
    return Buffer.concat([bytes.subarray(0, index), Buffer.from(random.pick(TEXTS)), after]);
  },
];

function changed(bytes: Buffer, other: Buffer, random: Random): Buffer {
  const rounds = random.chance(0.5) ? 1 : random.int(2, 8);
  for (let round = 0; round < rounds && bytes.length > 0; round++)
    bytes = random.pick(mutations)(bytes, random, other);
  return bytes;
}

/** A broken copy of a file, perhaps with a part of another one. */
export function mutate(file: Uint8Array, other: Uint8Array, random: Random): Buffer {
  const [mine, more] = [Buffer.from(file), Buffer.from(other)];
  if (isPng(file) && random.chance(0.5))
    return withRows(mine, more, (rows, others) => changed(rows, others, random));
  const bytes = changed(mine, more, random);
  // Otherwise the checksums would keep nearly all of them from getting anywhere.
  return random.chance(0.8) ? withChecksums(Buffer.from(bytes)) : bytes;
}
