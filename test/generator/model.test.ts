import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, funcsOf, modelOf, overloadOf, show, signature } from './model-fixtures.js';

test('a whole function', () => {
  const overload = overloadOf(
    '/** Doc. */ CV_EXPORTS_W double f(InputArray src, OutputArray dst, int n = 1);',
  );
  assert.deepEqual(overload, {
    id: 'cv_f_0',
    kind: 'function',
    cppName: 'cv::f',
    phantom: false,
    module: 'x',
    header: 'opencv2/x.hpp',
    line: 1,
    parameters: [
      {
        name: 'src',
        type: { name: 'cv::InputArray', args: [], const: false, pointer: false, reference: '' },
        direction: 'in',
        hidden: false,
        nullable: false,
      },
      {
        name: 'dst',
        type: { name: 'cv::OutputArray', args: [], const: false, pointer: false, reference: '' },
        direction: 'out',
        hidden: false,
        nullable: true,
      },
      {
        name: 'n',
        type: { name: 'int', args: [], const: false, pointer: false, reference: '' },
        direction: 'in',
        hidden: false,
        nullable: false,
        default: '1',
      },
    ],
    args: [0, 1, 2],
    required: 1,
    results: [-1, 1],
    returns: { name: 'double', args: [], const: false, pointer: false, reference: '' },
    doc: 'Doc.',
    page: 'd2/d75/namespacecv.html#a95236014ed71f48d60dd03c0f8f27acb',
  });
});

// The expected texts are those of cv2 4.6's docstrings for the functions named.
const signatures: [string, string, string][] = [
  [
    'add',
    'void f(InputArray src1, InputArray src2, OutputArray dst, InputArray mask = noArray(), int dtype = -1);',
    '(src1, src2[, dst[, mask[, dtype]]]) -> dst',
  ],
  [
    'threshold',
    'double f(InputArray src, OutputArray dst, double thresh, double maxval, int type);',
    '(src, thresh, maxval, type[, dst]) -> retval, dst',
  ],
  [
    'kmeans',
    'double f(InputArray data, int K, InputOutputArray bestLabels, TermCriteria criteria, int attempts, int flags, OutputArray centers = noArray());',
    '(data, K, bestLabels, criteria, attempts, flags[, centers]) -> retval, bestLabels, centers',
  ],
  [
    'findContours',
    'void f(InputArray image, OutputArrayOfArrays contours, OutputArray hierarchy, int mode, int method, Point offset = Point());',
    '(image, mode, method[, contours[, hierarchy[, offset]]]) -> contours, hierarchy',
  ],
  [
    'minMaxLoc',
    'void f(InputArray src, CV_OUT double* minVal, CV_OUT double* maxVal = 0, CV_OUT Point* minLoc = 0, CV_OUT Point* maxLoc = 0, InputArray mask = noArray());',
    '(src[, mask]) -> minVal, maxVal, minLoc, maxLoc',
  ],
  [
    'Feature2D.detectAndCompute',
    'void f(InputArray image, InputArray mask, CV_OUT std::vector<KeyPoint>& keypoints, OutputArray descriptors, bool useProvidedKeypoints = false);',
    '(image, mask[, descriptors[, useProvidedKeypoints]]) -> keypoints, descriptors',
  ],
  [
    'circle',
    'void f(InputOutputArray img, Point center, int radius, const Scalar& color, int thickness = 1);',
    '(img, center, radius, color[, thickness]) -> img',
  ],
  [
    'randShuffle',
    'void f(InputOutputArray dst, double iterFactor = 1., RNG* rng = 0);',
    '(dst[, iterFactor]) -> dst',
  ],
  ['floodFill', 'int f(InputOutputArray image, CV_OUT Rect* rect = 0);', '(image) -> retval, image, rect'],
  ['merge of literal Mats', 'void f(const std::vector<Mat>& mv, CV_OUT Mat& dst);', '(mv[, dst]) -> dst'],
  [
    'imreadmulti',
    'bool f(const String& filename, CV_OUT std::vector<Mat>& mats, int flags = 1);',
    '(filename[, mats[, flags]]) -> retval, mats',
  ],
  ['nothing', 'void f();', '() -> None'],
  ['nameless parameters', 'void f(int, int b, int);', '(arg1, b, arg2) -> None'],
];
for (const [like, declaration, expected] of signatures) {
  test(`arguments and results: ${like}`, () => {
    assert.equal(signature(overloadOf(`CV_EXPORTS_W ${declaration}`)), expected);
  });
}

test('counters are hidden, the array they count is not', () => {
  const { parameters, args } = overloadOf('CV_EXPORTS_W void f(CV_CARRAY(n) const int* data, int n);');
  assert.deepEqual([parameters.map((parameter) => parameter.hidden), args], [[false, true], [0]]);
});

test('null means something for arrays that are written to or have an empty default', () => {
  const { parameters } = overloadOf(
    'CV_EXPORTS_W void f(InputArray a, InputArray b = noArray(), const Mat& c = Mat(), Mat d = Mat::eye(3, 3, 5), InputOutputArray e = noArray(), int g = 0);',
  );
  assert.deepEqual(
    parameters.map((parameter) => parameter.nullable),
    [false, true, true, false, true, false],
  );
});

