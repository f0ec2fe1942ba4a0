import type { MemberRows } from '../members.js';
import { call, make, numbers, sample, trained } from '../values.js';

const FACES = make('CascadeClassifier', [trained('lbpcascades/lbpcascade_frontalface.xml')]);

export const rows: MemberRows = {
  makers: {
    CascadeClassifier: FACES,
    VideoCapture: make('VideoCapture', [sample('vtest.avi')]),
    AffineFeature: call('AffineFeature_create', [call('ORB_create')]),
    // No GPU; no network; no model; these have cases of their own.
    'cuda.DeviceInfo': null,
    'dnn.Net': null,
    TrackerDaSiamRPN: null,
    VideoWriter: null,
  },
  values: {
    'ml.ANN_MLP#setLayerSizes': [numbers('int32', [3], [2, 5, 3])],
    'ml.DTrees#setCVFolds': [0],
    'ml.EM#setCovarianceMatrixType': [2],
  },
  // Of an untrained model it is not initialised.
  elsewhere: ['ml.StatModel#getVarCount'],
  facts: ['ocl.Device'],
  // Those of ml must be trained; the others write keys that no format takes.
  unsaved: [
    'Feature2D',
    'ml.SVM',
    'ml.SVMSGD',
    'ml.ANN_MLP',
    'ml.DTrees',
    'FarnebackOpticalFlow',
    'SparsePyrLKOpticalFlow',
  ],
};
