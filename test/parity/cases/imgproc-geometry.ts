import { call, item, matrix, or, points, random, row, zeros, type Case, type DType } from '../values.js';
import { array, FRUITS, FRUITS_GRAY, HOME, HOME_GRAY, over } from './inputs.js';

const INTERPOLATIONS = ['INTER_NEAREST', 'INTER_LINEAR', 'INTER_CUBIC', 'INTER_AREA', 'INTER_LANCZOS4'];
const WARPED: readonly DType[] = ['uint8', 'uint16', 'int16', 'float32', 'float64'];
const AFFINE = matrix([
  [0.9, -0.2, 30],
  [0.15, 1.1, -20],
]);
const PERSPECTIVE = matrix([
  [1.1, 0.1, -10],
  [-0.05, 0.95, 12],
  [0.0002, -0.0001, 1],
]);
const SMALL_AFFINE = matrix([
  [0.9, -0.2, 3],
  [0.15, 1.1, -2],
]);
const CORNERS = points([
  [10, 20],
  [200, 15],
  [210, 180],
  [5, 190],
]);
const MOVED = points([
  [0, 0],
  [255, 10],
  [240, 250],
  [12, 230],
]);
const THREE = points([
  [10, 20],
  [200, 15],
  [210, 180],
]);
const THREE_MOVED = points([
  [0, 5],
  [180, 0],
  [220, 200],
]);
const FIXED_MAPS = call('convertMaps', [
  random('float32', [60, 80], 1, [0, 500]),
  random('float32', [60, 80], 2, [0, 380]),
  'cv.CV_16SC2',
]);

const sizes: Case[] = [
  ...INTERPOLATIONS.flatMap((interpolation) => [
    row('resize', [FRUITS, [200, 133]], { interpolation: `cv.${interpolation}` }),
    row('resize', [HOME, null], { fx: 1.3, fy: 0.7, interpolation: `cv.${interpolation}` }),
    ...over(WARPED, [1, 3], (dtype, channels) =>
      row('resize', [array(dtype, channels), [50, 31], null, 0, 0, `cv.${interpolation}`]),
    ),
  ]),
  row('resize', [FRUITS_GRAY, [256, 240]], { interpolation: 'cv.INTER_AREA' }),
  row('resize', [FRUITS, [301, 299]], { interpolation: 'cv.INTER_LINEAR_EXACT' }),
  row('resize', [FRUITS, [301, 299]], { interpolation: 'cv.INTER_NEAREST_EXACT' }),
  row('getRectSubPix', [FRUITS, [41, 31], [200.25, 150.75]]),
  row('getRectSubPix', [FRUITS_GRAY, [60, 60], [5, 5]], { patchType: 'cv.CV_32F' }),
];

const warps: Case[] = [
  ...['INTER_NEAREST', 'INTER_LINEAR', 'INTER_CUBIC', 'INTER_LANCZOS4'].flatMap((flags) => [
    row('warpAffine', [FRUITS, AFFINE, [400, 300]], { flags: `cv.${flags}` }),
    row('warpPerspective', [FRUITS, PERSPECTIVE, [400, 300]], { flags: `cv.${flags}` }),
  ]),
  ...over(WARPED, [1, 3], (dtype, channels) =>
    row('warpAffine', [array(dtype, channels), SMALL_AFFINE, [40, 30]]),
  ),
  ...over(WARPED, [1, 4], (dtype, channels) =>
    row('warpPerspective', [array(dtype, channels), PERSPECTIVE, [40, 30]]),
  ),
  row('warpAffine', [FRUITS, AFFINE, [300, 300], null, or('cv.INTER_LINEAR', 'cv.WARP_INVERSE_MAP')], {
    borderMode: 'cv.BORDER_REFLECT',
  }),
  row('warpAffine', [HOME, AFFINE, [512, 384]], {
    borderMode: 'cv.BORDER_CONSTANT',
    borderValue: [255, 128, 0],
  }),
  row('warpPerspective', [HOME, PERSPECTIVE, [512, 384]], { borderMode: 'cv.BORDER_REPLICATE' }),
  row('warpPolar', [FRUITS, [200, 360], [256, 240], 240, 'cv.WARP_POLAR_LINEAR']),
  row('warpPolar', [FRUITS_GRAY, [200, 360], [256, 240], 240, or('cv.WARP_POLAR_LOG', 'cv.INTER_CUBIC')]),
  row('linearPolar', [FRUITS_GRAY, [256, 240], 200, 'cv.INTER_LINEAR']),
  row('logPolar', [FRUITS_GRAY, [256, 240], 60, or('cv.INTER_LINEAR', 'cv.WARP_FILL_OUTLIERS')]),
  row('remap', [
    HOME,
    random('float32', [60, 80], 1, [0, 500]),
    random('float32', [60, 80], 2, [0, 380]),
    'cv.INTER_LINEAR',
  ]),
  row('remap', [HOME_GRAY, random('float32', [60, 80, 2], 1, [-20, 400]), null, 'cv.INTER_CUBIC'], {
    borderMode: 'cv.BORDER_CONSTANT',
    borderValue: 99,
  }),
  row('remap', [HOME, item(FIXED_MAPS, 0), item(FIXED_MAPS, 1), 'cv.INTER_LINEAR']),
  row('convertMaps', [
    random('float32', [9, 8], 1, [0, 50]),
    random('float32', [9, 8], 2, [0, 50]),
    'cv.CV_16SC2',
  ]),
  row('convertMaps', [random('float32', [9, 8, 2], 1, [0, 50]), null, 'cv.CV_16SC2'], {
    nninterpolation: true,
  }),
];

