import { encode } from '../protobuf.js';
import {
  assign,
  call,
  content,
  file,
  image,
  item,
  make,
  numbers,
  random,
  row,
  script,
  temporary,
  text,
  type Case,
  type Value,
} from '../values.js';
import {
  buffer,
  tensor,
  ONNX,
  CFG,
  CFG_WEIGHTS,
  POOLED,
  READER,
  EAST,
  DB,
  CAFFE_TEXT,
  CAFFE_MODEL,
  TENSORFLOW,
  TORCH_ARRAY,
  TORCH_NET,
} from './dnn-networks.js';
import { beside, FRUITS, SMALL } from './inputs.js';

const INPUT = random('float32', [1, 3, 12, 16], 3, [-1, 1]);
const run = (net: Value, input: Value): Record<string, Value> => ({
  net,
  input: call('$net.setInput', [input]),
});

const reading: Case[] = [
  script(
    'dnn.readNetFromONNX: a file and a buffer',
    {
      ...run(call('dnn.readNetFromONNX', [file('net.onnx', ONNX)]), INPUT),
      other: call('dnn.readNetFromONNX', [buffer(ONNX)]),
      same: call('$other.setInput', [INPUT]),
      generic: call('dnn.readNet', [file('other.onnx', ONNX)]),
      again: call('$generic.setInput', [INPUT]),
      named: call('dnn.readNet', ['caffe', buffer(CAFFE_MODEL), text(CAFFE_TEXT)]),
      more: call('$named.setInput', [random('float32', [1, 6], 3)]),
    },
    ['$net', '$other', '$generic', '$named'].map((net) => call(`${net}.forward`)),
  ),
  script(
    'dnn.readNetFromDarknet: files and buffers',
    {
      ...run(
        call('dnn.readNetFromDarknet', [file('net.cfg', CFG), file('net.weights', CFG_WEIGHTS)]),
        random('float32', [1, 3, 32, 32], 3),
      ),
      other: call('dnn.readNetFromDarknet', [text(CFG), buffer(CFG_WEIGHTS)]),
      same: call('$other.setInput', [random('float32', [1, 3, 32, 32], 3)]),
    },
    [call('$net.forward'), call('$other.forward')],
  ),
  script(
    'dnn.readNetFromCaffe: files and buffers',
    {
      ...run(
        call('dnn.readNetFromCaffe', [file('net.prototxt', CAFFE_TEXT), file('net.caffemodel', CAFFE_MODEL)]),
        random('float32', [1, 6], 3),
      ),
      other: call('dnn.readNetFromCaffe', [text(CAFFE_TEXT), buffer(CAFFE_MODEL)]),
      same: call('$other.setInput', [random('float32', [1, 6], 4)]),
    },
    [call('$net.forward'), call('$other.forward')],
  ),
  script(
    'dnn.readNetFromTensorflow: a file and a buffer',
    {
      ...run(call('dnn.readNetFromTensorflow', [file('net.pb', TENSORFLOW)]), INPUT),
      other: call('dnn.readNetFromTensorflow', [buffer(TENSORFLOW)]),
      same: call('$other.setInput', [INPUT]),
    },
    [call('$net.forward'), call('$other.forward')],
  ),
  script(
    'dnn.readNetFromTorch',
    run(call('dnn.readNetFromTorch', [file('net.t7', TORCH_NET), false]), INPUT),
    call('$net.forward'),
  ),
  row('dnn.readTorchBlob', [file('array.t7', TORCH_ARRAY), false]),
  row('dnn.readTensorFromONNX', [file('array.pb', encode(tensor('t', [2, 3], [1, 2, 3, 4, 5.5, 6])))]),
  script(
    'dnn.shrinkCaffeModel',
    {
      path: temporary('small.caffemodel'),
      shrunk: call('dnn.shrinkCaffeModel', [file('net.caffemodel', CAFFE_MODEL), '$path']),
    },
    content('$path'),
  ),
  script(
    'dnn.writeTextGraph',
    {
      path: temporary('graph.pbtxt'),
      written: call('dnn.writeTextGraph', [file('net.pb', TENSORFLOW), '$path']),
    },
    content('$path'),
  ),
  ...['dnn.readNetFromModelOptimizer', 'dnn.Net_readFromModelOptimizer'].flatMap((name) => [
    row(name, ['net.xml', 'net.bin'], {}, { throws: true }),
    row(name, [text('<net/>'), buffer([1, 2, 3])], {}, { throws: true }),
  ]),
];

