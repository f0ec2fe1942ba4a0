/**
 * Names, argument order, optional parts and results of every callable, every class's properties and every
 * constant of the installed cv2, against the model. What differs is a row with a reason; a row that is no
 * longer true fails too.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Api, Func, Overload, Parameter } from '../../scripts/generator/model/api.js';
import { readApi } from '../../scripts/generator/model/read.js';
import { refine } from '../../scripts/generator/refine/apply.js';
import { matches } from '../../scripts/generator/refine/table.js';
import { python, readJson } from './oracle.js';

interface Cv2 {
  version: string;
  callables: Record<string, string[]>;
  properties: Record<string, string[]>;
  bases: Record<string, string>;
  constants: string[];
}

/** `only` says which side has it; where both have it, they differ. */
interface Difference {
  path: string;
  only?: 'cv2' | 'ours';
  reason: string;
}

const handWritten = 'written by hand in cv2: no header declares it';
const address = 'the address of an OpenCL object, for libraries of Python that take it';
const nested = 'written by hand in cv2, whose words for it do not nest the optional arguments';
const noHeader = 'from a header of the Python bindings that is not installed';

const callableRows: Difference[] = [
  { path: 'UMat*context', only: 'cv2', reason: address },
  { path: 'UMat*queue', only: 'cv2', reason: address },
  { path: 'UMat.get', reason: 'cv2 hides the flags' },
  { path: 'createButton', reason: nested },
  { path: 'setMouseCallback', reason: nested },
  {
    path: 'dnn_*registerLayer',
    reason: 'its docstring has another name, and `class`, a keyword of C++, is `cls` here',
  },
  ...['imread', 'imdecode'].map((path) => ({
    path,
    reason: 'ours take `maxPixels`, `maxBytes` and `fit` besides',
  })),
  { path: 'imreadmulti', reason: 'ours takes `maxPixels` and `maxBytes` besides' },
  ...['imencode', 'imwrite'].map((path) => ({
    path,
    reason: 'ours take `quality` and other options by name besides',
  })),
  { path: 'imageInfo', only: 'ours', reason: 'ours: what a header tells' },
  { path: 'imageLimits', only: 'ours', reason: "ours: OpenCV's limits, set at run time" },
  { path: 'viz.*', only: 'cv2', reason: noHeader },
  { path: 'viz_*', only: 'cv2', reason: noHeader },
  { path: '_registerMatType', only: 'cv2', reason: handWritten },
  { path: 'error.*', only: 'cv2', reason: "fields of the exception class; ours are CvError's" },
  {
    path: 'rgbd.Odometry_DEFAULT_*',
    only: 'ours',
    reason:
      'static; cv2 takes `static inline` for no more than `inline`, and makes them methods of an object',
  },
  { path: 'FileNode.items', only: 'ours', reason: "C++'s iterator, which nobody can wrap as it is" },
  { path: 'FileNode.value', only: 'ours', reason: "C++'s operators, which nobody can wrap as they are" },
  {
    path: 'ximgproc.BrightEdges',
    only: 'ours',
    reason: 'its header begins with a byte order mark, which hides all of it from the parser of cv2',
  },
];

const propertyRows: Difference[] = [
  { path: 'viz*', only: 'cv2', reason: noHeader },
  { path: 'error', only: 'cv2', reason: handWritten },
  { path: 'Moments', only: 'ours', reason: 'CV_EXPORTS_W_MAP: a plain object, no class' },
  {
    path: 'kinfu*VolumeParams',
    reason: 'the parser of cv2 loses `unitResolution`, because of its initialiser in braces',
  },
  {
    path: '*_*.*',
    only: 'cv2',
    reason: 'a nested class below the second name of its outer class, which is the same object',
  },
];

const baseRows: Difference[] = [
  ...propertyRows.filter((row) => row.only !== undefined),
  {
    path: 'Feature2D',
    reason: 'declared twice under an #if: the parser of cv2 fuses both and loses the base',
  },
  { path: 'detail*GraphCutSeamFinder', reason: 'cv2 looks at the first base only, which is not wrapped' },
];

const constantRows: Difference[] = [
  { path: 'viz.*', only: 'cv2', reason: noHeader },
  {
    path: 'hdf.HDF5_*',
    only: 'ours',
    reason: 'after `CV_WRAP enum` the parser of cv2 does not look for constants',
  },
  {
    path: 'ppf_match_3d.ICP_*',
    only: 'ours',
    reason: 'after `CV_WRAP enum` the parser of cv2 does not look for constants',
  },
  {
    path: 'line_descriptor.D*',
    only: 'ours',
    reason: 'after `CV_PROP_RW enum` the parser of cv2 does not look for constants',
  },
  { path: 'ximgproc.RO_*', only: 'ours', reason: 'in a `typedef enum`, which the parser of cv2 skips' },
  {
    path: 'flann.*',
    only: 'ours',
    reason: 'of flann/defines.h, which cv2 does not read: scripts write these as numbers',
  },
  { path: 'CV_16F*', only: 'ours', reason: 'the element type is there, cv2 does not name it yet' },
  { path: '__UMAT*', only: 'cv2', reason: 'only there to widen the enum: excluded' },
];

