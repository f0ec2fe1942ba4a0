import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import cv from '../../../src/index.js';
import {
  CAFFE_MODEL,
  CAFFE_TEXT,
  CFG,
  CFG_WEIGHTS,
  EAST,
  ONNX,
  POOLED,
  READER,
  TENSORFLOW,
  TORCH_NET,
} from '../../../test/parity/cases/dnn-networks.js';
import { beside } from '../../../test/parity/cases/inputs.js';
import type { Expression } from '../expression.js';
import { imageSamples } from './images.js';

/** Files of one format, and what is done with each. */
export interface Kind {
  name: string;
  samples: readonly Uint8Array[];
  /** Files that the steps need beside it. */
  companions?: Readonly<Record<string, Uint8Array>>;
  /** Of a file by that name in the current folder, whose bytes are `b`, and whose text is `t`. */
  steps(file: string): readonly Expression[];
}

const same = (js: string): Expression => ({ js: `cv.${js}`, py: `cv2.${js}` });

/** The first tells what `imageInfo`, the second, is held against. */
function imageSteps(file: string): Expression[] {
  const path = `'${file}'`;
  return [
    same('imdecode(b, -1)'),
    {
      js: "(({ height, width, channels, dtype }) => [height, width, channels, dtype].join(' '))(cv.imageInfo(b))",
    },
    ...[1, 0, 6, 17, 65].map((flags) => same(`imdecode(b, ${flags})`)),
    same(`imread(${path}, -1)`),
    { js: `cv.imreadmulti(${path}, { flags: -1 })`, py: `cv2.imreadmulti(${path}, flags=-1)` },
    same(`imcount(${path})`),
    { js: 'await cv.imdecodeAsync(b, 1)', py: 'cv2.imdecode(b, 1)' },
    { js: `await cv.imreadAsync(${path}, 4)`, py: `cv2.imread(${path}, 4)` },
    { js: 'cv.imdecode(b, 1, { fit: [10, 20] })' },
    { js: `await cv.imreadAsync(${path}, -1, { fit: [20, 3] })` },
    same(`haveImageReader(${path})`),
    { js: `(await cv.imageInfoAsync(${path})).format` },
  ];
}

const properties = ['FRAME_COUNT', 'FPS', 'FRAME_WIDTH', 'FOURCC'];

function videoSteps(file: string): Expression[] {
  return ['CAP_FFMPEG', 'CAP_OPENCV_MJPEG'].map((backend) => ({
    js:
      `((c) => [c.isOpened(), ${properties.map((name) => `c.get(cv.CAP_PROP_${name})`).join(', ')}, c.read(), c.read(), ` +
      `c.set(cv.CAP_PROP_POS_FRAMES, 3), c.read(), c.read(), c.grab()])(new cv.VideoCapture('${file}', cv.${backend}))`,
    py:
      `(lambda c: [c.isOpened(), ${properties.map((name) => `c.get(cv2.CAP_PROP_${name})`).join(', ')}, c.read()[1], c.read()[1], ` +
      `c.set(cv2.CAP_PROP_POS_FRAMES, 3), c.read()[1], c.read()[1], c.grab()])(cv2.VideoCapture('${file}', cv2.${backend}))`,
  }));
}

function storageSteps(file: string): Expression[] {
  const keys = (source: string, flags: string): Expression => ({
    js: `new cv.FileStorage(${source}, ${flags}).root().keys()`,
    // A node does not keep its storage.
    py: `(lambda s: s.root().keys())(cv2.FileStorage(${source}, ${flags}))`,
  });
  return [
    keys(`'${file}'`, '0'),
    keys('t', '4'),
    { js: `JSON.stringify(new cv.FileStorage('${file}', 0).root().value())?.length` },
    { js: 'JSON.stringify(new cv.FileStorage(t, 4).root().value())?.length' },
  ];
}

/** A network that loads runs once, on a small image. */
function netSteps(loads: readonly string[], shape: readonly number[], file: string): Expression[] {
  return loads.map((load) => {
    const loaded = load.replaceAll('FILE', `'${file}'`);
    const sizes = shape.join(', ');
    return {
      js:
        `((n) => { const names = n.getLayerNames().length; n.setInput(cv.Mat.ones([${sizes}], 'float32')); ` +
        `let o = 'fails'; try { o = n.forward() } catch {} return [names, o] })(cv.dnn.${loaded})`,
      py: `(lambda n: [len(n.getLayerNames()), forward(n, (${sizes}))])(cv2.dnn.${loaded})`,
    };
  });
}

