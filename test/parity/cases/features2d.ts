import { call, gray, image, item, make, random, row, script, type Case, type Value } from '../values.js';
import { FRUITS, HOME_GRAY, SMALL } from './inputs.js';

const BOX = gray('box.png');
const SCENE = gray('box_in_scene.png');

/** Detector and descriptor in one: keypoints and descriptors of a photo, and its parameters. */
const detectors: Case[] = (
  [
    ['ORB_create', []],
    ['ORB_create', [200, 1.3, 5, 20, 0, 3, 'cv.ORB_FAST_SCORE', 25, 15]],
    ['SIFT_create', []],
    ['SIFT_create', [100, 4, 0.05, 12, 1.4]],
    ['BRISK_create', [40]],
    ['AKAZE_create', []],
    ['AKAZE_create', ['cv.AKAZE_DESCRIPTOR_KAZE', 0, 3, 0.002]],
    ['KAZE_create', [true, true]],
  ] as const
).flatMap(([create, args]) =>
  [BOX, SCENE].map((photo, i) =>
    script(`${create}(${args.join(', ')}) on photo ${i + 1}`, { detector: call(create, args) }, [
      call('$detector.detectAndCompute', [photo, null]),
      call('$detector.detect', [photo]),
      call('$detector.compute', [photo, call('$detector.detect', [photo])]),
      call('$detector.descriptorSize'),
      call('$detector.descriptorType'),
      call('$detector.defaultNorm'),
      call('$detector.getDefaultName'),
      call('$detector.empty'),
    ]),
  ),
);

const onlyPoints: Case[] = [
  ...(
    [
      ['FastFeatureDetector_create', [30]],
      ['FastFeatureDetector_create', [20, false, 'cv.FastFeatureDetector_TYPE_7_12']],
      ['AgastFeatureDetector_create', [25]],
      ['GFTTDetector_create', [80, 0.02, 5]],
      ['SimpleBlobDetector_create', []],
    ] as const
  ).map(([create, args]) =>
    script(`${create}(${args.join(', ')})`, { detector: call(create, args) }, [
      call('$detector.detect', [
        create === 'SimpleBlobDetector_create' ? gray('detect_blob.png') : HOME_GRAY,
      ]),
      call('$detector.getDefaultName'),
    ]),
  ),
  script('detect with a mask', { detector: call('ORB_create', [100]) }, [
    call('$detector.detect', [SCENE, call('compare', [SCENE, 90, 'cv.CMP_GT'])]),
    call('$detector.detect', [[BOX, SCENE]]),
  ]),
  script('MSER', { detector: call('MSER_create', [5, 60, 5000]) }, [
    call('$detector.detectRegions', [BOX]),
    call('$detector.detect', [BOX]),
    call('$detector.getDelta'),
    call('$detector.getMinArea'),
    call('$detector.setDelta', [9]),
    call('$detector.getDelta'),
  ]),
  script('ORB: getters and setters', { detector: call('ORB_create') }, [
    call('$detector.getMaxFeatures'),
    call('$detector.setMaxFeatures', [77]),
    call('$detector.getMaxFeatures'),
    call('$detector.getScaleFactor'),
    call('$detector.getScoreType'),
    call('$detector.getPatchSize'),
    call('$detector.getFastThreshold'),
  ]),
  script(
    'AffineFeature over ORB',
    { orb: call('ORB_create', [100]), affine: call('AffineFeature_create', ['$orb', 1]) },
    [call('$affine.detectAndCompute', [BOX, null]), call('$affine.getDefaultName')],
  ),
  script('SimpleBlobDetector with parameters', { parameters: make('SimpleBlobDetector_Params') }, [
    item('$parameters', 'minThreshold'),
    item('$parameters', 'filterByArea'),
    call('SimpleBlobDetector_create', ['$parameters']),
  ]),
];

const described = (create: string, args: readonly Value[] = []): Record<string, Value> => ({
  detector: call(create, args),
  box: call('$detector.detectAndCompute', [BOX, null]),
  scene: call('$detector.detectAndCompute', [SCENE, null]),
});
const QUERY = item('$box', 1);
const TRAIN = item('$scene', 1);
const PARTS = [BOX, item('$box', 0), SCENE, item('$scene', 0)];

