import type cv from '../../../src/index.js';
import { DTYPES } from '../contents.js';
import { array, EVERY_FORM, formed, formOf, row, type Row } from '../rows.js';
import { look, viewed } from './viewed.js';

type Mat = InstanceType<typeof cv.Mat>;

const rectangles: Row[] = (
  [
    [0, 0, 8, 6],
    [1, 2, 3, 4],
    [7, 5, 1, 1],
    [2, 0, 0, 3],
  ] as const
).flatMap(([x, y, width, height], i) =>
  [
    [6, 8],
    [6, 8, 3],
  ].flatMap((shape) => [
    ...viewed(
      `roi ${[x, y, width, height].join()} of [${shape.join()}]`,
      formed(formOf(i), 'uint8', shape, 'wide', 112),
      (a) => a.roi([x, y, width, height]),
      `a[${y}:${y + height}, ${x}:${x + width}]`,
    ),
  ]),
);

const lines: Row[] = EVERY_FORM.flatMap((form) =>
  [
    [6, 8],
    [6, 8, 3],
  ].flatMap((shape) => {
    const input = formed(form, 'float32', shape, 'wide', 113);
    const name = `${form} [${shape.join()}]`;
    return [
      ...viewed(`row ${name}`, input, (a) => a.row(2), 'a[2:3]'),
      ...viewed(`row -1 ${name}`, input, (a) => a.row(-1), 'a[-1:]'),
      ...viewed(`col ${name}`, input, (a) => a.col(3), 'a[:, 3:4]'),
      ...viewed(`channel ${name}`, input, (a) => a.channel(-1), shape.length === 3 ? 'a[..., -1]' : 'a'),
    ];
  }),
);

const RESHAPES: readonly (readonly [from: number[], to: number[]])[] = [
  [[6, 4], [24]],
  [
    [6, 4],
    [2, 3, 4],
  ],
  [
    [6, 4],
    [3, -1],
  ],
  [[6, 4], [-1]],
  [
    [2, 3, 4],
    [6, 4],
  ],
  [
    [2, 3, 4],
    [2, 12],
  ],
  [[12], [2, 1, 3, 2]],
  [
    [1, 6],
    [6, 1],
  ],
  [
    [0, 3],
    [3, 0],
  ],
];
const reshapes: Row[] = RESHAPES.flatMap(([from, to], i) => [
  ...viewed(
    `reshape [${from.join()}] to [${to.join()}]`,
    array(DTYPES[i % DTYPES.length]!, from, 'wide', 114),
    (a) => (i % 2 ? a.reshape(to) : a.reshape(...to)),
    `reshaped(a, ${to.join()})`,
  ),
]);
/** Views with gaps: numpy refuses exactly what strides cannot say. */
const GAPS: readonly (readonly [base: number[], text: string, to: number[]])[] = [
  [[6, 4], '::2', [3, 2, 2]],
  [[6, 4], ':, ::2', [2, 3, 2]],
  [[6, 4], ':, ::2', [12]],
  [[12], '::2', [2, 3]],
  [[12], '::-1', [3, 4]],
  [[12], '::-2', [6, 1]],
  [[6, 8], ':, 2:3', [6]],
];
const gappedReshapes: Row[] = GAPS.flatMap(([base, text, to]) =>
  viewed(
    `reshape '${text}' to [${to.join()}]`,
    array('uint8', base),
    (a) => a.slice(text).reshape(to),
    `reshaped(a[${text}], ${to.join()})`,
  ),
);
const refusedReshapes: Row[] = (
  [
    [[6, 4], ':, 1:3', [12]],
    [[6, 4], ':, ::-1', [24]],
    [[6, 4], '::2', [12]],
    [[6, 4], ':', [5, 5]],
    [[6, 4], ':', [-1, -1]],
    [[6, 4], ':', [5, -1]],
  ] as const
).map(([base, text, to]) =>
  row(
    `reshape '${text}' to [${to.join()}]`,
    { a: array('uint8', base) },
    (m) => m.a.slice(text).reshape(to),
    `reshaped(a[${text}], ${to.join()})`,
    { throws: true },
  ),
);

