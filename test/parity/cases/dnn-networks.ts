import { encode, floats, type Field } from '../protobuf.js';
import { numbers, type Node } from '../values.js';

export const buffer = (content: readonly number[]): Node => numbers('uint8', [content.length], content);
/** Weights that no two channels share. */
const weights = (count: number, scale = 1): number[] =>
  Array.from({ length: count }, (_, i) => (((i * 7) % 11) - 5) * 0.05 * scale);

export const tensor = (name: string, dims: readonly number[], values: readonly number[]): Field[] => [
  ...dims.map((size): Field => [1, size]),
  [2, 1],
  [4, floats(values)],
  [8, name],
];
const described = (name: string, dims: readonly number[]): Field[] => [
  [1, name],
  [
    2,
    [
      [
        1,
        [
          [1, 1],
          [2, dims.map((size): Field => [1, [[1, size]]])],
        ],
      ],
    ],
  ],
];
const operator = (op: string, inputs: readonly string[], output: string, attributes: Field[] = []): Field => [
  1,
  [...inputs.map((name): Field => [1, name]), [2, output], [3, output], [4, op], ...attributes],
];

/** A convolution, its rectification, and the mean of each channel, in ONNX. */
export const ONNX = encode([
  [1, 6],
  [
    7,
    [
      operator('Conv', ['x', 'w'], 'conv', [
        [
          5,
          [
            [1, 'kernel_shape'],
            [8, 3],
            [8, 3],
            [20, 7],
          ],
        ],
        [
          5,
          [
            [1, 'pads'],
            [8, 1],
            [8, 1],
            [8, 1],
            [8, 1],
            [20, 7],
          ],
        ],
      ]),
      operator('Relu', ['conv'], 'relu'),
      operator('GlobalAveragePool', ['relu'], 'y'),
      [2, 'graph'],
      [5, tensor('w', [4, 3, 3, 3], weights(108))],
      [11, described('x', [1, 3, 12, 16])],
      [12, described('y', [1, 4, 1, 1])],
    ],
  ],
  [
    8,
    [
      [1, ''],
      [2, 11],
    ],
  ],
]);

/** Boxes of one class on a grid of 4 x 4, in Darknet's format. */
export const CFG = `[net]
width=32
height=32
channels=3

[convolutional]
filters=12
size=1
stride=8
pad=0
activation=linear

[yolo]
mask=0,1
anchors=8,9, 12,10
classes=1
num=2
`;
export const CFG_WEIGHTS = [
  ...new Uint8Array(Int32Array.from([0, 2, 0, 0, 0]).buffer),
  ...floats([...weights(12, 9), ...weights(36, 20)]),
];

const layers = (input: readonly number[], body: string): string =>
  `name: "net"\ninput: "data"\ninput_shape { ${input.map((size) => `dim: ${size}`).join(' ')} }\n${body}`;
export const POOLED = layers(
  [1, 3, 24, 32],
  'layer { name: "pool" type: "Pooling" bottom: "data" top: "pool" pooling_param { pool: MAX kernel_size: 3 stride: 2 } }\n',
);
/** Scores of four letters at each of 192 places. */
export const READER = layers(
  [1, 3, 16, 16],
  `layer { name: "shape" type: "Reshape" bottom: "data" top: "shape" reshape_param { shape { dim: 192 dim: 1 dim: 4 } } }
layer { name: "prob" type: "Softmax" bottom: "shape" top: "prob" softmax_param { axis: 2 } }
`,
);
const SLICED =
  'layer { name: "slice" type: "Slice" bottom: "data" top: "a" top: "b" top: "c" slice_param { axis: 1 } }\n';
export const EAST = layers(
  [1, 3, 32, 32],
  `${SLICED}layer { name: "geometry" type: "Concat" bottom: "a" bottom: "b" bottom: "c" bottom: "a" bottom: "b" top: "geometry" }
layer { name: "score" type: "Sigmoid" bottom: "c" top: "score" }
`,
);
export const DB = layers(
  [1, 3, 64, 64],
  `${SLICED}layer { name: "sum" type: "Eltwise" bottom: "a" bottom: "b" bottom: "c" top: "sum" eltwise_param { operation: MAX } }
`,
);

/** A network of one layer with weights, as Caffe's binary file and its description. */
export const CAFFE_TEXT = layers(
  [1, 6],
  'layer { name: "dense" type: "InnerProduct" bottom: "data" top: "dense" inner_product_param { num_output: 3 bias_term: false } }\n',
);
export const CAFFE_MODEL = encode([
  [1, 'net'],
  [
    100,
    [
      [1, 'dense'],
      [2, 'InnerProduct'],
      [3, 'data'],
      [4, 'dense'],
      [
        7,
        [
          [7, [[1, new Uint8Array([3, 6])]]],
          [5, floats(weights(18))],
        ],
      ],
    ],
  ],
]);

/** `y = relu(x)`, frozen by TensorFlow. */
export const TENSORFLOW = encode([
  [
    1,
    [
      [1, 'x'],
      [2, 'Placeholder'],
      [
        5,
        [
          [1, 'dtype'],
          [2, [[6, 1]]],
        ],
      ],
    ],
  ],
  [
    1,
    [
      [1, 'y'],
      [2, 'Relu'],
      [3, 'x'],
      [
        5,
        [
          [1, 'T'],
          [2, [[6, 1]]],
        ],
      ],
    ],
  ],
]);

/** Torch's text format: an array of 2 x 3, and a network of one layer. */
export const TORCH_ARRAY =
  '4\n1\n3\nV 1\n17\ntorch.FloatTensor\n2\n2 3\n3 1\n1\n4\n2\n3\nV 1\n18\ntorch.FloatStorage\n6\n1 2 3 4 5.5 6\n';
export const TORCH_NET =
  '4\n1\n3\nV 1\n13\nnn.Sequential\n3\n2\n1\n2\n7\nmodules\n3\n3\n1\n1\n1\n4\n4\n3\nV 1\n7\nnn.Tanh\n3\n5\n0\n';
