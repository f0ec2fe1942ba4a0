import { contribReasons } from './contrib.js';
import type { Reason } from './executed.js';

const noCuda = 'this OpenCV has no CUDA: they refuse as in cv2';
const crash = 'ends the process in OpenCV without CUDA';
const noObject = 'no object of that class can be had, in cv2 neither';

/** Callables that no test can run with success beside cv2. */
export const reasons: readonly Reason[] = [
  { module: 'highgui', name: '*', reason: 'it needs a window' },
  { module: 'core', name: 'utils.testRaiseGeneralException', reason: 'it always throws' },
  ...['locateROI', 'adjustROI'].map((name) => ({
    module: 'core',
    name: `cuda.GpuMat#${name}`,
    reason: `divides by zero for an empty array, and there is no other without CUDA`,
  })),
  {
    module: 'core',
    name: 'cuda.GpuMat.defaultAllocator',
    reason: 'null here, an object without content in cv2',
  },
  ...['new cuda.BufferPool', 'cuda.BufferPool#*', 'cuda.Stream.Null', 'cuda.Event.elapsedTime'].map(
    (name) => ({ module: 'core', name, reason: crash }),
  ),
  ...['cuda.*', 'new cuda.*'].map((name) => ({ module: 'core', name, reason: noCuda })),
  ...['readNetFromModelOptimizer', 'Net.readFromModelOptimizer'].map((name) => ({
    module: 'dnn',
    name: `dnn.${name}`,
    reason: 'this OpenCV has no OpenVINO: they refuse as in cv2',
  })),
  ...['TrackerGOTURN.create', 'TrackerDaSiamRPN*'].map((name) => ({
    module: 'video',
    name,
    reason: 'it needs networks that are not at hand',
  })),
  {
    module: 'videoio',
    name: 'videoio_registry.get*BackendPluginVersion',
    reason: 'no backend is a plugin here: they refuse as in cv2',
  },
  ...[
    'NoExposureCompensator',
    'NoSeamFinder',
    'PairwiseSeamFinder',
    'VoronoiSeamFinder',
    'SphericalProjector',
  ].map((name) => ({ module: 'stitching', name: `detail.${name}#*`, reason: noObject })),
  { module: 'stitching', name: 'detail.*LaplacePyrGpu', reason: noCuda },
  { module: 'imgcodecs', name: 'image*', reason: 'cv2 has none: test/image/ has what they give' },
  { module: 'core', name: 'redirectError', reason: 'what it calls is JavaScript: test/callback/' },
  { module: 'dnn', name: 'dnn_*registerLayer', reason: 'what it calls is JavaScript: test/callback/' },
  {
    module: 'stitching',
    name: 'PyRotationWarper#warpPointBackward',
    reason: 'OpenCV has not implemented it: it refuses as in cv2',
  },
  ...['items', 'value'].map((name) => ({
    module: 'core',
    name: `FileNode#${name}`,
    reason: 'cv2 has none: test/persistence/ has what they give',
  })),
  { module: 'core', name: 'UMat#handle', reason: 'an address' },
  ...contribReasons,
];

const main = [
  ...['core', 'imgproc', 'imgcodecs', 'objdetect', 'features2d', 'flann', 'calib3d'],
  ...['video', 'videoio', 'photo', 'dnn', 'ml', 'stitching', 'highgui'],
];

const contrib = [
  ...['alphamat', 'aruco', 'barcode', 'bgsegm', 'bioinspired', 'ccalib', 'dnn_superres', 'face', 'freetype'],
  ...['fuzzy', 'hdf', 'hfs', 'img_hash', 'intensity_transform', 'line_descriptor', 'mcc', 'optflow'],
  ...['phase_unwrapping', 'plot', 'quality', 'rapid', 'reg', 'rgbd', 'saliency', 'shape', 'stereo'],
  ...['structured_light', 'surface_matching', 'text', 'tracking', 'wechat_qrcode', 'ximgproc', 'xphoto'],
];

/** By module: what of the other callables is run, synchronously and asynchronously, and compared, in percent. */
export const floors: Readonly<Record<string, number>> = {
  ...Object.fromEntries(contrib.map((name) => [name, 93])),
  ...Object.fromEntries(main.map((name) => [name, 100])),
};
