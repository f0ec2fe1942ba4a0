import type { Api, Overload } from '../model/api.js';
import { applyTable, callables, matches, type Row } from './table.js';

/**
 * What OpenCV needs and does not check: the process would die of it. `needs` is C++ that sees the call's frame:
 * the arguments as `name_`, the object as `this_`; a row means the overloads that have all that it names. A
 * constructor goes by `new` and its class. Helpers are in `native/call/precondition.hpp`.
 */
export interface PreconditionRow extends Row {
  callable: string;
  needs: string;
  /** The error's text; absent where `needs` throws by itself. */
  says?: string;
  /** An overload with this parameter is not meant. */
  lacks?: string;
  /** What happens otherwise. */
  reason: string;
}

const noNode = 'the FileNode has no content';
const zeroes = 'all parameters become zero, and what divides by them dies';
const levels = 'at least one level is needed';
const noLevel = 'it reads the first level';
const octaves = 'at most 12 octaves';
const tooLarge = 'a small file may hold an image that takes all memory';
const steps = 'the number of diffusion steps overflows';

/** All but `destroyWindow` and its like, which do nothing where there is no window. */
const windows = [
  'namedWindow',
  'resizeWindow',
  'moveWindow',
  '*WindowProperty',
  'setWindowTitle',
  'getWindowImageRect',
  'imshow',
  'waitKey*',
  'pollKey',
  'select*',
  '*Trackbar*',
  'setMouseCallback',
  'createButton',
  'addText',
  'display*',
];

