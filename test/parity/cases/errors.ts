import { call, make, random, row, script, text, zeros, type Case, type Value } from '../values.js';

/** Calls whose arguments are of the right kinds, and which OpenCV refuses: by function, one list of arguments each. */
const U8 = zeros('uint8', [4, 5]);
const BGR = zeros('uint8', [4, 5, 3]);
const F32 = random('float32', [4, 5]);
const SQUARE = random('float32', [4, 4]);
const F64 = random('float64', [3, 2]);
const NOTHING = zeros('uint8', [0, 0]);

const CALLS: Readonly<Record<string, readonly (readonly Value[])[]>> = {
  // core
  add: [
    [U8, BGR],
    [U8, zeros('uint8', [5, 5])],
  ],
  subtract: [[U8, F32]],
  absdiff: [[U8, BGR]],
  addWeighted: [[U8, 1, BGR, 1, 0]],
  bitwise_and: [[U8, BGR]],
  compare: [
    [U8, BGR, 0],
    [U8, U8, 17],
  ],
  divide: [[U8, F32]],
  dft: [[U8], [BGR]],
  dct: [[U8]],
  determinant: [[F32], [U8]],
  eigen: [[F32], [BGR]],
  gemm: [
    [F32, F32, 1, U8, 0],
    [F32, F64, 1, F32, 0],
  ],
  hconcat: [[[U8, zeros('uint8', [5, 5])]]],
  vconcat: [[[U8, zeros('uint8', [5, 4])]]],
  invert: [[F32], [U8]],
  kmeans: [
    [U8, 2, null, [3, 10, 1], 1, 0],
    [F32, 9, null, [3, 10, 1], 1, 0],
  ],
  LUT: [
    [U8, zeros('uint8', [1, 9])],
    [F32, zeros('uint8', [1, 256])],
  ],
  merge: [[[]]],
  mixChannels: [[[U8], [U8], [0, 5]]],
  norm: [[U8, BGR]],
  normalize: [[U8, null, 1, 0, 77]],
  perspectiveTransform: [[F32, SQUARE]],
  randn: [[U8, F32, BGR]],
  reduce: [
    [U8, 5, 0],
    [U8, 0, 77],
  ],
  repeat: [[U8, 0, 1]],
  scaleAdd: [[F32, 2, F64]],
  setIdentity: [[zeros('uint8', [2, 2, 2, 2])]],
  solve: [
    [F32, F64],
    [U8, U8],
  ],
  solveCubic: [[F64]],
  sort: [[BGR, 0]],
  PCACompute: [[BGR, null]],
  SVDecomp: [[U8]],
  Mahalanobis: [[F32, F64, F32]],
  phase: [
    [U8, U8],
    [F32, F64],
  ],
  cartToPolar: [[F32, F64]],
  minMaxLoc: [[BGR]],
  extractChannel: [[BGR, 3]],
  insertChannel: [[F32, BGR, 0]],
  copyMakeBorder: [[U8, -1, 0, 0, 0, 0]],
  // imgproc
  cvtColor: [
    [U8, 'cv.COLOR_BGR2GRAY'],
    [NOTHING, 'cv.COLOR_BGR2GRAY'],
    [BGR, 9999],
  ],
  GaussianBlur: [
    [U8, [4, 4], 1],
    [NOTHING, [3, 3], 1],
  ],
  medianBlur: [
    [U8, 4],
    [U8, 0],
  ],
  bilateralFilter: [[zeros('int16', [5, 5]), 5, 1, 1]],
  blur: [[U8, [0, 0]]],
  boxFilter: [[NOTHING, -1, [3, 3]]],
  Sobel: [[U8, -1, 5, 0]],
  Scharr: [[U8, -1, 1, 1]],
  Canny: [[F32, 1, 2]],
  cornerHarris: [[BGR, 2, 3, 0.04]],
  cornerSubPix: [[U8, random('float32', [2, 1, 2]), [-1, -1], [-1, -1], [3, 10, 0.1]]],
  goodFeaturesToTrack: [
    [BGR, 10, 0.1, 1],
    [U8, 10, -1, 1],
  ],
  HoughLines: [
    [BGR, 1, 1, 1],
    [F32, 1, 0.01, 1],
  ],
  HoughCircles: [
    [BGR, 3, 1, 1],
    [U8, 'cv.HOUGH_GRADIENT', -1, 10],
  ],
  erode: [[NOTHING, null]],
  morphologyEx: [[U8, 99, null]],
  getStructuringElement: [
    [0, [0, 3]],
    [9, [3, 3]],
  ],
  resize: [
    [U8, [0, 0]],
    [NOTHING, [3, 3]],
    [U8, [3, 3], null, 0, 0, 99],
  ],
  warpAffine: [[U8, SQUARE, [5, 5]]],
  warpPerspective: [[U8, F64, [5, 5]]],
  remap: [[U8, F64, F64, 1]],
  getRectSubPix: [[zeros('int16', [5, 5]), [2, 2], [1, 1]]],
  getAffineTransform: [[F64, F64]],
  getPerspectiveTransform: [[F64, F64]],
  integral: [[zeros('int8', [3, 3])]],
  accumulate: [[U8, F64]],
  phaseCorrelate: [[U8, U8]],
  threshold: [
    [zeros('int32', [3, 3]), 1, 2, 0],
    [F32, 1, 2, 'cv.THRESH_OTSU'],
  ],
  adaptiveThreshold: [
    [F32, 255, 0, 0, 3, 0],
    [U8, 255, 0, 0, 4, 0],
  ],
  pyrDown: [[U8, null, [99, 99]]],
  pyrUp: [[U8, null, [99, 99]]],
  calcHist: [
    [[U8], [3], null, [8], [0, 256]],
    [[U8], [0], null, [8, 8], [0, 256]],
  ],
  calcBackProject: [[[U8], [0], F64, [0], 1]],
  compareHist: [
    [F32, F64, 0],
    [F32, F32, 99],
  ],
  equalizeHist: [[BGR], [F32]],
  EMD: [[F32, F64, 1]],
  watershed: [[U8, zeros('int32', [4, 5])]],
  pyrMeanShiftFiltering: [[U8, 1, 1]],
  grabCut: [[U8, U8, [0, 0, 2, 2], F64, F64, 1]],
  distanceTransform: [[BGR, 2, 3]],
  floodFill: [
    [U8, null, [9, 9], 1],
    [zeros('int16', [4, 4]), null, [1, 1], 1],
  ],
  demosaicing: [[BGR, 'cv.COLOR_BayerBG2BGR']],
  matchTemplate: [
    [U8, F32, 0],
    [U8, U8, 99],
  ],
  connectedComponents: [[BGR], [U8, null, 3]],
  findContours: [[BGR, 0, 1]],
  approxPolyDP: [[U8, 1, true]],
  arcLength: [[U8, true]],
  boundingRect: [[random('float64', [3, 3])]],
  contourArea: [[U8]],
  minAreaRect: [[U8]],
  minEnclosingCircle: [[U8]],
  matchShapes: [[F64, F64, 99, 0]],
  convexHull: [[U8]],
  convexityDefects: [[F64, F64]],
  fitEllipse: [[random('float32', [3, 1, 2])]],
  isContourConvex: [[F64]],
  pointPolygonTest: [[F64, [1, 1], true]],
  applyColorMap: [
    [U8, 99],
    [F32, 2],
  ],
  line: [[U8, [0, 0], [1, 1], 1, 0]],
  circle: [[U8, [1, 1], -5, 1]],
  ellipse: [[U8, [1, 1], [-2, 3], 0, 0, 90, 1]],
  fillPoly: [[U8, [F64], 1]],
  // imgcodecs
  imencode: [
    ['.nothing', U8],
    ['.png', NOTHING],
    ['.jpg', zeros('uint8', [4, 4, 5])],
  ],
  imwrite: [['no/such/folder/x.nothing', U8]],
  // calib3d
  Rodrigues: [[F32]],
  findHomography: [
    [F64, F64],
    [random('float32', [3, 1, 2]), random('float32', [3, 1, 2])],
  ],
  RQDecomp3x3: [[F64]],
  decomposeProjectionMatrix: [[F64]],
  composeRT: [[F64, F64, F64, F64]],
  projectPoints: [[F64, F64, F64, F64, null]],
  solvePnP: [[F64, F64, SQUARE, null]],
  findChessboardCorners: [
    [U8, [1, 1]],
    [F32, [5, 5]],
  ],
  calibrateCamera: [[[], [], [5, 5], null, null]],
  undistort: [[U8, F64, null]],
  undistortPoints: [[F64, F64, null]],
  initUndistortRectifyMap: [[SQUARE, null, null, SQUARE, [5, 5], 99]],
  triangulatePoints: [[F64, F64, F64, F64]],
  reprojectImageTo3D: [[U8, F64]],
  validateDisparity: [[U8, U8, 0, 16]],
  filterSpeckles: [[F32, 0, 1, 1]],
  findFundamentalMat: [[F64, BGR]],
  findEssentialMat: [[F64, BGR, SQUARE]],
  recoverPose: [[F64, F64, F64]],
  estimateAffine2D: [[F64, BGR]],
  convertPointsToHomogeneous: [[U8]],
  'fisheye.undistortPoints': [[F64, F64, F64]],
  'fisheye.projectPoints': [[F64, F64, F64, F64, F64]],
  // features2d, video, photo, dnn, objdetect
  drawMatches: [[U8, [], U8, [], [make('DMatch', [5, 5, 1])], null]],
  calcOpticalFlowPyrLK: [
    [U8, BGR, random('float32', [2, 1, 2]), null],
    [U8, U8, F64, null],
  ],
  calcOpticalFlowFarneback: [[BGR, BGR, null, 0.5, 3, 15, 3, 5, 1.2, 0]],
  findTransformECC: [[U8, U8, F64, 1, [3, 5, 0.1], null, 5]],
  computeECC: [[U8, BGR]],
  meanShift: [[U8, [0, 0, 0, 0], [3, 5, 1]]],
  CamShift: [[U8, [0, 0, 0, 0], [3, 5, 1]]],
  inpaint: [[F32, F32, 1, 0]],
  fastNlMeansDenoising: [[F32]],
  fastNlMeansDenoisingMulti: [[[U8, U8], 5, 3]],
  decolor: [[U8], [NOTHING]],
  'dnn.readNetFromONNX': [['no such file.onnx'], [text('not a network')]],
  'dnn.readNetFromCaffe': [['no such file.prototxt'], [text('not a network {')]],
  'dnn.readNetFromTensorflow': [['no such file.pb']],
  'dnn.readNetFromDarknet': [['no such file.cfg']],
  'dnn.readNetFromTorch': [['no such file.t7']],
  'dnn.readNet': [['no such file.xyz']],
  'dnn.blobFromImages': [[[]], [[U8, BGR]]],
  'dnn.imagesFromBlob': [[U8]],
  'dnn.NMSBoxes': [[[[0, 0, 1, 1]], [0.5, 0.5], 0, 0]],
  // ml
  'ml.TrainData_create': [
    [U8, 0, U8],
    [F32, 7, zeros('int32', [4, 1])],
  ],
  'ml.SVM_load': [['no such file.yml']],
};

