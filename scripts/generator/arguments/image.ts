import { type KindRule, valueKind } from './kind.js';

/** What `native/image/` gives and takes; of most the types are those of `src/image/`. */
const TYPES: Readonly<Record<string, string>> = {
  'node_cv2::ImageInfo': 'ImageInfo',
  'node_cv2::ImageLimits': 'ImageLimits',
  'node_cv2::Fit': 'SizeLike',
  'node_cv2::ChromaSubsampling': 'ChromaSubsampling',
};

export const imageKind: KindRule = (type) => {
  const ts = TYPES[type.name];
  return ts === undefined ? undefined : valueKind(type, type.name, ts);
};