const NET: Record<string, Value> = run(call('dnn.readNetFromONNX', [buffer(ONNX)]), INPUT);

const nets: Case[] = [
  script('dnn.DictValue', { int: make('dnn.DictValue', [7]), text: make('dnn.DictValue', ['pool']) }, [
    call('$int.isInt'),
    call('$int.getIntValue'),
    call('$int.getRealValue', [0]),
    call('$text.isString'),
    call('$text.isReal'),
    call('$text.getStringValue'),
  ]),
  script('dnn.Net: layers', NET, [
    call('$net.getLayerNames'),
    item(call('$net.getLayer', ['onnx_node!conv']), 'type'),
    item(call('$net.getLayer', ['onnx_node!conv']), 'name'),
    item(call('$net.getLayer', ['onnx_node!conv']), 'preferableTarget'),
    item(call('$net.getLayer', ['onnx_node!conv']), 'blobs'),
    item(call('$net.getLayer', [2]), 'name'),
    call('$net.getParam', ['onnx_node!conv']),
    call('$net.getParam', [call('$net.getLayerId', ['onnx_node!conv']), 0]),
    call('$net.getLayersShapes', [[1, 3, 12, 16]]),
    call('$net.getLayersShapes', [[[1, 3, 12, 16]]]),
    call('$net.getFLOPS', [1, [1, 3, 12, 16]]),
    call('$net.getMemoryConsumption', [1, [1, 3, 12, 16]]),
  ]),
  script(
    'dnn.Net: weights set, a layer run by itself',
    {
      ...NET,
      set: call('$net.setParam', ['onnx_node!conv', 0, random('float32', [4, 3, 3, 3], 8, [-1, 1])]),
      layer: call('$net.getLayer', ['onnx_node!relu']),
      ready: call('$layer.finalize', [[INPUT]]),
      conv: call('$net.getLayer', ['onnx_node!conv']),
      blobs: assign('$conv', 'blobs', [random('float32', [4, 3, 3, 3], 8, [-1, 1])]),
    },
    [
      call('$net.forward'),
      call('$net.getParam', ['onnx_node!conv']),
      '$ready',
      call('$layer.run', [[INPUT], [], [INPUT]]),
      call('$layer.outputNameToIndex', ['onnx_node!relu']),
      item('$conv', 'blobs'),
    ],
  ),
  script(
    'dnn.Net: inputs named and shaped, backend and target',
    {
      net: call('dnn.readNetFromCaffe', [text(POOLED)]),
      names: call('$net.setInputsNames', [['data']]),
      shape: call('$net.setInputShape', ['data', [1, 3, 24, 32]]),
      backend: call('$net.setPreferableBackend', ['cv.dnn.DNN_BACKEND_OPENCV']),
      target: call('$net.setPreferableTarget', ['cv.dnn.DNN_TARGET_CPU']),
      fusion: call('$net.enableFusion', [false]),
      scheduler: call('$net.setHalideScheduler', ['']),
      input: call('$net.setInput', [random('float32', [1, 3, 24, 32], 2), 'data', 0.5, [1, 2, 3]]),
      path: temporary('net.dot'),
      dumped: call('$net.dumpToFile', ['$path']),
    },
    [
      call('$net.forwardAndRetrieve', [['pool']]),
      content('$path'),
      call('$net.forward', [['pool']]),
      item(call('$net.getPerfProfile'), 1),
    ],
    { alike: 'the profile has times' },
  ),
  script(
    'dnn.Net: the outputs by their names',
    run(call('dnn.readNetFromCaffe', [text(POOLED)]), random('float32', [1, 3, 24, 32], 2)),
    [call('$net.forwardAndRetrieve', [['pool']]), call('$net.forward', [['pool']])],
  ),
  script(
    'dnn.Net: quantised',
    {
      ...NET,
      small: call('$net.quantize', [[INPUT], 'cv.CV_32F', 'cv.CV_32F']),
      same: call('$small.setInput', [INPUT]),
    },
    [call('$small.forward'), call('$small.getInputDetails'), call('$small.getOutputDetails')],
  ),
  script(
    'dnn.Net: a connection that is there already',
    {
      net: call('dnn.readNetFromONNX', [buffer(ONNX)]),
      connected: call('$net.connect', ['onnx_node!conv', 'onnx_node!relu']),
    },
    [call('$net.getLayerNames')],
  ),
  script('dnn.Net: an empty one', { net: make('dnn.Net') }, [call('$net.empty'), call('$net.getLayerNames')]),
];

