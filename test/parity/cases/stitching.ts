import { call, item, make, matrix, random, row, script, zeros, type Case, type Value } from '../values.js';
import { chain, HALVES } from './stitching-chain.js';

/** Two overlapping pictures as the blenders and the seam finders take them. */
const CORNERS = [
  [0, 0],
  [60, 10],
];
const SIZES = [
  [100, 80],
  [100, 80],
];
const FIRST = random('uint8', [80, 100, 3], 1);
const SECOND = random('uint8', [80, 100, 3], 2, [100, 250]);
const FULL = call('rectangle', [zeros('uint8', [80, 100]), [2, 2, 96, 76], 255, -1]);
const FLOATS = [FIRST, SECOND].map((one) => call('divide', [one, [255, 255, 255, 255]], { dtype: 5 }));
const SHORTS = [random('int16', [80, 100, 3], 1, [0, 256]), random('int16', [80, 100, 3], 2, [0, 256])];

const whole: Case[] = [
  script(
    'Stitcher: settings',
    {
      stitcher: call('Stitcher.create', ['cv.STITCHER_PANORAMA']),
      a: call('$stitcher.setRegistrationResol', [0.5]),
      b: call('$stitcher.setSeamEstimationResol', [0.2]),
      c: call('$stitcher.setCompositingResol', [0.75]),
      d: call('$stitcher.setPanoConfidenceThresh', [0.7]),
      e: call('$stitcher.setWaveCorrection', [false]),
      f: call('$stitcher.setInterpolationFlags', ['cv.INTER_CUBIC']),
    },
    [
      ...['registrationResol', 'seamEstimationResol', 'compositingResol', 'panoConfidenceThresh'],
      ...['waveCorrection', 'interpolationFlags'],
    ].map((name) => call(`$stitcher.${name}`)),
  ),
  script(
    'Stitcher: step by step',
    { ...HALVES, stitcher: call('Stitcher_create', ['cv.STITCHER_SCANS']) },
    [
      call('$stitcher.estimateTransform', [['$left', '$right']]),
      call('$stitcher.composePanorama'),
      call('$stitcher.composePanorama', [['$right', '$left']]),
      call('$stitcher.workScale'),
    ],
    { seed: 1 },
  ),
];

const pieces: Case[] = [
  row('detail.calibrateRotatingCamera', [
    [0.1, 0.2, -0.15].map((turn) => {
      const rotation = item(call('Rodrigues', [matrix([[turn], [turn / 2], [0.05]])]), 0);
      const camera = matrix([
        [500, 0, 0],
        [0, 500, 0],
        [0, 0, 1],
      ]);
      const zero = zeros('float64', [3, 3]);
      const product = call('gemm', [camera, rotation, 1, zero, 0]);
      return call('gemm', [product, item(call('invert', [camera]), 1), 1, zero, 0]);
    }),
  ]),
  script(
    'detail.createWeightMap and normalizeUsingWeightMap',
    {
      mask: call('rectangle', [zeros('uint8', [40, 60]), [10, 5, 30, 30], 255, -1]),
      weight: zeros('float32', [40, 60]),
      picture: random('int16', [40, 60, 3], 5, [0, 256]),
    },
    [
      call('detail.createWeightMap', ['$mask', 0.02, '$weight']),
      call('detail.normalizeUsingWeightMap', ['$weight', '$picture']),
    ],
  ),
  script('detail.createLaplacePyr and restoreImageFromLaplacePyr', {}, [
    call('detail.createLaplacePyr', [SHORTS[0] ?? null, 3, [null, null, null, null]]),
    call('detail.restoreImageFromLaplacePyr', [
      call('detail.createLaplacePyr', [SHORTS[0] ?? null, 3, [null, null, null, null]]),
    ]),
  ]),
  row('detail.waveCorrect', [
    [0, 0.2, 0.4].map((turn) =>
      call('multiply', [item(call('Rodrigues', [matrix([[turn / 9], [turn], [0.1]], 'float32')]), 0), 1]),
    ),
    'cv.detail.WAVE_CORRECT_HORIZ',
  ]),
  row('detail.overlapRoi', [...CORNERS, ...SIZES, [0, 0, 1, 1]]),
  row('detail.resultRoi', [CORNERS, SIZES]),
  row('detail.resultRoi', [CORNERS, [FIRST, SECOND]]),
  row('detail.resultRoiIntersection', [CORNERS, SIZES]),
  row('detail.resultTl', [
    [
      [5, 9],
      [3, 12],
    ],
  ]),
  ...['createLaplacePyrGpu', 'restoreImageFromLaplacePyrGpu'].map((name) =>
    row(
      `detail.${name}`,
      name.startsWith('create') ? [SHORTS[0] ?? null, 2, [null, null, null]] : [SHORTS],
      {},
      { throws: true },
    ),
  ),
  row('detail.stitchingLogLevel'),
  script(
    'detail.selectRandomSubset and focalsFromHomography: what they find is lost, in cv2 too',
    {},
    [
      call('detail.selectRandomSubset', [2, 5, []]),
      call('detail.focalsFromHomography', [random('float64', [3, 3], 1), 0, 0, false, false]),
    ],
    { trivial: 'they give nothing' },
  ),
];

