import type { Reason } from './executed.js';

const patented = 'patented: OpenCV is built without it, and only the refusal is compared';
const base = 'of a base class: each class that can be made has one of its own';
const crashes = 'it crashes on valid arguments, in cv2 too';
const untrained = 'no file of a trained model can be had; a missing one is refused by both';

/** What of contrib no test can run beside cv2. */
export const contribReasons: readonly Reason[] = [
  ...['createStructuredEdgeDetection', 'StructuredEdgeDetection#*'].map((name) => ({
    module: 'ximgproc',
    name: `ximgproc.${name}`,
    reason: untrained,
  })),
  {
    module: 'ximgproc',
    name: 'ximgproc.segmentation.SelectiveSearchSegmentation#*',
    reason:
      "the order of its results is by libc's `rand`, the same in both processes for synchronous calls only",
  },
  { module: 'ximgproc', name: 'ximgproc.BrightEdges', reason: 'cv2 lacks it' },
  { module: 'ximgproc', name: 'ximgproc.covarianceEstimation', reason: 'OpenCV fills a part of its result' },
  { module: 'bioinspired', name: 'bioinspired.RetinaFastToneMapping*', reason: crashes },
  {
    module: 'line_descriptor',
    name: 'line_descriptor.BinaryDescriptorMatcher#*Query',
    reason: `${crashes}: nothing that is bound trains it`,
  },
  { module: 'text', name: 'text.OCRBeamSearchDecoder#run', reason: crashes },
  { module: 'text', name: 'text.OCRTesseract*', reason: 'Tesseract has no language here' },
  { module: 'text', name: 'text.TextDetector*', reason: untrained },
  { module: 'face', name: 'face.createFacemark*', reason: untrained },
  { module: 'face', name: 'face.Facemark#fit', reason: untrained },
  { module: 'face', name: 'face.load*', reason: 'its text files are none that a case can write' },
  { module: 'dnn_superres', name: 'dnn_superres.DnnSuperResImpl#upsampleMultioutput', reason: untrained },
  ...['bm3dDenoising', 'createTonemapDurand', 'TonemapDurand#*'].map((name) => ({
    module: 'xphoto',
    name: `xphoto.${name}`,
    reason: patented,
  })),
  ...['kinfu.KinFu', 'colored_kinfu.ColoredKinFu', 'large_kinfu.LargeKinfu', 'dynafu.DynaFu'].map((name) => ({
    module: 'rgbd',
    name: `${name}*`,
    reason: patented,
  })),
  {
    module: 'rgbd',
    name: 'rgbd.Odometry.DEFAULT_*',
    reason: 'of an object in cv2, static here: compared with what a new object gives',
  },
  { module: 'rgbd', name: 'kinfu.VolumeParams#unitResolution*', reason: 'cv2 lacks it' },
  { module: 'shape', name: '*HistogramCostExtractor#*NormFlag', reason: 'no function gives such an object' },
  { module: 'hdf', name: 'hdf.HDF5#kpgetsize', reason: 'nothing that is bound writes key points' },
  { module: 'surface_matching', name: 'ppf_match_3d.addNoisePC', reason: 'it cannot be seeded' },
  { module: 'reg', name: 'reg.Map#*', reason: base },
  { module: 'reg', name: 'reg.Mapper#*', reason: base },
  { module: 'saliency', name: 'saliency.Saliency#computeSaliency', reason: base },
  { module: 'quality', name: 'quality.QualityBase#compute', reason: base },
  {
    module: 'quality',
    name: 'quality.QualityMSE#compute',
    reason: 'cv2 makes a list of the image, which OpenCV refuses: compared with the function',
  },
];
