/** A user's program, never run: it is checked against the types of the whole API. */
import { pipeline } from 'node:stream/promises';
import cv from '../../src/generated/cv.js';

export function positional(img: cv.Mat, out: cv.Mat): cv.Mat {
  const gray: cv.Mat = cv.cvtColor(img, cv.COLOR_BGR2GRAY);
  cv.GaussianBlur(gray, [5, 5], 1.5, out);
  cv.GaussianBlur(gray, { width: 5, height: 5 }, 1.5, null, 0, cv.BORDER_REFLECT);
  cv.add(gray, 10);
  cv.add(img, [1, 2, 3]);
  cv.multiply(img, new Float32Array(3), undefined, 0.5);
  return cv.rectangle(img, [10, 10, 20, 20], [0, 0, 255], 2);
}

export function named(img: cv.Mat): cv.Rect[] {
  const faces = new cv.CascadeClassifier('face.xml');
  cv.GaussianBlur(img, [5, 5], 1.5, { borderType: cv.BORDER_REFLECT });
  cv.GaussianBlur(img, [5, 5], 1.5, null, 2, { borderType: cv.BORDER_REFLECT });
  cv.resize(img, [0, 0], { fx: 0.5, fy: 0.5, interpolation: cv.INTER_AREA });
  return faces.detectMultiScale(img, 1.1, 5, { minSize: [30, 30] });
}

export function results(img: cv.Mat): [number, cv.Mat, Buffer] {
  const [threshold, binary] = cv.threshold(img, 0, 255, cv.THRESH_BINARY | cv.THRESH_OTSU);
  const [contours, hierarchy]: [cv.Mat[], cv.Mat] = cv.findContours(
    binary,
    cv.RETR_TREE,
    cv.CHAIN_APPROX_SIMPLE,
  );
  const [x, y, width, height]: cv.Rect = cv.boundingRect(contours[0] ?? hierarchy);
  const { m00 }: cv.Moments = cv.moments(img);
  const frame: cv.Mat | null = new cv.VideoCapture(0).read();
  return [threshold + x + y + width + height + m00, frame ?? binary, cv.imencode('.png', binary)];
}

export async function async(img: cv.Mat): Promise<cv.KeyPoint[]> {
  using orb: cv.ORB = await cv.ORB.createAsync({ nfeatures: 500 });
  const [, bin]: [number, cv.Mat] = await cv.thresholdAsync(img, 127, 255, cv.THRESH_BINARY, { dst: img });
  const [keypoints] = await orb.detectAndComputeAsync(bin, null);
  const net: cv.dnn.Net = await cv.dnn.readNetAsync('model.onnx');
  net.setInput(cv.dnn.blobFromImage(img, 1 / 255, { swapRB: true }));
  const svm: cv.ml_SVM = cv.ml.SVM.create();
  const model: cv.Algorithm = svm;
  model.release();
  const params = new cv.SimpleBlobDetector_Params();
  params.minArea = 10;
  keypoints[0]!.pt = { x: 1, y: 2 };
  return keypoints;
}

export async function frames(path: string): Promise<cv.Dtype[]> {
  const capture = new cv.VideoCapture(path, cv.CAP_ANY);
  const dtypes: cv.Dtype[] = [];
  try {
    for await (const frame of capture) dtypes.push(cv.flip(frame, 1).dtype);
  } catch (error) {
    if (error instanceof cv.CvError) console.log(error.code, error.func);
  }
  capture.release();
  return dtypes;
}

export async function streams(path: string, writer: cv.VideoWriter, signal: AbortSignal): Promise<void> {
  async function* edited(frames: AsyncIterable<cv.Mat>): AsyncGenerator<cv.Mat> {
    for await (const frame of frames) yield cv.flip(frame, 1);
  }
  const capture = new cv.VideoCapture(path);
  await pipeline(capture.toReadable({ highWaterMark: 4, signal }), edited, writer.toWritable());
  // @ts-expect-error there is no such option
  capture.toReadable({ encoding: 'utf8' });
}

export function storage(file: cv.FileStorage, value: cv.FileValueLike): cv.FileValue {
  file.write('one of several', value);
  file.write('all', {
    list: [1, 'two', [true]],
    mat: cv.Mat.eye(3),
    bytes: new Uint8Array(2),
    none: undefined,
  });
  // @ts-expect-error no file holds a Date
  file.write('when', { at: new Date() });
  for (const node of file.root()) {
    const item: cv.FileNode = node;
    if (item.isMap()) return item.value();
  }
  return undefined;
}

