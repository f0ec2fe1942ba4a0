import { video } from './cases/video.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('video', video);
