import { bytes, call, make, numbers, script, temporary, type Case, type Value } from '../values.js';
import { FLOAT_LABELS, LABELS, ONE_HOT, QUERY, SAMPLES, trained } from './ml.js';

const TWO = numbers(
  'int32',
  [60, 1],
  Array.from({ length: 60 }, (_, i) => Number(i >= 20)),
);
const SIGNS = numbers(
  'float32',
  [60, 1],
  Array.from({ length: 60 }, (_, i) => (i >= 20 ? 1 : -1)),
);

/** By the name of the class: settings, and what it learns from. */
const MODELS: Readonly<Record<string, readonly [settings: Record<string, Value[]>, labels: Value]>> = {
  SVM: [{ setKernel: ['cv.ml.SVM_RBF'], setC: [2.5], setGamma: [0.4] }, LABELS],
  KNearest: [{ setDefaultK: [5] }, FLOAT_LABELS],
  NormalBayesClassifier: [{}, LABELS],
  DTrees: [{ setMaxDepth: [4], setMinSampleCount: [3], setCVFolds: [0] }, LABELS],
  RTrees: [{ setMaxDepth: [5], setTermCriteria: [[1, 10, 0]] }, LABELS],
  Boost: [{ setWeakCount: [10] }, TWO],
  LogisticRegression: [{ setLearningRate: [0.05], setIterations: [50] }, FLOAT_LABELS],
  SVMSGD: [{}, SIGNS],
  ANN_MLP: [
    {
      setLayerSizes: [numbers('int32', [3], [2, 5, 3])],
      setActivationFunction: ['cv.ml.ANN_MLP_SIGMOID_SYM', 1, 1],
      setTrainMethod: ['cv.ml.ANN_MLP_RPROP'],
      setTermCriteria: [[1, 40, 0]],
    },
    ONE_HOT,
  ],
};

const SEEDED = { seed: 1 };

const saved: Case[] = Object.entries(MODELS).flatMap(([name, [settings, labels]]) => [
  ...['model.yml', 'model.xml', 'model.json'].map((file) =>
    script(
      `ml.${name}: saved as ${file} and loaded`,
      {
        ...trained(`ml.${name}_create`, settings, labels),
        path: temporary(file),
        saved: call('$model.save', ['$path']),
        loaded: call(`ml.${name}_load`, ['$path']),
      },
      [
        bytes('$path'),
        call('$model.predict', [QUERY]),
        call('$loaded.predict', [QUERY]),
        call('$loaded.getVarCount'),
      ],
      SEEDED,
    ),
  ),
  script(
    `ml.${name}: written to a storage, and read by its node`,
    {
      ...trained(`ml.${name}_create`, settings, labels),
      storage: make('FileStorage', ['.yml', 5]),
      written: call('$model.write', ['$storage', 'model']),
      text: call('$storage.releaseAndGetString'),
      reader: make('FileStorage', ['$text', 4]),
      node: call('$reader.getNode', ['model']),
      other: call(`ml.${name}_create`),
      read: call('$other.read', ['$node']),
    },
    ['$text', call('$other.predict', [QUERY]), call('$other.isTrained')],
    SEEDED,
  ),
]);

const fitted: Case[] = [
  script(
    'ml.EM: saved and loaded',
    {
      model: call('ml.EM_create'),
      clusters: call('$model.setClustersNumber', [3]),
      fitted: call('$model.trainEM', [SAMPLES]),
      path: temporary('em.yml'),
      saved: call('$model.save', ['$path']),
      loaded: call('ml.EM_load', ['$path']),
    },
    [bytes('$path'), call('$loaded.predict', [QUERY]), call('$loaded.getMeans')],
    SEEDED,
  ),
];

export const mlFiles: Case[] = [...saved, ...fitted];
