import { contribFuzzy } from './cases/contrib-fuzzy.js';
import { contribText } from './cases/contrib-text.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('contrib, text and faces', [...contribText, ...contribFuzzy]);
