import { contribShape } from './cases/contrib-shape.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('contrib, shapes and lines', contribShape);
