import { assign, call, image, item, make, matrix, random, script, type Case, type Value } from '../values.js';

const PHOTO = image('building.jpg');
export const HALVES: Record<string, Value> = {
  left: call('getRectSubPix', [PHOTO, [400, 400], [260, 300]]),
  right: call('getRectSubPix', [PHOTO, [400, 400], [460, 300]]),
};

const registration: Record<string, Value> = {
  ...HALVES,
  finder: call('ORB_create', [300]),
  features: call('detail.computeImageFeatures', ['$finder', ['$left', '$right']]),
  alone: call('detail.computeImageFeatures2', ['$finder', '$left']),
  matcher: make('detail.BestOf2NearestMatcher', [false, 0.3]),
  first: item('$features', 0),
  second: item('$features', 1),
  match: call('$matcher.apply', ['$first', '$second']),
  matches: call('$matcher.apply2', ['$features']),
};
const MATCH = ['src_img_idx', 'dst_img_idx', 'matches', 'inliers_mask', 'num_inliers', 'H', 'confidence'];
const CAMERA = ['focal', 'aspect', 'ppx', 'ppy', 'R', 't'];
const FEATURES = ['img_idx', 'img_size', 'keypoints', 'descriptors'];
const fields = (object: string, names: readonly string[]): Value[] => names.map((name) => item(object, name));

export const chain: Case[] = [
  script(
    'detail: features and matches',
    registration,
    [
      ...fields('$first', FEATURES),
      // Of a single image, OpenCV leaves `img_idx` uninitialised.
      ...fields('$alone', FEATURES.slice(1)),
      call('$alone.getKeypoints'),
      ...fields('$match', MATCH),
      call('$match.getMatches'),
      call('$match.getInliers'),
      call('detail.leaveBiggestComponent', ['$features', '$matches', 0.3]),
      call('detail.matchesGraphAsString', [['left', 'right'], '$matches', 0.3]),
      call('$matcher.collectGarbage'),
      call('detail.FeaturesMatcher#collectGarbage', ['$matcher']),
    ],
    { seed: 1 },
  ),
  script(
    'detail.ImageFeatures and detail.MatchesInfo: set',
    {
      ...registration,
      points: item('$alone', 'keypoints'),
      found: item('$match', 'matches'),
      a: assign('$second', 'img_idx', 7),
      b: assign('$second', 'img_size', [12, 34]),
      c: assign('$second', 'keypoints', '$points'),
      d: assign('$second', 'descriptors', random('uint8', [4, 32], 9)),
      e: assign('$match', 'src_img_idx', 3),
      f: assign('$match', 'dst_img_idx', 4),
      g: assign('$match', 'matches', call('$match.getMatches')),
      h: assign('$match', 'inliers_mask', [1, 0, 1]),
      i: assign('$match', 'num_inliers', 2),
      j: assign('$match', 'H', random('float64', [3, 3], 4)),
      k: assign('$match', 'confidence', 0.625),
    },
    [...fields('$second', FEATURES), ...fields('$match', MATCH)],
    { seed: 1 },
  ),
  ...['BestOf2NearestRangeMatcher', 'AffineBestOf2NearestMatcher'].map((name) =>
    script(
      `detail.${name}`,
      {
        ...registration,
        other: make(`detail.${name}`),
        pairs: call('$other.apply2', ['$features']),
        pair: item('$pairs', 1),
      },
      [...fields('$pair', ['num_inliers', 'confidence', 'H'])],
      { seed: 1 },
    ),
  ),
  script(
    'detail.BestOf2NearestMatcher.create and collectGarbage',
    { ...registration, made: call('detail.BestOf2NearestMatcher.create', [false, 0.4]) },
    [call('$made.collectGarbage'), item(call('$made.apply', ['$first', '$second']), 'H')],
    { seed: 1 },
  ),
  ...(
    [
      ['Homography', 'Reproj'],
      ['Homography', 'Ray'],
      ['Affine', 'Affine'],
      ['Affine', 'AffinePartial'],
    ] as const
  ).map(([estimator, adjuster]) =>
    script(
      `detail.${estimator}BasedEstimator and BundleAdjuster${adjuster}`,
      {
        ...registration,
        affine: make('detail.AffineBestOf2NearestMatcher'),
        pairs: estimator === 'Affine' ? call('$affine.apply2', ['$features']) : '$matches',
        estimator: make(`detail.${estimator}BasedEstimator`),
        estimated: call('$estimator.apply', ['$features', '$pairs', []]),
        one: item('$estimated', 1, 0),
        two: item('$estimated', 1, 1),
        rotation: call('multiply', [item('$one', 'R'), 1], { dtype: 5 }),
        other: call('multiply', [item('$two', 'R'), 1], { dtype: 5 }),
        a: assign('$one', 'R', '$rotation'),
        b: assign('$two', 'R', '$other'),
        adjuster: make(`detail.BundleAdjuster${adjuster}`),
        threshold: call('$adjuster.setConfThresh', [0.3]),
        criteria: call('$adjuster.setTermCriteria', [[3, 20, 1e-5]]),
        mask: call('$adjuster.setRefinementMask', [
          call(
            'multiply',
            [
              matrix([
                [1, 0, 1],
                [0, 1, 1],
                [0, 0, 0],
              ]),
              1,
            ],
            { dtype: 0 },
          ),
        ]),
        adjusted: call('$adjuster.apply', ['$features', '$pairs', ['$one', '$two']]),
        result: item('$adjusted', 1, 1),
      },
      [
        ...fields('$two', CAMERA),
        call('$two.K'),
        item('$adjusted', 0),
        ...fields('$result', CAMERA),
        call('$adjuster.confThresh'),
        call('$adjuster.termCriteria'),
        call('$adjuster.refinementMask'),
      ],
      { seed: 1 },
    ),
  ),
  script(
    'detail.NoBundleAdjuster, detail.CameraParams: set',
    {
      ...registration,
      estimator: make('detail.HomographyBasedEstimator', [false]),
      estimated: call('$estimator.apply', ['$features', '$matches', []]),
      camera: item('$estimated', 1, 0),
      a: assign('$camera', 'focal', 400.5),
      b: assign('$camera', 'aspect', 1.25),
      c: assign('$camera', 'ppx', 30),
      d: assign('$camera', 'ppy', 40),
      e: assign('$camera', 'R', random('float32', [3, 3], 1)),
      f: assign('$camera', 't', random('float32', [3, 1], 2)),
      adjuster: make('detail.NoBundleAdjuster'),
    },
    [
      ...fields('$camera', CAMERA),
      call('$camera.K'),
      item(call('$adjuster.apply', ['$features', '$matches', ['$camera']]), 0),
    ],
    { seed: 1 },
  ),
];
