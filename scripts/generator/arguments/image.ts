import { type KindRule, valueKind } from './kind.js';

/** Results of `native/image/`: plain objects, whose types are `src/image/info.ts`'s. */
const RESULTS: Readonly<Record<string, string>> = {
  'node_cv2::ImageInfo': 'ImageInfo',
  'node_cv2::ImageLimits': 'ImageLimits',
};

export const imageKind: KindRule = (type) => {
  const ts = RESULTS[type.name];
  return ts === undefined ? undefined : valueKind(type, type.name, ts);
};
