import {
  call,
  gray,
  image,
  item,
  make,
  random,
  row,
  script,
  temporary,
  type Case,
  type Value,
} from '../values.js';
import { FRUITS, HOME, HOME_GRAY, SMALL, SMALL_GRAY } from './inputs.js';

const ximgproc: Case[] = [
  row('ximgproc.guidedFilter', [SMALL, SMALL, 4, 100]),
  row('ximgproc.jointBilateralFilter', [SMALL, SMALL, 7, 30, 5]),
  row('ximgproc.bilateralTextureFilter', [SMALL]),
  row('ximgproc.dtFilter', [SMALL, SMALL, 10, 20], { mode: 'cv.ximgproc.DTF_RF', numIters: 2 }),
  row('ximgproc.amFilter', [SMALL, SMALL, 8, 0.2]),
  row('ximgproc.l0Smooth', [SMALL], { kappa: 3 }),
  row('ximgproc.fastGlobalSmootherFilter', [SMALL, SMALL, 200, 5]),
  row('ximgproc.niBlackThreshold', [HOME_GRAY, 255, 'cv.THRESH_BINARY', 15, -0.2], {
    binarizationMethod: 'cv.ximgproc.BINARIZATION_SAUVOLA',
  }),
  row('ximgproc.FastHoughTransform', [SMALL_GRAY, 'cv.CV_32S'], { angleRange: 'cv.ximgproc.ARO_315_135' }),
  row('ximgproc.GradientDericheX', [SMALL, 1.5, 1]),
  row('ximgproc.PeiLinNormalization', [SMALL_GRAY]),
  row('ximgproc.RadonTransform', [SMALL_GRAY]),
  row('ximgproc.createQuaternionImage', [SMALL]),
  script(
    'ximgproc.SuperpixelSLIC',
    {
      slic: call('ximgproc.createSuperpixelSLIC', [SMALL], { region_size: 12, ruler: 20 }),
      iterated: call('$slic.iterate', [5]),
    },
    [call('$slic.getNumberOfSuperpixels'), call('$slic.getLabels'), call('$slic.getLabelContourMask')],
  ),
  script('ximgproc.FastLineDetector', { detector: call('ximgproc.createFastLineDetector') }, [
    call('$detector.detect', [HOME_GRAY]),
  ]),
  script(
    'ximgproc.EdgeDrawing',
    { edges: call('ximgproc.createEdgeDrawing'), found: call('$edges.detectEdges', [HOME_GRAY]) },
    [call('$edges.getEdgeImage'), call('$edges.detectLines'), call('$edges.getSegments')],
  ),
];

const MARKERS = call('aruco.getPredefinedDictionary', ['cv.aruco.DICT_4X4_50']);
const SHEET = call(
  'copyMakeBorder',
  [call('aruco.drawMarker', ['$dictionary', 7, 120]), 40, 40, 40, 40, 'cv.BORDER_CONSTANT'],
  {
    value: 255,
  },
);
const BOARD: Record<string, Value> = {
  dictionary: MARKERS,
  board: call('aruco.CharucoBoard_create', [5, 4, 0.04, 0.03, '$dictionary']),
  paper: call('$board.draw', [[500, 400], null, 10]),
  found: call('aruco.detectMarkers', ['$paper', '$dictionary']),
};

const aruco: Case[] = [
  script(
    'aruco: one marker',
    { dictionary: MARKERS, sheet: SHEET, found: call('aruco.detectMarkers', ['$sheet', '$dictionary']) },
    [
      '$sheet',
      '$found',
      call('aruco.drawDetectedMarkers', [
        call('cvtColor', ['$sheet', 'cv.COLOR_GRAY2BGR']),
        item('$found', 0),
        item('$found', 1),
      ]),
      item('$dictionary', 'markerSize'),
      item('$dictionary', 'bytesList'),
    ],
  ),
  script('aruco: a ChArUco board', BOARD, [
    '$paper',
    '$found',
    call('aruco.interpolateCornersCharuco', [item('$found', 0), item('$found', 1), '$paper', '$board']),
    call('$board.getChessboardSize'),
    item('$board', 'chessboardCorners'),
    call('aruco.getBoardObjectAndImagePoints', ['$board', item('$found', 0), item('$found', 1)]),
  ]),
  script('aruco: parameters', { parameters: call('aruco.DetectorParameters_create') }, [
    item('$parameters', 'adaptiveThreshWinSizeMin'),
    item('$parameters', 'minMarkerPerimeterRate'),
  ]),
];

const hashes: Case[] = [
  ...[
    'averageHash',
    'pHash',
    'marrHildrethHash',
    'radialVarianceHash',
    'blockMeanHash',
    'colorMomentHash',
  ].map((fn) => row(`img_hash.${fn}`, [FRUITS])),
  script('img_hash.PHash: distance', { hash: call('img_hash.PHash_create') }, [
    call('$hash.compute', [HOME]),
    call('$hash.compare', [call('$hash.compute', [HOME]), call('$hash.compute', [FRUITS])]),
  ]),
];

