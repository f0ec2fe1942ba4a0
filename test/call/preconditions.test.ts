/** What cv2 dies of is a CvError here: the rows of refine/preconditions.ts, a call of most, and one beside it that goes well. */
import cv from '../../src/index.js';
import { nodeOf, type Refusal, testRefusals } from './refusals.js';

const image = cv.Mat.random([40, 40, 3], { dtype: 'uint8', seed: 1 });
const gray = image.channel(0).clone();
const floats = cv.Mat.random([10, 3], { dtype: 'float32', seed: 2 });
const plane = new cv.Subdiv2D([0, 0, 10, 10]);
const vertex = plane.insert([3, 4]);
const point = new cv.KeyPoint(5, 5, 3);
const kaze = cv.KAZE.create();
const orb = cv.ORB.create();
const eye = cv.Mat.eye(3);
const blender = new cv.detail.FeatherBlender();
blender.prepare([0, 0, 40, 40]);
const hog = new cv.HOGDescriptor();
const bayes = cv.ml.NormalBayesClassifier.create();
const built = new cv.flann.Index(floats, { algorithm: 1 });
const numbers = cv.Mat.random([10, 1], { dtype: 'float32', seed: 6, low: 0, high: 9 });
const regression = (): cv.ml.SVM => {
  const svm = cv.ml.SVM.create();
  svm.setType(cv.ml.SVM_NU_SVR);
  svm.setNu(0.5);
  return svm;
};
const projection = cv.Mat.random([3, 4], { seed: 4 });
const views = cv.Mat.random([2, 5], { seed: 5 });
const disparities = (pixels: number): cv.Mat => cv.Mat.full([4, 40], pixels * 16, 'int16');
const cost = cv.Mat.zeros([4, 40], 'int16');
const classes = (dtype: 'int32' | 'float32'): cv.Mat =>
  cv.Mat.from([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], { dtype, shape: [10, 1] });

const applied = (subtractor: cv.BackgroundSubtractorKNN): cv.BackgroundSubtractorKNN => {
  subtractor.apply(image);
  return subtractor;
};
const mixtures = (count: number): cv.FileNode =>
  nodeOf(`%YAML:1.0\n---\na: { name: "BackgroundSubtractor.MOG2", nmixtures: ${count}, history: 500 }\n`);
const written = (open: number, closed: number): void => {
  using storage = new cv.FileStorage('.yml', cv.FileStorage_WRITE | cv.FileStorage_MEMORY);
  for (let i = 0; i < open; i++) storage.startWriteStruct(`level${i}`, cv.FileNode_MAP);
  for (let i = 0; i < closed; i++) storage.endWriteStruct();
};
const flow = cv.DISOpticalFlow.create();
flow.calc(gray, gray, null);
const scissors = new cv.segmentation.IntelligentScissorsMB();
scissors.applyImage(image);

