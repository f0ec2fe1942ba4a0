import { call, image, item, matrix, or, random, row, script, type Case, type Value } from '../values.js';
import {
  BASELINE,
  BOARDS,
  CAMERA,
  CLOUD,
  DISTORTION,
  LEFT,
  RELATIVE,
  RIGHT,
  ROTATION,
  SIZE,
  TRANSLATION,
} from './calib3d.js';

const IDENTITY = matrix([
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]);
const FEW = [3, 10, 1e-6];
/** Rotations and shifts that belong together, so that there is something to be found. */
const rotation = (a: number, b: number, c: number): Value =>
  item(call('Rodrigues', [matrix([[a], [b], [c]])]), 0);

const rigs: Case[] = [
  row('calibrateCameraROExtended', [BOARDS, LEFT, SIZE, 8, null, null], { criteria: [3, 10, 1e-6] }),
  row(
    'stereoCalibrateExtended',
    [BOARDS, LEFT, RIGHT, CAMERA, DISTORTION, CAMERA, DISTORTION, SIZE, IDENTITY, BASELINE],
    { flags: or('cv.CALIB_FIX_INTRINSIC', 'cv.CALIB_USE_EXTRINSIC_GUESS'), criteria: [3, 10, 1e-6] },
  ),
  row('rectify3Collinear', [
    ...[CAMERA, DISTORTION, CAMERA, DISTORTION, CAMERA, DISTORTION],
    ...[LEFT, RIGHT, SIZE],
    ...[item(RELATIVE, 0), BASELINE, item(RELATIVE, 0), call('multiply', [BASELINE, 2])],
    ...[0.5, SIZE, 0],
  ]),
  ...['SHAH', 'LI'].map((method) => {
    const turns = [0.1, 0.5, 0.9, 1.4].map((turn, i) => rotation(turn, 0.4 - turn / 3, 0.15 * i));
    const shifts = [1, 2, 3, 4].map((seed) => random('float64', [3, 1], seed));
    return row('calibrateRobotWorldHandEye', [turns, shifts, [...turns].reverse(), [...shifts].reverse()], {
      method: `cv.CALIB_ROBOT_WORLD_HAND_EYE_${method}`,
    });
  }),
  script(
    'filterHomographyDecompByVisibleRefpoints',
    {
      found: call('decomposeHomographyMat', [
        call('add', [
          rotation(0.05, 0.1, 0.02),
          matrix([
            [0, 0, 0.3],
            [0, 0, 0.15],
            [0, 0, 0.1],
          ]),
        ]),
        IDENTITY,
      ]),
    },
    [
      call('filterHomographyDecompByVisibleRefpoints', [
        item('$found', 1),
        item('$found', 3),
        random('float32', [9, 1, 2], 1, [-0.5, 0.5]),
        random('float32', [9, 1, 2], 2, [-0.5, 0.5]),
      ]),
    ],
  ),
];

const EYE = matrix([[0.01, 0.002, 0.001, 0.0005]]);
const FISHEYE = or('cv.fisheye.CALIB_RECOMPUTE_EXTRINSIC', 'cv.fisheye.CALIB_FIX_SKEW');
const fisheye: Case[] = [
  row('fisheye.projectPoints', [CLOUD, ROTATION, TRANSLATION, CAMERA, EYE], { alpha: 0.01 }),
  row('fisheye.undistortImage', [image('left01.jpg'), CAMERA, EYE], { Knew: CAMERA, new_size: [320, 240] }),
  row('fisheye.estimateNewCameraMatrixForUndistortRectify', [CAMERA, EYE, SIZE, IDENTITY], {
    balance: 0.3,
    fov_scale: 1.1,
  }),
  row('fisheye.stereoRectify', [
    ...[CAMERA, EYE, CAMERA, EYE, SIZE, item(RELATIVE, 0), BASELINE],
    'cv.fisheye.CALIB_ZERO_DISPARITY',
  ]),
  row('fisheye.calibrate', [BOARDS, LEFT, SIZE, CAMERA, EYE], {
    flags: or(FISHEYE, 'cv.fisheye.CALIB_USE_INTRINSIC_GUESS'),
    criteria: FEW,
  }),
  row('fisheye.stereoCalibrate', [BOARDS, LEFT, RIGHT, CAMERA, EYE, CAMERA, EYE, SIZE], {
    flags: or(FISHEYE, 'cv.fisheye.CALIB_FIX_INTRINSIC'),
    criteria: FEW,
  }),
];

export const calib3dRigs: Case[] = [...rigs, ...fisheye];
