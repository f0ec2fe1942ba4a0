/** A protocol buffer's field: a number, a text, bytes or a message. */
export type Field = [number: number, value: number | string | Uint8Array | Field[]];

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
}

export function encode(fields: Field[]): number[] {
  return fields.flatMap(([number, value]) => {
    if (typeof value === 'number') return [...varint(number * 8), ...varint(value)];
    const bytes =
      typeof value === 'string'
        ? [...Buffer.from(value)]
        : value instanceof Uint8Array
          ? [...value]
          : encode(value);
    return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
  });
}

/** Packed 32-bit floats. */
export const floats = (values: readonly number[]): Uint8Array =>
  new Uint8Array(Float32Array.from(values).buffer);
