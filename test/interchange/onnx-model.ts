import { encode, type Field } from '../parity/protobuf.js';

/** A model of one operator without attributes, by ONNX's own schema: `y = op(x, ..., x)` with float32 of any shape of so many axes. */
export function oneOperator(op: string, operands: number, axes: number): Uint8Array {
  const dims = Array.from({ length: axes }, (_, axis): Field => [1, [[2, `d${axis}`]]]);
  const value = (name: string): Field[] => [
    [1, name],
    [
      2,
      [
        [
          1,
          [
            [1, 1],
            [2, dims],
          ],
        ],
      ],
    ],
  ];
  const node: Field[] = [...Array.from({ length: operands }, (): Field => [1, 'x']), [2, 'y'], [4, op]];
  return Uint8Array.from(
    encode([
      [1, 8],
      [
        7,
        [
          [1, node],
          [2, 'graph'],
          [11, value('x')],
          [12, value('y')],
        ],
      ],
      [
        8,
        [
          [1, ''],
          [2, 13],
        ],
      ],
    ]),
  );
}
