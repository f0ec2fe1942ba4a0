import {
  call,
  gray,
  image,
  item,
  make,
  matrix,
  random,
  row,
  script,
  temporary,
  zeros,
  type Case,
  type Value,
} from '../values.js';
import { HOME, HOME_GRAY, NOTES_GRAY, SMALL, SMALL_GRAY } from './inputs.js';

const QUATERNIONS: Record<string, Value> = {
  picture: call('ximgproc.createQuaternionImage', [SMALL]),
  other: call('ximgproc.createQuaternionImage', [call('flip', [SMALL, 1])]),
};
/** Random forests' features, without the trained model that OpenCV does not bring. */
const FEATURES: Record<string, Value> = {
  getter: call('ximgproc.createRFFeatureGetter'),
  features: call('flip', [zeros('float32', [60, 80, 13]), 0]),
};
const INK = call('bitwise_not', [call('resize', [NOTES_GRAY, [160, 90]])]);

const filters: Case[] = [
  ...['THINNING_ZHANGSUEN', 'THINNING_GUOHALL'].map((thinningType) =>
    row('ximgproc.thinning', [INK], { thinningType: `cv.ximgproc.${thinningType}` }),
  ),
  row('ximgproc.anisotropicDiffusion', [SMALL, 0.1, 0.05, 1]),
  row('ximgproc.rollingGuidanceFilter', [SMALL], { sigmaColor: 20, numOfIter: 2 }),
  row('ximgproc.edgePreservingFilter', [SMALL, 9, 20]),
  // OpenCV fills the diagonal only: its first element is compared.
  script(
    'ximgproc.covarianceEstimation',
    { covariance: call('ximgproc.covarianceEstimation', [random('float32', [16, 16], 5), 3, 3]) },
    call('resize', ['$covariance', [1, 1]], { interpolation: 'cv.INTER_NEAREST' }),
  ),
  row('ximgproc.weightedMedianFilter', [SMALL_GRAY, SMALL_GRAY, 3], { sigma: 20 }),
  row('ximgproc.fastBilateralSolverFilter', [SMALL, SMALL_GRAY, random('float32', [120, 160], 7)], {
    num_iter: 5,
  }),
  row('ximgproc.GradientDericheY', [SMALL, 1.5, 1]),
  row('ximgproc.HoughPoint2Line', [[20, 30], SMALL_GRAY]),
  script('ximgproc.DTFilter', { filter: call('ximgproc.createDTFilter', [SMALL, 10, 30]) }, [
    call('$filter.filter', [SMALL]),
    call('$filter.filter', [SMALL_GRAY], { dDepth: 'cv.CV_32F' }),
  ]),
  script('ximgproc.GuidedFilter', { filter: call('ximgproc.createGuidedFilter', [SMALL, 4, 100]) }, [
    call('$filter.filter', [SMALL_GRAY]),
  ]),
  ...['AdaptiveManifoldFilter_create', 'AdaptiveManifoldFilter.create'].map((create) =>
    script(`ximgproc.${create}`, { filter: call(`ximgproc.${create}`) }, [
      call('$filter.filter', [SMALL, null, SMALL]),
      call('$filter.collectGarbage'),
    ]),
  ),
  script('ximgproc.createAMFilter', { filter: call('ximgproc.createAMFilter', [8, 0.2, true]) }, [
    call('$filter.filter', [SMALL]),
  ]),
  script(
    'ximgproc.FastBilateralSolverFilter',
    { filter: call('ximgproc.createFastBilateralSolverFilter', [SMALL, 8, 8, 8], { num_iter: 5 }) },
    [call('$filter.filter', [SMALL_GRAY, random('float32', [120, 160], 7)])],
  ),
  script(
    'ximgproc.FastGlobalSmootherFilter',
    { filter: call('ximgproc.createFastGlobalSmootherFilter', [SMALL, 100, 5]) },
    [call('$filter.filter', [SMALL_GRAY])],
  ),
  ...['RidgeDetectionFilter_create', 'RidgeDetectionFilter.create'].map((create) =>
    script(`ximgproc.${create}`, { filter: call(`ximgproc.${create}`, [], { ksize: 5 }) }, [
      call('$filter.getRidgeFilteredImage', [SMALL]),
    ]),
  ),
  script('ximgproc: quaternions', QUATERNIONS, [
    call('ximgproc.qconj', ['$picture']),
    call('ximgproc.qunitary', ['$picture']),
    call('ximgproc.qmultiply', ['$picture', '$other']),
    call('ximgproc.qdft', ['$picture', 0, true]),
  ]),
  script('ximgproc.colorMatchTemplate', QUATERNIONS, [
    call('ximgproc.colorMatchTemplate', [SMALL, call('resize', [SMALL, [32, 24]])]),
  ]),
];