const model = (name: string, net: Value): Record<string, Value> => ({
  net,
  model: make(`dnn.${name}`, ['$net']),
});
const settled = (size: readonly number[], scale = 1 / 255): Record<string, Value> => ({
  params: call('$model.setInputParams', [scale, size, [10, 20, 30, 0], true, false]),
});

const models: Case[] = [
  script(
    'dnn.Model: one setting after the other',
    {
      ...model('Model', call('dnn.readNetFromONNX', [buffer(ONNX)])),
      a: call('$model.setInputSize', [[16, 12]]),
      b: call('$model.setInputSize', [16, 12]),
      c: call('$model.setInputMean', [[10, 20, 30, 0]]),
      d: call('$model.setInputScale', [0.01]),
      e: call('$model.setInputCrop', [true]),
      f: call('$model.setInputSwapRB', [true]),
      g: call('$model.setPreferableBackend', ['cv.dnn.DNN_BACKEND_OPENCV']),
      h: call('$model.setPreferableTarget', ['cv.dnn.DNN_TARGET_CPU']),
    },
    [call('$model.predict', [FRUITS])],
  ),
  script(
    'dnn.ClassificationModel',
    {
      ...model('ClassificationModel', call('dnn.readNetFromONNX', [buffer(ONNX)])),
      ...settled([16, 12]),
      fromFile: make('dnn.ClassificationModel', [file('net.onnx', ONNX)]),
      params2: call('$fromFile.setInputParams', [1 / 255, [16, 12]]),
      soft: call('$fromFile.setEnableSoftmaxPostProcessing', [true]),
    },
    [
      call('$model.classify', [FRUITS]),
      call('$fromFile.classify', [FRUITS]),
      call('$fromFile.getEnableSoftmaxPostProcessing'),
    ],
  ),
  script(
    'dnn.KeypointsModel',
    { ...model('KeypointsModel', call('dnn.readNetFromCaffe', [text(POOLED)])), ...settled([32, 24]) },
    [call('$model.estimate', [FRUITS, 0.1])],
  ),
  script(
    'dnn.SegmentationModel',
    { ...model('SegmentationModel', call('dnn.readNetFromCaffe', [text(POOLED)])), ...settled([32, 24]) },
    [call('$model.segment', [FRUITS])],
  ),
  script(
    'dnn.DetectionModel',
    {
      ...model('DetectionModel', call('dnn.readNetFromDarknet', [text(CFG), buffer(CFG_WEIGHTS)])),
      ...settled([32, 32]),
      across: call('$model.setNmsAcrossClasses', [true]),
    },
    [call('$model.detect', [FRUITS, 0.2, 0.4]), call('$model.getNmsAcrossClasses')],
  ),
  script(
    'dnn.TextRecognitionModel',
    {
      ...model('TextRecognitionModel', call('dnn.readNetFromCaffe', [text(READER)])),
      ...settled([16, 16], 0.1),
      letters: call('$model.setVocabulary', [['a', 'b', 'c']]),
      greedy: call('$model.setDecodeType', ['CTC-greedy']),
    },
    [
      call('$model.recognize', [FRUITS]),
      call('$model.getVocabulary'),
      call('$model.getDecodeType'),
      call('$model.setDecodeType', ['CTC-prefix-beam-search']),
      call('$model.setDecodeOptsCTCPrefixBeamSearch', [5, 3]),
      call('$model.recognize', [FRUITS]),
      call('$model.getDecodeType'),
    ],
  ),
  script(
    'dnn.TextRecognitionModel: OpenCV cannot take the rectangles',
    {
      ...model('TextRecognitionModel', call('dnn.readNetFromCaffe', [text(READER)])),
      letters: call('$model.setVocabulary', [['a', 'b', 'c']]),
    },
    call('$model.recognize', [FRUITS, [numbers('int32', [1, 4], [0, 0, 99, 99])]]),
    { throws: true },
  ),
  script(
    'dnn.TextDetectionModel_EAST',
    {
      ...model('TextDetectionModel_EAST', call('dnn.readNetFromCaffe', [text(EAST)])),
      ...settled([32, 32], 0.02),
      confidence: call('$model.setConfidenceThreshold', [0.85]),
      overlap: call('$model.setNMSThreshold', [0.3]),
    },
    [
      call('$model.detect', [SMALL]),
      call('$model.detectTextRectangles', [SMALL]),
      call('$model.getConfidenceThreshold'),
      call('$model.getNMSThreshold'),
    ],
  ),
  script(
    'dnn.TextDetectionModel_DB',
    {
      ...model('TextDetectionModel_DB', call('dnn.readNetFromCaffe', [text(DB)])),
      ...settled([64, 64]),
      binary: call('$model.setBinaryThreshold', [0.5]),
      polygon: call('$model.setPolygonThreshold', [0.25]),
      ratio: call('$model.setUnclipRatio', [1.5]),
      most: call('$model.setMaxCandidates', [50]),
    },
    [
      call('$model.detect', [FRUITS]),
      call('$model.detectTextRectangles', [FRUITS]),
      call('$model.getBinaryThreshold'),
      call('$model.getPolygonThreshold'),
      call('$model.getUnclipRatio'),
      call('$model.getMaxCandidates'),
    ],
  ),
];

