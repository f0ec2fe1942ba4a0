import cv from '../../src/index.js';
import { mat } from './call.js';

/** A call that fails inside OpenCV. */
export interface Row {
  family: string;
  owner: () => object;
  name: string;
  args: () => unknown[];
  /** The same call in Python: it says what OpenCV's own words are. */
  python: string;
  /** How the message shows the call. */
  shown: string;
}

const row = (
  family: string,
  name: string,
  args: () => unknown[],
  python: string,
  shown: string,
  owner: () => object = () => cv,
): Row => ({ family, owner, name, args, python, shown });

/** Per family of functions. */
export const rows: Row[] = [
  row(
    'core',
    'add',
    () => [mat(2, 3), mat(3, 3)],
    'cv2.add(mat(2, 3), mat(3, 3))',
    'add(src1: 2x3 uint8 x1, src2: 3x3 uint8 x1)',
  ),
  row(
    'core',
    'gemm',
    () => [mat(2, 3, 1, 'float32'), mat(2, 3, 1, 'float32'), 1, null, 0.5],
    "cv2.gemm(mat(2, 3, 1, 'float32'), mat(2, 3, 1, 'float32'), 1, None, 0.5)",
    'gemm(src1: 2x3 float32 x1, src2: 2x3 float32 x1, alpha: 1, beta: 0.5)',
  ),
  row('core', 'merge', () => [[]], 'cv2.merge([])', 'merge(mv: [])'),
  row('core', 'dft', () => [mat(2, 3)], 'cv2.dft(mat(2, 3))', 'dft(src: 2x3 uint8 x1)'),
  row(
    'core',
    'invert',
    () => [mat(2, 3, 1, 'float32')],
    "cv2.invert(mat(2, 3, 1, 'float32'))",
    'invert(src: 2x3 float32 x1)',
  ),
  row(
    'core',
    'kmeans',
    () => [mat(2, 2), 1, null, [1, 1, 1.5], 1, 0],
    'cv2.kmeans(mat(2, 2), 1, None, (1, 1, 1.5), 1, 0)',
    'kmeans(data: 2x2 uint8 x1, K: 1, criteria: [1, 1, 1.5], attempts: 1, flags: 0)',
  ),
  row(
    'filters',
    'cvtColor',
    () => [mat(4, 5), cv.COLOR_BGR2GRAY],
    'cv2.cvtColor(mat(4, 5), cv2.COLOR_BGR2GRAY)',
    'cvtColor(src: 4x5 uint8 x1, code: 6)',
  ),
  row(
    'filters',
    'GaussianBlur',
    () => [mat(4, 4), [4, 4], 0],
    'cv2.GaussianBlur(mat(4, 4), (4, 4), 0)',
    'GaussianBlur(src: 4x4 uint8 x1, ksize: [4, 4], sigmaX: 0)',
  ),
  row(
    'filters',
    'medianBlur',
    () => [mat(4, 4), 4],
    'cv2.medianBlur(mat(4, 4), 4)',
    'medianBlur(src: 4x4 uint8 x1, ksize: 4)',
  ),
  row(
    'filters',
    'Canny',
    () => [mat(4, 4, 1, 'float32'), 1, 2, { L2gradient: true }],
    "cv2.Canny(mat(4, 4, 1, 'float32'), 1, 2, L2gradient=True)",
    'Canny(image: 4x4 float32 x1, threshold1: 1, threshold2: 2, L2gradient: true)',
  ),
  row(
    'filters',
    'adaptiveThreshold',
    () => [mat(4, 4), 255, 0, 0, 4, 0.1],
    'cv2.adaptiveThreshold(mat(4, 4), 255, 0, 0, 4, 0.1)',
    'adaptiveThreshold(src: 4x4 uint8 x1, maxValue: 255, adaptiveMethod: 0, thresholdType: 0, blockSize: 4, C: 0.1)',
  ),
  row(
    'geometry',
    'resize',
    () => [mat(4, 4), [0, 0]],
    'cv2.resize(mat(4, 4), (0, 0))',
    'resize(src: 4x4 uint8 x1, dsize: [0, 0])',
  ),
  row(
    'geometry',
    'warpAffine',
    () => [mat(4, 4, 3), mat(3, 3), { width: 4, height: 4 }],
    'cv2.warpAffine(mat(4, 4, 3), mat(3, 3), (4, 4))',
    'warpAffine(src: 4x4 uint8 x3, M: 3x3 uint8 x1, dsize: [4, 4])',
  ),
  row(
    'shapes',
    'findContours',
    () => [mat(4, 4, 1, 'float32'), cv.RETR_LIST, cv.CHAIN_APPROX_NONE],
    "cv2.findContours(mat(4, 4, 1, 'float32'), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)",
    'findContours(image: 4x4 float32 x1, mode: 1, method: 1)',
  ),
  row(
    'shapes',
    'fitEllipse',
    () => [mat(3, 2, 1, 'float32')],
    "cv2.fitEllipse(mat(3, 2, 1, 'float32'))",
    'fitEllipse(points: 3x2 float32 x1)',
  ),
  row(
    'shapes',
    'contourArea',
    () => [mat(3, 3), true],
    'cv2.contourArea(mat(3, 3), True)',
    'contourArea(contour: 3x3 uint8 x1, oriented: true)',
  ),
  row(
    'codecs',
    'imencode',
    () => ['.foo', mat(4, 4)],
    "cv2.imencode('.foo', mat(4, 4))",
    "imencode(ext: '.foo', img: 4x4 uint8 x1)",
  ),
  row(
    'codecs',
    'imdecode',
    () => [mat(0, 0), 1],
    'cv2.imdecode(mat(0, 0), 1)',
    'imdecode(buf: empty, flags: 1)',
  ),
  row(
    'codecs',
    'imwrite',
    () => ['/nowhere/x.foo', mat(4, 4)],
    "cv2.imwrite('/nowhere/x.foo', mat(4, 4))",
    "imwrite(filename: '/nowhere/x.foo', img: 4x4 uint8 x1)",
  ),
  row(
    'objdetect',
    'detectMultiScale',
    () => [mat(4, 4), 1.5],
    'cv2.CascadeClassifier().detectMultiScale(mat(4, 4), 1.5)',
    'detectMultiScale(image: 4x4 uint8 x1, scaleFactor: 1.5)',
    () => new cv.CascadeClassifier(),
  ),
  row(
    'objdetect',
    'setSVMDetector',
    () => [mat(1, 1, 1, 'float32')],
    "cv2.HOGDescriptor().setSVMDetector(mat(1, 1, 1, 'float32'))",
    'setSVMDetector(svmdetector: 1x1 float32 x1)',
    () => new cv.HOGDescriptor(),
  ),
  row(
    'features2d',
    'match',
    () => [mat(2, 32), mat(2, 16)],
    'cv2.BFMatcher().match(mat(2, 32), mat(2, 16))',
    'match(queryDescriptors: 2x32 uint8 x1, trainDescriptors: 2x16 uint8 x1)',
    () => new cv.BFMatcher(),
  ),
  row(
    'features2d',
    'detect',
    () => [mat(40, 40, 2)],
    'cv2.ORB_create().detect(mat(40, 40, 2))',
    'detect(image: 40x40 uint8 x2)',
    () => cv.ORB.create(),
  ),
  row(
    'features2d',
    'drawKeypoints',
    () => [mat(4, 4, 2), [new cv.KeyPoint(1, 2, 3)], null],
    'cv2.drawKeypoints(mat(4, 4, 2), [cv2.KeyPoint(1, 2, 3)], None)',
    'drawKeypoints(image: 4x4 uint8 x2, keypoints: [cv.KeyPoint])',
  ),
  row(
    'calib3d',
    'findHomography',
    () => [mat(3, 2, 1, 'float32'), mat(3, 2, 1, 'float32')],
    "cv2.findHomography(mat(3, 2, 1, 'float32'), mat(3, 2, 1, 'float32'))",
    'findHomography(srcPoints: 3x2 float32 x1, dstPoints: 3x2 float32 x1)',
  ),
  row(
    'calib3d',
    'Rodrigues',
    () => [mat(2, 2, 1, 'float32')],
    "cv2.Rodrigues(mat(2, 2, 1, 'float32'))",
    'Rodrigues(src: 2x2 float32 x1)',
  ),
  row(
    'calib3d',
    'undistort',
    () => [mat(4, 4), mat(3, 3, 1, 'float32'), mat(3, 3, 1, 'float32')],
    "cv2.undistort(mat(4, 4), mat(3, 3, 1, 'float32'), mat(3, 3, 1, 'float32'))",
    'undistort(src: 4x4 uint8 x1, cameraMatrix: 3x3 float32 x1, distCoeffs: 3x3 float32 x1)',
  ),
  row(
    'video',
    'calcOpticalFlowFarneback',
    () => [mat(4, 4), mat(4, 5), null, 0.5, 1, 3, 1, 5, 1.1, 0],
    'cv2.calcOpticalFlowFarneback(mat(4, 4), mat(4, 5), None, 0.5, 1, 3, 1, 5, 1.1, 0)',
    'calcOpticalFlowFarneback(prev: 4x4 uint8 x1, next: 4x5 uint8 x1, pyr_scale: 0.5, levels: 1, winsize: 3, ' +
      'iterations: 1, poly_n: 5, poly_sigma: 1.1, flags: 0)',
  ),
  row(
    'video',
    'findTransformECC',
    () => [mat(4, 4), mat(0, 0), mat(2, 3, 1, 'float32')],
    "cv2.findTransformECC(mat(4, 4), mat(0, 0), mat(2, 3, 1, 'float32'))",
    'findTransformECC(templateImage: 4x4 uint8 x1, inputImage: empty, warpMatrix: 2x3 float32 x1)',
  ),
  row(
    'photo',
    'fastNlMeansDenoising',
    () => [mat(4, 4, 1, 'float32')],
    "cv2.fastNlMeansDenoising(mat(4, 4, 1, 'float32'))",
    'fastNlMeansDenoising(src: 4x4 float32 x1)',
  ),
  row(
    'photo',
    'inpaint',
    () => [mat(4, 4), mat(3, 3), 1, cv.INPAINT_NS],
    'cv2.inpaint(mat(4, 4), mat(3, 3), 1, cv2.INPAINT_NS)',
    'inpaint(src: 4x4 uint8 x1, inpaintMask: 3x3 uint8 x1, inpaintRadius: 1, flags: 0)',
  ),
  row(
    'dnn',
    'readNetFromONNX',
    () => ['/nowhere.onnx'],
    "cv2.dnn.readNetFromONNX('/nowhere.onnx')",
    "readNetFromONNX(onnxFile: '/nowhere.onnx')",
    () => cv.dnn,
  ),
  row(
    'dnn',
    'NMSBoxes',
    () => [[[0, 0, 1, 1]], [0.5, 0.6], 0.25, 0.5],
    'cv2.dnn.NMSBoxes([[0, 0, 1, 1]], [0.5, 0.6], 0.25, 0.5)',
    'NMSBoxes(bboxes: [[0, 0, 1, 1]], scores: [0.5, 0.6], score_threshold: 0.25, nms_threshold: 0.5)',
    () => cv.dnn,
  ),
  row(
    'ml',
    'predict',
    () => [mat(1, 1, 1, 'float32')],
    "cv2.ml.SVM_create().predict(mat(1, 1, 1, 'float32'))",
    'predict(samples: 1x1 float32 x1)',
    () => cv.ml.SVM.create(),
  ),
  row(
    'ml',
    'train',
    () => [mat(2, 1), cv.ml.ROW_SAMPLE, mat(2, 1)],
    'cv2.ml.KNearest_create().train(mat(2, 1), cv2.ml.ROW_SAMPLE, mat(2, 1))',
    'train(samples: 2x1 uint8 x1, layout: 0, responses: 2x1 uint8 x1)',
    () => cv.ml.KNearest.create(),
  ),
  row(
    'FileStorage',
    'write',
    () => ['a', 1],
    "cv2.FileStorage().write('a', 1)",
    "write(name: 'a', val: 1)",
    () => new cv.FileStorage(),
  ),
];
