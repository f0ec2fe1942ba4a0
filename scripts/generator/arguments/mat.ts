import { type KindRule, spellValue, valueKind } from './kind.js';

const ARRAYS = new Set(['cv::Mat', 'cv::InputArray', 'cv::OutputArray', 'cv::InputOutputArray']);
const ARRAY_LISTS = new Set([
  'cv::InputArrayOfArrays',
  'cv::OutputArrayOfArrays',
  'cv::InputOutputArrayOfArrays',
]);

/**
 * Arrays. An input may be a Mat, a typed array or Buffer (n x 1, no copy), a number or a tuple of
 * numbers (as in cv2). What OpenCV writes to must be a Mat.
 */
export const matKind: KindRule = (type, direction) => {
  if (ARRAYS.has(type.name)) {
    return direction === 'in'
      ? valueKind(type, 'cv::Mat', 'MatLike', 'Mat')
      : valueKind(type, 'cv::Mat', 'Mat', 'Mat', 'OutputMat');
  }
  const list =
    ARRAY_LISTS.has(type.name) || (type.name === 'std::vector' && type.args[0]?.name === 'cv::Mat');
  if (list) {
    return direction === 'in'
      ? valueKind(type, 'std::vector<cv::Mat>', 'readonly MatLike[]', 'Mat[]', 'List<Value<cv::Mat>>')
      : valueKind(type, 'std::vector<cv::Mat>', 'readonly Mat[]', 'Mat[]', 'List<OutputMat>');
  }
  // OpenCL's array, alone and in vectors: copied, so nothing is written in place.
  if (type.name === 'cv::UMat') return valueKind(type, 'cv::UMat', 'MatLike', 'Mat');
  // Small fixed matrices travel as Mats: Matx33d is a 3x3 float64.
  if (/^cv::Matx(\d\d[fd])?$/.test(type.name)) return valueKind(type, spellValue(type), 'MatLike', 'Mat');
  return undefined;
};
