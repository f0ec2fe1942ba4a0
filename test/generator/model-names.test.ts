import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Api } from '../../scripts/generator/model/api.js';
import { classOf, funcsOf, modelOf } from './model-fixtures.js';

const source = `namespace cv {
  class CV_EXPORTS Algorithm { };
  namespace ml {
    class CV_EXPORTS_W Base : public Algorithm { };
    class Middle : public Base { };
    class CV_EXPORTS_W SVM : public Middle {
    public:
      enum Types { C_SVC = 100 };
      enum class Kernel { Linear };
      enum { NONE };
      struct CV_EXPORTS_W_SIMPLE Params { CV_PROP_RW int a; CV_PROP double b; };
      CV_WRAP SVM(int a);
      CV_WRAP SVM();
      CV_WRAP static Ptr<SVM> create();
      CV_WRAP_AS(make) static Ptr<SVM> create(int a);
      CV_WRAP void train();
    };
  }
  class CV_EXPORTS_W CvThing { public: CV_WRAP static int open(); };
  class CV_EXPORTS_AS(Shown) Hidden { public: CV_WRAP static int open(); };
  class CV_EXPORTS_W_MAP Moments { };
  class Unwrapped { public: enum Flags { AUTO_STEP = 1 }; };
  enum ColorCodes { COLOR_A, colorB };
}
namespace cvflann { enum Dist { L2 = 1 }; }`;

function constantsOf(api: Api, path: string[]): string[][] {
  const inPath = api.namespaces.filter((item) => item.path.join() === path.join());
  return inPath.flatMap((item) =>
    item.enums.flatMap((found) => found.constants.map((constant) => [constant.cppName, ...constant.names])),
  );
}

test('classes: path, aliases, holder, nearest wrapped ancestor, Algorithm', () => {
  const { id, cppName, path, aliases, namespaces, base, holder, algorithm } = classOf(
    modelOf(source),
    'cv_ml_SVM',
  );
  assert.deepEqual(
    { id, cppName, path, aliases, namespaces, base, holder, algorithm },
    {
      id: 'cv_ml_SVM',
      cppName: 'cv::ml::SVM',
      path: ['ml', 'SVM'],
      aliases: [['ml_SVM']],
      namespaces: ['cv', 'cv::ml'],
      base: 'cv_ml_Base',
      holder: 'ptr',
      algorithm: true,
    },
  );
});

test('nested classes hang on their outer one', () => {
  const { path, aliases, holder, properties } = classOf(modelOf(source), 'cv_ml_SVM_Params');
  assert.deepEqual(
    { path, aliases, holder },
    { path: ['ml', 'SVM', 'Params'], aliases: [['ml_SVM_Params']], holder: 'value' },
  );
  assert.deepEqual(
    properties.map(({ name, type, readonly }) => [name, type.name, readonly]),
    [
      ['a', 'int', false],
      ['b', 'double', true],
    ],
  );
});

test('exported names of classes', () => {
  const api = modelOf(source);
  assert.deepEqual(
    api.classes.map((item) => [item.cppName, item.path.join('.'), item.holder]),
    [
      ['cv::ml::Base', 'ml.Base', 'ptr'],
      ['cv::ml::SVM', 'ml.SVM', 'ptr'],
      ['cv::ml::SVM::Params', 'ml.SVM.Params', 'value'],
      ['cv::CvThing', 'Thing', 'ptr'],
      ['cv::Hidden', 'Shown', 'ptr'],
      ['cv::Moments', 'Moments', 'map'],
    ],
  );
  assert.deepEqual(
    funcsOf(api, 'cv').map((func) => func.name),
    ['CvThing_open', 'Thing_open', 'Hidden_open', 'Shown_open'],
  );
});

test('members by kind', () => {
  const { constructors, methods, statics } = classOf(modelOf(source), 'cv_ml_SVM');
  assert.deepEqual(
    constructors.map(({ id, kind, cppName, results }) => [id, kind, cppName, results]),
    [
      ['cv_ml_SVM_SVM_0', 'constructor', 'cv::ml::SVM', []],
      ['cv_ml_SVM_SVM_1', 'constructor', 'cv::ml::SVM', []],
    ],
  );
  assert.deepEqual(
    [...methods, ...statics].map(({ name, overloads: [first] }) => [
      name,
      first?.kind,
      first?.cppName,
      first?.classId,
    ]),
    [
      ['train', 'method', 'train', 'cv_ml_SVM'],
      ['create', 'static', 'create', 'cv_ml_SVM'],
      ['make', 'static', 'create', 'cv_ml_SVM'],
    ],
  );
});

test('a static method is a function of its namespace too: the same overload', () => {
  const api = modelOf(source);
  const [create] = classOf(api, 'cv_ml_SVM').statics;
  const functions = funcsOf(api, 'cv::ml');
  assert.deepEqual(
    functions.map((func) => func.name),
    ['SVM_create', 'SVM_make'],
  );
  assert.equal(functions[0]?.overloads[0], create?.overloads[0]);
});

test('a static and a method of one name are told apart', () => {
  const api = modelOf(
    'namespace cv { class CV_EXPORTS_W A { public: CV_WRAP int f(); CV_WRAP static int f(int a); }; }',
  );
  const { methods, statics } = classOf(api, 'cv_A');
  assert.deepEqual([methods[0]?.overloads[0]?.id, statics[0]?.overloads[0]?.id], ['cv_A_f_0', 'cv_A_f_1']);
});

test('constants: plain, of classes wrapped or not, of scoped enums, with a second name in capitals', () => {
  const api = modelOf(source);
  assert.deepEqual(constantsOf(api, []), [
    ['cv::Unwrapped::AUTO_STEP', 'Unwrapped_AUTO_STEP', 'UNWRAPPED_AUTO_STEP'],
    ['cv::COLOR_A', 'COLOR_A'],
    ['cv::colorB', 'colorB', 'COLOR_B'],
  ]);
  assert.deepEqual(constantsOf(api, ['ml']), [
    ['cv::ml::SVM::C_SVC', 'SVM_C_SVC'],
    ['cv::ml::SVM::Kernel::Linear', 'SVM_Kernel_Linear', 'SVM_KERNEL_LINEAR'],
    ['cv::ml::SVM::NONE', 'SVM_NONE'],
  ]);
  assert.deepEqual(constantsOf(api, ['flann']), [['cvflann::L2', 'L2']]);
});

test('enums have an id and a name for the types, unless nameless', () => {
  const enums = modelOf(source).namespaces.find((item) => item.cppName === 'cv::ml')?.enums;
  assert.deepEqual(
    enums?.map(({ id, cppName, typeName, scoped }) => [id, cppName, typeName, scoped]),
    [
      ['cv_ml_SVM_Types', 'cv::ml::SVM::Types', 'SVM_Types', false],
      ['cv_ml_SVM_Kernel', 'cv::ml::SVM::Kernel', 'SVM_Kernel', true],
      [undefined, undefined, undefined, false],
    ],
  );
});