export const preconditionRows: readonly PreconditionRow[] = [
  {
    module: 'core',
    callable: 'checkHardwareSupport',
    needs: 'feature_ >= 0 && feature_ <= CV_HARDWARE_MAX_FEATURE',
    says: "'feature' is none of the CPU_ constants",
    reason: 'it reads an array there',
  },
  {
    module: 'core',
    callable: 'KeyPoint_convert',
    needs: 'areIndicesOf(keypointIndexes_, keypoints_)',
    says: "'keypointIndexes' goes beyond 'keypoints'",
    reason: 'only negative indices are refused',
  },
  {
    module: 'core',
    callable: 'cuda.GpuMat.*ROI',
    needs: '!this_->empty()',
    says: 'the GpuMat is empty',
    reason: 'it divides by the row size',
  },
  ...['nextEdge', 'getEdge', 'edgeOrg', 'edgeDst'].map((method) => ({
    module: 'imgproc',
    callable: `Subdiv2D.${method}`,
    needs: 'isEdge(*this_, edge_)',
    says: "'edge' is none of the subdivision's",
    reason: 'only debug builds check',
  })),
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
  { module: 'core', callable: 'Algorithm.read', needs: '!fn_.empty()', says: noNode, reason: zeroes },
  { module: 'features2d', callable: '*.read', needs: '!arg1_.empty()', says: noNode, reason: zeroes },
  {
    module: 'bgsegm',
    callable: 'bgsegm.BackgroundSubtractorMOG.setNMixtures',
    needs: 'nmix_ > 0',
    says: "'nmix' must be positive",
    reason: 'apply reads the first of them',
  },
  ...['edgePreservingFilter', 'stylization', 'pencilSketch', 'detailEnhance'].map((callable) => ({
    module: 'photo',
    callable,
    needs: 'src_.channels() == 3 && src_.rows > 1 && src_.cols > 1',
    says: "'src' must have 3 channels, and 2 rows and columns at least",
    reason: 'it takes the pixels for such ones',
  })),
  ...['seamlessClone', 'colorChange', 'illuminationChange', 'textureFlattening'].map((callable) => ({
    module: 'photo',
    callable,
    needs: 'src_.type() == CV_8UC3',
    says: "'src' must be uint8 with 3 channels",
    reason: 'it takes the pixels for such ones',
  })),
  {
    module: 'photo',
    callable: 'seamlessClone',
    needs: 'dst_.type() == CV_8UC3',
    says: "'dst' must be uint8 with 3 channels",
    reason: 'it takes the pixels for such ones',
  },
  {
    module: 'dnn',
    callable: 'dnn.Net.get*',
    needs: '!netInputShapes_.empty()',
    says: "'netInputShapes' is empty",
    reason: 'it reads the first of them',
  },
  {
    module: 'objdetect',
    callable: 'new HOGDescriptor',
    needs: 'areHogSizes(_winSize_, _blockSize_, _blockStride_, _cellSize_, _nbins_)',
    says: 'sizes must be positive, blocks lie evenly in the window, and cells in the blocks',
    reason: 'it divides by the sizes',
  },
  ...['compute', 'detect', 'detectMultiScale'].map((method) => ({
    module: 'objdetect',
    callable: `HOGDescriptor.${method}`,
    needs: 'fitsWindow(*this_, img_, winStride_, padding_)',
    says: 'the image, with its padding, must hold the window, and strides be positive',
    reason: 'it counts the places of the window: two negative numbers make a positive one',
  })),
  ...['responses_', 'trainData_'].map((classes) => ({
    module: 'ml',
    callable: 'ml.*.train*',
    needs: `areClasses(*this_, ${classes})`,
    says: 'a classifier needs integer responses',
    reason: 'without them there are no classes, and it divides by their number',
  })),
  ...['save', 'write'].map((method) => ({
    module: 'core',
    callable: `Algorithm.${method}`,
    needs: 'isWritable(*this_)',
    says: 'the trees are not trained',
    reason: "only those of DTrees' heirs are checked",
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
  {
    module: 'imgproc',
    callable: 'Subdiv2D.getVertex',
    needs: 'isVertex(*this_, vertex_)',
    says: "'vertex' is none of the subdivision's",
    reason: 'only debug builds check',
  },
  {
    module: 'imgproc',
    callable: 'Subdiv2D.getVoronoiFacetList',
    needs: 'haveFacets(*this_, idx_)',
    says: "'idx' holds what is no vertex that was inserted",
    reason: 'it reads an array there, and around the outer vertices it goes for ever',
  },
  {
    module: 'imgproc',
    callable: 'HoughLines*',
    needs: 'rho_ > 0 && theta_ > 0',
    says: "'rho' and 'theta' must be positive",
    reason: 'it divides by them, and the accumulator gets any size',
  },
  {
    module: 'imgproc',
    callable: 'HoughLines*',
    needs: '(srn_ == 0 && stn_ == 0) || (srn_ >= 1 && stn_ >= 1)',
    says: "'srn' and 'stn' must both be zero, or both 1 at least",
    reason: 'the finer accumulator has no elements, and is written to',
  },
  {
    module: 'imgcodecs',
    callable: 'imread',
    needs: 'isWithinLimits(filename_, flags_, maxPixels_, maxBytes_)',
    reason: tooLarge,
  },
  {
    module: 'imgcodecs',
    callable: 'imdecode',
    needs: 'isWithinLimits(buf_, flags_, maxPixels_, maxBytes_)',
    reason: tooLarge,
  },
  {
    module: 'imgcodecs',
    callable: 'imreadmulti',
    needs: 'areWithinLimits(filename_, 0, -1, flags_, maxPixels_, maxBytes_)',
    lacks: 'start',
    reason: tooLarge,
  },
  {
    module: 'imgcodecs',
    callable: 'imreadmulti',
    needs: 'areWithinLimits(filename_, start_, count_, flags_, maxPixels_, maxBytes_)',
    reason: tooLarge,
  },
  ...windows.flatMap((callable) => [
    {
      module: 'highgui',
      callable,
      needs: 'onMainThread()',
      says: 'windows belong to the main thread: a worker cannot have any',
      reason: 'toolkits end the process, or hang',
    },
    {
      module: 'highgui',
      callable,
      needs: 'haveDisplay()',
      says: 'there is no display: DISPLAY names no X server that answers',
      reason: 'Qt and GTK end the process',
    },
  ]),
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
];

function* everything(api: Api, module: string): Generator<{ path: string; overloads: Overload[] }> {
  yield* callables(api, module);
  for (const { path, constructors } of api.classes) {
    const overloads = constructors.filter((overload) => overload.module === module);
    yield { path: `new ${path.join('.')}`, overloads };
  }
}

const named = (needs: string): string[] => [...needs.matchAll(/\b(\w+)_\b/g)].map(([, name]) => name!);

function has({ kind, parameters }: Overload, name: string): boolean {
  return name === 'this' ? kind === 'method' : parameters.some((parameter) => parameter.name === name);
}

export function preconditions(api: Api, rows: readonly PreconditionRow[] = preconditionRows): void {
  applyTable(api, 'preconditions', rows, ({ module, callable, needs, says, lacks }) => {
    const names = named(needs);
    const found = [...everything(api, module)]
      .filter(({ path }) => matches(callable, path))
      .flatMap(({ overloads }) => overloads)
      .filter((overload) => names.every((name) => has(overload, name)))
      .filter((overload) => lacks === undefined || !has(overload, lacks));
    // A static method is there under two names: the very same overloads.
    for (const overload of new Set(found))
      (overload.preconditions ??= []).push({ needs, ...(says === undefined ? {} : { says }) });
    return found.length;
  });
}
