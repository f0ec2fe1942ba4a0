import type { PreconditionRow } from '../preconditions.js';

/** All but `destroyWindow` and its like, which do nothing where there is no window. */
const names = [
  'namedWindow',
  'resizeWindow',
  'moveWindow',
  '*WindowProperty',
  'setWindowTitle',
  'getWindowImageRect',
  'imshow',
  'waitKey*',
  'pollKey',
  'select*',
  '*Trackbar*',
  'setMouseCallback',
  'createButton',
  'addText',
  'display*',
];

export const windows: readonly PreconditionRow[] = [
  ...names.flatMap((callable) => [
    {
      module: 'highgui',
      callable,
      needs: 'onMainThread()',
      says: 'windows belong to the main thread: a worker cannot have any',
      reason: 'toolkits end the process, or hang',
    },
    {
      module: 'highgui',
      callable,
      needs: 'haveDisplay()',
      says: 'there is no display: DISPLAY names no X server that answers',
      reason: 'Qt and GTK end the process',
    },
  ]),
];
