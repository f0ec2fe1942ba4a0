import { encode, floats, type Field } from '../protobuf.js';
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
  type Node,
  type Value,
} from '../values.js';
import { beside, FRUITS, SMALL } from './inputs.js';

const buffer = (content: readonly number[]): Node => numbers('uint8', [content.length], content);
/** Weights that no two channels share. */
const weights = (count: number, scale = 1): number[] =>
  Array.from({ length: count }, (_, i) => (((i * 7) % 11) - 5) * 0.05 * scale);

const tensor = (name: string, dims: readonly number[], values: readonly number[]): Field[] => [
  ...dims.map((size): Field => [1, size]),
  [2, 1],
  [4, floats(values)],
  [8, name],
];
const described = (name: string, dims: readonly number[]): Field[] => [
  [1, name],
  [
    2,
    [
      [
        1,
        [
          [1, 1],
          [2, dims.map((size): Field => [1, [[1, size]]])],
        ],
      ],
    ],
  ],
];
const operator = (op: string, inputs: readonly string[], output: string, attributes: Field[] = []): Field => [
  1,
  [...inputs.map((name): Field => [1, name]), [2, output], [3, output], [4, op], ...attributes],
];

/** A convolution, its rectification, and the mean of each channel, in ONNX. */
const ONNX = encode([
  [1, 6],
  [
    7,
    [
      operator('Conv', ['x', 'w'], 'conv', [
        [
          5,
          [
            [1, 'kernel_shape'],
            [8, 3],
            [8, 3],
            [20, 7],
          ],
        ],
        [
          5,
          [
            [1, 'pads'],
            [8, 1],
            [8, 1],
            [8, 1],
            [8, 1],
            [20, 7],
          ],
        ],
      ]),
      operator('Relu', ['conv'], 'relu'),
      operator('GlobalAveragePool', ['relu'], 'y'),
      [2, 'graph'],
      [5, tensor('w', [4, 3, 3, 3], weights(108))],
      [11, described('x', [1, 3, 12, 16])],
      [12, described('y', [1, 4, 1, 1])],
    ],
  ],
  [
    8,
    [
      [1, ''],
      [2, 11],
    ],
  ],
]);

/** Boxes of one class on a grid of 4 x 4, in Darknet's format. */
const CFG = `[net]
width=32
height=32
channels=3

[convolutional]
filters=12
size=1
stride=8
pad=0
activation=linear

[yolo]
mask=0,1
anchors=8,9, 12,10
classes=1
num=2
`;
const CFG_WEIGHTS = [
  ...new Uint8Array(Int32Array.from([0, 2, 0, 0, 0]).buffer),
  ...floats([...weights(12, 9), ...weights(36, 20)]),
];

const layers = (input: readonly number[], body: string): string =>
  `name: "net"\ninput: "data"\ninput_shape { ${input.map((size) => `dim: ${size}`).join(' ')} }\n${body}`;
const POOLED = layers(
  [1, 3, 24, 32],
  'layer { name: "pool" type: "Pooling" bottom: "data" top: "pool" pooling_param { pool: MAX kernel_size: 3 stride: 2 } }\n',
);
/** Scores of four letters at each of 192 places. */
const READER = layers(
  [1, 3, 16, 16],
  `layer { name: "shape" type: "Reshape" bottom: "data" top: "shape" reshape_param { shape { dim: 192 dim: 1 dim: 4 } } }
layer { name: "prob" type: "Softmax" bottom: "shape" top: "prob" softmax_param { axis: 2 } }
`,
);
const SLICED =
  'layer { name: "slice" type: "Slice" bottom: "data" top: "a" top: "b" top: "c" slice_param { axis: 1 } }\n';
const EAST = layers(
  [1, 3, 32, 32],
  `${SLICED}layer { name: "geometry" type: "Concat" bottom: "a" bottom: "b" bottom: "c" bottom: "a" bottom: "b" top: "geometry" }
layer { name: "score" type: "Sigmoid" bottom: "c" top: "score" }
`,
);
const DB = layers(
  [1, 3, 64, 64],
  `${SLICED}layer { name: "sum" type: "Eltwise" bottom: "a" bottom: "b" bottom: "c" top: "sum" eltwise_param { operation: MAX } }
`,
);

/** A network of one layer with weights, as Caffe's binary file and its description. */
const CAFFE_TEXT = layers(
  [1, 6],
  'layer { name: "dense" type: "InnerProduct" bottom: "data" top: "dense" inner_product_param { num_output: 3 bias_term: false } }\n',
);
const CAFFE_MODEL = encode([
  [1, 'net'],
  [
    100,
    [
      [1, 'dense'],
      [2, 'InnerProduct'],
      [3, 'data'],
      [4, 'dense'],
      [
        7,
        [
          [7, [[1, new Uint8Array([3, 6])]]],
          [5, floats(weights(18))],
        ],
      ],
    ],
  ],
]);

/** `y = relu(x)`, frozen by TensorFlow. */
const TENSORFLOW = encode([
  [
    1,
    [
      [1, 'x'],
      [2, 'Placeholder'],
      [
        5,
        [
          [1, 'dtype'],
          [2, [[6, 1]]],
        ],
      ],
    ],
  ],
  [
    1,
    [
      [1, 'y'],
      [2, 'Relu'],
      [3, 'x'],
      [
        5,
        [
          [1, 'T'],
          [2, [[6, 1]]],
        ],
      ],
    ],
  ],
]);

/** Torch's text format: an array of 2 x 3, and a network of one layer. */
const TORCH_ARRAY =
  '4\n1\n3\nV 1\n17\ntorch.FloatTensor\n2\n2 3\n3 1\n1\n4\n2\n3\nV 1\n18\ntorch.FloatStorage\n6\n1 2 3 4 5.5 6\n';
const TORCH_NET =
  '4\n1\n3\nV 1\n13\nnn.Sequential\n3\n2\n1\n2\n7\nmodules\n3\n3\n1\n1\n1\n4\n4\n3\nV 1\n7\nnn.Tanh\n3\n5\n0\n';

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
