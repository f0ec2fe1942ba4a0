// A network in onnxruntime on what OpenCV prepared: node --import tsx examples/interchange/onnxruntime.ts model.onnx
import * as ort from 'onnxruntime-node';
import cv from '../../src/index.js';

const session = await ort.InferenceSession.create(process.argv[2] ?? 'model.onnx');
const photo = cv.imread('/usr/share/doc/opencv-doc/examples/data/messi5.jpg');
const blob = cv.dnn.blobFromImage(photo, 1 / 255, { size: [64, 64], swapRB: true });
// The tensor stands on the Mat's memory, and the Mat on that of the result.
const results = await session.run({ [session.inputNames[0]!]: blob.toTensor(ort.Tensor) });
const output = cv.Mat.from(results[session.outputNames[0]!]!);
console.log(`${blob.shape.join(' x ')} -> ${output.shape.join(' x ')} of ${output.dtype}`);