function videos(folder: string): Record<string, Buffer[]> {
  const write = (extension: string, ...code: [string, string, string, string]): Buffer => {
    const path = join(folder, `video.${extension}`);
    using writer = new cv.VideoWriter(path, cv.VideoWriter_fourcc(...code), 25, [64, 48]);
    for (let seed = 0; seed < 6; seed++)
      writer.write(cv.blur(cv.Mat.random([48, 64, 3], { dtype: 'uint8', seed }), [9, 9]));
    writer.release();
    return readFileSync(path);
  };
  return {
    avi: [write('avi', 'M', 'J', 'P', 'G'), write('avi', 'X', 'V', 'I', 'D')],
    mp4: [write('mp4', 'm', 'p', '4', 'v')],
  };
}

/** Each sort of node, also with arrays in base64. */
function storages(folder: string): Record<string, Buffer[]> {
  const write = (extension: string, flags: number): Buffer => {
    const path = join(folder, `storage.${extension}`);
    using storage = new cv.FileStorage(path, cv.FileStorage_WRITE | flags);
    storage.write('count', 7);
    storage.write('ratio', 0.25);
    storage.write('text', 'a "quoted" <text> & more');
    storage.write('mat', cv.Mat.random([3, 4, 2], { dtype: 'float32', seed: 5 }));
    storage.write('list', [1, 2.5, 'three', [4, 5], { six: 6 }]);
    storage.write('map', { one: 1, deeper: { two: [2, 2], mat: cv.Mat.eye(2) } });
    storage.release();
    return readFileSync(path);
  };
  return Object.fromEntries(
    ['yml', 'xml', 'json'].map((name) => [name, [write(name, 0), write(name, cv.FileStorage_BASE64)]]),
  );
}

/** Small networks: our own, and those beside the repository that are there. */
function nets(): Kind[] {
  const own = (content: readonly number[] | string): Uint8Array =>
    typeof content === 'string' ? Buffer.from(content) : Uint8Array.from(content);
  const also = (...names: string[]): Uint8Array[] =>
    names
      .map((name) => beside(`models/${name}`))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path));
  return [
    {
      name: 'onnx',
      samples: [own(ONNX), ...also('cls_mnist.onnx', 'sr_FSRCNN_x2.onnx')],
      steps: (file) => netSteps(['readNetFromONNX(FILE)', 'readNetFromONNX(b)'], [1, 3, 12, 16], file),
    },
    {
      name: 'prototxt',
      samples: [CAFFE_TEXT, POOLED, READER, EAST].map(own),
      steps: (file) => netSteps(['readNetFromCaffe(FILE)', 'readNetFromCaffe(b)'], [1, 3, 16, 16], file),
    },
    {
      name: 'caffemodel',
      samples: [own(CAFFE_MODEL)],
      companions: { 'net.prototxt': own(CAFFE_TEXT) },
      steps: (file) => netSteps(["readNetFromCaffe('net.prototxt', FILE)"], [1, 6], file),
    },
    {
      name: 'pb',
      samples: [own(TENSORFLOW), ...also('sr_FSRCNN_x2.pb')],
      steps: (file) =>
        netSteps(['readNetFromTensorflow(FILE)', 'readNetFromTensorflow(b)'], [1, 1, 12, 16], file),
    },
    {
      name: 'pbtxt',
      samples: also('face_ssd.pbtxt'),
      companions: { 'net.pb': own(TENSORFLOW) },
      steps: (file) => netSteps(["readNetFromTensorflow('net.pb', FILE)"], [1, 3, 12, 16], file),
    },
    {
      name: 'cfg',
      samples: [own(CFG), ...also('det_yolo-fastest-1.1.cfg')],
      companions: { 'net.weights': own(CFG_WEIGHTS) },
      steps: (file) =>
        netSteps(["readNetFromDarknet(FILE, 'net.weights')", 'readNetFromDarknet(b)'], [1, 3, 32, 32], file),
    },
    {
      name: 'weights',
      samples: [own(CFG_WEIGHTS)],
      companions: { 'net.cfg': own(CFG) },
      steps: (file) => netSteps(["readNetFromDarknet('net.cfg', FILE)"], [1, 3, 32, 32], file),
    },
    {
      name: 't7',
      samples: [own(TORCH_NET)],
      steps: (file) => netSteps(['readNetFromTorch(FILE, false)'], [1, 3, 4, 4], file),
    },
  ];
}

/** Every format; `folder` is written to while the samples are made. */
export function kinds(folder: string): Kind[] {
  const of = (samples: Record<string, readonly Uint8Array[]>, steps: Kind['steps']): Kind[] =>
    Object.entries(samples).map(([name, files]) => ({ name, samples: files, steps }));
  return [
    ...of(imageSamples(folder), imageSteps),
    ...of(videos(folder), videoSteps),
    ...of(storages(folder), storageSteps),
    ...nets(),
  ].filter(({ samples }) => samples.length > 0);
}
