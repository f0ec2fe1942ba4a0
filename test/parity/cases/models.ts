import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bytes, call, image, random, script, type Case, type Value } from '../values.js';

/** Trained networks, beside the repository where there are any. */
const FOLDER = join(import.meta.dirname, '../../../../shared/models');
const notes = existsSync(FOLDER) ? {} : { skip: `no trained networks: ${FOLDER} is not there` };
const model = (name: string): string => join(FOLDER, name);

const photo = (size: [number, number], scale = 1): Value =>
  call('dnn.blobFromImage', [image('messi5.jpg'), scale, size]);

/** How a network is read, of which files, and an input for it. */
const NETWORKS: readonly (readonly [reader: string, files: readonly string[], input: Value])[] = [
  ['ONNX', ['cls_mnist.onnx'], random('float32', [1, 1, 28, 28], 1)],
  ['ONNX', ['cls_squeezenet_fp32.onnx'], photo([224, 224])],
  ['Tensorflow', ['face_ssd_uint8.pb', 'face_ssd.pbtxt'], photo([300, 300])],
  ['Darknet', ['det_yolo-fastest-1.1.cfg', 'det_yolo-fastest-1.1.weights'], photo([320, 320], 1 / 255)],
];

const forward = (name: string, net: Value, input: Value): Case =>
  script(
    name,
    { net, input: call('$net.setInput', [input]) },
    [
      call('$net.forward'),
      call('$net.forward', [call('$net.getUnconnectedOutLayersNames')]),
      call('$net.getLayerNames'),
    ],
    notes,
  );

export const models: Case[] = [
  ...NETWORKS.flatMap(([reader, files, input]) => [
    forward(
      `dnn.readNetFrom${reader}: paths of ${files[0]}`,
      call(`dnn.readNetFrom${reader}`, files.map(model)),
      input,
    ),
    forward(
      `dnn.readNetFrom${reader}: contents of ${files[0]}`,
      call(
        `dnn.readNetFrom${reader}`,
        files.map((file) => bytes(model(file))),
      ),
      input,
    ),
    forward(`dnn.readNet: ${files[0]}`, call('dnn.readNet', files.map(model)), input),
  ]),
  ...['ONNX', 'Tensorflow', 'Darknet'].map((reader) =>
    script(
      `dnn.readNetFrom${reader}: what is no network`,
      { net: call(`dnn.readNetFrom${reader}`, [{ kind: 'text', text: 'no network' }]) },
      '$net',
      { throws: true },
    ),
  ),
];
