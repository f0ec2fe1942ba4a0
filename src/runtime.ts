import { inspect } from 'node:util';
import { makeWatchSignal } from './async/abort.js';
import { makeAsync } from './async/pool.js';
import { map } from './async/map.js';
import { CvError } from './errors.js';
import { makeGraph } from './graph/graph.js';
import { allocate } from './lifetime/allocate.js';
import { makeMemory } from './lifetime/memory.js';
import { currentScope, makeScope } from './lifetime/scope.js';
import { makeReceive, makeShare } from './lifetime/share.js';
import { collectYoung } from './lifetime/young-collector.js';
import { loadBinding } from './load-binding.js';
import { makeMatClass } from './mat/class.js';
import { makeElements } from './mat/elements.js';
import { makeFrom } from './mat/from.js';
import { makeInspect } from './mat/inspect.js';
import { makeInterchange } from './mat/interchange.js';
import { makeLayoutOf, makeViewOf } from './mat/layout.js';
import { makeLooking } from './mat/looking.js';
import type { Mat } from './mat/mat.js';
import { makeViews } from './mat/views.js';
import { makeWriting } from './mat/writing.js';
import { makeClass } from './native-class.js';
import { nodes } from './persistence/nodes.js';
import { constructingWriter, openingWriter } from './video/frame-format.js';
import { frames } from './video/frames.js';
import { makeToWritable, toReadable } from './video/streams.js';
import { makeWaitKeyAsync } from './windows/keys.js';

// Everything that exists at run time; its types are `generated/cv.d.ts`.
const { binding, finalizers } = loadBinding();
const layoutOf = makeLayoutOf(binding);
const viewOf = makeViewOf(binding);
const elements = makeElements(binding, layoutOf);
/** How many asynchronous calls of this thread are in flight: the addon counts. */
const inFlight = new Int32Array(new ArrayBuffer(4));
/** A Mat for the addon to fill. */
let blank!: () => Mat;
const cv = binding.load(
  finalizers,
  CvError,
  (name, token, construct, base) => {
    if (name === 'VideoWriter') return makeClass(name, token, constructingWriter(construct), base);
    if (name !== 'Mat') return makeClass(name, token, construct, base);
    const MatClass = makeMatClass(binding, elements, inFlight, token, construct);
    blank = () => new MatClass(token) as Mat;
    return MatClass;
  },
  collectYoung,
  currentScope,
  allocate,
  inFlight,
  makeWatchSignal(binding),
);

/** Members that the TypeScript half adds to the addon's classes; invisible to enumeration, as methods are. */
function add(target: object, members: object): void {
  for (const key of Reflect.ownKeys(members)) {
    const member = Object.getOwnPropertyDescriptor(members, key);
    Object.defineProperty(target, key, { ...member, enumerable: false });
  }
}

// Some classes have a `release()` of OpenCV's own (VideoCapture): disposing lets go of the object in any case.
const releaseObject = cv.CvObject.prototype.release;
add(cv.CvObject.prototype, { [Symbol.dispose]: releaseObject });
add(cv.Mat.prototype, {
  [Symbol.dispose]: cv.Mat.prototype.release,
  [inspect.custom]: makeInspect(layoutOf),
  share: makeShare(binding),
});
add(cv.Mat.prototype, makeViews(binding, layoutOf, viewOf));
add(cv.Mat.prototype, makeLooking(viewOf, layoutOf, elements));
add(cv.Mat.prototype, makeInterchange(viewOf));
const from = makeFrom(binding, blank);
add(cv.Mat.prototype, makeWriting(binding, from));
add(cv.Mat, { from, receive: makeReceive(binding, blank) });
add(cv, {
  CvError,
  async: makeAsync(binding.async),
  graph: makeGraph(binding, cv),
  map,
  memory: makeMemory(binding.memory),
  scope: makeScope(binding, cv),
});
add(cv.FileNode.prototype, { [Symbol.iterator]: nodes });
if (cv.pollKey !== undefined) add(cv, { waitKeyAsync: makeWaitKeyAsync(cv) });
if (cv.VideoCapture !== undefined && cv.VideoWriter !== undefined) {
  add(cv.VideoCapture.prototype, { [Symbol.asyncIterator]: frames, toReadable });
  const { statics, methods } = openingWriter(cv.VideoWriter);
  add(cv.VideoWriter, statics);
  add(cv.VideoWriter.prototype, { ...methods, toWritable: makeToWritable(cv.Mat) });
}

export = cv;
