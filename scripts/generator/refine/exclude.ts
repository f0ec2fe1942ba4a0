import type { Api } from '../model/api.js';
import { applyTable, callables, constants, matches, type Row } from './table.js';

/** `absentInCv2`: cv2 leaves it out too, so that PORTING.md need not tell. */
export type ExcludeRow = Row & { reason: string; absentInCv2?: true } &
  /** Of a callable the overloads that have the parameter, or all. */
  ({ callable: string; parameter?: string } | { constant: string } | { class: string });

const withVtk =
  "the windows that it is for are declared for Python only, and VTK, which comes with it, takes a quarter of the addon's start";

export const excludeRows: readonly ExcludeRow[] = [
  { module: 'core', constant: '__*', reason: 'only there to widen the enum' },
  { module: 'core', constant: 'detail.CV__*', absentInCv2: true, reason: 'an internal end mark' },
  {
    module: 'dnn',
    callable: 'dnn.Net.forwardAsync',
    reason: "its name is that of forward's twin, which works with every backend and gives a promise",
  },
  {
    module: 'face',
    callable: 'face.loadTrainingData',
    parameter: 'facePoints',
    reason: 'takes the memory of any array for that of a list of lists of points, and writes to it',
  },
  {
    module: 'ml',
    callable: 'ml.TrainData.getSample',
    reason: 'writes a whole sample through a pointer that the rules take for one number',
  },
  {
    module: 'ml',
    callable: 'ml.TrainData.getValues',
    reason: 'writes a whole column through a pointer that the rules take for one number',
  },
  {
    module: 'stitching',
    callable: 'detail.GraphCutSeamFinder.find',
    reason: "hides the base class's `find`, the same function, without saying that it writes to the masks",
  },
  {
    module: 'videoio',
    constant: 'CV__*',
    absentInCv2: true,
    reason: 'an internal end mark: it moves from version to version',
  },
  { module: 'viz', callable: '*', reason: withVtk },
  { module: 'viz', class: '*', reason: withVtk },
];

/** Marks what is not for scripts; it stays in the model, with the reason. */
export function exclude(api: Api, rows: readonly ExcludeRow[] = excludeRows): void {
  applyTable(api, 'exclude', rows, (row) => {
    const found = matching(api, row);
    for (const item of found) item.skip = row.reason;
    return found.length;
  });
}

function matching(api: Api, row: ExcludeRow): { skip?: string }[] {
  if ('callable' in row) {
    return [...callables(api, row.module)]
      .filter(({ path }) => matches(row.callable, path))
      .flatMap(({ overloads }) => overloads)
      .filter(
        ({ parameters }) =>
          row.parameter === undefined || parameters.some(({ name }) => name === row.parameter),
      );
  }
  if ('constant' in row) {
    return [...constants(api, row.module)]
      .filter(({ path }) => matches(row.constant, path))
      .map(({ constant }) => constant);
  }
  return api.classes.filter(
    ({ module, path }) => module === row.module && matches(row.class, path.join('.')),
  );
}
