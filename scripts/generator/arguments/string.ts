import { type KindRule, valueKind } from './kind.js';

/** UTF-8 both ways; `const char*` is the same to JavaScript. */
export const stringKind: KindRule = (type, direction) => {
  if (type.name === 'cv::String' || type.name === 'std::string')
    return valueKind(type, 'cv::String', 'string');
  if (type.name === 'char' && type.pointer) {
    if (direction !== 'in') return { unsupported: 'char* output' };
    return { ...valueKind(type, 'cv::String', 'string'), pass: (slot) => `${slot}.c_str()` };
  }
  return undefined;
};