const colours: Case[] = [
  script('xphoto.SimpleWB', { balance: call('xphoto.createSimpleWB') }, [
    call('$balance.balanceWhite', [FRUITS]),
    call('$balance.getP'),
  ]),
  script('xphoto.GrayworldWB', { balance: call('xphoto.createGrayworldWB') }, [
    call('$balance.balanceWhite', [FRUITS]),
  ]),
  row('xphoto.applyChannelGains', [FRUITS, 1.1, 0.9, 0.7]),
  script('xphoto.dctDenoising', { dst: call('flip', [SMALL, 0]) }, [
    call('xphoto.dctDenoising', [SMALL, '$dst', 10]),
    '$dst',
  ]),
  row('xphoto.oilPainting', [SMALL, 3, 1]),
  script('intensity_transform', { picture: call('flip', [FRUITS, 1]), again: call('flip', [FRUITS, 1]) }, [
    call('intensity_transform.gammaCorrection', [FRUITS, '$picture', 0.5]),
    '$picture',
    call('intensity_transform.logTransform', [FRUITS, '$again']),
    '$again',
  ]),
  ...['MSE', 'PSNR', 'SSIM', 'GMSD'].map((name) =>
    row(`quality.Quality${name}_compute`, [HOME, call('GaussianBlur', [HOME, [5, 5], 1]), null]),
  ),
  script('saliency', { saliency: call('saliency.StaticSaliencySpectralResidual_create') }, [
    call('$saliency.computeSaliency', [SMALL]),
  ]),
];

const GRAY_FACES = [random('uint8', [40, 40], 1), random('uint8', [40, 40], 2), random('uint8', [40, 40], 3)];

const faces: Case[] = [
  ...['LBPHFaceRecognizer', 'EigenFaceRecognizer', 'FisherFaceRecognizer'].map((name) =>
    script(
      `face.${name}`,
      {
        model: call(`face.${name}_create`),
        trained: call('$model.train', [
          GRAY_FACES,
          { kind: 'numbers', dtype: 'int32', shape: [3, 1], numbers: [0, 1, 2] },
        ]),
      },
      [call('$model.predict', [GRAY_FACES[1] ?? null]), call('$model.getThreshold')],
    ),
  ),
  script(
    'face.LBPHFaceRecognizer: saved and read',
    {
      model: call('face.LBPHFaceRecognizer_create', [1, 8, 4, 4]),
      trained: call('$model.train', [
        GRAY_FACES,
        { kind: 'numbers', dtype: 'int32', shape: [3, 1], numbers: [4, 5, 6] },
      ]),
      path: temporary('faces.yml'),
      saved: call('$model.write', ['$path']),
      other: call('face.LBPHFaceRecognizer_create'),
      read: call('$other.read', ['$path']),
    },
    [call('$other.getLabels'), call('$other.getHistograms'), call('$other.predict', [GRAY_FACES[2] ?? null])],
  ),
];

const motion: Case[] = [
  script('bgsegm.BackgroundSubtractorMOG', { model: call('bgsegm.createBackgroundSubtractorMOG') }, [
    call('$model.apply', [gray('rubberwhale1.png')]),
    call('$model.apply', [gray('rubberwhale2.png')]),
    call('$model.getHistory'),
  ]),
  row('optflow.calcOpticalFlowDenseRLOF', [image('rubberwhale1.png'), image('rubberwhale2.png'), null]),
  script(
    'optflow.DualTVL1OpticalFlow',
    { flow: call('optflow.DualTVL1OpticalFlow_create'), fast: call('$flow.setWarpingsNumber', [1]) },
    [
      call('$flow.calc', [
        call('pyrDown', [call('pyrDown', [gray('rubberwhale1.png')])]),
        call('pyrDown', [call('pyrDown', [gray('rubberwhale2.png')])]),
        null,
      ]),
      call('$flow.getTau'),
    ],
  ),
  script(
    'legacy.TrackerMOSSE',
    {
      tracker: call('legacy.TrackerMOSSE_create'),
      started: call('$tracker.init', [image('rubberwhale1.png'), [200, 150, 80, 60]]),
    },
    ['$started', call('$tracker.update', [image('rubberwhale2.png')])],
  ),
  script(
    'TrackerKCF',
    {
      tracker: call('TrackerKCF_create'),
      started: call('$tracker.init', [image('rubberwhale1.png'), [200, 150, 80, 60]]),
    },
    [call('$tracker.update', [image('rubberwhale2.png')])],
  ),
  script(
    'TrackerCSRT',
    {
      tracker: call('TrackerCSRT_create', [make('TrackerCSRT_Params')]),
      started: call('$tracker.init', [image('rubberwhale1.png'), [200, 150, 80, 60]]),
    },
    [call('$tracker.update', [image('rubberwhale2.png')])],
  ),
];

export const contrib: Case[] = [...ximgproc, ...aruco, ...hashes, ...colours, ...faces, ...motion];
