import type { Direction, Overload, Parameter, TypeRef } from './api.js';
import { isArrayProxy } from './types.js';

/** cv2 passes these itself: no script ever sees them. */
export function isHidden(type: TypeRef): boolean {
  return type.name === 'cv::RNG' && type.pointer;
}

/** An array proxy's name says where it goes; of any other type `CV_OUT` and `CV_IN_OUT` do, or a `Mat&`. */
export function directionOf(type: TypeRef, marks: { out: boolean; inOut: boolean }): Direction {
  if (isArrayProxy(type)) {
    if (type.name.startsWith('cv::InputOutput')) return 'inout';
    return type.name.startsWith('cv::Output') ? 'out' : 'in';
  }
  if (marks.inOut) return 'inout';
  if (marks.out) return 'out';
  const isMats = type.name === 'cv::Mat' || (type.name === 'std::vector' && type.args[0]?.name === 'cv::Mat');
  return isMats && type.reference === '&' && !type.const ? 'written' : 'in';
}

/** Arrays that a caller may pass to be written to; other outputs (numbers, vectors of points) are only returned. */
function isBig(type: TypeRef): boolean {
  if (type.name === 'std::vector') return type.args.every((arg) => isMat(arg) && !arg.pointer);
  return isArrayProxy(type) || isMat(type);
}

function isMat(type: TypeRef): boolean {
  return ['cv::Mat', 'cv::UMat', 'cv::cuda::GpuMat'].includes(type.name);
}

/**
 * Python's argument list. Outputs are held back, and come before the first argument that has a default,
 * since from there on all is optional; what is left of them comes last.
 */
export function orderArguments(parameters: readonly Parameter[]): Pick<Overload, 'args' | 'required'> {
  const args: number[] = [];
  let heldBack: number[] = [];
  let required: number | undefined;
  const flush = (): void => {
    required ??= args.length;
    args.push(...heldBack);
    heldBack = [];
  };
  parameters.forEach((parameter, index) => {
    if (parameter.hidden) return;
    if (parameter.direction === 'out') {
      if (isBig(parameter.type)) heldBack.push(index);
      return;
    }
    if (parameter.default !== undefined) flush();
    args.push(index);
  });
  if (heldBack.length > 0) flush();
  return { args, required: required ?? args.length };
}

/** The return value (-1), then all that the call writes to, in C++'s order. */
export function listResults(parameters: readonly Parameter[], returns: TypeRef | undefined): number[] {
  const outputs = parameters.flatMap(({ direction, hidden }, index) =>
    (direction === 'out' || direction === 'inout') && !hidden ? [index] : [],
  );
  const isVoid = returns === undefined || (returns.name === 'void' && !returns.pointer);
  return isVoid ? outputs : [-1, ...outputs];
}

const emptyArray = /^(?:cv::)?(?:noArray|Mat|UMat|InputArray|InputArrayOfArrays)\(\)$/;

/** Python's None says something for arrays that may be left out: a mask, a `dst` to be made anew. */
export function isNullable(type: TypeRef, direction: Direction, defaultValue: string | undefined): boolean {
  if (!isArrayProxy(type) && !isMat(type)) return false;
  return direction === 'out' || (defaultValue !== undefined && emptyArray.test(defaultValue));
}
