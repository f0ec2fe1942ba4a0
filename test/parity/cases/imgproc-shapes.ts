import {
  call,
  image,
  item,
  matrix,
  numbers,
  or,
  points,
  random,
  row,
  script,
  make,
  zeros,
  type Case,
} from '../values.js';
import { BUILDING_GRAY, FRUITS_GRAY, HOME_GRAY, NOTES_GRAY } from './inputs.js';

const BINARY = item(call('threshold', [NOTES_GRAY, 0, 255, or('cv.THRESH_BINARY_INV', 'cv.THRESH_OTSU')]), 1);
const EDGES = call('Canny', [BUILDING_GRAY, 80, 160]);
/** A blob of a photo: a contour with some hundred points. */
const CONTOUR = call('findContours', [
  item(call('threshold', [call('blur', [FRUITS_GRAY, [15, 15]]), 150, 255, 'cv.THRESH_BINARY']), 1),
  'cv.RETR_EXTERNAL',
  'cv.CHAIN_APPROX_NONE',
]);
const BLOB = item(CONTOUR, 0, 0);
const HULL = call('convexHull', [BLOB]);
const STAR = points(
  [
    [80, 10],
    [100, 60],
    [150, 60],
    [110, 80],
    [125, 115],
    [80, 95],
    [35, 115],
  ],
  'int32',
);
const SQUARE = points([
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
]);
const DIAMOND = points([
  [5, -3],
  [13, 5],
  [5, 12],
  [-2, 5],
]);
const CLOUD = random('float32', [30, 1, 2], 4, [10, 90]);
const CLOUD_INT = random('int32', [30, 1, 2], 4, [10, 90]);

const contours: Case[] = [
  ...['RETR_EXTERNAL', 'RETR_LIST', 'RETR_CCOMP', 'RETR_TREE'].flatMap((mode) => [
    row('findContours', [BINARY, `cv.${mode}`, 'cv.CHAIN_APPROX_SIMPLE']),
    row('findContours', [EDGES, `cv.${mode}`, 'cv.CHAIN_APPROX_TC89_L1'], { offset: [3, 4] }),
  ]),
  row('findContours', [BINARY, 'cv.RETR_LIST', 'cv.CHAIN_APPROX_NONE']),
  script(
    'drawContours',
    { found: call('findContours', [BINARY, 'cv.RETR_TREE', 'cv.CHAIN_APPROX_SIMPLE']) },
    [
      call('drawContours', [image('notes.png'), item('$found', 0), -1, [0, 0, 255], 2]),
      call('drawContours', [image('notes.png'), item('$found', 0), 1, [0, 255, 0]], {
        hierarchy: item('$found', 1),
        maxLevel: 1,
        lineType: 'cv.LINE_AA',
      }),
    ],
  ),
  row('connectedComponents', [BINARY]),
  row('connectedComponents', [BINARY], { connectivity: 4, ltype: 'cv.CV_16U' }),
  row('connectedComponentsWithStats', [BINARY]),
  row('connectedComponentsWithAlgorithm', [BINARY, 8, 'cv.CV_32S', 'cv.CCL_SAUF']),
  row('connectedComponentsWithStatsWithAlgorithm', [BINARY, 4, 'cv.CV_32S', 'cv.CCL_BBDT']),
];

const measures: Case[] = [
  ...[BLOB, STAR, SQUARE].flatMap((contour) => [
    row('moments', [contour]),
    row('contourArea', [contour, true]),
    row('arcLength', [contour, true]),
    row('boundingRect', [contour]),
    row('minAreaRect', [contour]),
    row('minEnclosingCircle', [contour]),
    row('minEnclosingTriangle', [contour]),
    row('approxPolyDP', [contour, 2.5, true]),
    row('convexHull', [contour]),
    row('pointPolygonTest', [contour, [60, 61.5], true]),
    row('fitLine', [contour, 'cv.DIST_HUBER', 0, 0.01, 0.01]),
  ]),
  row('moments', [FRUITS_GRAY]),
  row('moments', [BINARY], { binaryImage: true }),
  row('HuMoments', [call('moments', [BLOB])]),
  row('isContourConvex', [SQUARE]),
  row('isContourConvex', [STAR], {}, { trivial: 'a star is not convex' }),
  row('boundingRect', [BINARY]),
  row('boxPoints', [[[50, 40], [30, 20], 25]]),
  row('boxPoints', [call('minAreaRect', [BLOB])]),
  row('convexHull', [CLOUD], { clockwise: true }),
  row('convexHull', [CLOUD_INT], { returnPoints: false }),
  row('convexityDefects', [STAR, call('convexHull', [STAR], { returnPoints: false })]),
  row('intersectConvexConvex', [SQUARE, DIAMOND]),
  row('rotatedRectangleIntersection', [
    [[50, 50], [40, 20], 30],
    [[55, 45], [30, 30], 0],
  ]),
  row('matchShapes', [BLOB, STAR, 'cv.CONTOURS_MATCH_I1', 0]),
  row('matchShapes', [HULL, STAR, 'cv.CONTOURS_MATCH_I3', 0]),
  ...[BLOB, CLOUD].flatMap((shape) => [
    row('fitEllipse', [shape]),
    row('fitEllipseAMS', [shape]),
    row('fitEllipseDirect', [shape]),
  ]),
  row('fitLine', [random('float32', [20, 1, 3], 2), 'cv.DIST_L2', 0, 0.01, 0.01]),
];

