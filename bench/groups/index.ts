import type { Group } from '../group.js';
import { async } from './async.js';
import { calls } from './calls.js';
import { eventLoop } from './event-loop.js';
import { faces } from './faces.js';
import { graph } from './graph.js';
import { images, imagesOneThread } from './images.js';
import { arrays, elements } from './mat.js';
import { memory } from './memory.js';
import { serverJob } from './server-job.js';
import { video } from './video.js';

/** In the order of the results. */
export const groups: Group[] = [
  images,
  imagesOneThread,
  serverJob,
  eventLoop,
  graph,
  async,
  calls,
  faces,
  video,
  memory,
  elements,
  arrays,
];
