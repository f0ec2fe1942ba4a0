import {
  assign,
  call,
  content,
  gray,
  image,
  item,
  make,
  matrix,
  row,
  script,
  temporary,
  zeros,
  type Case,
  type Value,
} from '../values.js';
import { SMALL } from './inputs.js';

const K = matrix([
  [300, 0, 160],
  [0, 300, 120],
  [0, 0, 1],
]);
const XI = matrix([[1.1]]);
const DISTORTION = matrix([[0.01, -0.002, 0.001, 0.0005]]);
const IDENTITY = matrix([
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]);
const vector = (numbers: readonly number[]): Value => matrix([numbers]);
/** A board of 7 x 5 points, seen four times. */
const BOARD = call('merge', [
  [
    call('repeat', [vector([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]), 1, 5]),
    call('resize', [vector([0, 0.1, 0.2, 0.3, 0.4]), [35, 1]], { interpolation: 'cv.INTER_NEAREST' }),
    zeros('float64', [1, 35]),
  ],
]);
const POSES: readonly (readonly [turn: readonly number[], shift: readonly number[]])[] = [
  [
    [0.1, -0.2, 0.05],
    [-0.3, -0.2, 0.8],
  ],
  [
    [-0.3, 0.1, 0.1],
    [-0.2, -0.25, 0.7],
  ],
  [
    [0.2, 0.3, -0.1],
    [-0.35, -0.1, 0.9],
  ],
  [
    [0.4, -0.1, 0.2],
    [-0.25, -0.2, 0.75],
  ],
];
const seen = (aside: number): Value[] =>
  POSES.map(([turn, [x = 0, y = 0, z = 0]]) =>
    item(
      call('omnidir.projectPoints', ['$board', vector(turn), vector([x + aside, y, z]), K, 1.1, DISTORTION]),
      0,
    ),
  );
const VIEWS: Record<string, Value> = {
  board: BOARD,
  boards: ['$board', '$board', '$board', '$board'],
  left: seen(0).map((points) => call('transpose', [points])),
  right: seen(-0.1).map((points) => call('transpose', [points])),
};
const ENOUGH: Value = [3, 50, 1e-6];
const LENS = [K, DISTORTION, XI];
const WORLD = matrix([
  [101.86, 0, 0],
  [0, 76.4, 0],
  [0, 0, 1],
]);
const PICTURE = call('resize', [SMALL, [320, 240]]);

const omnidirectional: Case[] = [
  script('omnidir.projectPoints', { board: BOARD }, [
    call('omnidir.projectPoints', ['$board', ...(POSES[0] ?? []).map(vector), K, 1.1, DISTORTION]),
  ]),
  script('omnidir.undistortPoints', { board: BOARD, views: seen(0) }, [
    call('omnidir.undistortPoints', [item('$views', 0), ...LENS, IDENTITY]),
  ]),
  row('omnidir.initUndistortRectifyMap', [
    ...LENS,
    IDENTITY,
    K,
    [160, 120],
    'cv.CV_32F',
    'cv.omnidir.RECTIFY_PERSPECTIVE',
  ]),
  row('omnidir.undistortImage', [PICTURE, ...LENS, 'cv.omnidir.RECTIFY_PERSPECTIVE'], { Knew: K }),
  script('omnidir.calibrate', VIEWS, [
    call('omnidir.calibrate', ['$boards', '$left', [320, 240], null, null, null, 0, ENOUGH]),
  ]),
  script('omnidir.stereoCalibrate', VIEWS, [
    call('omnidir.stereoCalibrate', [
      ...['$boards', '$left', '$right', [320, 240], [320, 240]],
      ...[null, null, null, null, null, null, 0, ENOUGH],
    ]),
  ]),
  row('omnidir.stereoRectify', [vector([0.01, 0.02, 0.01]), vector([-0.1, 0, 0])]),
  row(
    'omnidir.stereoReconstruct',
    [
      call('resize', [image('aloeL.jpg'), [320, 240]]),
      call('resize', [image('aloeR.jpg'), [320, 240]]),
      ...LENS,
      ...LENS,
      IDENTITY,
      vector([-0.1, 0, 0]),
      'cv.omnidir.RECTIFY_LONGLATI',
      64,
      5,
    ],
    { newSize: [320, 240], Knew: WORLD },
  ),
];

