import {
  call,
  content,
  item,
  make,
  numbers,
  or,
  random,
  script,
  temporary,
  type Case,
  type Value,
} from '../values.js';
import { CLASSES, FLOAT_LABELS, LABELS, ONE_HOT, QUERY, SAMPLES, trained } from './ml.js';

const of = (values: readonly number[], dtype: 'int32' | 'float32' = 'int32'): Value =>
  numbers(dtype, [values.length, 1], values);
const TWO = CLASSES.map((label) => Number(label > 0));

/** The model, its settings, its labels, and what it tells once it is trained. */
const MODELS: readonly (readonly [string, Record<string, Value[]>, Value, readonly string[]])[] = [
  ['NormalBayesClassifier', {}, LABELS, []],
  [
    'KNearest',
    { setDefaultK: [3], setIsClassifier: [false] },
    FLOAT_LABELS,
    ['getDefaultK', 'getIsClassifier'],
  ],
  [
    'SVM',
    { setKernel: ['cv.ml.SVM_RBF'], setC: [2.5] },
    LABELS,
    ['getUncompressedSupportVectors', 'getKernelType'],
  ],
  ['DTrees', { setMaxDepth: [4], setCVFolds: [0] }, LABELS, ['getMaxDepth']],
  [
    'RTrees',
    { setMaxDepth: [4], setCalculateVarImportance: [true], setTermCriteria: [[1, 8, 0]] },
    LABELS,
    ['getVarImportance', 'getOOBError', 'getActiveVarCount'],
  ],
  ['Boost', { setWeakCount: [6] }, of(TWO), ['getBoostType']],
  [
    'ANN_MLP',
    {
      setLayerSizes: [numbers('int32', [3], [2, 4, 3])],
      setActivationFunction: ['cv.ml.ANN_MLP_GAUSSIAN', 1, 1],
      setTrainMethod: ['cv.ml.ANN_MLP_BACKPROP', 0.2, 0.3],
      setTermCriteria: [[1, 20, 0]],
    },
    ONE_HOT,
    ['getTrainMethod', 'getLayerSizes'],
  ],
  [
    'LogisticRegression',
    { setTrainMethod: ['cv.ml.LogisticRegression_MINI_BATCH'], setMiniBatchSize: [7], setIterations: [20] },
    FLOAT_LABELS,
    ['get_learnt_thetas'],
  ],
  [
    'SVMSGD',
    { setOptimalParameters: ['cv.ml.SVMSGD_SGD', 'cv.ml.SVMSGD_HARD_MARGIN'] },
    of(
      TWO.map((label) => 2 * label - 1),
      'float32',
    ),
    ['getShift', 'getMarginType', 'getSvmsgdType'],
  ],
];

/** Trained, told, saved, loaded: `write` and `read` go through a FileStorage, `save` and `load` through a file. */
const models: Case[] = MODELS.map(([name, settings, labels, getters]) =>
  script(
    `ml.${name}: trained, saved, loaded`,
    {
      ...trained(`ml.${name}_create`, settings, labels),
      data: call('ml.TrainData_create', [SAMPLES, 'cv.ml.ROW_SAMPLE', labels]),
      path: temporary('model.yml'),
      saved: call('$model.save', ['$path']),
      loaded: call(`ml.${name}_load`, ['$path']),
      writer: make('FileStorage', ['.yml', or('cv.FILE_STORAGE_WRITE', 'cv.FILE_STORAGE_MEMORY')]),
      begun: call('$writer.startWriteStruct', ['model', 'cv.FILE_NODE_MAP']),
      written: call('$model.write', ['$writer']),
      ended: call('$writer.endWriteStruct'),
      text: call('$writer.releaseAndGetString'),
      reader: make('FileStorage', ['$text', or('cv.FILE_STORAGE_READ', 'cv.FILE_STORAGE_MEMORY')]),
      node: call('$reader.getNode', ['model']),
      other: call(`ml.${name}_create`),
      read: call('$other.read', ['$node']),
    },
    [
      content('$path'),
      '$text',
      ...['$model', '$loaded', '$other'].flatMap((object) => [
        call(`${object}.predict`, [QUERY]),
        call(`${object}.getVarCount`),
        call(`${object}.isTrained`),
        call(`${object}.isClassifier`),
        call(`${object}.empty`),
      ]),
      ...getters.map((getter) => call(`$model.${getter}`)),
      ...(name === 'ANN_MLP' ? [] : [call('$model.calcError', ['$data', false])]),
      call('$model.clear'),
      ...(name === 'KNearest' ? [] : [call('$model.empty')]),
    ],
    { seed: 1 },
  ),
);