const types: [string, string][] = [
  ['const std::string&', 'const cv::String&'],
  ['String', 'cv::String'],
  ['const char*', 'const char*'],
  ['Point2i', 'cv::Point'],
  ['cv::Point_<int>', 'cv::Point'],
  ['Point2f', 'cv::Point2f'],
  ['Point_<uchar>', 'cv::Point_<uchar>'],
  ['std::vector<std::vector<Point> >&', 'std::vector<std::vector<cv::Point>>&'],
  ['vector<Mat>', 'std::vector<cv::Mat>'],
  ['const Vec<int, 4>&', 'const cv::Vec4i&'],
  ['unsigned char', 'uchar'],
  ['uint8_t*', 'uchar*'],
  ['unsigned', 'unsigned int'],
  ['std::size_t', 'size_t'],
  ['int64_t', 'int64'],
  ['long long', 'long long'],
  ['uchar**', 'uchar**'],
  ['const Ptr<Mat>&', 'const cv::Ptr<cv::Mat>&'],
  ['std::vector<Mat>&&', 'std::vector<cv::Mat>&&'],
  ['InputArrayOfArrays', 'cv::InputArrayOfArrays'],
  ['Elsewhere', 'Elsewhere'],
];
for (const [written, expected] of types) {
  test(`type ${written}`, () => {
    assert.equal(show(overloadOf(`CV_EXPORTS_W void f(${written} a);`).parameters[0]?.type), expected);
  });
}

test('names are looked for in the class, its bases, then the namespaces outwards', () => {
  const api = modelOf(`namespace cv {
    enum Kind { K };
    struct Params { };
    namespace ml {
      class CV_EXPORTS_W Base { public: struct CV_EXPORTS_W_SIMPLE Params { }; enum Mode { M }; typedef std::vector<Params> List; };
      class CV_EXPORTS_W Derived : public Base {
      public:
        CV_WRAP void f(Params a, Mode b, List c, Kind d, cv::Params e, Derived& g, Base::Mode h);
      };
    }
  }`);
  assert.deepEqual(
    classOf(api, 'cv_ml_Derived').methods[0]?.overloads[0]?.parameters.map(({ type }) => [
      show(type),
      type.refersTo,
    ]),
    [
      ['cv::ml::Base::Params', { kind: 'class', id: 'cv_ml_Base_Params' }],
      ['cv::ml::Base::Mode', { kind: 'enum', id: 'cv_ml_Base_Mode' }],
      ['std::vector<cv::ml::Base::Params>', undefined],
      ['cv::Kind', { kind: 'enum', id: 'cv_Kind' }],
      ['cv::Params', undefined],
      ['cv::ml::Derived&', { kind: 'class', id: 'cv_ml_Derived' }],
      ['cv::ml::Base::Mode', { kind: 'enum', id: 'cv_ml_Base_Mode' }],
    ],
  );
});

test('`using` brings names in, from declarations and from namespaces', () => {
  const api = modelOf(`namespace other { class CV_EXPORTS_W A { }; class CV_EXPORTS_W B { }; }
    namespace cv { using other::A; namespace deep { using namespace other; CV_EXPORTS_W void g(B b); } CV_EXPORTS_W void f(A a); }`);
  const typeOf = (namespace: string) => show(funcsOf(api, namespace)[0]?.overloads[0]?.parameters[0]?.type);
  assert.deepEqual([typeOf('cv'), typeOf('cv::deep')], ['other::A', 'other::B']);
});

test('overloads of a name stay together, in order, under the name asked for', () => {
  const api = modelOf(`namespace cv {
    CV_EXPORTS_W void f(int a); CV_EXPORTS_AS(f2) int f(float a); CV_EXPORTS_W void f(String a);
  }`);
  assert.deepEqual(
    funcsOf(api, 'cv').map(({ name, overloads }) => [
      name,
      overloads.map(({ id, cppName }) => [id, cppName]),
    ]),
    [
      [
        'f',
        [
          ['cv_f_0', 'cv::f'],
          ['cv_f_1', 'cv::f'],
        ],
      ],
      ['f2', [['cv_f2_0', 'cv::f']]],
    ],
  );
});

test('a default that only the class can read is qualified', () => {
  const api = modelOf(`namespace cv {
    enum { OUTER = 1 };
    class CV_EXPORTS_W Base { public: enum Score { HARRIS = 0 }; static int limit(); };
    class CV_EXPORTS_W A : public Base {
    public:
      struct CV_EXPORTS_W_SIMPLE Params { };
      static const int N = 3;
      CV_WRAP void f(int a = HARRIS, int b = N + limit(), const Params& c = Params(), int d = OUTER,
                     String e = "N", char g = 'N', int h = A::N, int i = x.N);
    };
  }`);
  assert.deepEqual(
    classOf(api, 'cv_A').methods[0]?.overloads[0]?.parameters.map((parameter) => parameter.default),
    [
      'cv::Base::HARRIS',
      'cv::A::N + cv::Base::limit()',
      'cv::A::Params()',
      'OUTER',
      '"N"',
      "'N'",
      'A::N',
      'x.N',
    ],
  );
});

test('nothing wrapped is nothing in the model', () => {
  const api = modelOf('namespace cv { class A { public: CV_WRAP void f(); CV_PROP int x; }; void g(); }');
  assert.deepEqual([api.classes, funcsOf(api, 'cv')], [[], []]);
});

test('additions to a comment get the text they add to, also from what is not wrapped', () => {
  const api = modelOf(`namespace cv {
    /** @brief Splits. */ CV_EXPORTS void split(const Mat& src, Mat* mvbegin);
    /** @overload
    @param m input */ CV_EXPORTS_W void split(InputArray m, OutputArrayOfArrays mv);
    /** @brief Sums. */ CV_EXPORTS_W int f(int a);
    /** @overload */ CV_EXPORTS_W int f(float a);
    /** @overload */ CV_EXPORTS_AS(g) int f(String a);
  }`);
  assert.deepEqual(
    funcsOf(api, 'cv').map(({ name, overloads }) => [name, overloads.map((overload) => overload.doc)]),
    [
      ['split', ['@brief Splits.\n\n@param m input']],
      ['f', ['@brief Sums.', '@overload']],
      ['g', ['@brief Sums.']],
    ],
  );
});