const matching: Case[] = [
  script(
    'BFMatcher on ORB',
    { ...described('ORB_create', [150]), matcher: make('BFMatcher', ['cv.NORM_HAMMING', true]) },
    [
      call('$matcher.match', [QUERY, TRAIN]),
      call('$matcher.isMaskSupported'),
      call('drawMatches', [...PARTS, call('$matcher.match', [QUERY, TRAIN]), null], {
        matchColor: [0, 255, 0],
        singlePointColor: [255, 0, 0],
        flags: 'cv.DrawMatchesFlags_DEFAULT',
      }),
    ],
  ),
  script(
    'BFMatcher on SIFT',
    {
      ...described('SIFT_create', [120]),
      matcher: call('BFMatcher_create', ['cv.NORM_L2']),
      trained: call('$matcher.add', [[TRAIN]]),
    },
    [
      call('$matcher.knnMatch', [QUERY, TRAIN, 2]),
      call('$matcher.knnMatch', [QUERY, 3]),
      call('$matcher.radiusMatch', [QUERY, TRAIN, 250]),
      call('$matcher.match', [QUERY]),
      call('$matcher.getTrainDescriptors'),
      call('drawMatchesKnn', [...PARTS, call('$matcher.knnMatch', [QUERY, TRAIN, 2]), null], {
        matchColor: [0, 0, 255],
        singlePointColor: [9, 9, 9],
      }),
    ],
  ),
  script(
    'drawMatches: some, by a mask of numbers',
    {
      points: [make('KeyPoint', [20, 30, 5]), make('KeyPoint', [60, 50, 5])],
      matches: [make('DMatch', [0, 1, 3]), make('DMatch', [1, 0, 4])],
    },
    [
      call('drawMatches', [SMALL, '$points', SMALL, '$points', '$matches', null], {
        matchColor: [0, 255, 0],
        singlePointColor: [255, 0, 0],
        matchesMask: [1, 0],
      }),
      call('drawMatchesKnn', [SMALL, '$points', SMALL, '$points', ['$matches', '$matches'], null], {
        matchColor: [0, 255, 0],
        singlePointColor: [255, 0, 0],
        matchesMask: [
          [0, 1],
          [0, 0],
        ],
      }),
    ],
  ),
  ...['BruteForce-L1', 'BruteForce-Hamming'].map((name) =>
    script(
      `DescriptorMatcher ${name}`,
      { ...described('ORB_create', [80]), matcher: call('DescriptorMatcher_create', [name]) },
      [call('$matcher.match', [QUERY, TRAIN])],
    ),
  ),
  script(
    'FlannBasedMatcher on SIFT',
    {
      ...described('SIFT_create', [80]),
      matcher: make('FlannBasedMatcher', [
        { kind: 'record', entries: { algorithm: 1, trees: 4 } },
        { kind: 'record', entries: { checks: 200 } },
      ]),
    },
    [call('$matcher.knnMatch', [QUERY, TRAIN, 2])],
    { seed: 1 },
  ),
  script(
    'flann.Index',
    {
      index: make('flann.Index', [
        random('float32', [200, 8], 1),
        { kind: 'record', entries: { algorithm: 0 } },
      ]),
    },
    [
      call('$index.knnSearch', [random('float32', [9, 8], 2), 3]),
      call('$index.getAlgorithm'),
      call('$index.getDistance'),
    ],
  ),
  script('drawKeypoints', described('ORB_create', [60]), [
    call('drawKeypoints', [BOX, item('$box', 0), null], {
      color: [0, 200, 0],
      flags: 'cv.DrawMatchesFlags_DRAW_RICH_KEYPOINTS',
    }),
    call('drawKeypoints', [image('box.png'), item('$box', 0), null, [0, 200, 0]]),
    call('KeyPoint_convert', [item('$box', 0)]),
  ]),
  script(
    'bag of visual words',
    {
      ...described('SIFT_create', [60]),
      trainer: make('BOWKMeansTrainer', [6, [1, 10, 0.1], 1, 'cv.KMEANS_PP_CENTERS']),
      first: call('$trainer.add', [QUERY]),
      second: call('$trainer.add', [TRAIN]),
      vocabulary: call('$trainer.cluster'),
      matcher: call('BFMatcher_create'),
      words: make('BOWImgDescriptorExtractor', ['$detector', '$matcher']),
      known: call('$words.setVocabulary', ['$vocabulary']),
    },
    [
      call('$trainer.descriptorsCount'),
      '$vocabulary',
      call('$words.compute', [SCENE, item('$scene', 0)]),
      call('$words.descriptorSize'),
    ],
    { seed: 4 },
  ),
];

export const features2d: Case[] = [
  ...detectors,
  ...onlyPoints,
  ...matching,
  row('KeyPoint_convert', [random('float32', [9, 2], 3, [0, 40])], { size: 5 }),
  script('SIFT in colour', { detector: call('SIFT_create', [50]) }, [
    call('$detector.detectAndCompute', [FRUITS, null]),
  ]),
];