const PROBABILITIES = numbers(
  'float64',
  [60, 3],
  CLASSES.flatMap((label) => [0, 1, 2].map((i) => (i === label ? 0.8 : 0.1))),
);
const MEANS = numbers('float64', [3, 2], [2, 2, 5, 5, 9, 9]);

const others: Case[] = [
  script(
    'ml.EM: trained from means, and from probabilities',
    {
      model: call('ml.EM_create'),
      clusters: call('$model.setClustersNumber', [3]),
      expected: call('$model.trainE', [SAMPLES, MEANS]),
      path: temporary('em.yml'),
      saved: call('$model.save', ['$path']),
      loaded: call('ml.EM_load', ['$path']),
      maximised: call('ml.EM_create'),
      same: call('$maximised.setClustersNumber', [3]),
      fitted: call('$maximised.trainM', [SAMPLES, PROBABILITIES]),
    },
    [
      '$expected',
      content('$path'),
      call('$model.predict', [QUERY]),
      call('$loaded.predict', [QUERY]),
      call('$loaded.getMeans'),
      '$fitted',
      call('$maximised.getMeans'),
    ],
    { seed: 1 },
  ),
  script(
    'ml.SVM.trainAuto',
    {
      model: call('ml.SVM_create'),
      grid: call('ml.ParamGrid.create', [0.5, 40, 3]),
      default: call('ml.SVM_getDefaultGridPtr', ['cv.ml.SVM_GAMMA']),
    },
    [
      call('$model.trainAuto', [SAMPLES, 'cv.ml.ROW_SAMPLE', LABELS, 4, '$grid'], { balanced: true }),
      call('$model.getC'),
      call('$model.getGamma'),
      call('$model.predict', [QUERY]),
      item('$default', 'minVal'),
      item('$default', 'maxVal'),
      item('$default', 'logStep'),
      call('ml.SVM.getDefaultGridPtr', ['cv.ml.SVM_C']),
    ],
    { seed: 1 },
  ),
];

/** Two variables are numbers, one is a category; two samples miss a value. */
const TABLE = call('hconcat', [
  [random('float32', [12, 2], 4, [0, 5]), numbers('float32', [12, 1], [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2])],
]);
const data: Record<string, Value> = {
  data: call('ml.TrainData.create', [
    TABLE,
    'cv.ml.ROW_SAMPLE',
    of([3, 5, 9, 3, 5, 9, 3, 5, 9, 3, 5, 9]),
    null,
    null,
    random('float32', [12, 1], 5, [0.5, 1.5]),
    numbers('uint8', [4, 1], [0, 0, 1, 1]),
  ]),
  split: call('$data.setTrainTestSplit', [8, false]),
};
const TOLD = [
  ...['Layout', 'NTrainSamples', 'NTestSamples', 'NSamples', 'NVars', 'NAllVars', 'Samples', 'Missing'],
  ...['TrainSamples', 'TrainResponses', 'TrainNormCatResponses', 'TestResponses', 'TestNormCatResponses'],
  ...['Responses', 'NormCatResponses', 'SampleWeights', 'TrainSampleWeights', 'TestSampleWeights'],
  ...['VarIdx', 'VarType', 'VarSymbolFlags', 'ResponseType', 'TrainSampleIdx', 'TestSampleIdx'],
  ...['DefaultSubstValues', 'ClassLabels', 'CatOfs', 'CatMap', 'TestSamples'],
];

const tables: Case[] = [
  script('ml.TrainData: all that it tells', data, [
    ...TOLD.map((name) => call(`$data.get${name}`)),
    call('$data.getCatCount', [2]),
    call('$data.getTrainSamples', ['cv.ml.COL_SAMPLE']),
    call('ml.TrainData.getSubVector', [random('float32', [1, 9], 2), of([4, 1, 7])]),
    call('ml.TrainData_getSubMatrix', [random('float32', [6, 3], 2), of([4, 1]), 'cv.ml.ROW_SAMPLE']),
  ]),
  script(
    'ml.TrainData: shuffled',
    { ...data, shuffled: call('$data.shuffleTrainTest') },
    [call('$data.getTrainSampleIdx'), call('$data.getTrainSamples')],
    { seed: 5 },
  ),
  script(
    'ml.TrainData: the names of variables that have none, lost in cv2 too',
    data,
    [call('$data.getNames', [[]])],
    { trivial: 'it gives nothing' },
  ),
];

export const mlModels: Case[] = [...models, ...others, ...tables];
