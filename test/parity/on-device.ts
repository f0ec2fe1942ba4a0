import { calib3d } from './cases/calib3d.js';
import { coreArithmetic } from './cases/core-arithmetic.js';
import { coreArrays } from './cases/core-arrays.js';
import { coreLinear } from './cases/core-linear.js';
import { features2d } from './cases/features2d.js';
import { imgprocColor } from './cases/imgproc-color.js';
import { imgprocFilters } from './cases/imgproc-filters.js';
import { imgprocGeometry } from './cases/imgproc-geometry.js';
import { imgprocShapes } from './cases/imgproc-shapes.js';
import { photo } from './cases/photo.js';
import { video } from './cases/video.js';
import { ask } from './oracle.js';
import { compareWithCv2 } from './runner.js';
import { host, isCall, isItem, isList, make, type Case, type Value } from './values.js';

/** An array among the arguments, or a list of such, as UMats. */
function lift(value: Value): Value {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(lift);
  return ['image', 'random', 'numbers'].includes(value.kind) ? make('UMat', [value]) : value;
}

/** The compared calls of a case with UMats for their arrays; their results come back as Mats. */
function onDevice(value: Value): Value {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(onDevice);
  if (isItem(value)) return { ...value, of: onDevice(value.of) };
  if (!isCall(value) || value.construct || value.fn.startsWith('$')) return value;
  const options = Object.fromEntries(Object.entries(value.options).map(([name, one]) => [name, lift(one)]));
  return host({ ...value, args: value.args.map(lift), options });
}

/** Cases of functions that take arrays, on UMats. */
export const deviceCases = [
  ...[...coreArithmetic, ...coreArrays, ...coreLinear],
  ...[...imgprocFilters, ...imgprocGeometry, ...imgprocColor, ...imgprocShapes],
  ...[...calib3d, ...features2d, ...photo, ...video],
]
  .map((one): Case => ({ ...one, name: `${one.name}, on UMats`, value: onDevice(one.value) }))
  .filter(({ value }) => JSON.stringify(value).includes('"UMat"'));

/** Some parameters are Mats or vectors in C++: what cv2 refuses, this must refuse too. */
export function compareOnDevice(family: string, cases: readonly Case[]): void {
  const { answers } = ask(cases);
  compareWithCv2(
    family,
    cases.map((one, i): Case => {
      const refused = 'error' in (answers[i] ?? {}) && one.notes.skip === undefined;
      return refused ? { ...one, notes: { ...one.notes, throws: true } } : one;
    }),
  );
}
