import {
  assign,
  call,
  content,
  image,
  item,
  make,
  random,
  row,
  script,
  temporary,
  trained,
  type Case,
  type Value,
} from '../values.js';
import { beside } from './inputs.js';

/** A code as a picture large enough to be found. */
const drawn = (code: Value, scale = 6): Value =>
  call('copyMakeBorder', [
    call('resize', [code, null], { fx: scale, fy: scale, interpolation: 'cv.INTER_NEAREST' }),
    ...[30, 30, 30, 30],
    'cv.BORDER_CONSTANT',
    null,
    255,
  ]);

const codes: Case[] = [
  script(
    'QR codes: two in one picture',
    {
      encoder: call('QRCodeEncoder.create'),
      first: drawn(call('$encoder.encode', ['first'])),
      second: drawn(call('$encoder.encode', ['second'])),
      picture: call('hconcat', [['$first', '$second']]),
      detector: make('QRCodeDetector'),
      x: call('$detector.setEpsX', [0.25]),
      y: call('$detector.setEpsY', [0.15]),
      found: call('$detector.detectMulti', ['$picture']),
    },
    ['$found', call('$detector.decodeMulti', ['$picture', item('$found', 1)])],
  ),
  script(
    'QR codes: as on a curved surface',
    {
      encoder: call('QRCodeEncoder_create'),
      picture: drawn(call('$encoder.encode', ['node-cv2']), 10),
      detector: make('QRCodeDetector'),
      found: call('$detector.detect', ['$picture']),
    },
    [
      call('$detector.decodeCurved', ['$picture', item('$found', 1)]),
      call('$detector.detectAndDecodeCurved', ['$picture']),
    ],
  ),
  script(
    'QR codes: a text in two of them',
    {
      params: make('QRCodeEncoder_Params'),
      mode: assign('$params', 'mode', 'cv.QRCodeEncoder_MODE_STRUCTURED_APPEND'),
      number: assign('$params', 'structure_number', 2),
      encoder: call('QRCodeEncoder_create', ['$params']),
    },
    [call('$encoder.encodeStructuredAppend', ['a text that is cut into two parts'])],
  ),
];

const hog: Case[] = [
  row('HOGDescriptor_getDaimlerPeopleDetector'),
  script(
    'HOGDescriptor: saved and loaded',
    {
      hog: make('HOGDescriptor', [[32, 32], [16, 16], [8, 8], [8, 8], 9]),
      path: temporary('hog.yml'),
      saved: call('$hog.save', ['$path', 'windows']),
      other: make('HOGDescriptor'),
      loaded: call('$other.load', ['$path']),
    },
    [
      '$loaded',
      content('$path'),
      item('$other', 'winSize'),
      call('$other.compute', [random('uint8', [40, 40], 3)]),
    ],
  ),
];

const LBP = trained('lbpcascades/lbpcascade_frontalface.xml');

const cascades: Case[] = [
  script(
    'CascadeClassifier: read from a node',
    {
      storage: make('FileStorage', [LBP, 'cv.FILE_STORAGE_READ']),
      node: call('$storage.getFirstTopLevelNode'),
      cascade: make('CascadeClassifier'),
      read: call('$cascade.read', ['$node']),
    },
    ['$read', call('$cascade.detectMultiScale', [image('messi5.jpg')])],
  ),
  script(
    'CascadeClassifier.convert: from the old format',
    {
      path: temporary('new.xml'),
      converted: call('CascadeClassifier.convert', [
        trained('haarcascades/haarcascade_licence_plate_rus_16stages.xml'),
        '$path',
      ]),
    },
    ['$converted', content('$path')],
  ),
];

const DETECTOR = beside('models/face_yunet_120x160.onnx');
const RECOGNIZER = beside('models/facerec_mobilefacenet_op10.onnx');
const picture = (name: string): Value => ({
  kind: 'image',
  path: beside(`pictures/${name}`),
  flags: 'cv.IMREAD_COLOR',
});

const faces: Case[] = [
  script(
    'FaceDetectorYN',
    {
      photo: call('resize', [picture('fr_obama.jpg'), [160, 120]]),
      detector: call('FaceDetectorYN.create', [DETECTOR, '', [160, 120], 0.8, 0.3, 100]),
      small: call('resize', [picture('fr_obama_and_biden.jpg'), [160, 120]]),
    },
    [
      call('$detector.detect', ['$photo']),
      call('$detector.detect', ['$small']),
      call('$detector.getInputSize'),
      call('$detector.getScoreThreshold'),
      call('$detector.getNMSThreshold'),
      call('$detector.getTopK'),
      call('$detector.setScoreThreshold', [0.6]),
      call('$detector.setNMSThreshold', [0.4]),
      call('$detector.setTopK', [7]),
      call('$detector.getScoreThreshold'),
      call('$detector.getNMSThreshold'),
      call('$detector.getTopK'),
      call('$detector.setInputSize', [[160, 120]]),
      call('$detector.detect', ['$photo']),
    ],
    { needs: DETECTOR },
  ),
  script(
    'FaceRecognizerSF',
    {
      first: call('resize', [picture('fr_obama.jpg'), [160, 120]]),
      second: call('resize', [picture('fr_obama2.jpg'), [160, 120]]),
      detector: call('FaceDetectorYN_create', [DETECTOR, '', [160, 120], 0.5]),
      one: item(call('$detector.detect', ['$first']), 1),
      two: item(call('$detector.detect', ['$second']), 1),
      recognizer: call('FaceRecognizerSF.create', [RECOGNIZER, '']),
      aligned: call('$recognizer.alignCrop', ['$first', '$one']),
      other: call('$recognizer.alignCrop', ['$second', '$two']),
      feature: call('$recognizer.feature', ['$aligned']),
    },
    [
      '$aligned',
      '$other',
      '$feature',
      call('$recognizer.feature', ['$other']),
      call('$recognizer.match', ['$feature', call('$recognizer.feature', ['$other'])]),
      call('$recognizer.match', [
        '$feature',
        call('$recognizer.feature', ['$other']),
        'cv.FaceRecognizerSF_FR_NORM_L2',
      ]),
    ],
    { needs: RECOGNIZER },
  ),
];

export const objdetectCodes: Case[] = [...codes, ...hog, ...cascades, ...faces];
