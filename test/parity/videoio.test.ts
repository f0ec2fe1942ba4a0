import { videos } from './cases/videos.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('videoio', videos);