const MNIST = beside('models/cls_mnist.onnx');
const YOLO = beside('models/det_yolo-fastest-1.1.cfg');
const SR = beside('models/sr_FSRCNN_x2.onnx');

/** Real networks, where they are at hand. */
const real: Case[] = [
  script(
    'dnn: digits',
    {
      net: call('dnn.readNet', [MNIST]),
      digits: call('resize', [image('digits.png', 'cv.IMREAD_GRAYSCALE'), [280, 28]]),
      input: call('$net.setInput', [call('dnn.blobFromImage', ['$digits', 1, [28, 28]])]),
    },
    [call('$net.forward')],
    { needs: MNIST },
  ),
  script(
    'dnn: a Darknet detector',
    {
      model: make('dnn.DetectionModel', [beside('models/det_yolo-fastest-1.1.weights'), YOLO]),
      params: call('$model.setInputParams', [1 / 255, [320, 320], [0, 0, 0, 0], true]),
    },
    [call('$model.detect', [image('messi5.jpg'), 0.3, 0.4])],
    { needs: YOLO },
  ),
  script(
    'dnn: super-resolution',
    run(call('dnn.readNetFromONNX', [SR]), random('float32', [1, 1, 24, 32], 2)),
    call('$net.forward'),
    { needs: SR },
  ),
];

export const dnn: Case[] = [...reading, ...nets, ...models, ...real];
