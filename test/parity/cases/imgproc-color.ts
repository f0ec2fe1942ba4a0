import { call, item, make, or, random, row, script, zeros, type Case } from '../values.js';
import { array, BUILDING_GRAY, FRUITS, FRUITS_GRAY, HOME, HOME_GRAY, SMALL } from './inputs.js';

/** Three channels in, three out, and back: `BGR2X` and `X2BGR`. */
const SPACES = ['HSV', 'HSV_FULL', 'HLS', 'HLS_FULL', 'Lab', 'Luv', 'YCrCb', 'YUV', 'XYZ'];
const TO = (space: string): string => `cv.COLOR_BGR2${space}`;
const FROM = (space: string): string => {
  const [name, full] = space.split('_');
  return `cv.COLOR_${name}2BGR${full === undefined ? '' : `_${full}`}`;
};

const conversions: Case[] = [
  ...SPACES.flatMap((space) => [
    row('cvtColor', [FRUITS, TO(space)]),
    row('cvtColor', [FRUITS, FROM(space)]),
    row('cvtColor', [array('float32', 3), TO(space)]),
    row('cvtColor', [random('float32', [23, 37, 3], 4, [0, 100]), FROM(space)]),
  ]),
  ...['BGR2GRAY', 'RGB2GRAY', 'BGR2RGB', 'BGR2BGRA'].flatMap((code) => [
    row('cvtColor', [FRUITS, `cv.COLOR_${code}`]),
    row('cvtColor', [array('uint16', 3), `cv.COLOR_${code}`]),
    row('cvtColor', [array('float32', 3), `cv.COLOR_${code}`]),
  ]),
  row('cvtColor', [FRUITS_GRAY, 'cv.COLOR_GRAY2BGR']),
  row('cvtColor', [FRUITS_GRAY, 'cv.COLOR_GRAY2BGRA']),
  row('cvtColor', [array('uint8', 4), 'cv.COLOR_BGRA2RGB']),
  row('cvtColor', [array('uint8', 4), 'cv.COLOR_RGBA2mRGBA']),
  row('cvtColor', [FRUITS, 'cv.COLOR_BGR2BGR565']),
  row('cvtColor', [call('cvtColor', [FRUITS, 'cv.COLOR_BGR2BGR555']), 'cv.COLOR_BGR5552BGR']),
  row('cvtColor', [FRUITS, 'cv.COLOR_BGR2YUV_I420']),
  row('cvtColor', [random('uint8', [36, 32], 3), 'cv.COLOR_YUV2BGR_NV12']),
  row('cvtColor', [random('uint8', [24, 32, 2], 3), 'cv.COLOR_YUV2BGR_YUY2']),
  row('cvtColor', [FRUITS_GRAY, 'cv.COLOR_BayerBG2BGR']),
  row('cvtColor', [FRUITS_GRAY, 'cv.COLOR_BayerGR2BGR_VNG']),
  row('cvtColor', [FRUITS, 'cv.COLOR_BGR2HSV'], { dst: call('flip', [FRUITS, 0]) }),
  row('cvtColor', [FRUITS_GRAY, 'cv.COLOR_GRAY2BGR', null, 4]),
  row('cvtColorTwoPlane', [
    random('uint8', [24, 32], 1),
    random('uint8', [12, 16, 2], 2),
    'cv.COLOR_YUV2BGR_NV21',
  ]),
  row('demosaicing', [FRUITS_GRAY, 'cv.COLOR_BayerRG2BGR_EA']),
  row('demosaicing', [array('uint16'), 'cv.COLOR_BayerGB2GRAY']),
  ...['COLORMAP_JET', 'COLORMAP_VIRIDIS', 'COLORMAP_TURBO', 'COLORMAP_HSV'].map((map) =>
    row('applyColorMap', [FRUITS_GRAY, `cv.${map}`]),
  ),
  row('applyColorMap', [FRUITS, random('uint8', [256, 1, 3], 4)]),
];

const HUE = item(call('split', [call('cvtColor', [FRUITS, 'cv.COLOR_BGR2HSV'])]), 0);
const histogram = (image: typeof FRUITS_GRAY): ReturnType<typeof call> =>
  call('calcHist', [[image], [0], null, [32], [0, 256]]);
const HISTOGRAMS = [histogram(FRUITS_GRAY), histogram(HOME_GRAY)];

