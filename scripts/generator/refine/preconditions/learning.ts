import type { PreconditionRow } from '../preconditions.js';

export const learning: readonly PreconditionRow[] = [
  {
    module: 'dnn',
    callable: 'dnn.Net.get*',
    needs: '!netInputShapes_.empty()',
    says: "'netInputShapes' is empty",
    reason: 'it reads the first of them',
  },
  {
    module: 'objdetect',
    callable: 'new HOGDescriptor',
    needs: 'areHogSizes(_winSize_, _blockSize_, _blockStride_, _cellSize_, _nbins_)',
    says: 'sizes must be positive, blocks lie evenly in the window, and cells in the blocks',
    reason: 'it divides by the sizes',
  },
  ...['compute', 'detect', 'detectMultiScale'].map((method) => ({
    module: 'objdetect',
    callable: `HOGDescriptor.${method}`,
    needs: 'fitsWindow(*this_, img_, winStride_, padding_)',
    says: 'the image, with its padding, must hold the window, and strides be positive',
    reason: 'it counts the places of the window: two negative numbers make a positive one',
  })),
  ...['responses_', 'trainData_'].map((classes) => ({
    module: 'ml',
    callable: 'ml.*.train*',
    needs: `areClasses(*this_, ${classes})`,
    says: 'a classifier needs integer responses',
    reason: 'without them there are no classes, and it divides by their number',
  })),
];
