import { photo } from './cases/photo.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('photo', photo);