const AXES: readonly (readonly [shape: number[], axes?: number[]])[] = [
  [[5]],
  [[4, 7]],
  [
    [4, 7],
    [1, 0],
  ],
  [[2, 3, 4]],
  [
    [2, 3, 4],
    [2, 0, 1],
  ],
  [
    [2, 3, 4],
    [0, -1, 1],
  ],
  [
    [2, 3, 4, 5],
    [3, 1, 0, 2],
  ],
];
const transposes: Row[] = AXES.flatMap(([shape, axes], i) => {
  const input = formed(formOf(i), DTYPES[i % DTYPES.length]!, shape, 'wide', 115);
  const name = `[${shape.join()}] ${axes?.join()}`;
  return [
    ...viewed(`transpose ${name}`, input, (a) => a.transpose(axes), `a.transpose(${axes?.join() ?? ''})`),
    ...(axes ? [] : viewed(`T ${name}`, input, (a) => a.T, 'a.T')),
  ];
});

const ones = array('int32', [1, 3, 1, 4], 'wide', 116);
const extents: Row[] = [
  ...viewed('squeeze', ones, (a) => a.squeeze(), 'a.squeeze()'),
  ...viewed('squeeze 0', ones, (a) => a.squeeze(0), 'a.squeeze(0)'),
  ...viewed('squeeze -2', ones, (a) => a.squeeze(-2), 'a.squeeze(-2)'),
  ...viewed('squeeze [0, 2]', ones, (a) => a.squeeze([0, 2]), 'a.squeeze((0, 2))'),
  ...viewed('squeeze to no axis', array('uint8', [1, 1]), (a) => a.squeeze(), 'a.squeeze()'),
  ...[0, 1, 2, -1, -2].flatMap((axis) =>
    viewed(
      `expandDims ${axis}`,
      formed(formOf(axis + 2), 'uint16', [3, 4], 'wide', 117),
      (a) => a.expandDims(axis),
      `np.expand_dims(a, ${axis})`,
    ),
  ),
];

const flips: Row[] = EVERY_FORM.flatMap((form) => {
  const input = formed(form, 'int8', [4, 5, 3], 'wide', 118);
  return [
    ...viewed(`flip ${form}`, input, (a) => a.flip(), 'np.flip(a)'),
    ...viewed(`flip 0 ${form}`, input, (a) => a.flip(0), 'np.flip(a, 0)'),
    ...viewed(`flip -1 ${form}`, input, (a) => a.flip(-1), 'np.flip(a, -1)'),
    ...viewed(`flip [0, 1] ${form}`, input, (a) => a.flip([0, 1]), 'np.flip(a, (0, 1))'),
  ];
});

const splits: Row[] = (
  [
    [3, undefined],
    [[1, 4], undefined],
    [[2, 2, 9], 0],
    [2, 1],
    [[-1], 1],
    [[1], -1],
  ] as const
).flatMap(([sections, axis]) =>
  EVERY_FORM.map((form) =>
    row(
      `split ${JSON.stringify(sections)} axis ${axis} ${form}`,
      { a: formed(form, 'uint8', [6, 4, 3], 'wide', 119) },
      (m) => (axis === undefined ? m.a.split(sections) : m.a.split(sections, axis)).map(look),
      `[look(one) for one in np.split(a, ${JSON.stringify(sections)}, ${axis ?? 0})]`,
    ),
  ),
);

const refused: Row[] = (
  [
    ['split 4', (a) => a.split(4), 'np.split(a, 4)'],
    ['split along axis 3', (a) => a.split(1, 3), 'np.split(a, 1, 3)'],
    ['squeeze 0', (a) => a.squeeze(0), 'a.squeeze(0)'],
    ['squeeze 5', (a) => a.squeeze(5), 'a.squeeze(5)'],
    ['expandDims 4', (a) => a.expandDims(4), 'np.expand_dims(a, 4)'],
    ['flip 3', (a) => a.flip(3), 'np.flip(a, 3)'],
    ['flip [0, 0]', (a) => a.flip([0, 0]), 'np.flip(a, (0, 0))'],
    ['transpose [0, 1]', (a) => a.transpose([0, 1]), 'a.transpose(0, 1)'],
    ['transpose [0, 0, 1]', (a) => a.transpose([0, 0, 1]), 'a.transpose(0, 0, 1)'],
    ['channel 3', (a) => a.channel(3), 'a[..., 3]'],
  ] as [string, (mat: Mat) => unknown, string][]
).map(([name, run, python]) =>
  row(name, { a: array('uint8', [6, 4, 3]) }, (m) => run(m.a), python, { throws: true }),
);

export const views = {
  'roi, row, col, channel': [...rectangles, ...lines],
  reshape: [...reshapes, ...gappedReshapes, ...refusedReshapes],
  'transpose, T': transposes,
  'squeeze, expandDims': extents,
  flip: flips,
  split: splits,
  'views: refused': refused,
};