const compensators: Case[] = [
  ...['NO', 'GAIN', 'GAIN_BLOCKS', 'CHANNELS', 'CHANNELS_BLOCKS'].map((type) =>
    script(
      `detail.ExposureCompensator ${type}`,
      {
        compensator: call('detail.ExposureCompensator_createDefault', [
          `cv.detail.ExposureCompensator_${type}`,
        ]),
        fed: call('$compensator.feed', [CORNERS, [FIRST, SECOND], [FULL, FULL]]),
        gains: call('$compensator.getMatGains', [[]]),
      },
      [
        call('$compensator.apply', [0, [0, 0], FIRST, FULL]),
        call('$compensator.apply', [1, [60, 10], SECOND, FULL]),
        '$gains',
        call('$compensator.setMatGains', ['$gains']),
        call('$compensator.getMatGains', [[]]),
        call('$compensator.getUpdateGain'),
      ],
    ),
  ),
  ...(
    [
      ['GainCompensator', [2]],
      ['ChannelsCompensator', [2]],
      ['BlocksGainCompensator', [16, 16, 1]],
      ['BlocksChannelsCompensator', [16, 16, 1]],
    ] as const
  ).map(([name, args]) =>
    script(
      `detail.${name}`,
      {
        compensator: make(`detail.${name}`, args),
        ...(name.startsWith('Blocks')
          ? {
              pair: call('$compensator.setBlockSize', [20, 10]),
              size: call('$compensator.setBlockSize', [[24, 12]]),
            }
          : {}),
        fed: call('$compensator.feed', [CORNERS, [FIRST, SECOND], [FULL, FULL]]),
        gains: call('$compensator.getMatGains', [[]]),
        set: call('$compensator.setMatGains', ['$gains']),
      },
      [
        '$gains',
        call('$compensator.apply', [1, [60, 10], SECOND, FULL]),
        call('$compensator.getSimilarityThreshold'),
      ],
    ),
  ),
];

const seams: Case[] = [
  ...['NO', 'VORONOI_SEAM', 'DP_SEAM'].map((type) =>
    script(
      `detail.SeamFinder ${type}`,
      { finder: call('detail.SeamFinder_createDefault', [`cv.detail.SeamFinder_${type}`]) },
      [call('$finder.find', [FLOATS, CORNERS, [FULL, FULL]])],
      type === 'NO' ? { trivial: 'it leaves the masks' } : {},
    ),
  ),
  script(
    'detail.DpSeamFinder',
    { finder: make('detail.DpSeamFinder', ['COLOR']), set: call('$finder.setCostFunction', ['COLOR_GRAD']) },
    [call('$finder.find', [FLOATS, CORNERS, [FULL, FULL]])],
  ),
  ...['COST_COLOR', 'COST_COLOR_GRAD'].map((cost) =>
    script(
      `detail.GraphCutSeamFinder ${cost}`,
      { finder: make('detail.GraphCutSeamFinder', [cost, 5000, 500]) },
      // Its find loses the masks in cv2; here it is the base class's.
      '$finder',
    ),
  ),
];

