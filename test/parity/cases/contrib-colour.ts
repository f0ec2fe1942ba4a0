import {
  call,
  item,
  make,
  numbers,
  random,
  row,
  script,
  trained,
  zeros,
  type Case,
  type Value,
} from '../values.js';
import { FRUITS, HOME, SMALL, SMALL_GRAY } from './inputs.js';

const TINY = call('resize', [FRUITS, [40, 30]], { interpolation: 'cv.INTER_AREA' });
const photos: Case[] = [
  // INPAINT_SHIFTMAP gives another result in each process, in cv2 too.
  script(
    'xphoto.inpaint',
    {
      dst: call('flip', [TINY, 0]),
      mask: call('rectangle', [call('bitwise_not', [zeros('uint8', [30, 40])]), [15, 12, 6, 5], 0, -1]),
      done: call('xphoto.inpaint', [TINY, '$mask', '$dst', 'cv.xphoto.INPAINT_FSR_FAST']),
    },
    ['$dst'],
  ),
  script('xphoto.LearningBasedWB', { balance: call('xphoto.createLearningBasedWB') }, [
    call('$balance.extractSimpleFeatures', [FRUITS]),
    call('$balance.balanceWhite', [FRUITS]),
  ]),
  // Patented: OpenCV is built without them.
  row('xphoto.bm3dDenoising', [SMALL_GRAY], {}, { throws: true }),
  row('xphoto.createTonemapDurand', [], {}, { throws: true }),
  ...[['autoscaling', []] as const, ['contrastStretching', [60, 20, 180, 230]] as const].map(([name, rest]) =>
    script(
      `intensity_transform.${name}`,
      {
        picture: call('flip', [SMALL, 1]),
        done: call(`intensity_transform.${name}`, [SMALL, '$picture', ...rest]),
      },
      ['$picture'],
    ),
  ),
  row('intensity_transform.BIMEF', [SMALL]),
  row('intensity_transform.BIMEF2', [SMALL, 2, 0.5, -0.33, 1.1]),
  row('alphamat.infoFlow', [
    TINY,
    call('rectangle', [
      call('rectangle', [zeros('uint8', [30, 40]), [5, 5, 30, 20], 128, -1]),
      [14, 10, 12, 10],
      255,
      -1,
    ]),
  ]),
  script('hfs.HfsSegment', { segment: call('hfs.HfsSegment_create', [120, 160]) }, [
    call('$segment.performSegmentCpu', [SMALL]),
    call('$segment.performSegmentCpu', [SMALL, false]),
    call('$segment.performSegmentGpu', [SMALL]),
  ]),
];

const BLURRED = call('GaussianBlur', [HOME, [5, 5], 1]);
const [MODEL, RANGE] = ['model', 'range'].map((name) => trained(`quality/brisque_${name}_live.yml`));

const quality: Case[] = [
  row('quality.QualityBRISQUE_compute', [HOME, MODEL ?? '', RANGE ?? '']),
  ...['MSE', 'PSNR', 'SSIM', 'GMSD'].flatMap((name) => [
    ...['_create', '.create'].map((create) =>
      script(
        `quality.Quality${name}${create}`,
        { quality: call(`quality.Quality${name}${create}`, [HOME]) },
        [
          // cv2 makes a list of the image for QualityMSE's own method, and OpenCV refuses that.
          ...(name === 'MSE' ? [] : [call('$quality.compute', [BLURRED]), call('$quality.getQualityMap')]),
          call('$quality.empty'),
          call('$quality.clear'),
          call('$quality.empty'),
        ],
      ),
    ),
  ]),
  ...['_', '.'].flatMap((dot) => [
    row(`quality.QualityBRISQUE${dot}computeFeatures`, [HOME]),
    script(
      `quality.QualityBRISQUE${dot}create`,
      { quality: call(`quality.QualityBRISQUE${dot}create`, [MODEL ?? '', RANGE ?? '']) },
      [call('$quality.compute', [HOME]), call('$quality.empty'), call('$quality.clear')],
    ),
  ]),
];

const hashes: Case[] = [
  ...['AverageHash', 'BlockMeanHash', 'ColorMomentHash', 'PHash'].flatMap((name) =>
    ['_create', '.create'].map((create) =>
      script(`img_hash.${name}${create}`, { hash: call(`img_hash.${name}${create}`) }, [
        call('$hash.compute', [HOME]),
      ]),
    ),
  ),
  script(
    'img_hash.BlockMeanHash: mode',
    {
      hash: call('img_hash.BlockMeanHash_create'),
      mode: call('$hash.setMode', ['cv.img_hash.BLOCK_MEAN_HASH_MODE_1']),
    },
    [call('$hash.compute', [HOME]), call('$hash.getMean')],
  ),
  script(
    'img_hash.MarrHildrethHash: kernel',
    { hash: call('img_hash.MarrHildrethHash_create'), kernel: call('$hash.setKernelParam', [3, 2]) },
    [call('$hash.getAlpha'), call('$hash.getScale'), call('$hash.compute', [HOME])],
  ),
];

