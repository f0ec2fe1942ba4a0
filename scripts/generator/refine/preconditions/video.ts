import type { PreconditionRow } from '../preconditions.js';

export const video: readonly PreconditionRow[] = [
  {
    module: 'video',
    callable: 'BackgroundSubtractor.getBackgroundImage',
    needs: 'hasBackground(*this_, remembered(this_))',
    says: 'there is no model of these settings yet: apply an image first',
    reason: 'it reads a model of the size that the settings tell',
  },
  {
    module: 'video',
    callable: 'BackgroundSubtractor*.apply',
    needs: 'remembered(this_) >= 0 || learningRate_ >= 1',
    says: 'the settings changed: the model must be made anew, by a learning rate of 1',
    reason: 'it writes to a model of the size that the settings tell',
  },
  {
    module: 'video',
    callable: 'DenseOpticalFlow.collectGarbage',
    needs: 'remembered(this_) > 0 || !isDis(*this_)',
    says: 'nothing was calculated since',
    reason: "DISOpticalFlow's follows pointers that calc makes",
  },
  {
    module: 'video',
    callable: 'new KalmanFilter',
    needs: 'std::max({dynamParams_, measureParams_, controlParams_}) <= 4096',
    says: 'there must be 4096 parameters of a kind at most',
    reason: 'it makes a dozen matrices of them',
  },
  {
    module: 'video',
    callable: 'BackgroundSubtractorMOG2.setNMixtures',
    needs: 'isBetween(1, nmixtures_, 255)',
    says: "'nmixtures' must be 1 to 255",
    reason: 'apply reads the first of them, and counts them in bytes',
  },
  {
    module: 'video',
    callable: 'BackgroundSubtractorKNN.setNSamples',
    needs: 'isBetween(1, _nN_, 255)',
    says: "'_nN' must be 1 to 255",
    reason: 'apply reads the first of them, and counts them in bytes',
  },
  {
    module: 'video',
    callable: 'DenseOpticalFlow.calc',
    needs: 'remembered(this_) >= 0 || !isDis(*this_)',
    says: 'its garbage was collected: make a new one',
    reason: "DISOpticalFlow's follows pointers that went with the garbage",
  },
  {
    module: 'video',
    callable: 'DenseOpticalFlow.calc',
    needs: 'isReady(*this_)',
    says: 'the stride of patches must be 1 to 8 and not exceed their size, and the finest scale not be negative',
    reason: "DISOpticalFlow's finds more patches than it has room for",
  },
  {
    module: 'video',
    callable: 'Tracker.update',
    needs: 'remembered(this_) != 0',
    says: 'the tracker is not initialised',
    reason: "TrackerMIL's follows a null pointer",
  },
];