const STEREO: Record<string, Value> = {
  left: call('resize', [gray('aloeL.jpg'), [320, 278]]),
  right: call('resize', [gray('aloeR.jpg'), [320, 278]]),
  colour: call('resize', [image('aloeL.jpg'), [320, 278]]),
  matcher: call('StereoBM_create', [64, 15]),
  reverse: call('ximgproc.createRightMatcher', ['$matcher']),
  filter: call('ximgproc.createDisparityWLSFilter', ['$matcher']),
  disparity: call('$matcher.compute', ['$left', '$right']),
  other: call('$reverse.compute', ['$right', '$left']),
  filtered: call('$filter.filter', ['$disparity', '$colour'], { disparity_map_right: '$other' }),
};

const disparities: Case[] = [
  script('ximgproc.DisparityWLSFilter', STEREO, [
    '$other',
    '$filtered',
    call('$filter.getConfidenceMap'),
    call('$filter.getROI'),
    call('ximgproc.getDisparityVis', ['$filtered'], { scale: 3 }),
    call('ximgproc.computeMSE', ['$filtered', '$disparity', [70, 10, 200, 200]]),
    call('ximgproc.computeBadPixelPercent', ['$filtered', '$disparity', [70, 10, 200, 200]]),
  ]),
  script(
    'ximgproc.readGT',
    { path: temporary('truth.png'), written: call('imwrite', ['$path', SMALL_GRAY]) },
    [call('ximgproc.readGT', ['$path'])],
  ),
];

const PAIR: Record<string, Value> = {
  from: call('pyrDown', [image('rubberwhale1.png')]),
  to: call('pyrDown', [image('rubberwhale2.png')]),
  before: call('cvtColor', ['$from', 'cv.COLOR_BGR2GRAY']),
  after: call('cvtColor', ['$to', 'cv.COLOR_BGR2GRAY']),
  start: call('goodFeaturesToTrack', ['$before', 400, 0.001, 3]),
  tracked: call('calcOpticalFlowPyrLK', ['$before', '$after', '$start', null]),
  end: item('$tracked', 0),
};

const interpolators: Case[] = [
  script(
    'ximgproc.EdgeAwareInterpolator',
    {
      ...PAIR,
      interpolator: call('ximgproc.createEdgeAwareInterpolator'),
      neighbours: call('$interpolator.setK', [32]),
      cost: call('$interpolator.setCostMap', [random('float32', [194, 292], 8)]),
    },
    [call('$interpolator.interpolate', ['$from', '$start', '$to', '$end'])],
  ),
  script(
    'ximgproc.RICInterpolator',
    {
      ...PAIR,
      interpolator: call('ximgproc.createRICInterpolator'),
      cost: call('$interpolator.setCostMap', [random('float32', [194, 292], 8)]),
    },
    [call('$interpolator.interpolate', ['$from', '$start', '$to', '$end'])],
  ),
];

