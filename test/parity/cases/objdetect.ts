import {
  call,
  gray,
  image,
  item,
  make,
  random,
  row,
  script,
  trained,
  type Case,
  type Value,
} from '../values.js';

const cascade = (name: string): Value => make('CascadeClassifier', [trained(name)]);
const FACES = ['messi5.jpg', 'basketball1.png', 'ml.png'];

const cascades: Case[] = [
  ...[
    'haarcascades/haarcascade_frontalface_default.xml',
    'haarcascades/haarcascade_frontalface_alt2.xml',
  ].flatMap((name) =>
    FACES.map((photo) =>
      script(`${name} on ${photo}`, { cascade: cascade(name) }, [
        call('$cascade.detectMultiScale', [gray(photo)]),
        call('$cascade.detectMultiScale', [image(photo), 1.2, 3], { minSize: [20, 20], maxSize: [200, 200] }),
        call('$cascade.detectMultiScale2', [gray(photo)], { minNeighbors: 2 }),
        call('$cascade.detectMultiScale3', [gray(photo)], { outputRejectLevels: true }),
      ]),
    ),
  ),
  script(
    'local binary patterns',
    {
      cascade: make('CascadeClassifier'),
      loaded: call('$cascade.load', [trained('lbpcascades/lbpcascade_frontalface.xml')]),
    },
    [
      '$loaded',
      call('$cascade.detectMultiScale', [gray('messi5.jpg')]),
      call('$cascade.empty'),
      call('$cascade.getOriginalWindowSize'),
      call('$cascade.getFeatureType'),
      call('$cascade.isOldFormatCascade'),
    ],
  ),
  script('a cascade that is not there', { cascade: make('CascadeClassifier') }, [
    call('$cascade.empty'),
    call('$cascade.load', ['no such cascade.xml']),
  ]),
  row(
    'groupRectangles',
    [
      [
        [10, 10, 20, 20],
        [11, 11, 20, 20],
        [12, 10, 21, 20],
        [60, 60, 30, 30],
      ],
      1,
    ],
    { eps: 0.3 },
  ),
];

const people: Record<string, Value> = {
  hog: make('HOGDescriptor'),
  detector: call('HOGDescriptor_getDefaultPeopleDetector'),
  armed: call('$hog.setSVMDetector', ['$detector']),
};

const hog: Case[] = [
  script('HOGDescriptor: people', people, [
    '$detector',
    call('$hog.detectMultiScale', [image('basketball1.png')]),
    call('$hog.detectMultiScale', [gray('basketball2.png')], { winStride: [8, 8], scale: 1.1 }),
    call('$hog.detect', [image('basketball1.png')], { winStride: [16, 16] }),
    call('$hog.checkDetectorSize'),
    call('$hog.getDescriptorSize'),
    call('$hog.getWinSigma'),
  ]),
  script(
    'HOGDescriptor: descriptors',
    { hog: make('HOGDescriptor', [[32, 32], [16, 16], [8, 8], [8, 8], 9]) },
    [
      call('$hog.compute', [random('uint8', [40, 40], 3)]),
      call('$hog.computeGradient', [
        random('uint8', [40, 40, 3], 3),
        random('float32', [40, 40, 2], 1),
        random('uint8', [40, 40, 2], 1),
      ]),
      item('$hog', 'winSize'),
      item('$hog', 'nbins'),
      item('$hog', 'gammaCorrection'),
    ],
  ),
];

const encode = (content: string): Value =>
  call('resize', [call('$encoder.encode', [content]), null], {
    fx: 6,
    fy: 6,
    interpolation: 'cv.INTER_NEAREST',
  });
const codes: Record<string, Value> = {
  encoder: call('QRCodeEncoder_create'),
  picture: call('copyMakeBorder', [encode('node-cv2'), 30, 30, 30, 30, 'cv.BORDER_CONSTANT'], { value: 255 }),
  detector: make('QRCodeDetector'),
};

