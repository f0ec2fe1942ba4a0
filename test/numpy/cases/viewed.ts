import type cv from '../../../src/index.js';
import { row, type Input, type Row } from '../rows.js';

type Mat = InstanceType<typeof cv.Mat>;
type Look = (mat: Mat) => Mat;

/** What `look` of rules.py gives. */
export const look = (mat: Mat): unknown => [
  mat,
  mat.shape,
  mat.ndim,
  mat.size,
  mat.nbytes,
  mat.dtype,
  mat.strides.map((step, axis) => ((mat.shape[axis] ?? 0) > 1 && mat.size > 0 ? step : null)),
  mat.isContinuous,
];

/**
 * A view, by its elements and what it says of itself; then as a view: what is written to it is in the base, and what is
 * written to the base is in it.
 */
export function viewed(name: string, input: Input, view: Look, python: string): Row[] {
  const twice = `v = np.asarray(${python})`;
  const count = 'np.arange(v.size, dtype=F8).reshape(v.shape) - 3';
  return [
    row(name, { a: input }, (m) => look(view(m.a)), `look(np.asarray(${python}))`),
    row(
      `${name}, written to`,
      { a: input },
      (m) => {
        const v = view(m.a);
        v.assign(counted(v));
        return m.a;
      },
      `${twice}\nassign(v, ${count})\na`,
      { writes: true },
    ),
    row(
      `${name}, of a base written to`,
      { a: input },
      (m) => {
        const v = view(m.a);
        m.a.assign(counted(m.a));
        return v;
      },
      `${twice}\nassign(a, np.arange(a.size, dtype=F8).reshape(a.shape) - 3)\nv`,
      { writes: true },
    ),
  ];
}

/** -3, -2, ... in the shape of `mat`, as nested arrays, which cannot say the shape of nothing. */
function counted(mat: Mat): Parameters<Mat['assign']>[0] {
  if (mat.size === 0) return 0;
  let next = -3;
  const nest = (axes: readonly number[]): unknown => {
    const [size, ...rest] = axes;
    return size === undefined ? next++ : Array.from({ length: size }, () => nest(rest));
  };
  return nest(mat.shape) as Parameters<Mat['assign']>[0];
}