const functions: Case[] = Object.entries(CALLS).flatMap(([name, calls]) =>
  calls.map((args) => row(name, args, {}, { throws: true })),
);

/** A method, on an object that was just made. */
const METHODS: readonly (readonly [make: Value, method: string, args: readonly Value[]])[] = [
  [make('KalmanFilter', [4, 2]), 'correct', [F64]],
  [make('CascadeClassifier'), 'detectMultiScale', [U8]],
  [make('HOGDescriptor'), 'setSVMDetector', [F32]],
  [make('Subdiv2D', [[0, 0, 10, 10]]), 'insert', [[99, 99]]],
  [make('Subdiv2D', [[0, 0, 10, 10]]), 'locate', [[99, 99]]],
  [make('flann.Index'), 'build', [U8, { kind: 'record', entries: { algorithm: 1 } }]],
  [make('BFMatcher'), 'match', [F32, F64]],
  [make('BFMatcher', [77]), 'match', [F32, F32]],
  [make('FileStorage'), 'write', ['name', 1]],
  [make('dnn.Net'), 'forward', []],
  [make('dnn.Net'), 'getLayer', ['none']],
  [make('VideoWriter'), 'getBackendName', []],
  [make('VideoCapture'), 'getBackendName', []],
  [call('ml.SVM_create'), 'predict', [F32]],
  [call('ml.SVM_create'), 'train', [F32, 0, zeros('int32', [3, 1])]],
  [call('ml.KNearest_create'), 'findNearest', [F32, 3]],
  [call('ml.DTrees_create'), 'setMaxDepth', [-1]],
  [call('ml.ANN_MLP_create'), 'setActivationFunction', [99]],
  [call('ml.ANN_MLP_create'), 'predict', [F32]],
  [call('ml.EM_create'), 'setClustersNumber', [0]],
  [call('ml.LogisticRegression_create'), 'train', [F64, 0, zeros('int32', [3, 1])]],
  [call('ml.NormalBayesClassifier_create'), 'predict', [F32]],
  [call('SIFT_create'), 'detect', [F32]],
  [call('AKAZE_create'), 'compute', [zeros('int32', [30, 30]), []]],
  [call('StereoBM_create'), 'compute', [BGR, BGR]],
  [call('StereoSGBM_create'), 'compute', [U8, BGR]],
  [call('createCLAHE'), 'apply', [BGR]],
  [call('createLineSegmentDetector'), 'detect', [BGR]],
  [call('DISOpticalFlow_create'), 'calc', [BGR, BGR, null]],
  [call('FarnebackOpticalFlow_create'), 'calc', [U8, BGR, null]],
  [call('createMergeMertens'), 'process', [[U8, BGR]]],
  [call('createMergeDebevec'), 'process', [[U8], F64]],
  [call('createCalibrateDebevec'), 'process', [[F32], F64]],
  [call('createTonemap'), 'process', [U8]],
  [make('detail.DpSeamFinder', ['COLOR']), 'setCostFunction', ['nothing']],
  [make('segmentation.IntelligentScissorsMB'), 'buildMap', [[1, 1]]],
];

const methods: Case[] = METHODS.map(([object, method, args], i) =>
  script(
    `${i}: ${method} of ${typeof object === 'object' && object !== null && 'fn' in object ? object.fn : ''}`,
    { object },
    call(`$object.${method}`, args),
    {
      throws: true,
    },
  ),
);

const constructors: Case[] = (
  [
    ['KalmanFilter', [0, 0]],
    ['detail.DpSeamFinder', ['nothing']],
    ['detail.GraphCutSeamFinder', ['nothing']],
    ['PyRotationWarper', ['nothing', 1]],
    ['dnn.ClassificationModel', ['no such file.onnx']],
  ] as const
).map(([name, args]) => script(`new ${name}`, {}, make(name, args), { throws: true }));

export const errors: Case[] = [...functions, ...methods, ...constructors];
