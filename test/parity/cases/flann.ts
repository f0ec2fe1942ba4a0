import { call, make, random, record, script, temporary, type Case, type Value } from '../values.js';

const FEATURES = random('float32', [300, 16], 1);
const QUERIES = random('float32', [20, 16], 2);
const BITS = random('uint8', [300, 32], 3);

/** flann takes its random numbers from `cv::theRNG()`. */
const SEEDED = { seed: 1 };

type Params = Readonly<Record<string, Value>>;

/** Index parameters of every algorithm, as a script gives them. */
const INDICES: readonly Params[] = [
  { algorithm: 0 },
  { algorithm: 1 },
  { algorithm: 1, trees: 6 },
  { algorithm: 1, trees: 4, unknown: 'text', flag: true },
  { algorithm: 2, branching: 8, iterations: 5 },
  { algorithm: 2, branching: 16, trees: 2 },
  { algorithm: 3, branching: 8, trees: 2 },
  { algorithm: 5, branching: 8, leaf_max_size: 20 },
  { algorithm: 255 },
];

const WRONG: readonly Params[] = [
  { trees: 4 },
  { algorithm: 77 },
  { algorithm: 'kdtree' },
  { algorithm: 1, trees: 2.5 },
  { algorithm: 1, trees: true },
  { algorithm: 1, trees: 'four' },
  { algorithm: 2, centers_init: 1 },
];

const SEARCHES: readonly Params[] = [
  {},
  { checks: 10 },
  { checks: 300, sorted: false },
  { checks: 64, sorted: true, explore_all_trees: true },
];

const WRONG_SEARCHES: readonly Params[] = [{ checks: 2.5 }, { checks: 'many' }, { sorted: 1 }];

const named = (params: Params): string => JSON.stringify(params);

const indices: Case[] = INDICES.map((params) =>
  script(
    `flann.Index ${named(params)}`,
    { index: make('flann.Index', [FEATURES, record(params)]) },
    [
      call('$index.knnSearch', [QUERIES, 3], { params: record({ checks: 64 }) }),
      // Of one query, and full: what is not found is left as the memory was.
      call('$index.radiusSearch', [random('float32', [1, 16], 4), 10, 5]),
      call('$index.getAlgorithm'),
      call('$index.getDistance'),
    ],
    SEEDED,
  ),
);

const searches: Case[] = SEARCHES.map((params) =>
  script(
    `flann.Index searched ${named(params)}`,
    { index: make('flann.Index', [FEATURES, record({ algorithm: 1, trees: 4 })]) },
    call('$index.knnSearch', [QUERIES, 4], { params: record(params) }),
    SEEDED,
  ),
);

const refusals: Case[] = [
  ...WRONG.map((params) =>
    script(
      `flann.Index refuses ${named(params)}`,
      { index: make('flann.Index', [FEATURES, record(params)]) },
      '$index',
      { throws: true },
    ),
  ),
  ...WRONG_SEARCHES.map((params) =>
    script(
      `flann.Index refuses a search ${named(params)}`,
      { index: make('flann.Index', [FEATURES, record({ algorithm: 1 })]) },
      call('$index.knnSearch', [QUERIES, 4], { params: record(params) }),
      { throws: true },
    ),
  ),
];

const LSH = record({ algorithm: 6, table_number: 6, key_size: 12, multi_probe_level: 1 });

const others: Case[] = [
  script(
    'flann.Index of bits',
    { index: make('flann.Index', [BITS, LSH, 9]) },
    [call('$index.knnSearch', [BITS, 2]), call('$index.getAlgorithm'), call('$index.getDistance')],
    SEEDED,
  ),
  script(
    'flann.Index saved and loaded',
    {
      index: make('flann.Index', [FEATURES, record({ algorithm: 1, trees: 3 })]),
      path: temporary('index.flann'),
      saved: call('$index.save', ['$path']),
      other: make('flann.Index'),
      loaded: call('$other.load', [FEATURES, '$path']),
    },
    [
      '$loaded',
      call('$other.knnSearch', [QUERIES, 3], { params: record({ checks: 64 }) }),
      call('$other.getAlgorithm'),
    ],
    SEEDED,
  ),
  script(
    'flann.Index built later, and released',
    {
      index: make('flann.Index'),
      built: call('$index.build', [FEATURES, record({ algorithm: 0 })]),
    },
    [call('$index.knnSearch', [QUERIES, 3]), call('$index.release')],
  ),
  ...[
    [FEATURES, QUERIES, record({ algorithm: 1, trees: 5 }), record({ checks: 50 })],
    [BITS, BITS, LSH, record({})],
  ].map(([trained = null, queries = null, index = null, search = null], i) =>
    script(
      `FlannBasedMatcher of ${i === 0 ? 'numbers' : 'bits'}, with its parameters in a file`,
      {
        matcher: make('FlannBasedMatcher', [index, search]),
        added: call('$matcher.add', [[trained]]),
        trained: call('$matcher.train'),
        storage: make('FileStorage', ['.yml', 5]),
        written: call('$matcher.write', ['$storage', 'matcher']),
      },
      [
        call('$matcher.match', [queries]),
        call('$matcher.knnMatch', [queries, 2]),
        ...(i === 0 ? [call('$matcher.radiusMatch', [queries, 1.1])] : []),
        call('$storage.releaseAndGetString'),
      ],
      SEEDED,
    ),
  ),
];

export const flann: Case[] = [...indices, ...searches, ...refusals, ...others];