const superpixels: Case[] = [
  script(
    'ximgproc.SuperpixelLSC',
    {
      lsc: call('ximgproc.createSuperpixelLSC', [SMALL, 12]),
      iterated: call('$lsc.iterate', [4]),
      connected: call('$lsc.enforceLabelConnectivity', [20]),
    },
    [call('$lsc.getNumberOfSuperpixels'), call('$lsc.getLabels'), call('$lsc.getLabelContourMask')],
  ),
  script(
    'ximgproc.SuperpixelSLIC: connectivity',
    {
      slic: call('ximgproc.createSuperpixelSLIC', [SMALL], { algorithm: 'cv.ximgproc.MSLIC' }),
      iterated: call('$slic.iterate', [3]),
      connected: call('$slic.enforceLabelConnectivity', [20]),
    },
    [call('$slic.getNumberOfSuperpixels'), call('$slic.getLabels')],
  ),
  script(
    'ximgproc.SuperpixelSEEDS',
    {
      seeds: call('ximgproc.createSuperpixelSEEDS', [160, 120, 3, 100, 3]),
      iterated: call('$seeds.iterate', [SMALL, 3]),
    },
    [call('$seeds.getNumberOfSuperpixels'), call('$seeds.getLabels'), call('$seeds.getLabelContourMask')],
  ),
  script(
    'ximgproc.ScanSegment',
    {
      scan: call('ximgproc.createScanSegment', [160, 120, 60], { slices: 1 }),
      iterated: call('$scan.iterate', [SMALL]),
    },
    [call('$scan.getNumberOfSuperpixels'), call('$scan.getLabels'), call('$scan.getLabelContourMask')],
  ),
];

const strategies = 'ximgproc.segmentation.createSelectiveSearchSegmentationStrategy';
const GRAPH: Record<string, Value> = {
  graph: call('ximgproc.segmentation.createGraphSegmentation', [0.5, 300, 50]),
  regions: call('$graph.processImage', [SMALL]),
};
/** The sizes of the regions: OpenCV reads one int32 for each. */
const sizes = random('int32', [100, 1], 9, [50, 900]);
/** How alike two regions of a picture are, before and after they were merged with a third. */
const compareRegions = (name: string, made: Record<string, Value>): Case =>
  script(
    `ximgproc.segmentation: strategy ${name}`,
    { ...GRAPH, ...made, set: call('$strategy.setImage', [SMALL, '$regions', sizes]) },
    [call('$strategy.get', [1, 2]), call('$strategy.merge', [1, 3]), call('$strategy.get', [1, 2])],
  );
const PROPOSALS: Record<string, Value> = {
  ...GRAPH,
  search: call('ximgproc.segmentation.createSelectiveSearchSegmentation'),
  base: call('$search.setBaseImage', [SMALL]),
};
/** Their order is by libc's `rand`, which has drawn as often in both processes as long as both make the same calls. */
const proposals = (name: string, steps: Record<string, Value>): Case =>
  script(`ximgproc.segmentation: ${name}`, { ...PROPOSALS, ...steps }, [call('$search.process')], {
    syncOnly: "libc's `rand` goes on from where the synchronous run left it",
  });

const segmentation: Case[] = [
  script('ximgproc.segmentation.GraphSegmentation', GRAPH, ['$regions']),
  ...['Color', 'Size', 'Texture', 'Fill'].map((kind) =>
    compareRegions(kind, { strategy: call(`${strategies}${kind}`) }),
  ),
  compareRegions('Multiple', {
    colour: call(`${strategies}Color`),
    size: call(`${strategies}Size`),
    strategy: call(`${strategies}Multiple`, ['$colour']),
    cleared: call('$strategy.clearStrategies'),
    added: call('$strategy.addStrategy', ['$size', 0.5]),
    again: call('$strategy.addStrategy', ['$colour', 0.5]),
  }),
  proposals('a single strategy', { switched: call('$search.switchToSingleStrategy') }),
  proposals('fast', { switched: call('$search.switchToSelectiveSearchFast', [300, 300]) }),
  proposals('quality', { switched: call('$search.switchToSelectiveSearchQuality', [300, 300]) }),
  proposals('assembled', {
    strategy: call(`${strategies}Color`),
    noImages: call('$search.clearImages'),
    image: call('$search.addImage', [SMALL]),
    noGraphs: call('$search.clearGraphSegmentations'),
    withGraph: call('$search.addGraphSegmentation', ['$graph']),
    noStrategies: call('$search.clearStrategies'),
    withStrategy: call('$search.addStrategy', ['$strategy']),
  }),
];

