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
    needs: 'hasGarbage(*this_, remembered(this_))',
    says: 'nothing was calculated yet',
    reason: "DISOpticalFlow's follows pointers that calc makes",
  },
  {
    module: 'video',
    callable: 'new KalmanFilter',
    needs: 'std::max({dynamParams_, measureParams_, controlParams_}) <= 4096',
    says: 'there must be 4096 parameters of a kind at most',
    reason: 'it makes a dozen matrices of them',
  },
];