const CLOUDS = '/usr/share/doc/opencv-doc/examples/surface_matching/data';
const MOTION = matrix([
  [1, 0, 0, 5],
  [0, 0.995, -0.0998, 2],
  [0, 0.0998, 0.995, 1],
  [0, 0, 0, 1],
]);
/** A model, sampled, and the same somewhere else. */
const CLOUD: Record<string, Value> = {
  whole: call('ppf_match_3d.loadPLYSimple', [`${CLOUDS}/parasaurolophus_low_normals2.ply`, 1]),
  some: call('resize', ['$whole', [6, 700]], { interpolation: 'cv.INTER_NEAREST' }),
  model: call('ppf_match_3d.samplePCByQuantization', ['$some', [-60, 180], [-200, 80], [-700, -580], 0.05]),
  scene: call('ppf_match_3d.transformPCPose', ['$model', MOTION]),
};
const POSE = ['alpha', 'residual', 'modelIndex', 'numVotes', 'pose', 'angle', 't', 'q'];

const surfaces: Case[] = [
  script('ppf_match_3d: clouds', CLOUD, [
    '$whole',
    '$model',
    '$scene',
    call('ppf_match_3d.computeNormalsPC3d', [
      call('resize', ['$model', [3, 300]], { interpolation: 'cv.INTER_NEAREST' }),
      6,
      true,
      [0, 0, 0],
    ]),
  ]),
  // The noise cannot be seeded: only the shape is compared.
  script('ppf_match_3d.addNoisePC', { ...CLOUD, noisy: call('ppf_match_3d.addNoisePC', ['$model', 0.1]) }, [
    item('$noisy', 'shape'),
  ]),
  script('ppf_match_3d.getRandomPose', { pose: call('ppf_match_3d.getRandomPose', [MOTION]) }, '$pose', {
    trivial: 'it gives nothing: the pose that it writes to is a copy',
  }),
  ...['writePLY', 'writePLYVisibleNormals'].map((write) =>
    script(
      `ppf_match_3d.${write}`,
      { ...CLOUD, path: temporary('cloud.ply'), written: call(`ppf_match_3d.${write}`, ['$model', '$path']) },
      [content('$path')],
    ),
  ),
  script(
    'ppf_match_3d.PPF3DDetector',
    {
      ...CLOUD,
      detector: make('ppf_match_3d.PPF3DDetector', [0.1, 0.1]),
      trained: call('$detector.trainModel', ['$model']),
      found: call('$detector.match', ['$scene', 0.2, 0.1]),
      icp: make('ppf_match_3d.ICP', [20]),
      refined: call('$icp.registerModelToScene', [
        '$model',
        '$scene',
        [item('$found', 0), item('$found', 1)],
      ]),
    },
    [
      ...['numVotes', 'pose', 't'].map((name) => item('$found', 0, name)),
      item('$refined', 0),
      item('$refined', 1, 0, 'pose'),
      call('$icp.registerModelToScene', ['$model', '$scene']),
    ],
  ),
  script(
    'ppf_match_3d.Pose3D',
    {
      pose: make('ppf_match_3d.Pose3D', [0.5, 3, 7]),
      updated: call('$pose.updatePose', [MOTION]),
      appended: call('$pose.appendPose', [MOTION]),
      other: make('ppf_match_3d.Pose3D', [0.25]),
      turned: call('$other.updatePoseQuat', [
        [0.9, 0.1, 0.2, 0.3],
        [1, 2, 3],
      ]),
      printed: call('$pose.printPose'),
    },
    [...POSE.map((name) => item('$pose', name)), ...['pose', 't', 'q'].map((name) => item('$other', name))],
  ),
];

