import { type KindRule, valueKind } from './kind.js';

/** What stands at one place of a FileStorage. Its converter leaves to OpenCV's own overloads what those take. */
export const fileValueKind: KindRule = (type) =>
  type.name === 'node_cv2::FileValue' ? valueKind(type, type.name, 'FileValueLike', 'FileValue') : undefined;