const pythonKeywords = new Set(['from', 'in', 'is', 'lambda', 'not', 'pass', 'print', 'with']);

/** `threshold(src, thresh, maxval, type[, dst]) -> retval, dst`. */
function signature(name: string, { parameters, args, required, results }: Overload): string {
  const nameOf = (parameter: Parameter | undefined): string => {
    const own = parameter?.name ?? 'retval';
    return pythonKeywords.has(own) ? `${own}_` : own;
  };
  const names = args.map((index) => nameOf(parameters[index]));
  const optional = names.slice(required).map((argument) => `[, ${argument}`);
  const list = names.slice(0, required).join(', ') + optional.join('') + ']'.repeat(optional.length);
  return `${name}(${list}) -> ${results.map((index) => nameOf(parameters[index])).join(', ') || 'None'}`;
}

/** cv2 lists a signature once, however many overloads share it: so the twins for UMat and GpuMat do not show. */
function signaturesOf(api: Api): Map<string, string> {
  const found = new Map<string, Set<string>>();
  const add = (path: string[], { name, overloads }: Func): void => {
    const key = [...path, name].join('.');
    const signatures = overloads.map((overload) => signature(name, overload));
    found.set(key, new Set([...(found.get(key) ?? []), ...signatures]));
  };
  for (const { path, functions } of api.namespaces) for (const func of functions) add(path, func);
  for (const { path, aliases, methods, statics } of api.classes) {
    for (const place of [path, ...aliases]) for (const func of [...methods, ...statics]) add(place, func);
  }
  return new Map([...found].map(([path, signatures]) => [path, [...signatures].join('\n')]));
}

function propertiesOf(api: Api): Map<string, string> {
  return new Map(
    api.classes.flatMap(({ path, aliases, properties }) =>
      [path, ...aliases].map((place) => [
        place.join('.'),
        sorted(properties.map((property) => property.name)),
      ]),
    ),
  );
}

/** Python's classes without a base derive from `object`. */
function basesOf(api: Api): Map<string, string> {
  const byId = new Map(api.classes.map((item) => [item.id, item.path.join('.')]));
  return new Map(
    api.classes.flatMap(({ path, aliases, base }) =>
      [path, ...aliases].map((place) => [place.join('.'), byId.get(base ?? '') ?? 'builtins.object']),
    ),
  );
}

function constantsOf(api: Api): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, enums } of api.namespaces) {
    const bound = enums.flatMap((item) => item.constants).filter((constant) => constant.skip === undefined);
    for (const name of bound.flatMap((constant) => constant.names)) found.set([...path, name].join('.'), '');
  }
  return found;
}

function sorted(names: string[]): string {
  return [...names].sort().join(', ');
}

/** Compares name by name; a difference must match a row, and a row a difference. */
function compare(
  what: string,
  ours: Map<string, string>,
  theirs: Map<string, string>,
  rows: Difference[],
): void {
  const used = new Set<Difference>();
  const unexplained: string[] = [];
  let agree = 0;
  let explained = 0;
  const paths = new Set([...theirs.keys(), ...ours.keys()]);
  for (const path of paths) {
    const [our, their] = [ours.get(path), theirs.get(path)];
    if (our === their) {
      agree++;
      continue;
    }
    const only = our === undefined ? 'cv2' : their === undefined ? 'ours' : undefined;
    const row = rows.find((candidate) => candidate.only === only && matches(candidate.path, path));
    if (row) {
      used.add(row);
      explained++;
    } else {
      unexplained.push(`${path}\n  ours: ${our ?? 'none'}\n  cv2:  ${their ?? 'none'}`);
    }
  }
  console.log(`${what}: ${agree} of ${paths.size} agree, ${explained} differ for a known reason`);
  assert.deepEqual(unexplained, []);
  assert.deepEqual(
    rows.filter((row) => !used.has(row)),
    [],
    'rows that explain nothing',
  );
}

let api: Api;
let cv2: Cv2;

before(() => {
  api = refine(readApi([process.env.OPENCV_INCLUDE ?? '/usr/include/opencv4']));
  cv2 = python('signatures.py', {}, (folder) => readJson(join(folder, 'signatures.json')) as Cv2);
  assert.equal(api.opencv, cv2.version, 'cv2 must be of the same version as the headers');
});

test('signatures of functions and methods', () => {
  const theirs = new Map(Object.entries(cv2.callables).map(([path, lines]) => [path, lines.join('\n')]));
  compare('signatures', signaturesOf(api), theirs, callableRows);
});

test('properties of classes', () => {
  const theirs = new Map(Object.entries(cv2.properties).map(([path, names]) => [path, sorted(names)]));
  compare('properties', propertiesOf(api), theirs, propertyRows);
});

test('bases of classes', () => {
  compare('bases', basesOf(api), new Map(Object.entries(cv2.bases)), baseRows);
});

test('names of constants', () => {
  compare('constants', constantsOf(api), new Map(cv2.constants.map((path) => [path, ''])), constantRows);
});
