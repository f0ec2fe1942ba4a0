import assert from 'node:assert/strict';
import { indexApi, isUnsupported, kindOf } from '../../../scripts/generator/arguments/index.js';
import type { Api } from '../../../scripts/generator/model/api.js';
import { classOf, modelOf } from '../model-fixtures.js';

/** OpenCV's small types, as its headers declare them. */
export const smallTypes = `
namespace cv {
  typedef InputOutputArray InputOutputArrayOfArrays;
  typedef Point_<double> Point2d;
  template<typename T> class Point3_ { };
  typedef Point3_<int> Point3i;
  typedef Point3_<float> Point3f;
  typedef Point3_<double> Point3d;
  template<typename T> class Size_ { };
  typedef Size_<int> Size2i;
  typedef Size_<float> Size2f;
  typedef Size2i Size;
  template<typename T> class Rect_ { };
  typedef Rect_<int> Rect2i;
  typedef Rect_<double> Rect2d;
  typedef Rect2i Rect;
  template<typename T> class Scalar_ { };
  typedef Scalar_<double> Scalar;
  class Range { };
  class TermCriteria { };
  class RotatedRect { };
  class UMat { };
  typedef Vec<uchar, 3> Vec3b;
  typedef Vec<float, 6> Vec6f;
  template<typename T, int m, int n> class Matx { };
  typedef Matx<double, 3, 3> Matx33d;
  namespace flann {
    struct CV_EXPORTS IndexParams { };
    struct CV_EXPORTS SearchParams : public IndexParams { };
  }
}`;

/** A class of each sort, and enums in each place. */
const wrapped = `
namespace cv {
  class CV_EXPORTS_W Algorithm { };
  class CV_EXPORTS_W ORB : public Algorithm { public: enum ScoreType { HARRIS_SCORE = 0 }; };
  class CV_EXPORTS_W_SIMPLE KeyPoint { };
  class CV_EXPORTS_W_MAP Moments { public: CV_PROP_RW double m00; };
  class CV_EXPORTS Hidden { };

  enum BorderTypes { BORDER_CONSTANT = 0 };
  enum struct Access { READ = 1 };

  namespace dnn {
    struct CV_EXPORTS DictValue { };
    enum Backend { DNN_BACKEND_DEFAULT = 0 };
    class CV_EXPORTS_W_SIMPLE Net { public: typedef DictValue LayerId; };
  }
}`;

/** A kind with its functions tried out on a member `x_`, a C++ result `r()` and a default `d()`. */
export interface Tried {
  cpp: string;
  converter: string;
  pass: string;
  store: string;
  initial?: string;
  look?: string;
  tsIn: string;
  tsOut: string;
  arrays?: 'one' | 'list';
}

/** The kind of most types: a member of the very type, passed as it stands. */
export function plain(cpp: string, tsIn: string, tsOut = tsIn): Tried {
  return { cpp, converter: `Value<${cpp}>`, pass: 'x_', store: 'r()', tsIn, tsOut };
}

function kindIn(declaration: string, refineModel: (api: Api) => void, what: 'parameter' | 'result') {
  const api = modelOf(`${smallTypes}${wrapped} namespace cv { CV_EXPORTS_W ${declaration}; }`);
  refineModel(api);
  const overload = api.namespaces.find(({ cppName }) => cppName === 'cv')?.functions[0]?.overloads[0];
  assert.ok(overload, `not read: ${declaration}`);
  const parameter = overload.parameters[0];
  const [type, direction] =
    what === 'result' ? [overload.returns, 'out' as const] : [parameter?.type, parameter?.direction];
  assert.ok(type, `no ${what}: ${declaration}`);
  const kind = kindOf(type, indexApi(api), direction);
  if (isUnsupported(kind)) return kind.unsupported;
  const { pass, store, initial, look, ...rest } = kind;
  const tried: Tried = { ...rest, pass: pass('x_'), store: store('r()') };
  if (initial) tried.initial = initial('d()');
  if (look) tried.look = look('x_');
  return tried;
}

/** The kind of a parameter written like this, or why there is none. */
export function parameterKind(written: string, refineModel: (api: Api) => void = () => {}): Tried | string {
  return kindIn(`void f(${written})`, refineModel, 'parameter');
}

/** The kind of a return value written like this, or why there is none. */
export function resultKind(written: string): Tried | string {
  return kindIn(`${written} f()`, () => {}, 'result');
}

/** For `parameterKind`: as if a table had left a class out. */
export function without(classId: string): (api: Api) => void {
  return (api) => {
    classOf(api, classId).skip = 'left out';
  };
}
