import { call, image, item, make, row, script, zeros, type Case, type Value } from '../values.js';

const quarter = (name: string): Value => call('pyrDown', [call('pyrDown', [image(name)])]);
const gray = (picture: Value): Value => call('cvtColor', [picture, 'cv.COLOR_BGR2GRAY']);
const [BEFORE, AFTER] = [quarter('rubberwhale1.png'), quarter('rubberwhale2.png')];
const SMALLER = [call('pyrDown', [BEFORE]), call('pyrDown', [AFTER])];
const POINTS = call('goodFeaturesToTrack', [gray(BEFORE), 40, 0.01, 5]);

/** The first guess, from which RLOF starts: without one OpenCV starts from memory that has no value. */
const GUESS = call('add', [POINTS, [1, 1, 0, 0]]);

const flows: Case[] = [
  row('optflow.calcOpticalFlowSF', [...SMALLER, 2, 2, 4]),
  row('optflow.calcOpticalFlowSF', [...SMALLER, 2, 2, 4, 4, 25, 9, 30, 25, 0.3, 9, 30, 25, 5]),
  row('optflow.calcOpticalFlowSparseToDense', [BEFORE, AFTER], { k: 64 }),
  ...['DeepFlow', 'Farneback', 'DualTVL1'].map((name) =>
    script(`optflow.createOptFlow_${name}`, { flow: call(`optflow.createOptFlow_${name}`) }, [
      call('$flow.calc', [...SMALLER.map(gray), null]),
    ]),
  ),
  ...['SimpleFlow', 'SparseToDense', 'PCAFlow', 'DenseRLOF'].map((name) =>
    script(`optflow.createOptFlow_${name}`, { flow: call(`optflow.createOptFlow_${name}`) }, [
      call('$flow.calc', [...(name === 'SimpleFlow' ? SMALLER : [BEFORE, AFTER]), null]),
    ]),
  ),
  row('optflow.calcOpticalFlowSparseRLOF', [BEFORE, AFTER, POINTS, GUESS]),
  script('optflow.createOptFlow_SparseRLOF', { flow: call('optflow.createOptFlow_SparseRLOF') }, [
    call('$flow.calc', [BEFORE, AFTER, POINTS, GUESS]),
  ]),
  ...['Dense', 'Sparse'].map((kind) =>
    script(
      `optflow.${kind}RLOFOpticalFlow: parameters`,
      {
        flow: call(`optflow.${kind}RLOFOpticalFlow_create`),
        parameters: call('optflow.RLOFOpticalFlowParameter_create'),
        estimator: call('$parameters.setUseMEstimator', [true]),
        window: call('$parameters.setLargeWinSize', [15]),
        set: call('$flow.setRLOFOpticalFlowParameter', ['$parameters']),
        held: call('$flow.getRLOFOpticalFlowParameter'),
      },
      [
        call('$held.getLargeWinSize'),
        call('$held.getNormSigma0'),
        call('$flow.calc', kind === 'Dense' ? [BEFORE, AFTER, null] : [BEFORE, AFTER, POINTS, GUESS]),
      ],
    ),
  ),
];

/** A square on its way down to the right. */
const silhouette = (step: number): Value =>
  call('rectangle', [zeros('uint8', [100, 140]), [10 + step * 8, 10 + step * 6, 30, 30], 255, -1]);
const HISTORY: Record<string, Value> = {
  history: call('flip', [zeros('float32', [100, 140]), 0]),
  ...Object.fromEntries(
    [0, 1, 2, 3, 4].map((step) => [
      `step${step}`,
      call('motempl.updateMotionHistory', [silhouette(step), '$history', step + 1, 3]),
    ]),
  ),
  gradient: call('motempl.calcMotionGradient', ['$history', 0.25, 2], { apertureSize: 3 }),
};

const templates: Case[] = [
  script('motempl', HISTORY, [
    '$history',
    '$gradient',
    call('motempl.calcGlobalOrientation', [item('$gradient', 1), item('$gradient', 0), '$history', 5, 3]),
    call('motempl.segmentMotion', ['$history', 5, 1]),
  ]),
];

