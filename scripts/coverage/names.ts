/**
 * How much of OpenCV is here: what the headers declare, what of it is bound, and what the installed cv2 has
 * that the loaded `cv` has not. `npm run coverage`
 */
import cv from '../../src/index.js';
import { boundByModule, unbound, type Tally } from './bound.js';
import { askCv2, missingNames, namesOf, ownerOf, type Missing, type NameKind } from './cv2.js';
import { declaredCounts, differences, kinds, theirs } from './declared.js';
import { readManifest } from './manifest.js';
import { groupBy, heading, printReasons, printTable } from './print.js';

const api = readManifest();

heading(`Declarations in the headers of OpenCV ${api.opencv}`);
const all = declaredCounts(api);
printTable([
  ['module', ...kinds],
  ...api.modules
    .filter(({ declared }) => kinds.some((kind) => declared[kind] > 0))
    .map(({ name, declared }) => [name, ...kinds.map((kind) => declared[kind])]),
  ['all', ...kinds.map((kind) => all[kind])],
  ...(api.opencv === theirs.opencv
    ? [["OpenCV's own parser", ...kinds.map((kind) => theirs.counts[kind])]]
    : []),
]);
if (api.opencv === theirs.opencv) {
  console.log();
  for (const { of, by, reason } of differences) console.log(`  ${by > 0 ? '+' : ''}${by} ${of}: ${reason}`);
}

heading('Bound');
const cell = ({ bound, all }: Tally): string => (bound === all ? `${all}` : `${bound} of ${all}`);
const modules = boundByModule(api);
const columns = ['functions', 'methods', 'properties', 'constants'] as const;
printTable([
  ['module', ...columns],
  ...[...modules]
    .filter(([, bound]) => columns.some((kind) => bound[kind].all > 0))
    .map(([name, bound]) => [name, ...columns.map((kind) => cell(bound[kind]))]),
  [
    'all',
    ...columns.map((kind) => {
      const tallies = [...modules.values()].map((bound) => bound[kind]);
      const sum = (part: keyof Tally): number => tallies.reduce((total, tally) => total + tally[part], 0);
      return cell({ bound: sum('bound'), all: sum('all') });
    }),
  ],
]);

heading('Not bound');
const left = unbound(api);
printReasons(
  left.map(({ module, paths, reason }) => ({ path: paths[0] ?? '', reason: `${module}: ${reason}` })),
);

const cv2 = askCv2();
const names = namesOf(cv2);
const missing = missingNames(cv, names, left);
heading(`cv2 ${cv2.version}, name by name`);
const classes = new Set(Object.keys(cv2.properties));
/** `dnn` of `dnn.Net.forward`. */
const namespaceOf = (path: string): string => {
  const owner = ownerOf(path);
  return classes.has(owner) ? namespaceOf(owner) : owner;
};
const nameKinds: NameKind[] = ['function', 'class', 'method', 'property', 'constant'];
const presence = (all: readonly { kind: NameKind }[], lost: readonly Missing[]): string[] =>
  nameKinds.map((kind) => {
    const count = all.filter((name) => name.kind === kind).length;
    return cell({ bound: count - lost.filter((name) => name.kind === kind).length, all: count });
  });
const lostByNamespace = groupBy(missing, ({ path }) => namespaceOf(path));
printTable([
  ['namespace', 'functions', 'classes', 'methods', 'properties', 'constants'],
  ...[...groupBy(names, ({ path }) => namespaceOf(path))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([namespace, all]) => [
      namespace === '' ? 'cv' : `cv.${namespace}`,
      ...presence(all, lostByNamespace.get(namespace) ?? []),
    ]),
  ['all', ...presence(names, missing)],
]);

heading('In cv2 and not here');
const missingPaths = new Set(missing.map(({ path }) => path));
// A class stands for its members.
const roots = missing.filter(({ path }) => !missingPaths.has(ownerOf(path)));
printReasons(roots.map(({ path, reason }) => ({ path, reason: reason ?? 'no reason known' })));
