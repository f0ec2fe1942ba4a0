/** Graphs, as their types follow from the functions. Never run. */
import cv from '../../src/generated/cv.js';
import { exactly } from './exactly.js';

export function followed(img: cv.Mat, buf: Uint8Array): void {
  const edges = cv.graph((mat: cv.Mat) => cv.Canny(cv.cvtColor(mat, cv.COLOR_BGR2GRAY), 50, 150));
  exactly<cv.Mat>()(edges(img));
  exactly<Promise<cv.Mat>>()(edges.async(img));
  exactly<Promise<cv.Mat>>()(edges.async(img, { signal: AbortSignal.timeout(9) }));
  // @ts-expect-error not as many inputs
  edges();
  // @ts-expect-error another kind
  edges('img');

  const several = cv.graph((mat: cv.Mat, size: cv.Size) => ({
    small: cv.resize(mat, size),
    found: cv.threshold(mat, 0, 255, cv.THRESH_OTSU),
  }));
  exactly<{ small: cv.Mat; found: [retval: number, dst: cv.Mat] }>()(several(img, [4, 4]));
  exactly<cv.Mat>()(several.profile(img, [4, 4]).result.small);

  const thumb = cv.graph((file: Uint8Array) =>
    cv.imencode('.jpg', cv.resize(cv.imdecode(file, cv.IMREAD_COLOR), [320, 240])),
  );
  exactly<Buffer>()(thumb(buf));
}

export function said(img: cv.Mat): void {
  const typed = cv.graph(['Mat', 'number'], (mat, level) => cv.threshold(mat, level, 255, 0)[1]);
  exactly<cv.Mat>()(typed(img, 5));
  // @ts-expect-error a number is needed
  typed(img, 'x');
  // @ts-expect-error no such kind
  cv.graph(['Matrix'], (mat: cv.Mat) => mat);
}

export function written(img: cv.Mat, objects: { face: cv.CascadeClassifier }): void {
  const graph = cv.graph((mat: cv.Mat) => objects.face.detectMultiScale(mat), { objects });
  const again = cv.graph.fromJSON<[cv.Mat], cv.Rect[]>(JSON.stringify(graph), { objects });
  exactly<cv.Rect[]>()(again(img));
  exactly<unknown>()(cv.graph.fromJSON(graph.toJSON())());
}
