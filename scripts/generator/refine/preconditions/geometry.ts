import type { PreconditionRow } from '../preconditions.js';

const noNode = 'the FileNode has no content';
const zeroes = 'all parameters become zero, and what divides by them dies';
const levels = 'at least one level is needed';
const noLevel = 'it reads the first level';
const octaves = 'at most 12 octaves';
const steps = 'the number of diffusion steps overflows';

export const geometry: readonly PreconditionRow[] = [
  {
    module: 'calib3d',
    callable: 'getDefaultNewCameraMatrix',
    needs: 'is3x3(cameraMatrix_)',
    says: "'cameraMatrix' must be 3x3",
    reason: 'it writes to elements of the matrix',
  },
  {
    module: 'calib3d',
    callable: 'undistort',
    needs: '!cameraMatrix_.empty()',
    says: "'cameraMatrix' is empty",
    reason: 'it reads elements of the matrix before it checks its size',
  },
  {
    module: 'calib3d',
    callable: 'drawChessboardCorners',
    needs: '!patternWasFound_ || areCorners(corners_, patternSize_)',
    says: "'corners' must hold all of the pattern that was found",
    reason: 'it reads as many as the pattern has',
  },
  {
    module: 'calib3d',
    callable: 'stereoRectify',
    needs: 'is3x3(cameraMatrix1_) && is3x3(cameraMatrix2_)',
    says: "'cameraMatrix1' and 'cameraMatrix2' must be 3x3",
    reason: 'it reads elements of the matrices',
  },
  ...[1, 2].map((camera) => ({
    module: 'calib3d',
    callable: 'stereoRectify',
    needs: `CV_ELEM_SIZE(cameraMatrix${camera}_.in().type()) > 2`,
    says: `'cameraMatrix${camera}' must be float32 or float64`,
    reason: 'it takes any other elements for float64: of one or two bytes, there are too few',
  })),
  {
    module: 'calib3d',
    callable: 'decomposeProjectionMatrix',
    needs: 'isForOldMatrix(projMatrix_.in())',
    says: "'projMatrix' must be float32 or float64",
    reason: 'it takes any other elements for float64',
  },
  {
    module: 'calib3d',
    callable: 'reprojectImageTo3D',
    needs: 'Q_.in().channels() == 1',
    says: "'Q' must have one channel",
    reason: 'it copies all of it to such a matrix',
  },
  {
    module: 'calib3d',
    callable: 'triangulatePoints',
    needs:
      'isForOldMatrix(projMatr1_.in()) && isForOldMatrix(projMatr2_.in()) && arePointsForOldMatrix(projPoints1_.in()) && arePointsForOldMatrix(projPoints2_.in())',
    says: 'matrices and points must be float32 or float64',
    reason: 'it takes any other elements for float64, and writes as many bytes',
  },
  {
    module: 'calib3d',
    callable: 'validateDisparity',
    needs: 'areDisparities(disparity_, minDisparity_, numberOfDisparities_)',
    says: "'disparity' goes beyond 'minDisparity' and 'numberOfDisparities'",
    reason: 'it follows each of the disparities',
  },
  {
    module: 'features2d',
    callable: 'drawMatchesKnn',
    needs: 'areMatchesOf(matches1to2_, keypoints1_, keypoints2_)',
    says: "'matches1to2' goes beyond the keypoints",
    reason: 'only drawMatches checks',
  },
  {
    module: 'features2d',
    callable: 'drawMatchesKnn',
    needs: 'matchesMask_.empty() || sameLengths(matchesMask_, matches1to2_)',
    says: "'matchesMask' must be as long as 'matches1to2', inside too",
    reason: 'it reads beyond the end',
  },
  {
    module: 'features2d',
    callable: 'Feature2D.*',
    needs: 'areDescribable(*this_, keypoints_)',
    says: 'SIFT needs keypoints with a positive size',
    reason: 'it divides by the size, and writes where the result says',
  },
  {
    module: 'features2d',
    callable: 'AffineFeature.create',
    needs: 'areViews(maxTilt_, minTilt_, tiltStep_, rotateStepBase_)',
    says: 'tilts and rotations must make 10000 views at most, and tilts not be negative',
    reason: 'it lists them all',
  },
  { module: 'features2d', callable: 'ORB.create', needs: 'nlevels_ != 0', says: levels, reason: noLevel },
  { module: 'features2d', callable: 'ORB.setNLevels', needs: 'nlevels_ != 0', says: levels, reason: noLevel },
  { module: 'features2d', callable: 'KAZE.create', needs: 'nOctaves_ <= 12', says: octaves, reason: steps },
  {
    module: 'features2d',
    callable: 'KAZE.setNOctaves',
    needs: 'octaves_ <= 12',
    says: octaves,
    reason: steps,
  },
  { module: 'features2d', callable: '*.read', needs: '!arg1_.empty()', says: noNode, reason: zeroes },
  ...['flann.Index.build', 'new flann.Index'].map((callable) => ({
    module: 'flann',
    callable,
    needs: 'hasKeyBits(features_, *params_)',
    says: "LSH needs features of 'key_size' bits at least (20 when not given)",
    reason: 'it picks that many bits, beyond the end if need be',
  })),
  ...['knnSearch', 'radiusSearch', 'save'].map((method) => ({
    module: 'flann',
    callable: `flann.Index.${method}`,
    needs: 'isBuilt(*this_)',
    says: 'the index is not built',
    reason: 'it follows a null pointer',
  })),
  ...['PyRotationWarper.build*', 'PyRotationWarper.warp*'].map((callable) => ({
    module: 'stitching',
    callable,
    needs: 'isUsable(*this_)',
    says: 'a warper without a type',
    reason: 'all methods follow a null pointer',
  })),
  {
    module: 'stitching',
    callable: 'Stitcher.composePanorama',
    needs: '!this_->cameras().empty()',
    says: 'the transform is not estimated',
    reason: 'it reads the first of the images',
  },
  {
    module: 'stitching',
    callable: 'Stitcher.*',
    needs: 'masks_.empty() || areMasksOf(masks_, images_)',
    says: "'masks' must be uint8, one for each of 'images' and of its size",
    reason: 'it reads the mask of each image',
  },
  ...['detail.Blender', 'detail.FeatherBlender', 'detail.MultiBandBlender'].flatMap((blender) => [
    {
      module: 'stitching',
      callable: `${blender}.feed`,
      needs: 'hasPlace(*this_, img_, mask_, tl_)',
      says: "'img' with a mask of its size must lie in what was prepared",
      reason: 'it writes there without a look',
    },
    {
      module: 'stitching',
      callable: `${blender}.blend`,
      needs: 'isPrepared(*this_)',
      says: 'nothing was prepared',
      reason: 'it reads the first level of no pyramid',
    },
  ]),
];
