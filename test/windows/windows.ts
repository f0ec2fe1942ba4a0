// Run by windows.test.ts on a display of its own; writes what it saw as JSON.
import cv from '../../src/index.js';
import { act, actNow, screenshot, settle } from './display.js';

/** A colour in each quarter. */
const quarters = cv.Mat.from(
  [
    [
      [200, 10, 30],
      [20, 210, 40],
    ],
    [
      [50, 60, 220],
      [90, 80, 70],
    ],
  ],
  { dtype: 'uint8' },
);
const image = cv.resize(quarters, [300, 200], { interpolation: cv.INTER_NEAREST });
cv.namedWindow('w', cv.WINDOW_AUTOSIZE | cv.WINDOW_GUI_NORMAL);
cv.imshow('w', image);
cv.moveWindow('w', 20, 30);
settle();
const [x, y, width, height] = cv.getWindowImageRect('w');

const places = [
  [75, 50],
  [225, 50],
  [75, 150],
  [225, 150],
] as const;
const screen = screenshot();
const shown = places.map(([px, py]) => screen.pixel(x + px, y + py));
const drawn = places.map(([px, py]) => image.at(py, px));

const param = { hello: 1 };
let sameParam = false;
const mouse: number[][] = [];
cv.setMouseCallback(
  'w',
  (...event) => {
    sameParam = event[4] === param;
    mouse.push(event.slice(0, 4) as number[]);
  },
  param,
);
actNow('mousemove', x + 50, y + 60);
settle();
actNow('click', 1);
settle();

actNow('key', 'a');
const key = cv.waitKey(5000);

cv.setMouseCallback('w', () => {
  throw new Error('from the mouse');
});
actNow('mousemove', x + 80, y + 90);
let thrown = 'nothing';
try {
  settle();
} catch (error) {
  thrown = String(error);
}
cv.setMouseCallback('w', null);
const before = mouse.length;
actNow('mousemove', x + 10, y + 10);
settle();
const afterNull = mouse.length - before;

// The event loop runs meanwhile.
let turns = 0;
const ticking = setInterval(() => turns++, 5);
act('sleep', 0.3, 'key', 'b');
const keyAsync = await cv.waitKeyAsync(10000);
const none = await cv.waitKeyAsync(30);
const aborted = await cv
  .waitKeyAsync(0, { signal: AbortSignal.timeout(30) })
  .catch((error: unknown) => String(error));
clearInterval(ticking);

const positions: number[] = [];
cv.createTrackbar('t', 'w', 3, 10, (position) => positions.push(position));
const first = cv.getTrackbarPos('t', 'w');
cv.setTrackbarPos('t', 'w', 7);
settle();

cv.destroyWindow('w');
cv.namedWindow('roi', cv.WINDOW_AUTOSIZE | cv.WINDOW_GUI_NORMAL);
cv.imshow('roi', image);
cv.moveWindow('roi', 20, 30);
settle();
const [rx, ry] = cv.getWindowImageRect('roi');
act(
  ...['sleep', 1, 'mousemove', rx + 40, ry + 50, 'sleep', 0.2, 'mousedown', 1, 'sleep', 0.2],
  ...['mousemove', rx + 140, ry + 110, 'sleep', 0.2, 'mouseup', 1, 'sleep', 0.2, 'key', 'Return'],
);
const roi = cv.selectROI('roi', image, false);
cv.destroyAllWindows();

console.log(
  JSON.stringify({
    ...{ size: [width, height], shown, drawn, mouse, sameParam, key, thrown, afterNull },
    ...{ keyAsync, none, aborted, turned: turns > 3, first, positions, roi },
  }),
);