const qr: Case[] = [
  script('QR code: encoded, found, read', codes, [
    call('$encoder.encode', ['OpenCV']),
    '$picture',
    call('$detector.detect', ['$picture']),
    call('$detector.decode', ['$picture', item(call('$detector.detect', ['$picture']), 1)]),
    call('$detector.detectAndDecode', ['$picture']),
    call('$detector.detectAndDecodeMulti', ['$picture']),
    call('$detector.detectMulti', ['$picture']),
  ]),
  script(
    'QR code: none in a photo',
    { detector: make('QRCodeDetector') },
    call('$detector.detectAndDecode', [gray('messi5.jpg')]),
    {
      trivial: 'there is none',
    },
  ),
];

/** A net without weights, in Caffe's text format. */
const PROTOTXT = `
name: "tiny"
input: "data"
input_shape { dim: 1 dim: 3 dim: 24 dim: 32 }
layer { name: "pool" type: "Pooling" bottom: "data" top: "pool" pooling_param { pool: MAX kernel_size: 3 stride: 2 } }
layer { name: "norm" type: "LRN" bottom: "pool" top: "norm" lrn_param { local_size: 3 alpha: 0.1 beta: 0.75 } }
layer { name: "tanh" type: "TanH" bottom: "norm" top: "tanh" }
layer { name: "prob" type: "Softmax" bottom: "tanh" top: "prob" }
`;
const NET: Record<string, Value> = {
  net: call('dnn.readNetFromCaffe', [{ kind: 'text', text: PROTOTXT }]),
  input: call('$net.setInput', [call('dnn.blobFromImage', [image('fruits.jpg'), 1 / 255, [32, 24]])]),
};
const BOXES = [
  [10, 10, 50, 50],
  [12, 11, 50, 52],
  [100, 100, 40, 40],
  [104, 98, 40, 44],
];

const dnn: Case[] = [
  row('dnn.blobFromImage', [image('fruits.jpg')], {
    scalefactor: 1 / 127.5,
    size: [224, 200],
    mean: [104, 117, 123],
    swapRB: true,
  }),
  row('dnn.blobFromImage', [image('fruits.jpg'), 1, [64, 64], [0, 0, 0], false, true, 'cv.CV_8U']),
  row('dnn.blobFromImages', [[image('fruits.jpg'), image('messi5.jpg')], 0.5, [48, 40]]),
  row('dnn.imagesFromBlob', [random('float32', [2, 3, 8, 9], 4)]),
  row('dnn.NMSBoxes', [BOXES, [0.9, 0.8, 0.7, 0.75], 0.5, 0.4]),
  row('dnn.NMSBoxesRotated', [
    [
      [[30, 30], [40, 20], 10],
      [[31, 30], [40, 20], 12],
      [[90, 90], [10, 20], 0],
    ],
    [0.9, 0.8, 0.7],
    0.5,
    0.4,
  ]),
  row('dnn.softNMSBoxes', [BOXES, [0.9, 0.8, 0.7, 0.75], 0.1, 0.3]),
  script(
    'dnn.Net: forward',
    NET,
    [call('$net.forward'), call('$net.forward', ['norm']), call('$net.forward', [['pool', 'tanh']])],
    { syncOnly: 'dnn.Net has a forwardAsync of its own, for other backends' },
  ),
  script('dnn.Net: a net without weights', NET, [
    call('$net.getLayerNames'),
    call('$net.getUnconnectedOutLayersNames'),
    call('$net.getUnconnectedOutLayers'),
    call('$net.getLayerId', ['norm']),
    call('$net.getLayerTypes'),
    call('$net.getLayersCount', ['Softmax']),
    call('$net.getFLOPS', [[1, 3, 24, 32]]),
    call('$net.getMemoryConsumption', [[1, 3, 24, 32]]),
    call('$net.empty'),
    call('$net.dump'),
  ]),
  row('dnn.readNetFromCaffe', ['no such net.prototxt'], {}, { throws: true }),
  row('dnn.getAvailableTargets', ['cv.dnn.DNN_BACKEND_OPENCV'], {}, { trivial: 'the CPU is target 0' }),
];

export const objdetect: Case[] = [...cascades, ...hog, ...qr];
export const networks: Case[] = dnn;
