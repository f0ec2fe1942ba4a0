import { matches } from '../generator/refine/table.js';
import { both, type Expression } from './expression.js';
import type { Target } from './callables.js';

/** What must not be called with just anything. */
const rows: readonly { module: string; name: string; reason: string }[] = [
  { module: 'highgui', name: '*', reason: 'opens windows, or waits for one' },
  { module: 'videoio', name: 'new VideoCapture', reason: 'a number opens a camera' },
  { module: 'videoio', name: 'VideoCapture.open', reason: 'a number opens a camera' },
  {
    module: 'core',
    name: 'utils.fs.getCacheDirectoryForDownloads',
    reason: "makes a folder in the user's home",
  },
  { module: 'core', name: 'parallel.setParallelForBackend', reason: 'loads libraries by name' },
  {
    module: 'core',
    name: 'redirectError',
    reason: 'its function goes on being called, by later programs: what it throws then ends the process',
  },
  { module: 'core', name: 'setNumThreads', reason: 'starts as many threads as it is told' },
];

export function excluded({ module, name }: Target): boolean {
  return rows.some((row) => row.module === module && matches(row.name, name));
}

/** Objects that no arguments made at random would give, by the class's id. */
export const recipes: Readonly<Record<string, readonly Expression[]>> = {
  cv_VideoCapture: [
    { js: 'new cv.VideoCapture()', py: 'cv2.VideoCapture()' },
    { js: "new cv.VideoCapture('video.avi')", py: "cv2.VideoCapture('video.avi')" },
  ],
  cv_VideoWriter: [
    {
      js: "new cv.VideoWriter('written.avi', cv.VideoWriter_fourcc('M', 'J', 'P', 'G'), 25, [64, 48])",
      py: "cv2.VideoWriter('written.avi', cv2.VideoWriter_fourcc('M', 'J', 'P', 'G'), 25, (64, 48))",
    },
  ],
};

/** Files for whoever wants a path; see `folder.ts`. */
export const paths: readonly Expression[] = ['image.png', 'video.avi', 'new.png', 'new.yml', 'missing'].map(
  (name) => both(`'${name}'`),
);
