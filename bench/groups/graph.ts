import type { Group } from '../group.js';
import { inputs } from '../inputs.js';
import { Program } from '../program.js';

const ours = new Program(
  'node',
  `const cv = require('node-cv2');
  const image = cv.imread('${inputs.image}');
  const kernel = cv.Mat.ones([3, 3], 'uint8');
  const six = (img) => {
    const gray = cv.cvtColor(img, cv.COLOR_BGR2GRAY);
    const edges = cv.Canny(cv.GaussianBlur(gray, [5, 5], 1.5), 50, 150);
    const [, wide] = cv.threshold(cv.dilate(edges, kernel), 100, 255, cv.THRESH_BINARY);
    return cv.resize(wide, [640, 360]);
  };
  const branches = (img) => {
    const gray = cv.cvtColor(img, cv.COLOR_BGR2GRAY);
    return [
      cv.resize(cv.Canny(gray, 50, 150), [640, 360]),
      cv.resize(cv.medianBlur(gray, 5), [640, 360]),
      cv.resize(cv.dilate(cv.threshold(gray, 128, 255, cv.THRESH_BINARY)[1], kernel), [640, 360]),
    ];
  };
  const [sixGraph, branchesGraph] = [cv.graph(six), cv.graph(branches)];`,
);
const python = new Program(
  'python',
  `
import cv2
import numpy as np
image = cv2.imread('${inputs.image}')
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
`,
);

const sides = (name: 'six' | 'branches') => ({
  'node-cv2, graph': ours.time(`${name}Graph(image)`),
  'node-cv2, graph, async': ours.time(`await ${name}Graph.async(image)`),
  'node-cv2, eager': ours.time(`${name}(image)`),
  cv2: python.time(`${name}(image)`),
});

export const graph: Group = {
  name: 'graph',
  title: 'Graphs',
  about:
    'Time of six steps (cvtColor, GaussianBlur, Canny, dilate, threshold, resize) and of three branches on a 1080p image: as one graph, and as the same calls.',
  ratios: [
    ['node-cv2, graph', 'cv2'],
    ['node-cv2, eager', 'cv2'],
  ],
  chart: {},
  rows: [
    {
      name: 'six steps',
      unit: 'ns',
      sides: sides('six'),
      aims: [{ of: 'node-cv2, graph', over: 'cv2', atMost: 0.85 }],
    },
    { name: 'three branches', unit: 'ns', sides: sides('branches') },
  ],
};
