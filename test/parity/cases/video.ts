import {
  call,
  gray,
  image,
  item,
  make,
  matrix,
  random,
  row,
  sample,
  script,
  type Case,
  type Value,
} from '../values.js';

const PREVIOUS = gray('rubberwhale1.png');
const NEXT = gray('rubberwhale2.png');
const SMALL_PAIR = [call('pyrDown', [PREVIOUS]), call('pyrDown', [NEXT])];
const CORNERS = call('goodFeaturesToTrack', [PREVIOUS, 60, 0.01, 10]);
/** Frames of people walking, half size. */
const frames = (count: number): Record<string, Value> => ({
  video: make('VideoCapture', [sample('vtest.avi')]),
  ...Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`frame${i}`, call('pyrDown', [call('$video.read')])]),
  ),
});

const flows: Case[] = [
  row('calcOpticalFlowFarneback', [...SMALL_PAIR, null, 0.5, 3, 15, 3, 5, 1.2, 0]),
  row('calcOpticalFlowFarneback', [
    ...SMALL_PAIR,
    null,
    0.5,
    2,
    11,
    2,
    7,
    1.5,
    'cv.OPTFLOW_FARNEBACK_GAUSSIAN',
  ]),
  row('calcOpticalFlowPyrLK', [PREVIOUS, NEXT, CORNERS, null]),
  row('calcOpticalFlowPyrLK', [image('rubberwhale1.png'), image('rubberwhale2.png'), CORNERS, null], {
    winSize: [15, 15],
    maxLevel: 2,
    criteria: [3, 10, 0.03],
  }),
  row('buildOpticalFlowPyramid', [PREVIOUS, [21, 21], 2]),
  script('DISOpticalFlow', { flow: call('DISOpticalFlow_create', ['cv.DISOPTICAL_FLOW_PRESET_FAST']) }, [
    call('$flow.calc', [PREVIOUS, NEXT, null]),
    call('$flow.getPatchSize'),
    call('$flow.getFinestScale'),
  ]),
  script('FarnebackOpticalFlow', { flow: call('FarnebackOpticalFlow_create', [3, 0.5, false, 9]) }, [
    call('$flow.calc', [...SMALL_PAIR, null]),
    call('$flow.getWinSize'),
  ]),
  script('SparsePyrLKOpticalFlow', { flow: call('SparsePyrLKOpticalFlow_create') }, [
    call('$flow.calc', [PREVIOUS, NEXT, CORNERS, null]),
    call('$flow.getWinSize'),
    call('$flow.getTermCriteria'),
  ]),
  script('VariationalRefinement', { refinement: call('VariationalRefinement_create') }, [
    call('$refinement.calc', [...SMALL_PAIR, random('float32', [194, 292, 2], 1, [-1, 1])]),
    call('$refinement.calcUV', [
      ...SMALL_PAIR,
      random('float32', [194, 292], 1, [-1, 1]),
      random('float32', [194, 292], 2, [-1, 1]),
    ]),
    call('$refinement.collectGarbage'),
  ]),
];

const registration: Case[] = [
  row('computeECC', [PREVIOUS, NEXT]),
  row('findTransformECC', [
    SMALL_PAIR[0] ?? null,
    SMALL_PAIR[1] ?? null,
    matrix(
      [
        [1, 0, 0],
        [0, 1, 0],
      ],
      'float32',
    ),
    'cv.MOTION_EUCLIDEAN',
    [3, 20, 1e-4],
    null,
    5,
  ]),
];

const background: Case[] = ['createBackgroundSubtractorMOG2', 'createBackgroundSubtractorKNN'].map((create) =>
  script(
    create,
    { ...frames(5), model: call(create, [20]) },
    [
      call('$model.apply', ['$frame0']),
      call('$model.apply', ['$frame1']),
      call('$model.apply', ['$frame2'], { learningRate: 0.3 }),
      call('$model.apply', ['$frame3']),
      call('$model.apply', ['$frame4']),
      call('$model.getBackgroundImage'),
      call('$model.getHistory'),
      call('$model.getDetectShadows'),
      call('$model.getShadowThreshold'),
    ],
    { seed: 2 },
  ),
);

const HUE = item(call('split', [call('cvtColor', [image('fruits.jpg'), 'cv.COLOR_BGR2HSV'])]), 0);
const PROBABILITY = call('calcBackProject', [
  [HUE],
  [0],
  call('calcHist', [[HUE], [0], null, [16], [0, 180]]),
  [0, 180],
  0.01,
]);

const tracking: Case[] = [
  row('meanShift', [PROBABILITY, [200, 150, 100, 100], [3, 10, 1]]),
  row('CamShift', [PROBABILITY, [200, 150, 100, 100], [3, 10, 1]]),
  script(
    'TrackerMIL',
    {
      ...frames(3),
      tracker: call('TrackerMIL_create'),
      started: call('$tracker.init', ['$frame0', [150, 95, 36, 72]]),
    },
    [call('$tracker.update', ['$frame1']), call('$tracker.update', ['$frame2'])],
    { seed: 6 },
  ),
  script(
    'KalmanFilter',
    {
      filter: make('KalmanFilter', [4, 2]),
    },
    [
      call('$filter.predict'),
      call('$filter.correct', [matrix([[1], [2]], 'float32')]),
      call('$filter.predict'),
      item('$filter', 'errorCovPre'),
      item('$filter', 'transitionMatrix'),
      item('$filter', 'statePost'),
    ],
  ),
];

/** Trackers whose networks are not at hand. */
const without: Case[] = ['TrackerGOTURN', 'TrackerDaSiamRPN'].map((name) =>
  row(`${name}_create`, [], {}, { throws: true }),
);

export const video: Case[] = [...flows, ...registration, ...background, ...tracking, ...without];
