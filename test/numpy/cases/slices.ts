import type { SlicePart } from '../../../src/mat/types/views.js';
import { DTYPES } from '../contents.js';
import { array, formed, formOf, row, type Row } from '../rows.js';
import { viewed } from './viewed.js';

/** Python's text, and the same in parts. */
const SLICES: readonly (readonly [text: string, ...parts: SlicePart[]])[] = [
  ['0', 0],
  ['-1', -1],
  [':', null],
  ['1:4', [1, 4]],
  ['2:', [2]],
  [':-2', [null, -2]],
  ['-3:', [-3, null]],
  ['::2', [null, null, 2]],
  ['1::3', [1, null, 3]],
  ['::-1', [null, null, -1]],
  ['::-2', [null, null, -2]],
  ['4:1:-1', [4, 1, -1]],
  ['1:4:-1', [1, 4, -1]],
  ['5::-1', [5, null, -1]],
  [':-8:-1', [null, -8, -1]],
  ['-1:-4:-1', [-1, -4, -1]],
  ['3:3', [3, 3]],
  ['10:', [10, null]],
  ['-100:100', [-100, 100]],
  ['100:-100:-1', [100, -100, -1]],
  ['::100', [null, null, 100]],
];

/** Of a 6 x 7 x 5 array. */
const INDICES: readonly (readonly [text: string, ...parts: SlicePart[]])[] = [
  ['1, 2, 3', 1, 2, 3],
  ['1:4, ::2, 0', [1, 4], [null, null, 2], 0],
  [':, 1', null, 1],
  [':, :, 1:2', null, null, [1, 2]],
  ['..., 0', '...', 0],
  ['..., ::2', '...', [null, null, 2]],
  ['0, ...', 0, '...'],
  ['0, ..., -1', 0, '...', -1],
  ['...', '...'],
  ['1, 2, 3, ...', 1, 2, 3, '...'],
  ['None', 'None'],
  ['..., None', '...', 'None'],
  ['None, :, 2', 'None', null, 2],
  ['1:3, None, ::-2', [1, 3], 'None', [null, null, -2]],
  ['::-3, 5:0:-2, ::-1', [null, null, -3], [5, 0, -2], [null, null, -1]],
  ['2:4, 3:3', [2, 4], [3, 3]],
];

/** With an ellipsis, a position on each axis gives numpy's view without axes, in place of a number. */
const numpys = (text: string): string => (text.includes('...') ? `a[${text}]` : `a[${text}, ...]`);

const slices: Row[] = [
  ...SLICES.flatMap(([text, ...parts], i) =>
    [[8], [8, 3], [8, 2, 3]].flatMap((shape) => {
      const input = formed(formOf(i), DTYPES[i % DTYPES.length]!, shape, 'wide', 110);
      return [
        ...viewed(`[${shape.join()}] '${text}'`, input, (a) => a.slice(text), numpys(text)),
        ...viewed(`[${shape.join()}] in parts, ${text}`, input, (a) => a.slice(...parts), numpys(text)),
      ];
    }),
  ),
  ...INDICES.flatMap(([text, ...parts], i) => {
    const input = formed(formOf(i), DTYPES[i % DTYPES.length]!, [6, 7, 5], 'wide', 111);
    return [
      ...viewed(`'${text}'`, input, (a) => a.slice(text), numpys(text)),
      ...viewed(`in parts, ${text}`, input, (a) => a.slice(...parts), numpys(text)),
    ];
  }),
  ...viewed('nothing', array('uint8', [3, 4]), (a) => a.slice(), 'a[...]'),
  ...viewed(
    'texts beside parts',
    array('uint8', [6, 7, 5]),
    (a) => a.slice('1:3', [null, null, -1], '::2'),
    'a[1:3, ::-1, ::2]',
  ),
  ...viewed(
    'of a slice of a slice',
    array('int16', [20, 30]),
    (a) => a.slice('3:, ::-2').slice('::-3, 4:').slice('..., ::-1'),
    'a[3:, ::-2][::-3, 4:][..., ::-1]',
  ),
];

const refusedSlices: Row[] = [
  ['6'],
  ['-7'],
  ['0, 0, 0, 0'],
  [':, :, :, :'],
  ['..., ...'],
  ['::0'],
  ['0, 7'],
  ['1:2:3:4'],
  ['x'],
  ['1,,2'],
  ['1.5'],
].map(([text = '']) =>
  row(`'${text}'`, { a: array('uint8', [6, 7, 5]) }, (m) => m.a.slice(text), `a[${text}]`, { throws: true }),
);

export const slicing = { slice: slices, 'slice: refused': refusedSlices };
