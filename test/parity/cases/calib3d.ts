import {
  call,
  gray,
  image,
  item,
  matrix,
  numbers,
  or,
  points,
  random,
  row,
  script,
  make,
  zeros,
  type Case,
  type Value,
} from '../values.js';

const PATTERN = [9, 6];
export const SIZE = [640, 480];
/** The board of left*.jpg: 9 x 6 inner corners, one unit apart. */
const BOARD = numbers(
  'float32',
  [54, 1, 3],
  Array.from({ length: 54 }, (_, i) => [i % 9, Math.floor(i / 9), 0]).flat(),
);
const REFINE = [or('cv.TERM_CRITERIA_EPS', 'cv.TERM_CRITERIA_MAX_ITER'), 30, 0.001] as const;
const VIEWS = ['01', '02', '03', '05', '06', '08'];

const found = (name: string): Value =>
  call('cornerSubPix', [
    gray(name),
    item(call('findChessboardCorners', [gray(name), PATTERN]), 1),
    [11, 11],
    [-1, -1],
    REFINE,
  ]);
export const BOARDS = VIEWS.map(() => BOARD);
export const LEFT = VIEWS.map((view) => found(`left${view}.jpg`));
export const RIGHT = VIEWS.map((view) => found(`right${view}.jpg`));

