import { inspect } from 'node:util';
import { CvError } from './errors.js';
import { allocate } from './lifetime/allocate.js';
import { makeReceive, makeShare } from './lifetime/share.js';
import { collectYoung } from './lifetime/young-collector.js';
import { loadBinding } from './load-binding.js';
import { makeMatClass } from './mat/class.js';
import { makeFrom } from './mat/from.js';
import { makeInterchange } from './mat/interchange.js';
import { inspectMat } from './mat/inspect.js';
import { makeClass } from './native-class.js';
import { frames } from './video/frames.js';

// Everything that exists at run time; its types are `generated/cv.d.ts`.
const binding = loadBinding();
const cv = binding.load(
  CvError,
  (name, token, construct) =>
    name === 'Mat' ? makeMatClass(binding, token, construct) : makeClass(name, token, construct),
  collectYoung,
  allocate,
);

/** Members that the TypeScript half adds to the addon's classes; invisible to enumeration, as methods are. */
function add(target: object, members: Record<PropertyKey, unknown>): void {
  for (const key of Reflect.ownKeys(members)) {
    Object.defineProperty(target, key, { value: members[key as string], writable: true, configurable: true });
  }
}

// Some classes have a `release()` of OpenCV's own (VideoCapture): disposing lets go of the object in any case.
const releaseObject = cv.CvObject.prototype.release;
add(cv.CvObject.prototype, { [Symbol.dispose]: releaseObject });
add(cv.Mat.prototype, { [Symbol.dispose]: cv.Mat.prototype.release, [inspect.custom]: inspectMat });
add(cv.Mat.prototype, { share: makeShare(binding), ...makeInterchange(binding) });
add(cv.Mat, { from: makeFrom(binding), receive: makeReceive(binding) });
add(cv, { CvError });
if (cv.VideoCapture !== undefined) add(cv.VideoCapture.prototype, { [Symbol.asyncIterator]: frames });

export = cv;
