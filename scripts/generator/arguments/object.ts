import type { Class } from '../model/api.js';
import { type Kind, type KindRule, valueKind } from './kind.js';

function held(item: Class): Kind {
  const ts = ['cv', ...item.path].join('.');
  const cpp = `cv::Ptr<${item.cppName}>`;
  return {
    cpp,
    converter: `Value<${cpp}>`,
    pass: (slot) => slot,
    store: (result) => result,
    tsIn: ts,
    tsOut: ts,
  };
}

/**
 * Wrapped classes. `value` classes are copied into the frame; the others are shared by `cv::Ptr`, so that a
 * call in flight keeps its objects alive. `Moments` is a plain object both ways.
 */
export const objectKind: KindRule = (type, _direction, index) => {
  if (type.name === 'cv::Ptr') {
    const target = type.args[0];
    if (target === undefined) return { unsupported: 'Ptr without a type' };
    if (target.name === 'float') return valueKind(type, 'cv::Ptr<float>', 'number');
    const item = target.refersTo?.kind === 'class' ? index.classes.get(target.refersTo.id) : undefined;
    if (item === undefined || item.skip !== undefined) return undefined;
    return held(item);
  }
  if (type.refersTo?.kind !== 'class') return undefined;
  const item = index.classes.get(type.refersTo.id);
  if (item === undefined || item.skip !== undefined)
    return { unsupported: `class ${type.name} is not bound` };
  if (item.holder !== 'ptr') {
    const ts = ['cv', ...item.path].join('.');
    return valueKind(type, item.cppName, item.holder === 'map' ? `Partial<${ts}>` : ts, ts);
  }
  return {
    ...held(item),
    initial: (expression) =>
      type.pointer ? `node_cv2::borrow(${expression})` : `cv::makePtr<${item.cppName}>(${expression})`,
    pass: (slot) => (type.pointer ? `${slot}.get()` : `*${slot}`),
    store: (result) =>
      type.pointer ? `node_cv2::borrow(${result})` : `cv::makePtr<${item.cppName}>(${result})`,
  };
};
