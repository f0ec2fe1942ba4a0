import type { Group, Row } from '../group.js';
import { Program } from '../program.js';

/** Before they are measured, in one go: so many results are to be let go before the event loop turns. */
const FIRST = 1000;
const CALLS = 100;

/** An operation: with its result let go, and written to `dst`. */
const operations = [
  {
    name: 'cvtColor',
    ours: 'cv.cvtColor(image, cv.COLOR_BGR2GRAY)',
    into: 'cv.cvtColor(image, cv.COLOR_BGR2GRAY, dst)',
    python: 'cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)',
    pythonInto: 'cv2.cvtColor(image, cv2.COLOR_BGR2GRAY, dst)',
  },
  {
    name: 'flip',
    ours: 'cv.flip(image, 1)',
    into: 'cv.flip(image, 1, dst)',
    python: 'cv2.flip(image, 1)',
    pythonInto: 'cv2.flip(image, 1, dst)',
  },
  {
    name: 'GaussianBlur 5x5',
    ours: 'cv.GaussianBlur(image, [5, 5], 0)',
    into: 'cv.GaussianBlur(image, [5, 5], 0, dst)',
    python: 'cv2.GaussianBlur(image, (5, 5), 0)',
    pythonInto: 'cv2.GaussianBlur(image, (5, 5), 0, dst)',
  },
  {
    name: 'clone',
    ours: 'image.clone()',
    into: 'image.copyTo(dst)',
    python: 'image.copy()',
    pythonInto: 'np.copyto(dst, image)',
  },
];

/** Each loop is in a process of its own, whose peak is then known. */
function rows({ name, ours, into, python, pythonInto }: (typeof operations)[number]): Row[] {
  const ways = [
    { way: 'dropped', statement: ours, theirs: python, atMost: 1.15 },
    { way: 'released', statement: `${ours}.release()`, theirs: python, atMost: 1 },
    { way: 'written to dst', statement: into, theirs: pythonInto, atMost: 1 },
  ];
  return ways.flatMap(({ way, statement, theirs, atMost }): Row[] => {
    const node = new Program(
      'node',
      `const cv = require('node-cv2');
      const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
      const dst = ${ours};
      for (let i = 0; i < ${FIRST}; i++) ${statement};`,
    );
    const cv2 = new Program(
      'python',
      `
import cv2
import numpy as np
image = np.full((1080, 1920, 3), (1, 2, 3), np.uint8)
dst = ${python}
for i in range(${FIRST}):
    ${theirs}
`,
    );
    return [
      {
        name: `${name}, ${way}`,
        unit: 'ns',
        times: CALLS,
        sides: { 'node-cv2': node.time(statement), cv2: cv2.time(theirs) },
        aims: [{ of: 'node-cv2', over: 'cv2', atMost }],
      },
      {
        name: `${name}, ${way}: peak memory`,
        unit: 'MB',
        sides: { 'node-cv2': node.figure('peak()'), cv2: cv2.figure('peak()') },
        aims: [{ of: 'node-cv2', over: 'cv2', atMost: 1.4 }],
      },
    ];
  });
}

export const memory: Group = {
  name: 'memory',
  title: 'Memory of loops',
  about: `Loops over 1080p BGR images that let their results go: time a call after the first ${FIRST}, and the most memory that the process had.`,
  ratios: [['node-cv2', 'cv2']],
  chart: { rows: operations.map(({ name }) => `${name}, dropped: peak memory`) },
  rows: operations.flatMap(rows),
};
