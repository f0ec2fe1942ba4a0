import type { PreconditionRow } from '../preconditions.js';

const reason = 'a small file may hold an image that takes all memory';

/** They throw by themselves: the error tells the image's size. */
export const codecs: readonly PreconditionRow[] = [
  {
    module: 'imgcodecs',
    callable: 'imread',
    needs: 'isWithinLimits(filename_, flags_, maxPixels_, maxBytes_)',
    reason,
  },
  {
    module: 'imgcodecs',
    callable: 'imdecode',
    needs: 'isWithinLimits(buf_, flags_, maxPixels_, maxBytes_)',
    reason,
  },
  {
    module: 'imgcodecs',
    callable: 'imreadmulti',
    needs: 'areWithinLimits(filename_, 0, -1, flags_, maxPixels_, maxBytes_)',
    lacks: 'start',
    reason,
  },
  {
    module: 'imgcodecs',
    callable: 'imreadmulti',
    needs: 'areWithinLimits(filename_, start_, count_, flags_, maxPixels_, maxBytes_)',
    reason,
  },
];