const blending = (blender: Value): Record<string, Value> => ({
  blender,
  prepared: call('$blender.prepare', [[0, 0, 160, 90]]),
  first: call('$blender.feed', [SHORTS[0] ?? null, FULL, [0, 0]]),
  second: call('$blender.feed', [SHORTS[1] ?? null, FULL, [60, 10]]),
});

const blenders: Case[] = [
  ...['NO', 'FEATHER', 'MULTI_BAND'].flatMap((type) => [
    script(
      `detail.Blender ${type}`,
      blending(call('detail.Blender_createDefault', [`cv.detail.Blender_${type}`])),
      [call('$blender.blend', [null, null])],
      type === 'FEATHER' ? { trivial: 'it gets a sharpness of 0' } : {},
    ),
  ]),
  script(
    'detail.Blender: prepared for corners and sizes',
    {
      blender: call('detail.Blender.createDefault', ['cv.detail.Blender_NO']),
      prepared: call('$blender.prepare', [CORNERS, SIZES]),
      fed: call('$blender.feed', [SHORTS[0] ?? null, FULL, [0, 0]]),
    },
    [call('$blender.blend', [null, null])],
  ),
  script(
    'detail.FeatherBlender',
    { ...blending(make('detail.FeatherBlender', [0.05])), set: call('$blender.setSharpness', [0.1]) },
    [
      call('$blender.blend', [null, null]),
      call('$blender.sharpness'),
      call('$blender.createWeightMaps', [[FULL, FULL], CORNERS, []]),
    ],
  ),
  script(
    'detail.MultiBandBlender',
    {
      maker: make('detail.MultiBandBlender', [0, 4]),
      set: call('$maker.setNumBands', [3]),
      ...blending('$maker'),
    },
    [call('$blender.blend', [null, null]), call('$blender.numBands')],
  ),
  ...['AS_IS', 'CROP'].map((type) =>
    script(
      `detail.Timelapser ${type}`,
      {
        timelapser: call('detail.Timelapser_createDefault', [`cv.detail.Timelapser_${type}`]),
        started: call('$timelapser.initialize', [CORNERS, SIZES]),
        processed: call('$timelapser.process', [SHORTS[1] ?? null, FULL, [60, 10]]),
      },
      [call('$timelapser.getDst')],
    ),
  ),
];

const K = matrix(
  [
    [120, 0, 50],
    [0, 120, 40],
    [0, 0, 1],
  ],
  'float32',
);
const R = call('multiply', [item(call('Rodrigues', [matrix([[0.1], [0.2], [0.05]])]), 0), 1], { dtype: 5 });

const warpers: Case[] = ['plane', 'cylindrical', 'spherical', 'fisheye', 'mercator', 'affine'].map((type) =>
  script(
    `PyRotationWarper ${type}`,
    {
      warper: make('PyRotationWarper', [type, 90]),
      rotation:
        type === 'affine'
          ? matrix(
              [
                [1, 0.1, 2],
                [0, 1, 3],
                [0, 0, 1],
              ],
              'float32',
            )
          : R,
      warped: call('$warper.warp', [FIRST, K, '$rotation', 'cv.INTER_LINEAR', 'cv.BORDER_REFLECT']),
    },
    [
      call('$warper.warpPoint', [[10, 20.5], K, '$rotation']),
      call('$warper.buildMaps', [[100, 80], K, '$rotation']),
      '$warped',
      ...(type === 'affine'
        ? []
        : [
            call('$warper.warpBackward', [
              item('$warped', 1),
              K,
              '$rotation',
              'cv.INTER_LINEAR',
              'cv.BORDER_CONSTANT',
              [100, 80],
            ]),
          ]),
      call('$warper.warpRoi', [[100, 80], K, '$rotation']),
      call('$warper.getScale'),
    ],
  ),
);

const backwards: Case[] = [
  script(
    'PyRotationWarper: points backwards',
    { warper: make('PyRotationWarper', ['plane', 90]) },
    call('$warper.warpPointBackward', [[10, 20.5], K, R]),
    { throws: true },
  ),
];

export const stitching: Case[] = [
  ...whole,
  ...pieces,
  ...chain,
  ...compensators,
  ...seams,
  ...blenders,
  ...warpers,
  ...backwards,
];
