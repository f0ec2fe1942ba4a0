import { enclosing } from './symbols.js';

/** A unique C identifier for a C++ name: `cv::ml::SVM` -> `cv_ml_SVM`. */
export function idOf(cppName: string): string {
  return cppName.replace(/::/g, '_').replace(/\W/g, (sign) => `x${sign.charCodeAt(0).toString(16)}`);
}

/** `cv::ml` -> `['ml']`, and `cvflann`, which stands beside `cv::flann`, -> `['flann']`. */
export function namespacePath(cppName: string): string[] {
  return cppName
    .replace(/^cv(::)?/, '')
    .split('::')
    .filter((part) => part !== '');
}

/** Outermost first: `cv::ml` -> `['cv', 'cv::ml']`. */
export function namespaceChain(cppName: string): string[] {
  return [cppName, ...enclosing(cppName)].filter((name) => name !== '').reverse();
}

/** A class that is called `CvSomething` is `Something` to scripts. */
export function exportedName(name: string, alias: string | undefined): string {
  return alias ?? name.replace(/^Cv(?=[A-Z])/, '');
}

/** cv2's names of a constant: as declared, and all in capitals. */
export function constantNames(declared: string): string[] {
  const capitals = declared.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  return capitals === declared ? [declared] : [declared, capitals];
}
