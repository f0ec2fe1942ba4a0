import { type KindRule, valueKind } from './kind.js';

/** What stands at one place of a FileStorage; as an argument, what none of OpenCV's own overloads of `write` takes. */
export const fileValueKind: KindRule = (type) =>
  type.name === 'node_cv2::FileValue' ? valueKind(type, type.name, 'FileStructure', 'FileValue') : undefined;