const BING = '/usr/share/doc/opencv-doc/examples/saliency/ObjectnessTrainedModel';

const saliency: Case[] = [
  ...['_create', '.create'].map((create) =>
    script(
      `saliency.StaticSaliencyFineGrained${create}`,
      {
        saliency: call(`saliency.StaticSaliencyFineGrained${create}`),
        map: call('$saliency.computeSaliency', [SMALL]),
      },
      ['$map', call('$saliency.computeBinaryMap', [item('$map', 1)])],
      // By kmeans.
      { seed: 7 },
    ),
  ),
  script(
    'saliency.MotionSaliencyBinWangApr2014',
    {
      saliency: call('saliency.MotionSaliencyBinWangApr2014_create'),
      width: call('$saliency.setImageWidth', [32]),
      height: call('$saliency.setImageHeight', [24]),
      set: [call('$saliency.getImageWidth'), call('$saliency.getImageHeight')],
      size: call('$saliency.setImagesize', [160, 120]),
      ready: call('$saliency.init'),
      first: call('$saliency.computeSaliency', [SMALL_GRAY]),
      second: call('$saliency.computeSaliency', [SMALL_GRAY]),
      third: call('$saliency.computeSaliency', [call('flip', [SMALL_GRAY, 1])]),
    },
    [
      '$set',
      '$ready',
      '$second',
      '$third',
      call('$saliency.getImageWidth'),
      call('$saliency.getImageHeight'),
    ],
  ),
  script(
    'saliency.ObjectnessBING',
    {
      saliency: call('saliency.ObjectnessBING_create'),
      model: call('$saliency.setTrainingPath', [BING]),
      results: { kind: 'temporary', name: 'results' },
      folder: call('$saliency.setBBResDir', ['$results']),
    },
    [
      call('$saliency.computeSaliency', [SMALL]),
      call('$saliency.getobjectnessValues'),
      call('$saliency.read'),
      call('$saliency.write'),
    ],
  ),
];

const RETINA: Record<string, Value> = {
  retina: call('bioinspired.Retina_create', [[160, 120]]),
  seen: call('$retina.run', [SMALL]),
};

const bioinspired: Case[] = [
  script('bioinspired.Retina', RETINA, [
    call('$retina.getParvo'),
    call('$retina.getMagno'),
    call('$retina.getParvoRAW'),
    call('$retina.getMagnoRAW'),
    call('$retina.applyFastToneMapping', [SMALL]),
    call('$retina.printSetup'),
  ]),
  script(
    'bioinspired.Retina: set up',
    {
      retina: call('bioinspired.Retina.create', [[160, 120], true]),
      parvo: call('$retina.setupOPLandIPLParvoChannel', [true, true, 0.8, 0.4], { HcellsSpatialConstant: 5 }),
      magno: call('$retina.setupIPLMagnoChannel', [true, 0, 0, 5]),
      colours: call('$retina.setColorSaturation', [true, 3]),
      moving: call('$retina.activateMovingContoursProcessing', [true]),
      contours: call('$retina.activateContoursProcessing', [true]),
      cleared: call('$retina.clearBuffers'),
      first: call('$retina.run', [SMALL]),
      second: call('$retina.run', [call('flip', [SMALL, 1])]),
    },
    [call('$retina.getParvo'), call('$retina.getMagno')],
  ),
  script(
    'bioinspired.Retina: written and read',
    {
      retina: call('bioinspired.Retina_create', [[160, 120]]),
      magno: call('$retina.setupIPLMagnoChannel', [true, 0, 0, 5]),
      path: { kind: 'temporary', name: 'retina.xml' },
      written: call('$retina.write', ['$path']),
      other: call('bioinspired.Retina_create', [[160, 120]]),
      read: call('$other.setup', ['$path']),
    },
    [call('$other.printSetup')],
  ),
  // RetinaFastToneMapping.create writes beyond its memory, in cv2 too: it is not called.
  script(
    'bioinspired.TransientAreasSegmentationModule',
    {
      ...RETINA,
      areas: call('bioinspired.TransientAreasSegmentationModule_create', [[160, 120]]),
      path: { kind: 'temporary', name: 'areas.xml' },
      written: call('$areas.write', ['$path']),
      set: call('$areas.setup', ['$path']),
      cleared: call('$areas.clearAllBuffers'),
      magno: call('$retina.getMagno'),
      run: call('$areas.run', ['$magno']),
    },
    [call('$areas.printSetup'), call('$areas.getSegmentationPicture')],
  ),
];

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

const charts: Case[] = [
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

export const contribColour: Case[] = [
  ...photos,
  ...quality,
  ...hashes,
  ...saliency,
  ...bioinspired,
  ...charts,
];
