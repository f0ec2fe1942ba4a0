import { DTYPES } from '../contents.js';
import { EVERY_FORM, formed, formOf, row, type Row } from '../rows.js';

const SHAPES = [[6], [3, 5], [2, 3, 4], [2, 1, 2, 3], [1], [0], [2, 0]];

const nested: Row[] = DTYPES.flatMap((dtype, i) =>
  SHAPES.flatMap((shape, j) => {
    const inputs = { a: formed(formOf(i + j), dtype, shape, 'special', 150) };
    const name = `${dtype} [${shape.join()}]`;
    return [
      row(`toArray ${name}`, inputs, (m) => m.a.toArray(), 'a.tolist()'),
      row(
        `toJSON ${name}`,
        inputs,
        (m) => {
          const { shape: sizes, dtype: type, data } = m.a.toJSON();
          return [sizes, type, data];
        },
        '[list(a.shape), a.dtype.name, a.tolist()]',
      ),
    ];
  }),
);

const iterated: Row[] = EVERY_FORM.flatMap((form, i) =>
  [[5], [4, 3], [3, 4, 3]].map((shape) =>
    row(
      `${form} [${shape.join()}]`,
      { a: formed(form, DTYPES[i % DTYPES.length]!, shape, 'wide', 151) },
      (m) => [...m.a] as unknown[],
      shape.length === 1 ? 'a.tolist()' : 'list(a)',
    ),
  ),
);

const elements: Row[] = DTYPES.flatMap((dtype, i) =>
  EVERY_FORM.map((form) =>
    row(
      `${dtype} ${form}`,
      { a: formed(form, dtype, [4, 5, 3], 'special', 152 + i) },
      (m) => [m.a.at(1, 2, 0), m.a.at(-1, -5, -1), m.a.at(3, 1)],
      '[float(a[1, 2, 0]), float(a[-1, -5, -1]), a[3, 1].tolist()]',
    ),
  ),
);

/** What is claimed of the text: rows under each other, brackets as numpy's; and of integers every character but spaces. */
const printed: Row[] = DTYPES.filter((dtype) => !dtype.startsWith('float')).flatMap((dtype, i) =>
  [[4], [3, 4], [2, 3, 2]].flatMap((shape) =>
    (['wide', 'small'] as const).map((content) =>
      row(
        `${dtype} [${shape.join()}] ${content}`,
        { a: formed(formOf(i), dtype, shape, content, 160) },
        (m) => tokens(m.a.toString()),
        "np.array2string(a, separator=' ').replace('[', ' [ ').replace(']', ' ] ').split()",
      ),
    ),
  ),
);
const tokens = (text: string): string[] =>
  text.replace(/[[\]]/g, ' $& ').replaceAll(',', ' ').trim().split(/\s+/);

const aligned: Row[] = DTYPES.flatMap((dtype, i) =>
  [
    [3, 4],
    [40, 50, 3],
    [1200, 1300],
  ].map((shape) =>
    row(
      `${dtype} [${shape.join()}]`,
      { a: formed(formOf(i), dtype, shape, 'wide', 161) },
      (m) => {
        const text = m.a.toString();
        const rows = text.split('\n').filter((line) => !/^\s*\.\.\.,?$/.test(line));
        const widths = new Set(rows.map((line) => line.replace(/[\],\s]*$/, '').length));
        return [widths.size, text.length < 5000, text.includes('...')];
      },
      shape.length === 2 && shape[0] === 3 ? '[1, True, False]' : '[1, True, True]',
    ),
  ),
);

export const looking = {
  'toArray, toJSON': nested,
  iteration: iterated,
  at: elements,
  'toString: the elements of integers': printed,
  'toString: aligned and short': aligned,
};
