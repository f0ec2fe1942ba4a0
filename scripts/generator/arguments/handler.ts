import { type KindRule, valueKind } from './kind.js';

/** What JavaScript hands over to be called (`native/callback/`), by the names that the headers there use. */
const HANDLERS: Readonly<Record<string, string>> = {
  'node_cv2::MouseHandler': 'MouseHandler | null',
  'node_cv2::TrackbarHandler': 'TrackbarHandler | null',
  'node_cv2::ButtonHandler': 'ButtonHandler | null',
  'node_cv2::ErrorHandler': 'ErrorHandler | null',
  'node_cv2::LayerClass': 'LayerClass',
};

export const handlerKind: KindRule = (type) => {
  if (type.name === 'node_cv2::Anything') return valueKind(type, type.name, 'unknown');
  const ts = HANDLERS[type.name];
  return ts === undefined ? undefined : valueKind(type, 'node_cv2::Handler', ts, ts, 'Value<Handler>');
};
