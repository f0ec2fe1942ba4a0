import { type KindRule, valueKind } from './kind.js';

const FLANN = 'cv::flann::IndexParams';
const SEARCH = 'cv::flann::SearchParams';

/** OpenCV's dictionaries: flann's index parameters and dnn's values, as plain objects and plain values. */
export const paramsKind: KindRule = (type, direction) => {
  const target = type.name === 'cv::Ptr' ? type.args[0]?.name : type.name;
  if (target === FLANN || target === SEARCH) {
    if (direction !== 'in') return { unsupported: 'flann parameters as output' };
    const kind = valueKind(type, `cv::Ptr<${target}>`, 'FlannParams');
    if (type.name === 'cv::Ptr') return kind;
    // They cannot be copied: a default, which is a constructor's call, is made in place.
    return {
      ...kind,
      pass: (slot) => `*${slot}`,
      initial: (expression) => `cv::Ptr<${target}>(new ${expression})`,
    };
  }
  if (
    type.name === 'cv::dnn::DictValue' ||
    type.name === 'cv::dnn::Net::LayerId' ||
    type.name === 'cv::dnn::LayerId'
  ) {
    return valueKind(type, 'cv::dnn::DictValue', 'number | string');
  }
  return undefined;
};
