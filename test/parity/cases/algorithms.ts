import { call, gray, item, make, random, script, temporary, type Case, type Value } from '../values.js';

/** A storage that a text comes out of, and one that reads it. */
const WRITER = make('FileStorage', ['.yml', 5]);
const reader = (text: Value): Value => make('FileStorage', [text, 4]);

/** What has something to write: how it is made, a setting, and what that is read by. */
const WRITING: readonly (readonly [create: string, set?: string, value?: Value])[] = [
  ['StereoBM_create', 'BlockSize', 17],
  ['StereoSGBM_create', 'P1', 77],
  ['SimpleBlobDetector_create'],
  ['KAZE_create', 'NOctaves', 3],
  ['AKAZE_create', 'Threshold', 0.25],
];

const written = (create: string, set: string | undefined, value: Value): Record<string, Value> => ({
  algorithm: call(create),
  ...(set === undefined ? {} : { changed: call(`$algorithm.set${set}`, [value]) }),
  storage: WRITER,
  written: call('$algorithm.write', ['$storage', 'settings']),
  text: call('$storage.releaseAndGetString'),
});

const writing: Case[] = WRITING.flatMap(([create, set, value = null]) => [
  script(`${create}: written to a storage`, written(create, set, value), '$text'),
  ...(set === undefined
    ? []
    : [
        script(
          `${create}: read from a storage`,
          {
            ...written(create, set, value),
            other: call(create),
            storage2: reader('$text'),
            node: call('$storage2.getNode', ['settings']),
            read: call('$other.read', ['$node']),
          },
          call(`$other.get${set}`),
        ),
      ]),
]);

const NAMES: readonly string[] = [
  'ORB_create',
  'SIFT_create',
  'BRISK_create',
  'AKAZE_create',
  'KAZE_create',
  'MSER_create',
  'FastFeatureDetector_create',
  'AgastFeatureDetector_create',
  'GFTTDetector_create',
  'SimpleBlobDetector_create',
  'StereoBM_create',
  'createCLAHE',
  'createBackgroundSubtractorMOG2',
  'FarnebackOpticalFlow_create',
  'SparsePyrLKOpticalFlow_create',
  'face.LBPHFaceRecognizer_create',
  'ml.SVM_create',
  'ml.ANN_MLP_create',
];

const names: Case[] = NAMES.map((create) =>
  script(`${create}: its name`, { algorithm: call(create) }, [call('$algorithm.getDefaultName')]),
);

const FACES = [1, 2, 3, 4].map((seed) => random('uint8', [20, 20], seed));

const recognizers: Case[] = ['Eigen', 'Fisher', 'LBPH'].map((kind) =>
  script(
    `face.${kind}FaceRecognizer: trained, in a file, and read again`,
    {
      recognizer: call(`face.${kind}FaceRecognizer_create`),
      trained: call('$recognizer.train', [
        FACES,
        { kind: 'numbers', dtype: 'int32', shape: [4], numbers: [1, 2, 1, 2] },
      ]),
      path: temporary('faces.yml'),
      written: call('$recognizer.write', ['$path']),
      other: call(`face.${kind}FaceRecognizer_create`),
      read: call('$other.read', ['$path']),
    },
    [{ kind: 'bytes', path: '$path' }, call('$other.predict', [FACES[2] ?? null])],
  ),
);

const detectors: Case[] = [
  script(
    'BackgroundSubtractorMOG2: its settings in a file',
    {
      subtractor: call('createBackgroundSubtractorMOG2', [33, 12.5, false]),
      path: temporary('mog2.yml'),
      saved: call('$subtractor.save', ['$path']),
    },
    { kind: 'bytes', path: '$path' },
  ),
  script(
    'KAZE: read from a file by its node, and used',
    {
      ...written('KAZE_create', 'Threshold', 0.004),
      other: call('KAZE_create'),
      storage2: reader('$text'),
      node: call('$storage2.getNode', ['settings']),
      read: call('$other.read', ['$node']),
    },
    [item(call('$other.detectAndCompute', [gray('box.png'), null]), 1)],
  ),
];

export const algorithms: Case[] = [...writing, ...names, ...recognizers, ...detectors];
