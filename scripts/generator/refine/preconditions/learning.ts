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
  ...['responses_', 'trainData_'].map((responses) => ({
    module: 'ml',
    callable: 'ml.*.train*',
    needs: `hasWhatTreesLearn(*this_, ${responses})`,
    says: 'trees need responses',
    reason: 'they read one for each sample',
  })),
  {
    module: 'ml',
    callable: 'ml.SVM.trainAuto',
    needs:
      'areFolds(*this_, layout_ == cv::ml::ROW_SAMPLE ? samples_.rows : samples_.cols, responses_, kFold_)',
    says: "'responses' must be one for each sample, and 'kFold' leave samples to train on",
    reason: 'it divides by the number of those, or takes classes for there that are not',
  },
  {
    module: 'objdetect',
    callable: 'QRCodeEncoder*create',
    needs:
      'isBetween(0, parameters_.version, 40) && isBetween(0, parameters_.correction_level, 3) && parameters_.structure_number > 0',
    says: 'the version must be 0 to 40, the correction level 0 to 3, and the structure number positive',
    reason: 'it reads arrays there, and divides by the number',
  },
  ...['encode', 'encodeStructuredAppend'].map((method) => ({
    module: 'objdetect',
    callable: `QRCodeEncoder.${method}`,
    needs: 'static_cast<int64_t>(encoded_info_.size()) <= remembered(this_)',
    says: 'the text is too long for the largest code',
    reason: 'it takes the version of none',
  })),
];
