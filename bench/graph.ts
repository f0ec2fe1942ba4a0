/** Six steps on a 1080p image as one graph: beside the same eager calls, with and without outputs that are kept, and cv2's. */
import cv from '../src/index.js';
import { compare, duration, line, time } from './compare.js';
import { startPython } from './partner.js';

const ROUNDS = 21;
const TIMES = 6;

/** As smooth as a photo: in noise nearly all pixels were edges. */
const SMALL = [54, 96, 3] as const;
const pixels = Uint8Array.from({ length: 54 * 96 * 3 }, (_, at) => (at * 7 + (at >> 9) * 13) & 255);
const image = cv.resize(cv.Mat.from(pixels, { shape: SMALL }), [1920, 1080], {
  interpolation: cv.INTER_CUBIC,
});
const kernel = cv.Mat.ones([3, 3], 'uint8');

const six = (img: cv.Mat): cv.Mat => {
  const gray = cv.cvtColor(img, cv.COLOR_BGR2GRAY);
  const edges = cv.Canny(cv.GaussianBlur(gray, [5, 5], 1.5), 50, 150);
  const [, wide] = cv.threshold(cv.dilate(edges, kernel), 100, 255, cv.THRESH_BINARY);
  return cv.resize(wide, [640, 360]);
};
const kept = Array.from({ length: 6 }, () => new cv.Mat());
const sixInto = (img: cv.Mat): cv.Mat => {
  const [gray, blurred, edges, wide, bin, small] = kept as [cv.Mat, cv.Mat, cv.Mat, cv.Mat, cv.Mat, cv.Mat];
  cv.cvtColor(img, cv.COLOR_BGR2GRAY, gray);
  cv.GaussianBlur(gray, [5, 5], 1.5, blurred);
  cv.Canny(blurred, 50, 150, edges);
  cv.dilate(edges, kernel, wide);
  cv.threshold(wide, 100, 255, cv.THRESH_BINARY, bin);
  return cv.resize(bin, [640, 360], small);
};
const branches = (img: cv.Mat): cv.Mat[] => {
  const gray = cv.cvtColor(img, cv.COLOR_BGR2GRAY);
  return [
    cv.resize(cv.Canny(gray, 50, 150), [640, 360]),
    cv.resize(cv.medianBlur(gray, 5), [640, 360]),
    cv.resize(cv.dilate(cv.threshold(gray, 128, 255, cv.THRESH_BINARY)[1], kernel), [640, 360]),
  ];
};

const setup = `
import cv2
import numpy as np
at = np.arange(${54 * 96 * 3})
pixels = ((at * 7 + (at >> 9) * 13) & 255).astype(np.uint8).reshape(${SMALL.join(', ')})
image = cv2.resize(pixels, (1920, 1080), interpolation=cv2.INTER_CUBIC)
kernel = np.ones((3, 3), np.uint8)
def six(img):
    gray = cv2.cvtColor(img, cv2.COLOR_BGR2GRAY)
    edges = cv2.Canny(cv2.GaussianBlur(gray, (5, 5), 1.5), 50, 150)
    _, wide = cv2.threshold(cv2.dilate(edges, kernel), 100, 255, cv2.THRESH_BINARY)
    return cv2.resize(wide, (640, 360))
def branches(img):
    gray = cv2.cvtColor(img, cv2.COLOR_BGR2GRAY)
    return [cv2.resize(cv2.Canny(gray, 50, 150), (640, 360)),
            cv2.resize(cv2.medianBlur(gray, 5), (640, 360)),
            cv2.resize(cv2.dilate(cv2.threshold(gray, 128, 255, cv2.THRESH_BINARY)[1], kernel), (640, 360))]
`;

const [graph, wide] = [cv.graph(six), cv.graph(branches)];
const asynchronously = async (run: () => Promise<unknown>): Promise<number> => {
  const start = process.hrtime.bigint();
  for (let i = 0; i < TIMES; i++) await run();
  return Number(process.hrtime.bigint() - start) / TIMES;
};
const rows: [name: string, ours: () => number | Promise<number>, theirs: string][] = [
  ['six eager calls', () => time(() => six(image), TIMES), 'six(image)'],
  ['the same, into six Mats', () => time(() => sixInto(image), TIMES), 'six(image)'],
  ['the graph', () => time(() => graph(image), TIMES), 'six(image)'],
  ['the graph, async', () => asynchronously(() => graph.async(image)), 'six(image)'],
  ['three branches, eager', () => time(() => branches(image), TIMES), 'branches(image)'],
  ['three branches, the graph', () => time(() => wide(image), TIMES), 'branches(image)'],
];

const python = startPython();
const widths = [28, 12, 12, 8];
console.log(line(['1080p', 'node-cv2', 'cv2', 'ratio'], widths));
for (const [name, ours, statement] of rows) {
  const {
    ours: here,
    theirs,
    ratio,
  } = await compare(ROUNDS, ours, () => python.ask({ setup, statement, times: TIMES }));
  console.log(line([name, duration(here), duration(theirs), ratio.toFixed(2)], widths));
}
python.end();
