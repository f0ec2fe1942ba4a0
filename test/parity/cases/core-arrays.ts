import { call, item, numbers, or, random, row, script, type Case } from '../values.js';
import { array, EVERY_DTYPE, FLOATS, FRUITS, FRUITS_GRAY, HOME, over } from './inputs.js';

const layout: Case[] = [
  ...over(EVERY_DTYPE, [1, 3], (dtype, channels) => row('flip', [array(dtype, channels), -1])),
  row('flip', [FRUITS, 0]),
  row('flip', [FRUITS, 1]),
  ...['ROTATE_90_CLOCKWISE', 'ROTATE_180', 'ROTATE_90_COUNTERCLOCKWISE'].map((code) =>
    row('rotate', [FRUITS, `cv.${code}`]),
  ),
  ...over(EVERY_DTYPE, [1, 4], (dtype, channels) => row('transpose', [array(dtype, channels)])),
  row('transposeND', [random('float32', [3, 4, 600], 1), [2, 0, 1]]),
  ...over(EVERY_DTYPE, [2], (dtype, channels) => row('repeat', [array(dtype, channels), 2, 3])),
  row('hconcat', [[FRUITS, call('flip', [FRUITS, 1])]]),
  row('hconcat', [[array('float64'), array('float64', 1, 2), array('float64', 1, 3)]]),
  row('vconcat', [[FRUITS_GRAY, call('flip', [FRUITS_GRAY, 0])]]),
  row('vconcat', [[array('int16', 3), array('int16', 3, 2)]]),
  ...['BORDER_CONSTANT', 'BORDER_REPLICATE', 'BORDER_REFLECT', 'BORDER_REFLECT_101', 'BORDER_WRAP'].map(
    (type) => row('copyMakeBorder', [HOME, 3, 5, 7, 9, `cv.${type}`], { value: [10, 20, 30] }),
  ),
  row('copyMakeBorder', [array('float64', 4), 1, 2, 3, 4, 'cv.BORDER_REFLECT']),
  row('borderInterpolate', [-7, 5, 'cv.BORDER_REFLECT_101']),
  row('borderInterpolate', [12, 5, 'cv.BORDER_WRAP']),
];

const channels: Case[] = [
  row('split', [FRUITS]),
  ...over(EVERY_DTYPE, [2, 4], (dtype, count) => row('split', [array(dtype, count)])),
  row('merge', [[FRUITS_GRAY, call('bitwise_not', [FRUITS_GRAY]), FRUITS_GRAY]]),
  ...over(EVERY_DTYPE, [1], (dtype) => row('merge', [[array(dtype, 1, 1), array(dtype, 1, 2)]])),
  row('extractChannel', [FRUITS, 1]),
  row('extractChannel', [array('float64', 4), 3]),
  row('insertChannel', [array('uint8'), array('uint8', 3, 2), 1]),
  row('insertChannel', [array('int32'), array('int32', 4, 2), 0]),
  row('mixChannels', [[FRUITS], [call('flip', [FRUITS, 0])], [0, 2, 1, 1, 2, 0]]),
];

const ordering: Case[] = [
  ...EVERY_DTYPE.map((dtype) => row('sort', [array(dtype), 'cv.SORT_EVERY_ROW'])),
  row('sort', [array('float32'), or('cv.SORT_EVERY_COLUMN', 'cv.SORT_DESCENDING')]),
  ...EVERY_DTYPE.map((dtype) => row('sortIdx', [random(dtype, [9, 7], 3), 'cv.SORT_EVERY_COLUMN'])),
  row('sortIdx', [array('float64'), or('cv.SORT_EVERY_ROW', 'cv.SORT_DESCENDING')]),
];

const chance: Case[] = [
  row('randu', [array('uint8', 3), 10, 200], {}, { seed: 7 }),
  row('randu', [array('float64'), -1, 1], {}, { seed: 7 }),
  row('randn', [array('float32'), 5, 2], {}, { seed: 11 }),
  row('randn', [array('int16', 2), [0, 100], [50, 5]], {}, { seed: 11 }),
  row('randShuffle', [array('uint8')], {}, { seed: 3 }),
  row('randShuffle', [array('int32', 2)], { iterFactor: 2 }, { seed: 3 }),
  script(
    'setRNGSeed, then randu twice',
    { seeded: call('setRNGSeed', [42]) },
    [call('randu', [array('int32'), -100, 100]), call('randu', [array('int32'), -100, 100])],
    { syncOnly: 'setRNGSeed has no twin: the generator is per thread' },
  ),
];

const transforms: Case[] = [
  ...FLOATS.flatMap((dtype) => [
    row('dft', [random(dtype, [30, 45], 1)]),
    row('dft', [random(dtype, [32, 32, 2], 1)], { flags: 'cv.DFT_SCALE' }),
    row('dft', [random(dtype, [15, 27], 1)], { flags: 'cv.DFT_COMPLEX_OUTPUT' }),
    row('idft', [random(dtype, [20, 24, 2], 2)], { flags: 'cv.DFT_REAL_OUTPUT' }),
    row('dct', [random(dtype, [16, 24], 1)]),
    row('idct', [random(dtype, [16, 24], 2)]),
    row('mulSpectrums', [random(dtype, [20, 24, 2], 1), random(dtype, [20, 24, 2], 2), 0], { conjB: true }),
  ]),
  row('dft', [random('float32', [32, 32], 1)], { flags: 'cv.DFT_ROWS', nonzeroRows: 8 }),
  row('getOptimalDFTSize', [1021]),
  row('transform', [FRUITS, numbers('float32', [2, 3], [0.1, 0.5, 0.4, 1, -1, 0.5])]),
  row('transform', [array('float64', 2), numbers('float64', [3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9])]),
  row('perspectiveTransform', [
    random('float32', [20, 1, 2], 1, [0, 100]),
    numbers('float64', [3, 3], [1, 0.1, 5, -0.2, 0.9, 3, 0.001, 0.002, 1]),
  ]),
  row('perspectiveTransform', [random('float64', [9, 1, 3], 1), random('float64', [4, 4], 5)]),
];

const CLUSTERS = call('vconcat', [
  [
    random('float32', [40, 2], 1, [0, 1]),
    random('float32', [40, 2], 2, [3, 4]),
    random('float32', [40, 2], 3, [6, 9]),
  ],
]);
const CRITERIA = [or('cv.TERM_CRITERIA_EPS', 'cv.TERM_CRITERIA_MAX_ITER'), 20, 0.01] as const;

const clusters: Case[] = [
  row('kmeans', [CLUSTERS, 3, null, CRITERIA, 5, 'cv.KMEANS_RANDOM_CENTERS'], {}, { seed: 5 }),
  row('kmeans', [CLUSTERS, 3, null, CRITERIA, 3, 'cv.KMEANS_PP_CENTERS'], {}, { seed: 5 }),
  row('batchDistance', [random('float32', [9, 16], 1), random('float32', [12, 16], 2), 'cv.CV_32F'], {
    K: 3,
  }),
  row('batchDistance', [random('uint8', [9, 32], 1), random('uint8', [12, 32], 2), 'cv.CV_32S'], {
    normType: 'cv.NORM_HAMMING',
    K: 2,
  }),
  script(
    'kmeans: the centres alone',
    { found: call('kmeans', [CLUSTERS, 2, null, CRITERIA, 2, 0]) },
    [item('$found', 2)],
    { seed: 8 },
  ),
];

export const coreArrays: Case[] = [
  ...layout,
  ...channels,
  ...ordering,
  ...chance,
  ...transforms,
  ...clusters,
];
