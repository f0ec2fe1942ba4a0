import { type Kind, type KindRule, spellValue, valueKind } from './kind.js';

/** A proxy by what it is passed as: `InputArray`, `OutputArrayOfArrays`... */
const PROXY = /^cv::(Input|Output|InputOutput)Array(OfArrays)?$/;
const ACCESS = { Input: 'in', Output: 'out', InputOutput: 'inout' };

/** OpenCV's array proxies: a Mat, or in a call on the device a UMat (`native/convert/array.hpp`). */
function proxyKind(access: string, list: boolean): Kind {
  const reads = access === 'in';
  const converter = list
    ? `ArraysOf<${reads ? 'Value<cv::Mat>' : 'OutputMat'}>`
    : reads
      ? 'Value<Array>'
      : 'OutputArray';
  const item = reads ? 'InputArray' : 'OutputArray';
  return {
    cpp: list ? 'node_cv2::ArrayList' : 'node_cv2::Array',
    converter,
    pass: (slot) => `${slot}.${access}()`,
    look: (slot) => `${slot}.look()`,
    store: (result) => result,
    // A default may be an expression of matrices.
    ...(list ? {} : { initial: (expression: string) => `cv::Mat(${expression})` }),
    tsIn: list ? `readonly ${item}[]` : item,
    tsOut: list ? 'OutputArray[]' : 'OutputArray',
    arrays: list ? 'list' : 'one',
  };
}

/**
 * Arrays. An input may be a Mat, a typed array or Buffer (n x 1, no copy), a number or a tuple of
 * numbers (as in cv2). What OpenCV writes to must be a Mat.
 */
export const matKind: KindRule = (type, direction) => {
  const [, access, list] = PROXY.exec(type.name) ?? [];
  if (access !== undefined) return proxyKind(ACCESS[access as keyof typeof ACCESS], list !== undefined);
  if (type.name === 'cv::Mat') {
    return direction === 'in'
      ? valueKind(type, 'cv::Mat', 'MatLike', 'Mat')
      : valueKind(type, 'cv::Mat', 'Mat', 'Mat', 'OutputMat');
  }
  if (type.name === 'std::vector' && type.args[0]?.name === 'cv::Mat') {
    return direction === 'in'
      ? valueKind(type, 'std::vector<cv::Mat>', 'readonly MatLike[]', 'Mat[]', 'List<Value<cv::Mat>>')
      : valueKind(type, 'std::vector<cv::Mat>', 'readonly Mat[]', 'Mat[]', 'List<OutputMat>');
  }
  if (type.name === 'cv::UMat') return valueKind(type, 'cv::UMat', 'InputArray', 'cv.UMat');
  // Small fixed matrices travel as Mats: Matx33d is a 3x3 float64.
  if (/^cv::Matx(\d\d[fd])?$/.test(type.name)) return valueKind(type, spellValue(type), 'MatLike', 'Mat');
  return undefined;
};
