import { features2dObjects } from './cases/features2d-objects.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('features2d objects', features2dObjects);
