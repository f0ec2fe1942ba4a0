import { join } from 'node:path';
import { python, readJson } from '../../test/parity/oracle.js';
import type { Unbound } from './bound.js';
import { lookup } from './loaded.js';

/** What `test/parity/signatures.py` tells of the installed cv2. */
export interface Cv2 {
  version: string;
  /** Signatures of functions and methods by path, as their docstrings give them. */
  callables: Record<string, string[]>;
  /** Classes with their own properties; by each path, where one has several. */
  properties: Record<string, string[]>;
  constants: string[];
}

export type NameKind = 'class' | 'function' | 'method' | 'property' | 'constant';

export interface Name {
  path: string;
  kind: NameKind;
}

export function askCv2(): Cv2 {
  return python('signatures.py', {}, (folder) => readJson(join(folder, 'signatures.json')) as Cv2);
}

export function ownerOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

/** Every name that cv2 has, at every place where it has it. */
export function namesOf({ callables, properties, constants }: Cv2): Name[] {
  const classes = new Set(Object.keys(properties));
  return [
    ...[...classes].map((path): Name => ({ path, kind: 'class' })),
    ...Object.keys(callables).map((path): Name => ({
      path,
      kind: classes.has(ownerOf(path)) ? 'method' : 'function',
    })),
    ...Object.entries(properties).flatMap(([owner, names]) =>
      names.map((name): Name => ({ path: `${owner}.${name}`, kind: 'property' })),
    ),
    ...constants.map((path): Name => ({ path, kind: 'constant' })),
  ];
}

/** What cv2 has beyond the headers, and what is otherwise here. */
const reasons: readonly (readonly [names: RegExp, reason: string])[] = [
  [/^(viz\b|viz_)/, 'a toolkit for windows that is declared for Python only'],
  [/^_registerMatType$/, "a part of the Python package's own making"],
  [/^UMat[._](context|queue)$/, 'the address of an OpenCL object, for libraries of Python that take it'],
  [/^error\b/, 'here it is CvError'],
  [/^__UMAT_USAGE_FLAGS_32BIT$/, 'only there to widen the enum'],
];

export interface Missing extends Name {
  /** Undefined for a name that should be here. */
  reason: string | undefined;
}

/** What cv2 has and the loaded `cv` has not. */
export function missingNames(cv: object, names: readonly Name[], left: readonly Unbound[]): Missing[] {
  const skipped = new Map(left.flatMap(({ paths, reason }) => paths.map((path) => [path, reason])));
  return names
    .filter(({ path, kind }) => lookup(cv, path, kind) === undefined)
    .map((name) => {
      const known = reasons.find(([pattern]) => pattern.test(name.path))?.[1];
      return { ...name, reason: known ?? skipped.get(name.path) };
    });
}
