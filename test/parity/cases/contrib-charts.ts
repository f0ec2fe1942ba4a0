import { call, item, make, numbers, random, script, type Case, type Value } from '../values.js';

/** The 24 patches of a Macbeth chart, RGB, row by row. */
const PATCHES = [
  [115, 82, 68],
  [194, 150, 130],
  [98, 122, 157],
  [87, 108, 67],
  [133, 128, 177],
  [103, 189, 170],
  [214, 126, 44],
  [80, 91, 166],
  [193, 90, 99],
  [94, 60, 108],
  [157, 188, 64],
  [224, 163, 46],
  [56, 61, 150],
  [70, 148, 73],
  [175, 54, 60],
  [231, 199, 31],
  [187, 86, 149],
  [8, 133, 161],
  [243, 243, 242],
  [200, 200, 200],
  [160, 160, 160],
  [122, 122, 121],
  [85, 85, 85],
  [52, 52, 52],
];
const CHART = PATCHES.reduce<Value>(
  (chart, [r = 0, g = 0, b = 0], i) =>
    call('rectangle', [chart, [100 + (i % 6) * 75, 94 + Math.floor(i / 6) * 75, 63, 63], [b, g, r], -1]),
  call('rectangle', [random('uint8', [480, 640, 3], 0, [180, 181]), [90, 80, 461, 321], [20, 20, 20], -1]),
);
const MEASURED = numbers(
  'float64',
  [24, 1, 3],
  PATCHES.flatMap(([r = 0, g = 0, b = 0]) => [(r * 0.9) / 255, (g * 0.8 + 10) / 255, (b * 0.7 + 5) / 255]),
);
const model = (name: string, steps: readonly (readonly [method: string, ...args: Value[]])[]): Case =>
  script(
    `ccm.ColorCorrectionModel: ${name}`,
    {
      model: make('ccm.ColorCorrectionModel', [MEASURED, 'cv.ccm.COLORCHECKER_Macbeth']),
      ...Object.fromEntries(
        steps.map(([method, ...args], i) => [`step${i}`, call(`$model.${method}`, args)]),
      ),
      run: call('$model.run'),
    },
    [
      call('$model.getCCM'),
      call('$model.getLoss'),
      call('$model.get_src_rgbl'),
      call('$model.get_dst_rgbl'),
      call('$model.getMask'),
      call('$model.getWeights'),
      call('$model.infer', [random('float64', [6, 7, 3], 2)]),
    ],
  );

export const contribCharts: Case[] = [
  ...['_create', '.create'].map((create) =>
    script(
      `mcc.CCheckerDetector${create}`,
      {
        chart: CHART,
        detector: call(`mcc.CCheckerDetector${create}`),
        found: call('$detector.process', ['$chart', 'cv.mcc.MCC24']),
        checker: call('$detector.getBestColorChecker'),
        draw: call(`mcc.CCheckerDraw${create}`, ['$checker']),
        list: call('$detector.getListColorChecker'),
        listed: item('$list', 0),
      },
      [
        '$found',
        call('$checker.getBox'),
        call('$checker.getChartsRGB'),
        call('$checker.getChartsYCbCr'),
        call('$checker.getCost'),
        call('$checker.getCenter'),
        call('$checker.getTarget'),
        call('$listed.getBox'),
        call('$draw.draw', ['$chart']),
      ],
    ),
  ),
  script(
    'mcc.CCheckerDetector: in a region',
    {
      detector: call('mcc.CCheckerDetector_create'),
      net: call('$detector.setNet', [make('dnn.Net')]),
      found: call('$detector.processWithROI', [CHART, 'cv.mcc.MCC24', [[40, 40, 580, 420]]]),
      checker: call('$detector.getBestColorChecker'),
    },
    ['$net', '$found', call('$checker.getBox'), call('$checker.getChartsRGB')],
  ),
  script(
    'mcc.CChecker: what is set',
    {
      checker: call('mcc.CChecker.create'),
      target: call('$checker.setTarget', ['cv.mcc.SG140']),
      rgb: call('$checker.setChartsRGB', [random('float64', [24, 3], 1)]),
      ycbcr: call('$checker.setChartsYCbCr', [random('float64', [24, 3], 2)]),
      cost: call('$checker.setCost', [0.25]),
      center: call('$checker.setCenter', [[3.5, 4.25]]),
      set: call('$checker.setBox', [
        [
          [1, 2],
          [30, 3],
          [31, 40],
          [2, 41],
        ],
      ]),
    },
    [
      call('$checker.getBox'),
      call('$checker.getTarget'),
      call('$checker.getChartsRGB'),
      call('$checker.getChartsYCbCr'),
      call('$checker.getCost'),
      call('$checker.getCenter'),
    ],
  ),
  model('as it is', []),
  model('4x3', [['setCCM_TYPE', 'cv.ccm.CCM_4x3']]),
  model('set up', [
    ['setColorSpace', 'cv.ccm.COLOR_SPACE_sRGB'],
    ['setDistance', 'cv.ccm.DISTANCE_CIE76'],
    ['setLinear', 'cv.ccm.LINEARIZATION_GAMMA'],
    ['setLinearGamma', 2],
    ['setLinearDegree', 2],
    ['setSaturatedThreshold', 0.05, 0.95],
    ['setWeightsList', random('float64', [24, 1], 6, [0.5, 1])],
    ['setWeightCoeff', 1.5],
    ['setInitialMethod', 'cv.ccm.INITIAL_METHOD_LEAST_SQUARE'],
    ['setMaxCount', 200],
    ['setEpsilon', 1e-4],
  ]),
];
