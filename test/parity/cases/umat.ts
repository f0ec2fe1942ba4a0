import { call, host, item, make, random, script, type Case, type Value } from '../values.js';

const PICTURE = random('uint8', [12, 16, 3], 5);
const made = (...args: Value[]): Value => make('UMat', args);

/** UMat itself; `device.test.ts` has the functions that take it. */
export const umat: Case[] = [
  script('UMat: an empty one', { array: made() }, [call('$array.isContinuous'), call('$array.isSubmatrix')], {
    trivial: 'there is nothing in it',
  }),
  ...(
    [
      [3, 4, 'cv.CV_8UC3', [1, 2, 3, 4]],
      [[4, 3], 'cv.CV_32F', [7, 0, 0, 0]],
    ] as const
  ).map((args) =>
    script(`UMat: of sizes and a value ${JSON.stringify(args)}`, { array: made(...args) }, [
      call('$array.get'),
      call('$array.isContinuous'),
      item('$array', 'offset'),
    ]),
  ),
  script('UMat: of sizes alone', { array: made(3, 4, 'cv.CV_16SC2'), wide: made([4, 3], 'cv.CV_8U') }, [
    call('$array.isContinuous'),
    call('$wide.isSubmatrix'),
  ]),
  script(
    'UMat: views',
    {
      whole: made(PICTURE),
      shared: made('$whole'),
      rows: made('$whole', [2, 7]),
      part: made('$whole', [2, 7], [3, 9]),
      window: made('$whole', [3, 2, 5, 4]),
      ranges: made('$whole', [
        [1, 5],
        [2, 6],
      ]),
    },
    ['whole', 'shared', 'rows', 'part', 'window', 'ranges'].flatMap((name) => [
      call(`$${name}.get`),
      call(`$${name}.isContinuous`),
      call(`$${name}.isSubmatrix`),
      item(`$${name}`, 'offset'),
    ]),
  ),
  script(
    'UMat: a result written where it was passed',
    {
      whole: made(PICTURE),
      gray: made(12, 16, 'cv.CV_8U'),
      result: call('cvtColor', ['$whole', 'cv.COLOR_BGR2GRAY', '$gray']),
    },
    [host('$result'), call('$gray.get')],
  ),
];
