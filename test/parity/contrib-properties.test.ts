import { contribProperties } from './cases/contrib-properties.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('contrib, getters and setters', contribProperties);