const subtract = (name: string, args: readonly Value[], results: readonly string[]): Case =>
  script(
    `bgsegm.BackgroundSubtractor${name}: apply`,
    {
      model: call(`bgsegm.createBackgroundSubtractor${name}`, args),
      ...Object.fromEntries([0, 1, 2].map((i) => [`seen${i}`, call('$model.apply', [BEFORE])])),
      moved: call('$model.apply', [call('flip', [BEFORE, 1])]),
    },
    ['$moved', ...results.map((method) => call(`$model.${method}`))],
  );

const backgrounds: Case[] = [
  subtract('CNT', [2, true, 30, false], ['getBackgroundImage']),
  subtract('GSOC', [], ['getBackgroundImage']),
  subtract('LSBP', [], ['getBackgroundImage']),
  subtract('GMG', [3, 0.7], ['getNumFrames']),
  ...[
    call('bgsegm.createSyntheticSequenceGenerator', [BEFORE, SMALLER[1] ?? null]),
    make('bgsegm.SyntheticSequenceGenerator', [BEFORE, SMALLER[1] ?? null, 2, 20, 0.2, 6]),
  ].map((generator) =>
    script(
      generator.construct
        ? 'new bgsegm.SyntheticSequenceGenerator'
        : 'bgsegm.createSyntheticSequenceGenerator',
      { generator },
      [call('$generator.getNextFrame'), call('$generator.getNextFrame')],
      { seed: 3 },
    ),
  ),
];

const FIRST = image('rubberwhale1.png');
const SECOND = image('rubberwhale2.png');
const BOX = [200, 150, 80, 60];
/** Of the size of the box. */
const MASK = call('rectangle', [zeros('uint8', [60, 80]), [10, 10, 60, 40], 1, -1]);
const creates = (name: string): string[] => [`${name}_create`, `${name}.create`];

const trackers: Case[] = [
  ...['Boosting', 'MedianFlow', 'KCF', 'MOSSE', 'CSRT'].flatMap((name) =>
    creates(`legacy.Tracker${name}`).map((create) =>
      script(
        create,
        { tracker: call(create), started: call('$tracker.init', [FIRST, BOX]) },
        ['$started', call('$tracker.update', [SECOND])],
        // Features are drawn at random.
        { seed: 5 },
      ),
    ),
  ),
  // Seeded by the clock: that the object is found is all that can be compared.
  ...['MIL', 'TLD'].flatMap((name) =>
    creates(`legacy.Tracker${name}`).map((create) =>
      script(create, { tracker: call(create), started: call('$tracker.init', [FIRST, BOX]) }, [
        '$started',
        item(call('$tracker.update', [SECOND]), 0),
      ]),
    ),
  ),
  ...[make('legacy.MultiTracker'), ...creates('legacy.MultiTracker').map((create) => call(create))].map(
    (several) =>
      script(
        `${several.construct ? 'new ' : ''}${several.fn}`,
        {
          several,
          one: call('legacy.TrackerMOSSE_create'),
          other: call('legacy.TrackerMedianFlow_create'),
          first: call('$several.add', ['$one', FIRST, BOX]),
          second: call('$several.add', ['$other', FIRST, [60, 60, 90, 70]]),
        },
        ['$first', '$second', call('$several.update', [SECOND]), call('$several.getObjects')],
      ),
  ),
  script(
    'legacy.upgradeTrackingAPI',
    {
      old: call('legacy.TrackerMedianFlow_create'),
      tracker: call('legacy.upgradeTrackingAPI', ['$old']),
      started: call('$tracker.init', [FIRST, BOX]),
    },
    [call('$tracker.update', [SECOND])],
  ),
  ...['legacy.TrackerCSRT.create', 'TrackerCSRT.create'].map((create) =>
    script(
      `${create}: mask`,
      {
        tracker: call(create),
        mask: call('$tracker.setInitialMask', [MASK]),
        started: call('$tracker.init', [FIRST, BOX]),
      },
      [call('$tracker.update', [SECOND])],
    ),
  ),
  script(
    'TrackerKCF.create',
    { tracker: call('TrackerKCF.create'), started: call('$tracker.init', [FIRST, BOX]) },
    [call('$tracker.update', [SECOND])],
  ),
];

export const contribMotion: Case[] = [...flows, ...templates, ...backgrounds, ...trackers];