const PAIR: Record<string, Value> = {
  left: call('resize', [gray('aloeL.jpg'), [120, 104]]),
  right: call('resize', [gray('aloeR.jpg'), [120, 104]]),
};
const matchOf = (list: Value, index: number): Value[] =>
  ['p0', 'p1', 'corr'].map((name) => item(list, index, name));

const stereo: Case[] = [
  script(
    'stereo.QuasiDenseStereo',
    {
      ...PAIR,
      stereo: call('stereo.QuasiDenseStereo_create', [[120, 104]]),
      path: temporary('parameters.yml'),
      saved: call('$stereo.saveParameters', ['$path']),
      loaded: call('$stereo.loadParameters', ['$path']),
      processed: call('$stereo.process', ['$left', '$right']),
      sparse: call('$stereo.getSparseMatches'),
      dense: call('$stereo.getDenseMatches'),
    },
    [
      '$saved',
      '$loaded',
      ...matchOf('$sparse', 0),
      ...matchOf('$dense', 100),
      call('$stereo.getMatch', [40, 40]),
      call('$stereo.getDisparity'),
      item('$stereo', 'Param', 'corrWinSizeX'),
    ],
  ),
  script(
    'stereo.MatchQuasiDense',
    {
      one: make('stereo.MatchQuasiDense'),
      other: make('stereo.MatchQuasiDense'),
      better: assign('$one', 'corr', 0.5),
    },
    [call('$one.apply', ['$other']), call('$other.apply', ['$one'])],
  ),
];

const SINES: Record<string, Value> = {
  parameters: make('structured_light.SinusoidalPattern.Params'),
  width: assign('$parameters', 'width', 128),
  height: assign('$parameters', 'height', 96),
  periods: assign('$parameters', 'nbrOfPeriods', 4),
  method: assign('$parameters', 'methodId', 'cv.structured_light.PSP'),
  pattern: call('structured_light.SinusoidalPattern_create', ['$parameters']),
  generated: call('$pattern.generate'),
  phases: call('$pattern.computePhaseMap', [item('$generated', 1)]),
  unwrapped: call('$pattern.unwrapPhaseMap', [item('$phases', 0), [128, 96]], {
    shadowMask: item('$phases', 1),
  }),
};
const BLACK = zeros('uint8', [48, 64]);
const WHITE = call('bitwise_not', [BLACK]);

const patterns: Case[] = [
  script(
    'structured_light.GrayCodePattern',
    {
      pattern: call('structured_light.GrayCodePattern.create', [64, 48]),
      dark: call('$pattern.setBlackThreshold', [30]),
      light: call('$pattern.setWhiteThreshold', [6]),
      generated: call('$pattern.generate'),
      images: item('$generated', 1),
    },
    [
      '$generated',
      call('$pattern.getProjPixel', ['$images', 10, 12]),
      call('$pattern.getImagesForShadowMasks', [BLACK, BLACK]),
      call('$pattern.decode', [['$images', '$images'], null, [BLACK, BLACK], [WHITE, WHITE]]),
    ],
  ),
  script('structured_light.SinusoidalPattern', SINES, [
    '$generated',
    '$phases',
    '$unwrapped',
    call('$pattern.computeDataModulationTerm', [item('$generated', 1), item('$phases', 1)]),
  ]),
  script(
    'phase_unwrapping.HistogramPhaseUnwrapping',
    {
      ...SINES,
      size: make('phase_unwrapping.HistogramPhaseUnwrapping.Params'),
      columns: assign('$size', 'width', 128),
      rows: assign('$size', 'height', 96),
      unwrapping: call('phase_unwrapping.HistogramPhaseUnwrapping.create', ['$size']),
      result: call('$unwrapping.unwrapPhaseMap', [item('$phases', 0)]),
    },
    ['$result', call('$unwrapping.getInverseReliabilityMap')],
  ),
];

export const contribDepth: Case[] = [...omnidirectional, ...surfaces, ...stereo, ...patterns];
