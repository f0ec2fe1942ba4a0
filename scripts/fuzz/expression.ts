/**
 * A value as source text of both languages, so that what is printed is what ran. Without `py` it cannot be
 * said in Python. The texts see `cv`, and in Python `cv2`, `np` and the helpers of `child.py`.
 */
export interface Expression {
  js: string;
  py?: string | undefined;
}

export const both = (text: string): Expression => ({ js: text, py: text });
export const jsOnly = (js: string): Expression => ({ js });

/** One that is built of others: in Python only if all of them are. */
export function compose(
  parts: readonly Expression[],
  js: (texts: string[]) => string,
  py: (texts: string[]) => string,
): Expression {
  const texts = parts.map((part) => part.py);
  return {
    js: js(parts.map((part) => part.js)),
    py: texts.every((text) => text !== undefined) ? py(texts) : undefined,
  };
}

export const list = (items: readonly Expression[]): Expression =>
  compose(
    items,
    (texts) => `[${texts.join(', ')}]`,
    (texts) => `(${texts.map((text) => `${text}, `).join('')})`,
  );

export function number(value: number): Expression {
  if (Number.isFinite(value)) return { js: String(value), py: Object.is(value, -0) ? '-0.0' : String(value) };
  return { js: String(value), py: `float('${String(value).replace('Infinity', 'inf')}')` };
}

/** In single quotes: the scripts stand between double ones in a shell. */
export function string(value: string): Expression {
  const inside = JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'");
  return both(`'${inside}'`);
}

export const boolean = (value: boolean): Expression => ({ js: String(value), py: value ? 'True' : 'False' });
export const absent: Expression = { js: 'null', py: 'None' };

export type DType = 'uint8' | 'int8' | 'uint16' | 'int16' | 'int32' | 'float32' | 'float64';

/** The same elements on both sides: OpenCV's generator makes them. */
export function randomMat(
  shape: readonly number[],
  dtype: DType,
  seed: number,
  range?: [low: number, high: number],
): Expression {
  const bounds = range === undefined ? '' : `, low: ${range[0]}, high: ${range[1]}`;
  return {
    js: `cv.Mat.random([${shape.join(', ')}], { dtype: '${dtype}', seed: ${seed}${bounds} })`,
    py: `random((${shape.join(', ')},), '${dtype}', ${seed}${range === undefined ? '' : `, ${range.join(', ')}`})`,
  };
}

/** All elements the same number. */
export const fullMat = (shape: readonly number[], value: number, dtype: DType): Expression => ({
  js: `cv.Mat.full([${shape.join(', ')}], ${value}, '${dtype}')`,
  py: `np.full((${shape.join(', ')},), ${number(value).py}, '${dtype}')`,
});

/** A view, by the text between numpy's brackets. */
export const slice = ({ js, py }: Expression, text: string): Expression => ({
  js: `${js}.slice('${text}')`,
  py: py === undefined ? undefined : `${py}[${text}]`,
});