const transforms: Case[] = [
  row('getRotationMatrix2D', [[100.5, 80], 33, 1.2]),
  row('getAffineTransform', [THREE, THREE_MOVED]),
  row('getPerspectiveTransform', [CORNERS, MOVED]),
  row('getPerspectiveTransform', [CORNERS, MOVED], { solveMethod: 'cv.DECOMP_SVD' }),
  row('invertAffineTransform', [AFFINE]),
  row('invertAffineTransform', [call('getRotationMatrix2D', [[10, 20], 45, 2])]),
];

const templates: Case[] = [
  row('clipLine', [
    [10, 10, 100, 80],
    [0, 0],
    [200, 150],
  ]),
  row('ellipse2Poly', [[100, 100], [60, 30], 30, 0, 270, 15]),
  row('getTextSize', ['The quick brown fox', 'cv.FONT_HERSHEY_COMPLEX', 1.3, 2]),
  row('getFontScaleFromHeight', ['cv.FONT_HERSHEY_SIMPLEX', 40, 2]),
];

const CANVAS = zeros('uint8', [120, 160, 3]);
const RED = [20, 30, 230];
const STAR = [
  [80, 10],
  [100, 60],
  [150, 60],
  [110, 80],
  [125, 115],
  [80, 95],
].flat();
const STAR_POINTS = { kind: 'numbers', dtype: 'int32', shape: [6, 1, 2], numbers: STAR } as const;

const drawing: Case[] = [
  row('line', [CANVAS, [5, 5], [150, 100], RED]),
  row('line', [CANVAS, [5, 5], [150, 100], RED, 3, 'cv.LINE_AA', 0]),
  row('line', [zeros('float32', [60, 60]), [5, 5], [50, 30], 0.5], { thickness: 2 }),
  row('line', [zeros('uint16', [60, 60, 4]), [5, 5], [500, 300], [1, 2, 3, 60000]], {
    shift: 3,
    lineType: 'cv.LINE_4',
  }),
  row('arrowedLine', [CANVAS, [5, 5], [150, 100], RED, 2], { tipLength: 0.3 }),
  row('rectangle', [CANVAS, [10, 10], [90, 60], RED, 'cv.FILLED']),
  row('rectangle', [CANVAS, [10, 10, 70, 40], RED], { thickness: 3 }),
  row('circle', [CANVAS, [80, 60], 40, RED, -1, 'cv.LINE_AA']),
  row('circle', [FRUITS, [200, 200], 100, [0, 255, 0]], { thickness: 5 }),
  row('ellipse', [CANVAS, [80, 60], [50, 30], 30, 0, 250, RED, 2]),
  row('ellipse', [CANVAS, [[80, 60], [90, 40], 25], RED, 1, 'cv.LINE_8']),
  row('drawMarker', [CANVAS, [80, 60], RED], { markerType: 'cv.MARKER_STAR', markerSize: 30 }),
  row('polylines', [CANVAS, [STAR_POINTS], true, RED, 2]),
  row('fillPoly', [CANVAS, [STAR_POINTS], RED], { lineType: 'cv.LINE_AA', offset: [-5, 3] }),
  row('fillConvexPoly', [CANVAS, STAR_POINTS, RED]),
  row('putText', [CANVAS, 'OpenCV', [8, 70], 'cv.FONT_HERSHEY_TRIPLEX', 1, RED, 2, 'cv.LINE_AA']),
  row('putText', [CANVAS, 'q0!', [8, 40], or('cv.FONT_HERSHEY_SCRIPT_COMPLEX', 'cv.FONT_ITALIC'), 1.5, RED], {
    bottomLeftOrigin: true,
  }),
];

export const imgprocGeometry: Case[] = [...sizes, ...warps, ...transforms, ...templates, ...drawing];
