import assert from 'node:assert/strict';
import { bindable } from '../../scripts/generator/arguments/index.js';
import { emitCpp } from '../../scripts/generator/emit/cpp.js';
import type { Api } from '../../scripts/generator/model/api.js';
import { smallTypes } from './arguments/kind-fixtures.js';
import { modelOf } from './model-fixtures.js';

/** Each test's part of one header, so that the compiler sees them all at once. */
export const headers = {
  outputs: 'CV_EXPORTS_W double measure(InputArray src, OutputArray dst, CV_OUT int& count, int code);',
  inPlace: 'CV_EXPORTS_W void scale(InputOutputArray img, CV_IN_OUT Rect& box);',
  unmarked: 'CV_EXPORTS_W int fix(const Mat& src, Mat& dst, std::vector<Mat>& parts, Mat mask);',
  overloads: `
    CV_EXPORTS_W void add(int value);
    CV_EXPORTS_W void add(const String& text);
    CV_EXPORTS_W void add(void* anything);`,
  enums: 'enum Shade { SHADE_LIGHT = 1, SHADE_DARK = 2 };',
  defaults: `
    CV_EXPORTS_W void plain(int i = 3, double d = CV_PI * 0.5, const String& s = "a, b", char c = ' ', bool b = true);
    CV_EXPORTS_W void built(Size size = Size(8, 8), const Scalar& color = Scalar::all(-1),
                            const std::vector<int>& list = std::vector<int>(), Shade shade = SHADE_DARK);
    CV_EXPORTS_W void absent(int n = 0, InputArray mask = noArray(), const UMat& weights = UMat(), Ptr<float> eta = Ptr<float>(),
                             const char* name = "", const char* path = NULL, RNG* rng = 0, CV_OUT int* count = 0);
    CV_EXPORTS_W void held(const flann::SearchParams& params = flann::SearchParams());`,
  classes: `
    class CV_EXPORTS_W Stepper {
    public:
      CV_WRAP virtual void step(int by = 1);
    };
    class CV_EXPORTS_W Counter : public Stepper {
    public:
      enum Mode { FAST = 0, MostlyExact = 1 };
      CV_WRAP explicit Counter(Mode mode = FAST);
      CV_WRAP virtual void step(const String& by);
      CV_WRAP static Ptr<Counter> create();
    };`,
  properties: `
    class CV_EXPORTS_W Gauge {
    public:
      struct CV_EXPORTS_W_SIMPLE Limits { CV_WRAP Limits(); CV_PROP_RW int low; };
      CV_PROP std::vector<int> steps;
      CV_PROP_RW Gauge::Limits limits;
    };`,
  map: `
    struct CV_EXPORTS_W_MAP Span { CV_PROP_RW double from, to; };
    CV_EXPORTS_W Span widen(const Span& span);`,
  namespaces: 'namespace inner { enum { DEPTH = 7 }; CV_EXPORTS_W void go(int depth = DEPTH); }',
};

export function modelFor(header: string): Api {
  const api = modelOf(`${smallTypes} namespace cv { ${header} }`);
  bindable(api);
  return api;
}

/** Layout is the reader's: only the order of signs and words is compared. */
function squeeze(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/([({]) | (?=[)}])/g, '$1')
    .trim();
}

export function same(actual: string | undefined, expected: string): void {
  assert.equal(squeeze(actual ?? ''), squeeze(expected));
}

/** The frames and the tables of the glue, both without what every file has around them. */
export function glueOf(api: Api): { frames: string; tables: string } {
  const text = emitCpp(api).get('x_1.cpp') ?? '';
  const parts =
    /^#include "generated\/classes.hpp"\n\nnamespace \{\n([^]*)\n\}\n\nnamespace node_cv2 \{\n([^]*)\n\}\n$/.exec(
      text,
    );
  assert.ok(parts, text);
  const [, frames = '', tables = ''] = parts;
  return { frames, tables };
}

/** The frames that stand in `cv`. */
export function framesOf(header: string): string {
  const { frames } = glueOf(modelFor(header));
  const parts = /^namespace in_cv \{\nusing namespace cv;\n([^]*)\n\}$/.exec(frames);
  assert.ok(parts, frames);
  return parts[1] ?? '';
}

export function tablesOf(header: string): string {
  return glueOf(modelFor(header)).tables;
}

/** What a row of `Overload` ends with. */
export function frame(id: string): string {
  const type = `in_cv::${id}`;
  return `sizeof(${type}), constructFrame<${type}>, destroyFrame<${type}>, runFrame<${type}>`;
}
