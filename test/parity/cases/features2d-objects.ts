import {
  call,
  content,
  gray,
  make,
  or,
  random,
  record,
  script,
  temporary,
  type Case,
  type Value,
} from '../values.js';

const BOX = gray('box.png');
const QUERY = random('float32', [20, 16], 1);
const TRAIN = random('float32', [60, 16], 2);

/** Written to a storage and to a file, and read from both by other objects. */
const kept = (create: string, args: readonly Value[]): Record<string, Value> => ({
  object: call(create, args),
  writer: make('FileStorage', ['.yml', or('cv.FILE_STORAGE_WRITE', 'cv.FILE_STORAGE_MEMORY')]),
  begun: call('$writer.startWriteStruct', ['object', 'cv.FILE_NODE_MAP']),
  written: call('$object.write', ['$writer']),
  ended: call('$writer.endWriteStruct'),
  text: call('$writer.releaseAndGetString'),
  reader: make('FileStorage', ['$text', or('cv.FILE_STORAGE_READ', 'cv.FILE_STORAGE_MEMORY')]),
  node: call('$reader.getNode', ['object']),
  fromNode: call(create),
  a: call('$fromNode.read', ['$node']),
  path: temporary('object.yml'),
  b: call('$object.write', ['$path']),
  fromFile: call(create),
  c: call('$fromFile.read', ['$path']),
});

const detectors: Case[] = [
  ...(
    [
      ['AKAZE_create', ['cv.AKAZE_DESCRIPTOR_KAZE', 0, 3, 0.004]],
      ['KAZE_create', [true, true]],
      ['BRISK_create', [45]],
    ] as const
  ).map(([create, args]) =>
    script(`${create}: kept and read`, kept(create, args), [
      '$text',
      content('$path'),
      call('$object.detect', [BOX]),
      call('$fromNode.detect', [BOX]),
      call('$fromFile.detect', [BOX]),
      call('Feature2D#getDefaultName', ['$object']),
    ]),
  ),
  script(
    'AffineFeature: the views',
    {
      orb: call('ORB_create', [80]),
      detector: call('AffineFeature.create', ['$orb', 2]),
      set: call('$detector.setViewParams', [
        [1, 1.5],
        [0, 30],
      ]),
    },
    // What it reads is lost, in cv2 too.
    [call('$detector.getViewParams', [[], []]), call('$detector.detect', [BOX])],
  ),
];

const matchers: Case[] = [
  ...['BFMatcher', 'FlannBasedMatcher'].map((name) =>
    script(
      `${name}: trained, cloned, cleared`,
      {
        matcher: call(`${name}.create`),
        added: call('$matcher.add', [[TRAIN]]),
        trained: call('$matcher.train'),
        ...(name === 'BFMatcher' ? { copy: call('$matcher.clone') } : {}),
        bare: call('$matcher.clone', [true]),
        trees: call('$bare.add', [[TRAIN]]),
        found: call('$matcher.match', [QUERY]),
        cleared: call('$matcher.clear'),
      },
      [
        '$found',
        call('$bare.match', [QUERY]),
        call('$matcher.empty'),
        call('$matcher.getTrainDescriptors'),
        ...(name === 'BFMatcher' ? [call('$copy.match', [QUERY])] : []),
      ],
      { seed: 1 },
    ),
  ),
  script(
    'FlannBasedMatcher: kept and read',
    kept('FlannBasedMatcher_create', []),
    [
      '$text',
      content('$path'),
      call('$fromNode.match', [QUERY, TRAIN]),
      call('$fromFile.match', [QUERY, TRAIN]),
    ],
    { seed: 1 },
  ),
  script(
    'DescriptorMatcher.create',
    { matcher: call('DescriptorMatcher.create', ['cv.DescriptorMatcher_BRUTEFORCE_L1']) },
    [call('$matcher.match', [QUERY, TRAIN])],
  ),
  script(
    'FlannBasedMatcher: with parameters',
    {
      matcher: make('FlannBasedMatcher', [record({ algorithm: 0 }), record({ checks: 20 })]),
    },
    [call('$matcher.knnMatch', [QUERY, TRAIN, 2])],
  ),
];

const words: Case[] = [
  script(
    'BOWTrainer: what was added, and its clusters',
    {
      trainer: make('BOWKMeansTrainer', [4, [1, 10, 0.1], 1, 'cv.KMEANS_PP_CENTERS']),
      first: call('$trainer.add', [QUERY]),
      second: call('$trainer.add', [TRAIN]),
      given: call('$trainer.getDescriptors'),
      vocabulary: call('BOWTrainer#cluster', ['$trainer']),
      other: call('BOWTrainer#cluster', ['$trainer', TRAIN]),
      sift: call('SIFT_create', [30]),
      matcher: call('BFMatcher_create'),
      extractor: make('BOWImgDescriptorExtractor', ['$sift', '$matcher']),
      known: call('$extractor.setVocabulary', ['$vocabulary']),
      cleared: call('$trainer.clear'),
    },
    [
      '$given',
      '$vocabulary',
      '$other',
      call('$trainer.descriptorsCount'),
      call('$extractor.getVocabulary'),
      call('$extractor.descriptorType'),
      call('$extractor.descriptorSize'),
    ],
    { seed: 4 },
  ),
];

const index: Case[] = [
  script(
    'flann.Index: built, saved, loaded, let go',
    {
      index: make('flann.Index'),
      built: call('$index.build', [TRAIN, record({ algorithm: 0 })]),
      path: temporary('index.bin'),
      saved: call('$index.save', ['$path']),
      other: make('flann.Index'),
      loaded: call('$other.load', [TRAIN, '$path']),
    },
    [
      '$loaded',
      call('$index.knnSearch', [QUERY, 3]),
      call('$other.knnSearch', [QUERY, 3]),
      call('$index.radiusSearch', [random('float32', [1, 16], 3), 1000, 20]),
      call('$index.getAlgorithm'),
      call('$index.release'),
    ],
  ),
];

export const features2dObjects: Case[] = [...detectors, ...matchers, ...words, ...index];
