import { type Kind, type KindRule, spellValue, valueKind } from './kind.js';

/** OpenCV's small values as labelled tuples; the object forms (`{ x, y }`, ...) are accepted as input too. */
const TUPLES: [pattern: RegExp, ts: string][] = [
  [/^cv::Point(2[ifdl])?$/, 'Point'],
  [/^cv::Point3[ifd]$/, 'Point3'],
  [/^cv::Size(2[ifdl])?$/, 'Size'],
  [/^cv::Rect(2[ifd])?$/, 'Rect'],
  [/^cv::Scalar$/, 'Scalar'],
  [/^cv::Range$/, 'Range'],
  [/^cv::TermCriteria$/, 'TermCriteria'],
  [/^cv::RotatedRect$/, 'RotatedRect'],
];

const VECTOR_ALIAS = /^cv::Vec([2-8])[bswifd]$/;

function numbers(count: number): string {
  return `[${Array.from({ length: count }, () => 'number').join(', ')}]`;
}

export const tupleKind: KindRule = (type): Kind | undefined => {
  for (const [pattern, ts] of TUPLES) {
    if (pattern.test(type.name)) return valueKind(type, type.name, `${ts}Like`, ts);
  }
  const alias = VECTOR_ALIAS.exec(type.name);
  const length = alias?.[1] ?? (type.name === 'cv::Vec' ? type.args[1]?.name : undefined);
  if (length !== undefined) {
    const tuple = numbers(Number(length));
    return valueKind(type, spellValue(type), `readonly ${tuple}`, tuple);
  }
  return undefined;
};