const edges: Case[] = [
  script(
    'ximgproc.EdgeDrawing: parameters',
    {
      edges: call('ximgproc.createEdgeDrawing'),
      set: call('$edges.setParams', [make('ximgproc.EdgeDrawing.Params')]),
      found: call('$edges.detectEdges', [gray('ellipses.jpg')]),
    },
    [
      call('$edges.getGradientImage'),
      call('$edges.detectLines'),
      call('$edges.getSegmentIndicesOfLines'),
      call('$edges.detectEllipses'),
    ],
  ),
  script(
    'ximgproc.FastLineDetector: drawn',
    { detector: call('ximgproc.createFastLineDetector'), lines: call('$detector.detect', [HOME_GRAY]) },
    [call('$detector.drawSegments', [HOME, '$lines'], { draw_arrow: true })],
  ),
  script(
    'ximgproc.EdgeBoxes',
    {
      small: call('resize', [SMALL_GRAY, [160, 120]]),
      dx: call('Sobel', ['$small', 'cv.CV_32F', 1, 0], { scale: 1 / 1000 }),
      dy: call('Sobel', ['$small', 'cv.CV_32F', 0, 1], { scale: 1 / 1000 }),
      edges: call('magnitude', ['$dx', '$dy']),
      directions: call('phase', ['$dx', '$dy']),
      boxes: call('ximgproc.createEdgeBoxes', [], { maxBoxes: 20 }),
    },
    [call('$boxes.getBoundingBoxes', ['$edges', '$directions'])],
  ),
];

/** An ellipse as contours are found: its border, point by point. */
const ellipse = (center: Value, angle: number): Value =>
  item(
    call('findContours', [
      call('ellipse', [zeros('uint8', [200, 240]), center, [60, 30], angle, 0, 300, 255, -1]),
      'cv.RETR_EXTERNAL',
      'cv.CHAIN_APPROX_NONE',
    ]),
    0,
    0,
  );

const contours: Case[] = [
  script(
    'ximgproc: Fourier descriptors',
    {
      one: call('ximgproc.contourSampling', [ellipse([100, 80], 20), 64]),
      other: call('ximgproc.contourSampling', [ellipse([120, 90], 60), 64]),
      descriptors: call('ximgproc.fourierDescriptor', ['$one']),
      fitting: call('ximgproc.createContourFitting', [64, 8]),
    },
    [
      '$one',
      '$descriptors',
      call('ximgproc.transformFD', ['$descriptors', matrix([[0.1, 0.2, 1.1, 3, 4]])], { fdContour: false }),
      call('$fitting.estimateTransformation', ['$one', '$other']),
    ],
  ),
];

const forests: Case[] = [
  script(
    'ximgproc.RFFeatureGetter',
    {
      ...FEATURES,
      got: call('$getter.getFeatures', [
        call('multiply', [SMALL, [1 / 255, 1 / 255, 1 / 255, 0]], { dtype: 'cv.CV_32F' }),
        '$features',
        4,
        0,
        2,
        13,
        4,
      ]),
    },
    ['$features'],
  ),
  row('ximgproc.createStructuredEdgeDetection', ['missing.yml'], {}, { throws: true }),
];

export const contribXimgproc: Case[] = [
  ...filters,
  ...disparities,
  ...interpolators,
  ...superpixels,
  ...segmentation,
  ...edges,
  ...contours,
  ...forests,
];