const rows: readonly Refusal[] = [
  ['checkHardwareSupport', () => cv.checkHardwareSupport(100000), () => cv.checkHardwareSupport(3)],
  ['getHardwareFeatureName', () => cv.getHardwareFeatureName(-1), () => cv.getHardwareFeatureName(100000)],
  ['KeyPoint_convert', () => cv.KeyPoint_convert([point], [1]), () => cv.KeyPoint_convert([point], [0])],
  [
    'Algorithm.read',
    () => cv.Algorithm.prototype.read.call(orb, nodeOf('%YAML:1.0\n---\nb: 1\n')),
    () => cv.Algorithm.prototype.read.call(orb, nodeOf('%YAML:1.0\n---\na: { nfeatures: 7 }\n')),
  ],
  [
    'flann.Index.knnSearch',
    () => new cv.flann.Index().knnSearch(floats, 1),
    () => built.knnSearch(floats, 1),
  ],
  [
    'flann.Index.build',
    () => new cv.flann.Index(gray.slice(':, :2').clone(), { algorithm: 6 }),
    () =>
      new cv.flann.Index(gray.slice(':, :3').clone(), {
        algorithm: 6,
        table_number: 1,
        key_size: 8,
        multi_probe_level: 0,
      }),
  ],
  ['Subdiv2D.edgeOrg', () => plane.edgeOrg(1000), () => plane.edgeOrg(plane.locate([3, 4])[1])],
  ['Subdiv2D.getVertex', () => plane.getVertex(-1), () => plane.getVertex(vertex)],
  [
    'Subdiv2D.getVoronoiFacetList',
    () => plane.getVoronoiFacetList([1]),
    () => plane.getVoronoiFacetList([vertex]),
  ],
  ['HoughLines', () => cv.HoughLines(gray, 0, 0.1, 5), () => cv.HoughLines(gray, 1, 0.1, 5)],
  [
    'HoughLines, finer',
    () => cv.HoughLines(gray, 1, 0.1, 5, { srn: 2 }),
    () => cv.HoughLines(gray, 1, 0.1, 5, { srn: 2, stn: 2 }),
  ],
  ['undistort', () => cv.undistort(image, new cv.Mat(), null), () => cv.undistort(image, eye, null)],
  [
    'getDefaultNewCameraMatrix',
    () => cv.getDefaultNewCameraMatrix(cv.Mat.eye(2), [9, 9], true),
    () => cv.getDefaultNewCameraMatrix(eye, [9, 9], true),
  ],
  [
    'drawChessboardCorners',
    () => cv.drawChessboardCorners(image.clone(), [100, 100], floats.slice(':, :2').clone(), true),
    () => cv.drawChessboardCorners(image.clone(), [5, 2], floats.slice(':, :2').clone(), true),
  ],
  [
    'stereoRectify',
    () => cv.stereoRectify(gray, null, eye, null, [9, 9], eye, cv.Mat.zeros([3, 1])),
    () => cv.stereoRectify(eye, null, eye, null, [9, 9], eye, cv.Mat.ones([3, 1])),
  ],
  [
    'stereoRectify, of bytes',
    () => cv.stereoRectify(eye.astype('uint8'), null, eye, null, [9, 9], eye, cv.Mat.ones([3, 1])),
    () => cv.stereoRectify(eye.astype('float32'), null, eye, null, [9, 9], eye, cv.Mat.ones([3, 1])),
  ],
  [
    'decomposeProjectionMatrix',
    () => cv.decomposeProjectionMatrix(projection.astype('int32')),
    () => cv.decomposeProjectionMatrix(projection.astype('float32')),
  ],
  [
    'PyRotationWarper',
    () => new cv.PyRotationWarper().warpRoi([4, 4], eye.astype('float32'), eye.astype('float32')),
    () => new cv.PyRotationWarper('plane', 1).warpRoi([4, 4], eye.astype('float32'), eye.astype('float32')),
  ],
  [
    'Stitcher.composePanorama',
    () => cv.Stitcher.create().composePanorama(),
    () => cv.Stitcher.create().estimateTransform([image, image]),
  ],
  [
    'detail.FeatherBlender.feed',
    () => blender.feed(image.astype('int16'), gray, [1, 0]),
    () => blender.feed(image.astype('int16'), gray, [0, 0]),
  ],
  [
    'validateDisparity',
    () => cv.validateDisparity(disparities(200), cost, 0, 16),
    () => cv.validateDisparity(disparities(5), cost, 0, 16),
  ],
  [
    'triangulatePoints',
    () => cv.triangulatePoints(projection, projection, views.astype('int32'), views),
    () => cv.triangulatePoints(projection, projection.astype('float32'), views.astype('float32'), views),
  ],
  [
    'triangulatePoints, of lists',
    () => cv.triangulatePoints(projection, projection, views, views.T.reshape([5, 1, 2]).astype('int16')),
    () => cv.triangulatePoints(projection, projection, views, views.T.reshape([5, 1, 2])),
  ],
  [
    'drawMatchesKnn',
    () => cv.drawMatchesKnn(gray, [point], gray, [point], [[new cv.DMatch(0, 7, 1)]], null),
    () => cv.drawMatchesKnn(gray, [point], gray, [point], [[new cv.DMatch(0, 0, 1)]], null),
  ],
  [
    'SIFT.compute',
    () => cv.SIFT.create().compute(gray, [new cv.KeyPoint(5, 5, 0)]),
    () => cv.SIFT.create().compute(gray, [point]),
  ],
  ['ORB.setNLevels', () => orb.setNLevels(0), () => orb.setNLevels(3)],
  ['KAZE.setNOctaves', () => kaze.setNOctaves(30), () => kaze.setNOctaves(3)],
  ['stylization', () => cv.stylization(gray), () => cv.stylization(image)],
  [
    'colorChange',
    () => cv.colorChange(gray, gray),
    () => cv.colorChange(image, cv.Mat.full([40, 40], 255, 'uint8')),
  ],
  [
    'new HOGDescriptor',
    () => new cv.HOGDescriptor([64, 64], [16, 16], [0, 8], [8, 8], 9),
    () => new cv.HOGDescriptor([64, 64], [16, 16], [8, 8], [8, 8], 9),
  ],
  ['HOGDescriptor.compute', () => hog.compute(gray), () => hog.compute(cv.resize(gray, [64, 128]))],
  [
    'ml.StatModel.train',
    () => bayes.train(floats, cv.ml.ROW_SAMPLE, classes('float32')),
    () => bayes.train(floats, cv.ml.ROW_SAMPLE, classes('int32')),
  ],
  [
    'ml.SVM.trainAuto, on one sample of all responses',
    () => cv.ml.SVM.create().trainAuto(floats.slice(':, :1').clone(), cv.ml.COL_SAMPLE, classes('int32')),
    () => cv.ml.SVM.create().trainAuto(floats.slice(':, :1').clone(), cv.ml.ROW_SAMPLE, classes('int32')),
  ],
  [
    'ml.SVM.trainAuto, on nothing',
    () =>
      regression().trainAuto(floats.slice(':1').clone(), cv.ml.ROW_SAMPLE, numbers.slice(':1').clone(), 2),
    () => regression().trainAuto(floats, cv.ml.ROW_SAMPLE, numbers, 3),
  ],
  [
    'BackgroundSubtractorKNN.getBackgroundImage',
    () => cv.createBackgroundSubtractorKNN().getBackgroundImage(),
    () => applied(cv.createBackgroundSubtractorKNN()).getBackgroundImage(),
  ],
  [
    'BackgroundSubtractorKNN.apply, of other settings',
    () => {
      const subtractor = applied(cv.createBackgroundSubtractorKNN());
      subtractor.setNSamples(50);
      subtractor.apply(image);
    },
    () => {
      const subtractor = applied(cv.createBackgroundSubtractorKNN());
      subtractor.setNSamples(50);
      subtractor.apply(image, null, 1);
      applied(subtractor).getBackgroundImage();
    },
  ],
  [
    'BackgroundSubtractorMOG2.apply, of settings that were read',
    () => {
      const subtractor = cv.createBackgroundSubtractorMOG2();
      subtractor.apply(image);
      subtractor.read(mixtures(200));
      subtractor.apply(image);
    },
    () => {
      const subtractor = cv.createBackgroundSubtractorMOG2();
      subtractor.read(mixtures(200));
      subtractor.apply(image);
      subtractor.read(mixtures(100));
      subtractor.apply(image, null, 1);
      subtractor.apply(image);
    },
  ],
  [
    'BackgroundSubtractorMOG2.read',
    () => cv.createBackgroundSubtractorMOG2().read(mixtures(256)),
    () => cv.createBackgroundSubtractorMOG2().read(mixtures(255)),
  ],
  [
    'DISOpticalFlow.collectGarbage',
    () => cv.DISOpticalFlow.create().collectGarbage(),
    () => flow.collectGarbage(),
  ],
  [
    'DISOpticalFlow.calc, after collectGarbage',
    () => flow.calc(gray, gray, null),
    () => cv.DISOpticalFlow.create().calc(gray, gray, null),
  ],
  ['reduceArgMin', () => cv.reduceArgMin(new cv.Mat(), 0), () => cv.reduceArgMin(gray, 0)],
  ['FileStorage.endWriteStruct', () => written(2, 3), () => written(2, 2)],
  [
    'IntelligentScissorsMB.buildMap',
    () => scissors.buildMap([40, 0]),
    // What a method gives is a copy, and shares what was applied.
    () => new cv.segmentation.IntelligentScissorsMB().applyImage(image).buildMap([39, 0]),
  ],
  [
    'rectangle',
    () => cv.rectangle(image.clone(), [0, 0], [5, -(2 ** 31)], 0, 3),
    () => cv.rectangle(image.clone(), [0, 0], [5, -(2 ** 20)], 0, 3),
  ],
  [
    'circle, by fractions of pixels',
    () => cv.circle(image.clone(), [5, 5], 2 ** 30, 0, 1, 8, 4),
    () => cv.circle(image.clone(), [5 << 16, 5 << 16], 3 << 16, 0, 1, 8, 16),
  ],
  [
    'line, on more axes than an image has',
    () => cv.line(cv.Mat.zeros([3, 4, 5, 6], 'uint8'), [0, 0], [9, 9], 1),
    () => cv.line(cv.Mat.zeros([3, 4, 3], 'uint8'), [0, 0], [9, 9], 1),
  ],
  ['pyrUp', () => cv.pyrUp(cv.Mat.zeros([5, 0, 3], 'uint8')), () => cv.pyrUp(image)],
  [
    'dilate',
    () => cv.dilate(gray, new cv.Mat(), { iterations: 2 ** 31 - 1 }),
    () => cv.dilate(gray, new cv.Mat(), { iterations: 100 }),
  ],
  [
    'fastNlMeansDenoisingMulti',
    () => cv.fastNlMeansDenoisingMulti([gray, gray, gray], 2 ** 31 - 1, 3),
    () => cv.fastNlMeansDenoisingMulti([gray, gray, gray], 1, 3),
  ],
  ['createAlignMTB', () => cv.createAlignMTB(0), () => cv.createAlignMTB(1)],
  [
    'QRCodeEncoder.encode',
    () => cv.QRCodeEncoder.create().encode('x'.repeat(4297)),
    () => cv.QRCodeEncoder.create().encode('x'.repeat(100)),
  ],
  ['new KalmanFilter', () => new cv.KalmanFilter(2 ** 31 - 1, 1), () => new cv.KalmanFilter(6, 3)],
  ['AffineFeature.create', () => cv.AffineFeature.create(orb, 100), () => cv.AffineFeature.create(orb, 5)],
  [
    'DISOpticalFlow.calc',
    () => {
      const other = cv.DISOpticalFlow.create();
      other.setPatchStride(20);
      other.calc(gray, gray, null);
    },
    () => {
      const other = cv.DISOpticalFlow.create();
      other.setPatchStride(8);
      other.calc(gray, gray, null);
    },
  ],
  [
    'BackgroundSubtractorMOG2.setNMixtures',
    () => cv.createBackgroundSubtractorMOG2().setNMixtures(0),
    () => cv.createBackgroundSubtractorMOG2().setNMixtures(3),
  ],
  [
    'Tracker.update',
    () => cv.TrackerMIL.create().update(image),
    () => {
      const tracker = cv.TrackerMIL.create();
      tracker.init(cv.resize(image, [200, 200]), [50, 50, 60, 60]);
      tracker.update(cv.resize(image, [200, 200]));
    },
  ],
];

testRefusals(rows);
