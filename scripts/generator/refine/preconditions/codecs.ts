import type { PreconditionRow } from '../preconditions.js';

const reason = 'a small file may hold an image that takes all memory';

/** They throw by themselves: the error tells the image's size. */
export const codecs: readonly PreconditionRow[] = [
  {
    module: 'imgcodecs',
    callable: 'imread',
    needs: 'requireWithinLimits(filename_, flags_, maxPixels_, maxBytes_)',
    reason,
  },
  {
    module: 'imgcodecs',
    callable: 'imdecode',
    needs: 'requireWithinLimits(buf_, flags_, maxPixels_, maxBytes_)',
    reason,
  },
  {
    module: 'imgcodecs',
    callable: 'imreadmulti',
    needs: 'requireAllWithinLimits(filename_, 0, -1, flags_, maxPixels_, maxBytes_)',
    lacks: 'start',
    reason,
  },
  {
    module: 'imgcodecs',
    callable: 'imreadmulti',
    needs: 'requireAllWithinLimits(filename_, start_, count_, flags_, maxPixels_, maxBytes_)',
    reason,
  },
];