const histograms: Case[] = [
  row('calcHist', [[FRUITS_GRAY], [0], null, [256], [0, 256]]),
  row('calcHist', [[FRUITS], [0, 1], null, [30, 32], [0, 180, 0, 256]]),
  row('calcHist', [[FRUITS], [0, 1, 2], null, [8, 8, 8], [0, 256, 0, 256, 0, 256]]),
  row('calcHist', [
    [array('float32', 2)],
    [1],
    call('compare', [random('uint8', [23, 37], 9), 99, 0]),
    [10],
    [0, 1],
  ]),
  row('calcHist', [[FRUITS_GRAY], [0], call('compare', [FRUITS_GRAY, 60, 'cv.CMP_GT']), [16], [0, 256]], {
    hist: histogram(FRUITS_GRAY),
    accumulate: false,
  }),
  row('calcBackProject', [[HUE], [0], call('calcHist', [[HUE], [0], null, [16], [0, 180]]), [0, 180], 0.01]),
  ...['CORREL', 'CHISQR', 'INTERSECT', 'BHATTACHARYYA', 'CHISQR_ALT', 'KL_DIV'].map((method) =>
    row('compareHist', [...HISTOGRAMS, `cv.HISTCMP_${method}`]),
  ),
  row('equalizeHist', [FRUITS_GRAY]),
  row('EMD', [random('float32', [8, 3], 1), random('float32', [7, 3], 2), 'cv.DIST_L2']),
  script('CLAHE', { clahe: call('createCLAHE', [2, [6, 5]]) }, [
    call('$clahe.apply', [BUILDING_GRAY]),
    call('$clahe.apply', [array('uint16')]),
    call('$clahe.getClipLimit'),
    call('$clahe.getTilesGridSize'),
    call('$clahe.setClipLimit', [4]),
    call('$clahe.apply', [FRUITS_GRAY]),
    call('$clahe.collectGarbage'),
  ]),
];

const MODEL = zeros('float64', [1, 65]);
const SEED = call('circle', [zeros('int32', [120, 160]), [30, 40], 5, 1, -1]);
const SEEDS = call('circle', [SEED, [120, 80], 9, 2, -1]);

/** Edges, and the direction and size of gradients. */
const FEATURES = [
  item(call('threshold', [random('uint8', [120, 160], 3), 40, 1, 'cv.THRESH_BINARY']), 1),
  random('float32', [120, 160, 2], 4, [-0.7, 0.7]),
  random('float32', [120, 160], 5),
] as const;

const segmentation: Case[] = [
  row('floodFill', [FRUITS, null, [250, 240], [0, 0, 255]], { loDiff: [9, 9, 9], upDiff: [12, 12, 12] }),
  row('floodFill', [FRUITS_GRAY, zeros('uint8', [482, 514]), [20, 20], 255], {
    loDiff: 5,
    upDiff: 5,
    flags: or(4, 'cv.FLOODFILL_FIXED_RANGE', 'cv.FLOODFILL_MASK_ONLY', 255 << 8),
  }),
  row('watershed', [SMALL, SEEDS]),
  row(
    'grabCut',
    [SMALL, zeros('uint8', [120, 160]), [20, 15, 110, 90], MODEL, MODEL, 1, 'cv.GC_INIT_WITH_RECT'],
    {},
    { seed: 1 },
  ),
  script(
    'segmentation_IntelligentScissorsMB',
    {
      tool: make('segmentation_IntelligentScissorsMB'),
      applied: call('$tool.applyImage', [SMALL]),
      built: call('$tool.buildMap', [[40, 60]]),
    },
    [call('$tool.getContour', [[130, 90]]), call('$tool.getContour', [[20, 20]], { backward: true })],
  ),
  ...(
    [
      ['setEdgeFeatureZeroCrossingParameters', [10], 'applyImage', [SMALL]],
      ['setEdgeFeatureCannyParameters', [32, 100, 3, true], 'applyImage', [SMALL]],
      ['setWeights', [0.3, 0.4, 0.3], 'applyImageFeatures', FEATURES],
    ] as const
  ).map(([setting, values, apply, args]) =>
    script(
      `segmentation_IntelligentScissorsMB: ${setting}, ${apply}`,
      {
        tool: make('segmentation_IntelligentScissorsMB'),
        limited: call('$tool.setGradientMagnitudeMaxLimit', [120]),
        set: call(`$tool.${setting}`, values),
        applied: call(`$tool.${apply}`, args),
        built: call('$tool.buildMap', [[40, 60]]),
      },
      [call('$tool.getContour', [[130, 90]])],
    ),
  ),
];

export const imgprocColor: Case[] = [
  ...conversions,
  ...histograms,
  ...segmentation,
  row('cvtColor', [HOME, 'cv.COLOR_BGR2GRAY']),
];