export const CAMERA = matrix([
  [535.9, 0, 342.3],
  [0, 535.9, 235.6],
  [0, 0, 1],
]);
export const DISTORTION = matrix([[-0.266, -0.0386, 0.0018, -0.0003, 0.238]]);
export const ROTATION = matrix([[0.17], [0.28], [0.01]]);
export const TRANSLATION = matrix([[-3], [-4.3], [15.8]]);
export const RELATIVE = call('Rodrigues', [matrix([[0.01], [-0.02], [0.005]])]);
export const BASELINE = matrix([[-3.3], [0.04], [0.05]]);
const FUNDAMENTAL = random('float64', [3, 3], 5, [-1, 1]);
export const CLOUD = random('float32', [20, 1, 3], 6, [-2, 2]);
export const SEEN = item(call('projectPoints', [CLOUD, ROTATION, TRANSLATION, CAMERA, DISTORTION]), 0);
const SEEN_AGAIN = item(
  call('projectPoints', [CLOUD, matrix([[0.2], [0.2], [0.05]]), TRANSLATION, CAMERA, DISTORTION]),
  0,
);
const FOUR = item(
  call('projectPoints', [
    points([
      [0, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
      [0, 1, 0],
    ]),
    ROTATION,
    TRANSLATION,
    CAMERA,
    null,
  ]),
  0,
);
const UNIT = points([
  [0, 0, 0],
  [1, 0, 0],
  [1, 1, 0],
  [0, 1, 0],
]);

const chessboards: Case[] = [
  ...VIEWS.map((view) => row('findChessboardCorners', [gray(`left${view}.jpg`), PATTERN])),
  row('findChessboardCorners', [
    gray('left04.jpg'),
    PATTERN,
    null,
    or('cv.CALIB_CB_ADAPTIVE_THRESH', 'cv.CALIB_CB_FAST_CHECK'),
  ]),
  row('findChessboardCornersSB', [gray('left01.jpg'), PATTERN]),
  row('findChessboardCornersSBWithMeta', [gray('left02.jpg'), PATTERN, 'cv.CALIB_CB_EXHAUSTIVE']),
  row('checkChessboard', [gray('left01.jpg'), PATTERN]),
  row('find4QuadCornerSubpix', [
    gray('left01.jpg'),
    item(call('findChessboardCorners', [gray('left01.jpg'), PATTERN]), 1),
    [5, 5],
  ]),
  row('cornerSubPix', [
    gray('left02.jpg'),
    item(call('findChessboardCorners', [gray('left02.jpg'), PATTERN]), 1),
    [11, 11],
    [-1, -1],
    REFINE,
  ]),
  row('drawChessboardCorners', [image('left01.jpg'), PATTERN, found('left01.jpg'), true]),
  row('estimateChessboardSharpness', [gray('left01.jpg'), PATTERN, found('left01.jpg')]),
];

const calibration: Case[] = [
  script(
    'calibration from six chessboards',
    { left: LEFT, calibrated: call('calibrateCamera', [BOARDS, '$left', SIZE, null, null]) },
    [
      '$calibrated',
      call('undistort', [image('left12.jpg'), item('$calibrated', 1), item('$calibrated', 2)]),
      call('getOptimalNewCameraMatrix', [item('$calibrated', 1), item('$calibrated', 2), SIZE, 1, SIZE]),
      call('calibrationMatrixValues', [item('$calibrated', 1), SIZE, 6.4, 4.8]),
    ],
  ),
  row('calibrateCamera', [BOARDS, LEFT, SIZE, CAMERA, DISTORTION], {
    flags: or('cv.CALIB_USE_INTRINSIC_GUESS', 'cv.CALIB_RATIONAL_MODEL'),
    criteria: [3, 15, 1e-6],
  }),
  row('calibrateCameraExtended', [BOARDS, LEFT, SIZE, null, null]),
  row('calibrateCameraRO', [BOARDS, LEFT, SIZE, 8, null, null], { criteria: [3, 10, 1e-6] }),
  row('initCameraMatrix2D', [BOARDS, LEFT, SIZE]),
  row('stereoCalibrate', [BOARDS, LEFT, RIGHT, CAMERA, DISTORTION, CAMERA, DISTORTION, SIZE], {
    flags: 'cv.CALIB_FIX_INTRINSIC',
  }),
  row('stereoRectify', [CAMERA, DISTORTION, CAMERA, DISTORTION, SIZE, item(RELATIVE, 0), BASELINE], {
    alpha: 0.5,
  }),
  row('fisheye.undistortPoints', [
    random('float32', [9, 1, 2], 1, [100, 400]),
    CAMERA,
    matrix([[0.01, 0.002, 0, 0]]),
  ]),
  row('fisheye.distortPoints', [
    random('float32', [9, 1, 2], 1, [-0.5, 0.5]),
    CAMERA,
    matrix([[0.01, 0.002, 0, 0]]),
  ]),
  row('fisheye.initUndistortRectifyMap', [
    CAMERA,
    matrix([[0.01, 0.002, 0, 0]]),
    matrix([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]),
    CAMERA,
    [80, 60],
    'cv.CV_32FC1',
  ]),
];

const undistortion: Case[] = [
  row('undistort', [image('left01.jpg'), CAMERA, DISTORTION]),
  row('undistortPoints', [SEEN, CAMERA, DISTORTION], { P: CAMERA }),
  row('undistortPointsIter', [SEEN, CAMERA, DISTORTION, null, null, [3, 40, 1e-8]]),
  row('undistortImagePoints', [SEEN, CAMERA, DISTORTION]),
  row('initUndistortRectifyMap', [CAMERA, DISTORTION, null, CAMERA, [160, 120], 'cv.CV_32FC1']),
  row('initUndistortRectifyMap', [CAMERA, DISTORTION, item(RELATIVE, 0), CAMERA, [160, 120], 'cv.CV_16SC2']),
  row('initInverseRectificationMap', [CAMERA, DISTORTION, null, CAMERA, [160, 120], 'cv.CV_32FC1']),
  row('getOptimalNewCameraMatrix', [CAMERA, DISTORTION, SIZE, 0.3]),
  row('getDefaultNewCameraMatrix', [CAMERA, SIZE, true]),
  row('projectPoints', [CLOUD, ROTATION, TRANSLATION, CAMERA, DISTORTION]),
  row('drawFrameAxes', [image('left01.jpg'), CAMERA, DISTORTION, ROTATION, TRANSLATION, 3, 2]),
];

const poses: Case[] = [
  ...['SOLVEPNP_ITERATIVE', 'SOLVEPNP_EPNP', 'SOLVEPNP_SQPNP'].map((flags) =>
    row('solvePnP', [CLOUD, SEEN, CAMERA, DISTORTION], { flags: `cv.${flags}` }),
  ),
  row('solvePnP', [UNIT, FOUR, CAMERA, null], { flags: 'cv.SOLVEPNP_IPPE' }),
  row('solvePnP', [CLOUD, SEEN, CAMERA, DISTORTION, ROTATION, TRANSLATION, true]),
  row('solvePnPRansac', [CLOUD, SEEN, CAMERA, DISTORTION], { reprojectionError: 2, confidence: 0.999 }),
  row('solvePnPGeneric', [UNIT, FOUR, CAMERA, null], { flags: 'cv.SOLVEPNP_IPPE' }),
  row('solvePnPRefineLM', [CLOUD, SEEN, CAMERA, DISTORTION, matrix([[0.2], [0.3], [0]]), TRANSLATION]),
  row('solvePnPRefineVVS', [CLOUD, SEEN, CAMERA, DISTORTION, matrix([[0.2], [0.3], [0]]), TRANSLATION]),
  row('solveP3P', [
    matrix(
      [
        [0, 0, 0],
        [1, 0, 0],
        [1, 1, 0],
      ],
      'float32',
    ),
    matrix(
      [
        [300, 200],
        [340, 205],
        [338, 240],
      ],
      'float32',
    ),
    CAMERA,
    null,
    'cv.SOLVEPNP_P3P',
  ]),
  row('Rodrigues', [ROTATION]),
  row('Rodrigues', [item(RELATIVE, 0)]),
  row('composeRT', [ROTATION, TRANSLATION, matrix([[0.1], [0], [0.2]]), BASELINE]),
  row('matMulDeriv', [random('float64', [3, 4], 1), random('float64', [4, 2], 2)]),
  row('RQDecomp3x3', [FUNDAMENTAL]),
  row('decomposeProjectionMatrix', [random('float64', [3, 4], 3, [-1, 1])]),
  row('decomposeEssentialMat', [FUNDAMENTAL]),
  row('decomposeHomographyMat', [
    matrix([
      [1.1, 0.1, 5],
      [-0.05, 0.95, 3],
      [0.0001, 0.0002, 1],
    ]),
    CAMERA,
  ]),
  ...['CALIB_HAND_EYE_TSAI', 'CALIB_HAND_EYE_PARK', 'CALIB_HAND_EYE_DANIILIDIS'].map((method) => {
    const rotations = [0.1, 0.4, 0.9, 1.3].map((turn, i) =>
      item(call('Rodrigues', [matrix([[turn], [0.3 - turn / 2], [0.2 * i]])]), 0),
    );
    const shifts = [1, 2, 3, 4].map((seed) => random('float64', [3, 1], seed));
    return row('calibrateHandEye', [rotations, shifts, [...rotations].reverse(), [...shifts].reverse()], {
      method: `cv.${method}`,
    });
  }),
];

const IN = random('float32', [30, 1, 2], 2, [0, 400]);
const OUT = call('perspectiveTransform', [
  IN,
  matrix([
    [1.1, 0.1, 5],
    [-0.05, 0.95, 3],
    [0.0001, 0.0002, 1],
  ]),
]);

const twoViews: Case[] = [
  ...[0, 'cv.RANSAC', 'cv.LMEDS', 'cv.RHO', 'cv.USAC_DEFAULT'].map((method) =>
    row('findHomography', [IN, OUT, method, 3]),
  ),
  ...['cv.FM_8POINT', 'cv.FM_RANSAC', 'cv.FM_LMEDS'].map((method) =>
    row('findFundamentalMat', [SEEN, SEEN_AGAIN, method]),
  ),
  row('findEssentialMat', [SEEN, SEEN_AGAIN, CAMERA], { method: 'cv.RANSAC', prob: 0.999, threshold: 1 }),
  row('findEssentialMat', [SEEN, SEEN_AGAIN], { focal: 530, pp: [340, 235] }),
  row('recoverPose', [
    item(call('findEssentialMat', [SEEN, SEEN_AGAIN, CAMERA]), 0),
    SEEN,
    SEEN_AGAIN,
    CAMERA,
  ]),
  row('computeCorrespondEpilines', [IN, 2, FUNDAMENTAL]),
  row('correctMatches', [
    FUNDAMENTAL,
    random('float64', [1, 9, 2], 1, [0, 99]),
    random('float64', [1, 9, 2], 2, [0, 99]),
  ]),
  row('sampsonDistance', [matrix([[1], [2], [1]]), matrix([[3], [1], [1]]), FUNDAMENTAL]),
  row('triangulatePoints', [
    random('float64', [3, 4], 1),
    random('float64', [3, 4], 2),
    random('float64', [2, 9], 3),
    random('float64', [2, 9], 4),
  ]),
  row('stereoRectifyUncalibrated', [
    SEEN,
    SEEN_AGAIN,
    item(call('findFundamentalMat', [SEEN, SEEN_AGAIN, 'cv.FM_8POINT']), 0),
    SIZE,
  ]),
  row('estimateAffine2D', [IN, OUT], { method: 'cv.RANSAC', ransacReprojThreshold: 5 }),
  row('estimateAffinePartial2D', [IN, OUT], { method: 'cv.LMEDS' }),
  row('estimateAffine3D', [CLOUD, call('scaleAdd', [CLOUD, 1, CLOUD])]),
  row('estimateTranslation3D', [CLOUD, call('add', [CLOUD, [1, 2, 3, 0]])]),
  row('convertPointsToHomogeneous', [IN]),
  row('convertPointsFromHomogeneous', [random('float32', [9, 1, 3], 3, [1, 9])]),
];

const ALOE = call('pyrDown', [call('pyrDown', [gray('aloeL.jpg')])]);
const ALOE_RIGHT = call('pyrDown', [call('pyrDown', [gray('aloeR.jpg')])]);

/** Five by four black dots on white. */
const DOTS = Array.from({ length: 20 }, (_, i) => [
  (i % 5) * 50 + 50,
  Math.floor(i / 5) * 50 + 50,
]).reduce<Value>(
  (paper, centre) => call('circle', [paper, centre, 10, 0, -1]),
  call('bitwise_not', [zeros('uint8', [260, 310])]),
);

const disparities: Case[] = [
  script('StereoBM', { matcher: call('StereoBM_create', [48, 15]) }, [
    call('$matcher.compute', [ALOE, ALOE_RIGHT]),
    call('$matcher.getBlockSize'),
    call('$matcher.getNumDisparities'),
  ]),
  script(
    'StereoSGBM',
    {
      matcher: call('StereoSGBM_create', [0, 48, 5], {
        P1: 200,
        P2: 800,
        mode: 'cv.STEREO_SGBM_MODE_SGBM_3WAY',
      }),
      disparity: call('$matcher.compute', [ALOE, ALOE_RIGHT]),
    },
    ['$disparity', call('$matcher.getP2'), call('$matcher.getMode')],
  ),
  // The second result is scratch space, in cv2 too.
  script('filterSpeckles', {}, [
    item(call('filterSpeckles', [random('int16', [40, 40], 1, [0, 64]), 0, 20, 22]), 0),
  ]),
  row('validateDisparity', [
    random('int16', [20, 40], 1, [0, 160]),
    random('int16', [20, 40], 2, [0, 160]),
    0,
    16,
  ]),
  row('getValidDisparityROI', [[0, 0, 320, 240], [5, 5, 300, 230], 0, 48, 15]),
  row('reprojectImageTo3D', [random('float32', [20, 30], 1, [1, 50]), random('float64', [4, 4], 2)], {
    handleMissingValues: true,
  }),
  script('findCirclesGrid', { dots: DOTS, detector: call('SimpleBlobDetector_create') }, [
    call('findCirclesGrid', ['$dots', [5, 4]], { flags: 'cv.CALIB_CB_SYMMETRIC_GRID' }),
    call('findCirclesGrid', [
      '$dots',
      [5, 4],
      'cv.CALIB_CB_SYMMETRIC_GRID',
      '$detector',
      make('CirclesGridFinderParameters'),
    ]),
  ]),
];

export const calib3d: Case[] = [
  ...chessboards,
  ...calibration,
  ...undistortion,
  ...poses,
  ...twoViews,
  ...disparities,
];
