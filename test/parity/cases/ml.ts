import { call, item, numbers, random, script, type Case, type Value } from '../values.js';

/** Three clouds of twenty points each, and the cloud that each belongs to. */
export const SAMPLES = call('vconcat', [
  [
    random('float32', [20, 2], 1, [0, 4]),
    random('float32', [20, 2], 2, [3, 8]),
    random('float32', [20, 2], 3, [7, 12]),
  ],
]);
export const CLASSES = Array.from({ length: 60 }, (_, i) => Math.floor(i / 20));
export const LABELS = numbers('int32', [60, 1], CLASSES);
export const FLOAT_LABELS = numbers('float32', [60, 1], CLASSES);
export const QUERY = random('float32', [15, 2], 9, [0, 12]);
export const ONE_HOT = numbers(
  'float32',
  [60, 3],
  CLASSES.flatMap((label) => [0, 1, 2].map((i) => (i === label ? 1 : -1))),
);
const CRITERIA = [3, 100, 1e-6];

export const trained = (
  create: string,
  settings: Record<string, Value[]>,
  labels: Value,
): Record<string, Value> => ({
  model: call(create),
  ...Object.fromEntries(Object.entries(settings).map(([name, args]) => [name, call(`$model.${name}`, args)])),
  trained: call('$model.train', [SAMPLES, 'cv.ml.ROW_SAMPLE', labels]),
});

const models: Case[] = [
  script('ml.KNearest', trained('ml.KNearest_create', { setDefaultK: [5] }, FLOAT_LABELS), [
    '$trained',
    call('$model.findNearest', [QUERY, 4]),
    call('$model.predict', [QUERY]),
    call('$model.getDefaultK'),
    call('$model.getVarCount'),
  ]),
  ...['LINEAR', 'RBF', 'POLY'].map((kernel) =>
    script(
      `ml.SVM ${kernel}`,
      trained(
        'ml.SVM_create',
        {
          setKernel: [`cv.ml.SVM_${kernel}`],
          setC: [2.5],
          setGamma: [0.4],
          setDegree: [2],
          setTermCriteria: [CRITERIA],
        },
        LABELS,
      ),
      [
        call('$model.predict', [QUERY]),
        call('$model.getSupportVectors'),
        call('$model.getDecisionFunction', [0]),
        call('$model.getC'),
        call('$model.isTrained'),
        call('$model.getDefaultName'),
      ],
      { seed: 1 },
    ),
  ),
  script('ml.NormalBayesClassifier', trained('ml.NormalBayesClassifier_create', {}, LABELS), [
    call('$model.predict', [QUERY]),
    call('$model.predictProb', [QUERY]),
  ]),
  script(
    'ml.DTrees',
    trained('ml.DTrees_create', { setMaxDepth: [4], setMinSampleCount: [3], setCVFolds: [0] }, LABELS),
    [call('$model.predict', [QUERY]), call('$model.getMaxDepth'), call('$model.getVarCount')],
    { seed: 1 },
  ),
  script(
    'ml.RTrees',
    trained('ml.RTrees_create', { setMaxDepth: [5], setTermCriteria: [[1, 10, 0]] }, LABELS),
    [call('$model.predict', [QUERY]), call('$model.getVotes', [QUERY, 0])],
    { seed: 1 },
  ),
  script(
    'ml.Boost',
    {
      ...trained(
        'ml.Boost_create',
        { setWeakCount: [10] },
        numbers(
          'int32',
          [60, 1],
          CLASSES.map((label) => Number(label > 0)),
        ),
      ),
    },
    [call('$model.predict', [QUERY]), call('$model.getWeakCount')],
    { seed: 1 },
  ),
  script(
    'ml.ANN_MLP',
    trained(
      'ml.ANN_MLP_create',
      {
        setLayerSizes: [numbers('int32', [3], [2, 5, 3])],
        setActivationFunction: ['cv.ml.ANN_MLP_SIGMOID_SYM', 1, 1],
        setTrainMethod: ['cv.ml.ANN_MLP_RPROP'],
        setTermCriteria: [[1, 40, 0]],
      },
      ONE_HOT,
    ),
    [call('$model.predict', [QUERY]), call('$model.getLayerSizes'), call('$model.getWeights', [1])],
    { seed: 1 },
  ),
  script(
    'ml.EM',
    {
      model: call('ml.EM_create'),
      clusters: call('$model.setClustersNumber', [3]),
      fitted: call('$model.trainEM', [SAMPLES]),
    },
    [
      '$fitted',
      call('$model.predict2', [random('float64', [1, 2], 9, [0, 12])]),
      call('$model.getMeans'),
      call('$model.getWeights'),
      call('$model.getCovs'),
    ],
    { seed: 1 },
  ),
  script(
    'ml.LogisticRegression',
    trained('ml.LogisticRegression_create', { setLearningRate: [0.05], setIterations: [50] }, FLOAT_LABELS),
    [call('$model.predict', [QUERY]), call('$model.get_learnt_thetas')],
  ),
  script(
    'ml.SVMSGD',
    trained(
      'ml.SVMSGD_create',
      {},
      numbers(
        'float32',
        [60, 1],
        CLASSES.map((label) => (label > 0 ? 1 : -1)),
      ),
    ),
    [call('$model.getWeights'), call('$model.predict', [QUERY])],
    { seed: 1 },
  ),
];

const data: Case[] = [
  script(
    'ml.TrainData',
    {
      data: call('ml.TrainData_create', [SAMPLES, 'cv.ml.ROW_SAMPLE', LABELS]),
      split: call('$data.setTrainTestSplitRatio', [0.75, false]),
    },
    [
      call('$data.getNSamples'),
      call('$data.getNTestSamples'),
      call('$data.getTrainSamples'),
      call('$data.getTestResponses'),
      call('$data.getClassLabels'),
      call('$data.getVarIdx'),
      call('$data.getSamples'),
    ],
  ),
  script('PCA of the samples', { pca: call('PCACompute2', [SAMPLES, null]) }, [item('$pca', 2)]),
];

export const ml: Case[] = [...models, ...data];
