import { imgprocFilters } from './cases/imgproc-filters.js';
import { imgprocGeometry } from './cases/imgproc-geometry.js';
import { imgprocColor } from './cases/imgproc-color.js';
import { imgprocShapes } from './cases/imgproc-shapes.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('imgproc', [...imgprocFilters, ...imgprocGeometry, ...imgprocColor, ...imgprocShapes]);
