/**
 * Naive loops over 1080p images, beside Python's cv2 on the same library: time and peak memory, each loop in a process
 * of its own.
 */
import { compare, duration, line } from './compare.js';
import { operations } from './memory-programs.mjs';
import { startNode, startPython } from './partner.js';

const ROUNDS = 9;
const CALLS = 200;
/** At first, in one go: so many results are to be let go before the event loop turns. */
const FIRST = 1000;

const setup = `
import cv2
import numpy as np
image = np.full((1080, 1920, 3), (1, 2, 3), np.uint8)
`;

const ways = [
  { way: 'dropped', ours: 'dropped', theirs: (row: Operation) => row.python, aim: 1.15 },
  { way: 'released', ours: 'released', theirs: (row: Operation) => row.python, aim: 1 },
  { way: 'dst', ours: 'written to dst', theirs: (row: Operation) => row.pythonInto, aim: 1 },
];
/** MB above cv2's peak. */
const AIM = 60;
type Operation = (typeof operations)[string];

const widths = [18, 16, 11, 11, 7, 7, 12, 9, 7, 5];
const head = ['1080p BGR', 'result', 'node-cv2', 'cv2', 'ratio', 'aim', 'peak in MB', 'cv2', 'more', 'aim'];
console.log(
  `\nMemory: ${CALLS} calls a round, medians of ${ROUNDS} rounds after ${FIRST} calls, Node ${process.version}, ` +
    "OpenCV's own number of threads\n",
);
console.log(line(head, widths));
for (const [operation, row] of Object.entries(operations)) {
  for (const { way, ours, theirs, aim } of ways) {
    const [node, python] = [startNode('memory-programs.mjs', [operation, way]), startPython()];
    const there = { setup: `${setup}dst = ${row.python}\n`, statement: theirs(row) };
    await node.ask({ times: FIRST });
    await python.ask({ ...there, times: FIRST });
    const times = await compare(
      ROUNDS,
      () => node.ask({ times: CALLS }),
      () => python.ask({ ...there, times: CALLS }),
    );
    const peaks = [await node.ask({}), await python.ask({})] as const;
    node.end();
    python.end();
    const cells = [
      ...[operation, ours, duration(times.ours), duration(times.theirs)],
      ...[times.ratio.toFixed(2), `≤${aim.toFixed(2)}`],
      ...[...peaks, peaks[0] - peaks[1]].map((peak) => peak.toFixed(0)),
      `≤${AIM}`,
    ];
    console.log(line(cells, widths));
  }
}
