import type { PreconditionRow } from '../preconditions.js';

const noNode = 'the FileNode has no content';
const zeroes = 'all parameters become zero, and what divides by them dies';

export const core: readonly PreconditionRow[] = [
  {
    module: 'core',
    callable: 'checkHardwareSupport',
    needs: 'feature_ >= 0 && feature_ <= CV_HARDWARE_MAX_FEATURE',
    says: "'feature' is none of the CPU_ constants",
    reason: 'it reads an array there',
  },
  {
    module: 'core',
    callable: 'getHardwareFeatureName',
    needs: 'feature_ >= 0',
    says: "'feature' is none of the CPU_ constants",
    reason: 'it reads an array there: only what is too large is checked',
  },
  {
    module: 'core',
    callable: 'KeyPoint_convert',
    needs: 'areIndicesOf(keypointIndexes_, keypoints_)',
    says: "'keypointIndexes' goes beyond 'keypoints'",
    reason: 'only negative indices are refused',
  },
  {
    module: 'core',
    callable: 'cuda.GpuMat.*ROI',
    needs: '!this_->empty()',
    says: 'the GpuMat is empty',
    reason: 'it divides by the row size',
  },
  {
    module: 'core',
    callable: 'FileStorage.endWriteStruct',
    needs: 'this_->isOpened() && remembered(this_) > 0',
    says: 'no structure is open',
    reason: 'it ends the file itself, and its destructor reads an empty stack',
  },
  {
    module: 'core',
    callable: 'reduceArg*',
    needs: '!src_.in().empty()',
    says: "'src' is empty",
    reason: 'it divides by its number of columns',
  },
  { module: 'core', callable: 'Algorithm.read', needs: '!fn_.empty()', says: noNode, reason: zeroes },
  {
    module: 'core',
    callable: 'Algorithm.read',
    needs: 'areSettings(*this_, fn_)',
    says: "a background subtractor's 'nmixtures' or 'nsamples' must be positive, and 255 at most",
    reason: 'apply reads the first of them, and counts them in bytes',
  },
  ...['save', 'write'].map((method) => ({
    module: 'core',
    callable: `Algorithm.${method}`,
    needs: 'isWritable(*this_)',
    says: 'the trees are not trained',
    reason: "only those of DTrees' heirs are checked",
  })),
];