const lines: Case[] = [
  row('HoughLines', [EDGES, 1, Math.PI / 180, 150]),
  row('HoughLines', [EDGES, 2, Math.PI / 90, 200], { srn: 2, stn: 2, min_theta: 0.2, max_theta: 3 }),
  row('HoughLinesWithAccumulator', [EDGES, 1, Math.PI / 180, 150]),
  row('HoughLinesP', [EDGES, 1, Math.PI / 180, 80], { minLineLength: 40, maxLineGap: 4 }),
  row('HoughLinesPointSet', [random('float32', [1, 60, 2], 3, [0, 100]), 10, 3, 0, 120, 1, 0, 1.57, 0.017]),
  row('HoughCircles', [call('medianBlur', [FRUITS_GRAY, 5]), 'cv.HOUGH_GRADIENT', 1, 40], {
    param1: 100,
    param2: 40,
    minRadius: 20,
    maxRadius: 120,
  }),
  row('HoughCircles', [call('medianBlur', [FRUITS_GRAY, 5]), 'cv.HOUGH_GRADIENT_ALT', 1.5, 40], {
    param2: 0.6,
  }),
  script('LineSegmentDetector', { detector: call('createLineSegmentDetector') }, [
    call('$detector.detect', [HOME_GRAY]),
    call('$detector.drawSegments', [image('home.jpg'), item(call('$detector.detect', [HOME_GRAY]), 0)]),
    call('$detector.compareSegments', [
      [512, 384],
      item(call('$detector.detect', [HOME_GRAY]), 0),
      random('float32', [9, 1, 4], 3, [0, 380]),
      zeros('uint8', [384, 512, 3]),
    ]),
  ]),
];

const corners: Case[] = [
  row('goodFeaturesToTrack', [HOME_GRAY, 100, 0.01, 10]),
  row('goodFeaturesToTrack', [HOME_GRAY, 30, 0.05, 5], { useHarrisDetector: true, blockSize: 5, k: 0.05 }),
  row('goodFeaturesToTrackWithQuality', [HOME_GRAY, 50, 0.02, 8, null]),
  row('cornerHarris', [HOME_GRAY, 2, 3, 0.04]),
  row('cornerHarris', [
    call('resize', [random('float32', [9, 9], 1), [40, 40]]),
    3,
    5,
    0.06,
    null,
    'cv.BORDER_REFLECT',
  ]),
  row('cornerMinEigenVal', [HOME_GRAY, 3], { ksize: 5 }),
  row('cornerEigenValsAndVecs', [HOME_GRAY, 3, 3]),
  row('preCornerDetect', [HOME_GRAY, 3]),
  row('cornerSubPix', [
    HOME_GRAY,
    call('goodFeaturesToTrack', [HOME_GRAY, 40, 0.01, 10]),
    [5, 5],
    [-1, -1],
    [3, 20, 0.01],
  ]),
];

const TEMPLATE = call('getRectSubPix', [HOME_GRAY, [60, 60], [250, 150]]);
const GRID = Array.from({ length: 25 }, (_, i) => [
  (i % 5) * 20 + 5 + (i % 3),
  Math.floor(i / 5) * 20 + 5 + (i % 4),
]);

const objects: Case[] = [
  script(
    'GeneralizedHoughBallard',
    {
      hough: call('createGeneralizedHoughBallard'),
      votes: call('$hough.setVotesThreshold', [40]),
      distance: call('$hough.setMinDist', [30]),
      template: call('$hough.setTemplate', [TEMPLATE]),
    },
    [
      call('$hough.detect', [HOME_GRAY]),
      call('$hough.getLevels'),
      call('$hough.getVotesThreshold'),
      call('$hough.getMinDist'),
    ],
  ),
  script(
    'Subdiv2D',
    {
      subdivision: make('Subdiv2D', [[0, 0, 120, 120]]),
      inserted: call('$subdivision.insert', [GRID]),
    },
    [
      call('$subdivision.getTriangleList'),
      call('$subdivision.getEdgeList'),
      call('$subdivision.getLeadingEdgeList'),
      call('$subdivision.getVoronoiFacetList', [[]]),
      call('$subdivision.locate', [[33, 44]]),
      call('$subdivision.findNearest', [[33, 44]]),
      call('$subdivision.getVertex', [7]),
      call('$subdivision.edgeOrg', [9]),
      call('$subdivision.edgeDst', [9]),
      call('$subdivision.getEdge', [9, 'cv.Subdiv2D_NEXT_AROUND_LEFT']),
      call('$subdivision.nextEdge', [9]),
      call('$subdivision.rotateEdge', [9, 1]),
      call('$subdivision.symEdge', [9]),
      call('$subdivision.initDelaunay', [[0, 0, 50, 60]]),
      call('$subdivision.getEdgeList'),
    ],
  ),
  row('minAreaRect', [numbers('int32', [4, 2], [10, 10, 60, 30, 50, 70, 0, 50])]),
  row('fillConvexPoly', [
    random('uint8', [40, 40], 1),
    matrix(
      [
        [5, 5],
        [30, 8],
        [20, 35],
      ],
      'int32',
    ),
    200,
  ]),
];

export const imgprocShapes: Case[] = [...contours, ...measures, ...lines, ...corners, ...objects];