export function memory(): number {
  const { mats, objects, pooled }: cv.MemoryStatistics = cv.memory();
  const { poolLimit }: cv.MemorySettings = cv.memory.configure({ warnAt: 2e9 });
  cv.memory.track(true);
  const places: cv.MemoryPlace[] = cv.memory.report();
  const bytes = cv.scope(() => places.reduce((sum, place) => sum + place.bytes, mats));
  return bytes + poolLimit + pooled + (objects['cv.ORB'] ?? 0) + cv.memory.trim();
}

export async function signals(img: cv.Mat, { signal }: AbortController): Promise<number> {
  const { threads }: cv.AsyncSettings = cv.async.configure({ maxQueue: Infinity });
  const { wait, queued }: cv.AsyncStatistics = cv.async.stats();
  const blurred: cv.Mat = await cv.blurAsync(img, [3, 3], { anchor: [0, 0], signal });
  await cv.blurAsync(img, [3, 3], null, { signal });
  await cv.blurAsync(img, [3, 3], null, [0, 0], cv.BORDER_REFLECT, { signal });
  const nonZero: number = await cv.countNonZeroAsync(blurred, { signal });
  const orb: cv.ORB = await cv.ORB.createAsync({ nfeatures: 5, signal });
  const point: cv.KeyPoint = await cv.KeyPoint.newAsync(1, 2, 3, { signal });
  const points: cv.KeyPoint[] = await orb.detectAsync(img, { mask: null, signal });
  const means: cv.Mat = await img.meanAsync([0, 1], { keepdims: true, signal });
  const sorted: cv.Mat = await means.sortAsync(0, { signal });
  const key: number = await cv.waitKeyAsync(10, { signal });
  // @ts-expect-error a controller is no signal
  await cv.blurAsync(img, [3, 3], { signal: new AbortController() });
  // @ts-expect-error it is of asynchronous calls
  cv.blur(img, [3, 3], { signal });
  return threads + wait.p99 + queued + nonZero + point.size + points.length + sorted.size + key;
}

export async function arrays(img: cv.Mat): Promise<cv.Mat> {
  const total: number = img.sum();
  const any: boolean = await img.gt(total).anyAsync();
  const perChannel: cv.Mat = any ? img.mean([0, 1]) : await img.meanAsync([0, 1], { keepdims: true });
  const [values, counts]: [cv.Mat, cv.Mat] = await img.uniqueAsync({ returnCounts: true });
  const spread: cv.Mat = perChannel.sub(img.std({ axis: 0, ddof: 1 })).sub(img.mean({ keepdims: true }));
  const deviation: number = img.std(null, { ddof: 1 }) + (await img.stdAsync());
  const zeros: cv.Mat = await cv.Mat.zerosAsync([values.size, counts.size], 'uint8');
  // @ts-expect-error one position along one axis
  img.argmax([0, 1]);
  // @ts-expect-error there is no such dtype
  img.astype('uint7');
  return cv.Mat.where(zeros, spread, deviation);
}

export function mistakes(img: cv.Mat): void {
  // @ts-expect-error a size has two numbers
  cv.GaussianBlur(img, [5], 1.5);
  // @ts-expect-error a required argument is missing
  cv.GaussianBlur(img, [5, 5]);
  // @ts-expect-error there is no such option
  cv.GaussianBlur(img, [5, 5], 1.5, { sigma: 1 });
  // @ts-expect-error an option of another type
  cv.GaussianBlur(img, [5, 5], 1.5, { sigmaY: 'wide' });
  // @ts-expect-error a string is no array
  cv.blur('img.png', [3, 3]);
  // @ts-expect-error an output must be a Mat
  cv.blur(img, [3, 3], new Uint8Array(4));
  // @ts-expect-error it is made by create
  new cv.ORB();
  // @ts-expect-error a promise is no Mat
  cv.blur(cv.blurAsync(img, [3, 3]), [3, 3]);
  // @ts-expect-error there is no such setting
  cv.memory.configure({ poollimit: 1 });
  // @ts-expect-error constants are constant
  cv.COLOR_BGR2GRAY = 7;
}
