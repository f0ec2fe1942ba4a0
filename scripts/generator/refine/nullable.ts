import type { Api } from '../model/api.js';
import { applyTable, parametersOf, type Row } from './table.js';

export interface NullableRow extends Row {
  callable: string;
  parameter: string;
}

/** Required arguments that may be absent: arrays that OpenCV documents may be empty (those with an empty default
 * need no row), and values that then start as zero. */
export const nullableRows: readonly NullableRow[] = [
  // No distortion; or, where it is written to too, no first guess.
  { module: 'calib3d', callable: '*', parameter: 'distCoeffs*' },
  { module: 'aruco', callable: '*', parameter: 'distCoeffs' },
  // No first guess.
  { module: 'calib3d', callable: 'calibrateCamera*', parameter: 'cameraMatrix' },
  { module: 'calib3d', callable: 'stereoCalibrate*', parameter: 'cameraMatrix*' },
  { module: 'aruco', callable: 'aruco.calibrateCamera*', parameter: 'cameraMatrix' },
  { module: 'core', callable: 'kmeans', parameter: 'bestLabels' },
  { module: 'core', callable: 'PCACompute*', parameter: 'mean' },
  { module: 'video', callable: 'calcOpticalFlowPyrLK', parameter: 'nextPts' },
  { module: 'video', callable: 'calcOpticalFlowFarneback', parameter: 'flow' },
  { module: 'video', callable: 'DenseOpticalFlow.calc', parameter: 'flow' },
  { module: 'video', callable: 'findTransformECC', parameter: 'inputMask' },
  // No rectification, and the camera stays as it is.
  { module: 'calib3d', callable: 'initUndistortRectifyMap', parameter: 'R' },
  { module: 'calib3d', callable: 'initUndistortRectifyMap', parameter: 'newCameraMatrix' },
  { module: 'calib3d', callable: 'undistortPointsIter', parameter: 'R' },
  { module: 'calib3d', callable: 'undistortPointsIter', parameter: 'P' },
  // All of the image.
  { module: 'features2d', callable: 'Feature2D.detectAndCompute', parameter: 'mask' },
  { module: 'imgproc', callable: 'calcHist', parameter: 'mask' },
  { module: 'imgproc', callable: 'goodFeaturesToTrack*', parameter: 'mask' },
  { module: 'imgproc', callable: 'floodFill', parameter: 'mask' },
  { module: 'stitching', callable: 'Stitcher.stitch', parameter: 'masks' },
  { module: 'rgbd', callable: 'rgbd.Odometry.compute', parameter: '*Mask' },
  // By the scale factors then.
  { module: 'imgproc', callable: 'resize', parameter: 'dsize' },
  // An image of their own to draw on.
  { module: 'core', callable: 'normalize', parameter: 'dst' },
  { module: 'features2d', callable: 'drawKeypoints', parameter: 'outImage' },
  { module: 'features2d', callable: 'drawMatches*', parameter: 'outImg' },
];

export function nullable(api: Api, rows: readonly NullableRow[] = nullableRows): void {
  applyTable(api, 'nullable', rows, (row) => {
    const found = parametersOf(api, row).filter(({ nullable }) => !nullable);
    for (const parameter of found) parameter.nullable = true;
    return found.length;
  });
}
