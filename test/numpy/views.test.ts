import { creation } from './cases/creation.js';
import { looking } from './cases/looking.js';
import { slicing } from './cases/slices.js';
import { views } from './cases/views.js';
import { writing } from './cases/writing.js';
import { compareWithNumpy } from './runner.js';

compareWithNumpy({ ...creation, ...looking, ...slicing, ...views, ...writing });
