// Run by windows.test.ts on a display of its own; writes what the buttons of Qt's control panel told, as JSON.
import cv from '../../src/index.js';
import { actNow, find, settle } from './display.js';

cv.namedWindow('w');
cv.imshow('w', cv.Mat.zeros([100, 200, 3], 'uint8'));
const told: unknown[][] = [];
cv.createButton('push', (...event) => told.push(['push', ...event]), { hello: 1 }, cv.QT_PUSH_BUTTON);
cv.createButton('check', (...event) => told.push(['check', ...event]), null, cv.QT_CHECKBOX, true);
settle();

// The panel comes by a key to a window that has the focus, which nobody gives where no window manager is.
actNow('windowfocus', find('^w$'));
settle();
actNow('key', 'ctrl+p');
settle();
const panel = find('settings$');
for (const [x, y] of [
  [30, 12],
  [110, 12],
] as const) {
  actNow('mousemove', '--window', panel, x, y);
  settle();
  actNow('click', 1);
  settle();
}
cv.destroyAllWindows();

console.log(JSON.stringify(told));
