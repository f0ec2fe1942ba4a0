/** A header in, the C++ that `native/generated/` gets out; and a compiler that agrees it is C++. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { emitCpp } from '../../scripts/generator/emit/cpp.js';
import { frame, framesOf, glueOf, headers, modelFor, same, tablesOf } from './cpp-fixtures.js';
import { funcsOf } from './model-fixtures.js';

describe('functions', () => {
  test('a frame holds parameters and result in the order of C++', () => {
    same(
      framesOf(headers.outputs),
      `struct cv_measure_0 {
         node_cv2::Array src_;
         node_cv2::Array dst_;
         int count_;
         int code_;
         double return_;
         void run() { return_ = cv::measure(src_.in(), dst_.out(), count_, code_); }
       };`,
    );
  });

  test('tables hold arguments and results in the order of Python', () => {
    same(
      tablesOf(headers.outputs),
      `const Argument cv_measure_0_in[] = {
         {"src", &kindOf<Value<Array>>, offsetof(in_cv::cv_measure_0, src_), false},
         {"code", &kindOf<Value<int>>, offsetof(in_cv::cv_measure_0, code_), false},
         {"dst", &kindOf<OutputArray>, offsetof(in_cv::cv_measure_0, dst_), true}};
       const Result cv_measure_0_out[] = {
         {&kindOf<Value<double>>, offsetof(in_cv::cv_measure_0, return_), -1},
         {&kindOf<OutputArray>, offsetof(in_cv::cv_measure_0, dst_), 2},
         {&kindOf<Value<int>>, offsetof(in_cv::cv_measure_0, count_), -1}};
       extern const Overload function_measure_overloads[1];
       const Overload function_measure_overloads[1] = {
         {"measure(src, code[, dst]) -> retval, dst, count", cv_measure_0_in, cv_measure_0_out, 3, 2, 3, 0,
          Idiom::None, nullptr, ${frame('cv_measure_0')}}};
       extern const Function function_measure;
       const Function function_measure = {"cv.measure", function_measure_overloads, 1, true, nullptr, nullptr};`,
    );
  });

  test('what is changed in place is argument and result', () => {
    const tables = tablesOf(headers.inPlace);
    same(
      /const Result [^;]*;/.exec(tables)?.[0],
      `const Result cv_scale_0_out[] = {
         {&kindOf<OutputArray>, offsetof(in_cv::cv_scale_0, img_), 0},
         {&kindOf<Value<cv::Rect>>, offsetof(in_cv::cv_scale_0, box_), 1}};`,
    );
    assert.match(tables, /\{"scale\(img, box\) -> img, box", cv_scale_0_in, cv_scale_0_out, 2, 2, 2,/);
  });

  test('what C++ may write to without a mark stands behind the results', () => {
    const tables = tablesOf(headers.unmarked);
    same(
      /const Result [^;]*;/.exec(tables)?.[0],
      `const Result cv_fix_0_out[] = {
         {&kindOf<Value<int>>, offsetof(in_cv::cv_fix_0, return_), -1},
         {&kindOf<OutputMat>, offsetof(in_cv::cv_fix_0, dst_), 1},
         {&kindOf<List<OutputMat>>, offsetof(in_cv::cv_fix_0, parts_), 2}};`,
    );
    assert.match(
      tables,
      /\{"fix\(src, dst, parts, mask\) -> retval", cv_fix_0_in, cv_fix_0_out, 4, 4, 1, 2,/,
    );
  });

  test('overloads are one table in the order of the header, without those that do not convert', () => {
    same(
      framesOf(headers.overloads),
      `struct cv_add_0 { int value_; void run() { cv::add(value_); } };
       struct cv_add_1 { cv::String text_; void run() { cv::add(text_); } };`,
    );
    same(
      tablesOf(headers.overloads).replace(/^const Argument .*\n/gm, ''),
      `extern const Overload function_add_overloads[2];
       const Overload function_add_overloads[2] = {
         {"add(value) -> None", cv_add_0_in, nullptr, 1, 1, 0, 0, Idiom::None, nullptr, ${frame('cv_add_0')}},
         {"add(text) -> None", cv_add_1_in, nullptr, 1, 1, 0, 0, Idiom::None, nullptr, ${frame('cv_add_1')}}};
       extern const Function function_add;
       const Function function_add = {"cv.add", function_add_overloads, 2, true, nullptr, nullptr};`,
    );
  });

  test('what the tables of exceptions say', () => {
    const api = modelFor(headers.outputs);
    const [measure] = funcsOf(api, 'cv');
    assert.ok(measure?.overloads[0]);
    measure.noAsync = 'a window';
    measure.overloads[0].idiom = 'throwIfEmpty';
    const { tables } = glueOf(api);
    assert.match(tables, /cv_measure_0_out, 3, 2, 3, 0, Idiom::ThrowIfEmpty, nullptr,/);
    assert.match(tables, /\{"cv\.measure", function_measure_overloads, 1, false, nullptr, nullptr\};/);
  });

  test('what C++ needs is asked before the call', () => {
    const api = modelFor(headers.outputs);
    const preconditions = [
      { needs: 'src_.rows > code_', says: 'too "small"' },
      { needs: '!src_.in().empty()', says: 'none' },
    ];
    funcsOf(api, 'cv')[0]!.overloads[0]!.preconditions = preconditions;
    const text = emitCpp(api).get('x_1.cpp') ?? '';
    assert.ok(text.includes('#include "call/precondition.hpp"'));
    same(
      /void run\(\) \{[^}]*\}/.exec(text)?.[0],
      `void run() {
         using namespace node_cv2::precondition;
         require(src_.look().rows > code_, "measure", "too \\"small\\"");
         require(!src_.in().empty(), "measure", "none");
         return_ = cv::measure(src_.in(), dst_.out(), count_, code_); }`,
    );
  });

  test('what is remembered comes after the call, what is kept goes with the object', () => {
    const api = modelFor(`
      class CV_EXPORTS_W Pen { public: CV_WRAP Pen(); CV_WRAP int draw(int width); };
      class CV_EXPORTS_W Hand { public: CV_WRAP Hand(Ptr<Pen> pen); };`);
    const [pen, hand] = api.classes;
    pen!.methods[0]!.overloads[0]!.remembers = { of: 'this_', number: 'width_' };
    hand!.constructors[0]!.keeps = 'pen';
    const text = emitCpp(api).get('x_1.cpp') ?? '';
    assert.ok(text.includes('#include "call/precondition.hpp"'));
    const runs = [...text.matchAll(/void run\(\) \{.*\}/g)].map(([run]) => run);
    assert.ok(
      runs.includes(
        'void run() { return_ = this_->draw(width_); { using namespace node_cv2::precondition; remember(this_, width_); } }',
      ),
    );
    assert.ok(
      runs.includes(
        'void run() { new_ = std::shared_ptr<cv::Hand>(new cv::Hand(pen_), [kept = pen_](cv::Hand* object) { delete object; }); }',
      ),
    );
  });

  test('more arguments than the call has room for are refused', () => {
    const parameters = Array.from({ length: 33 }, (_, index) => `int p${index}`).join(', ');
    assert.throws(
      () => emitCpp(modelFor(`CV_EXPORTS_W void many(${parameters});`)),
      /cv_many_0: 33 arguments/,
    );
  });
});

describe('defaults', () => {
  const frames = (name: string): string | undefined =>
    new RegExp(`struct cv_${name}_0 [^]*?\\n};`).exec(framesOf(headers.enums + headers.defaults))?.[0];

  test('are the text of the header', () => {
    same(
      frames('plain'),
      `struct cv_plain_0 {
         int i_ = 3;
         double d_ = CV_PI * 0.5;
         cv::String s_ = "a, b";
         char c_ = ' ';
         bool b_ = true;
         void run() { cv::plain(i_, d_, s_, c_, b_); }
       };`,
    );
    same(
      frames('built'),
      `struct cv_built_0 {
         cv::Size size_ = Size(8, 8);
         cv::Scalar color_ = Scalar::all(-1);
         std::vector<int> list_ = std::vector<int>();
         cv::Shade shade_ = SHADE_DARK;
         void run() { cv::built(size_, color_, list_, shade_); }
       };`,
    );
  });

  test('no array and no pointer are an empty member; what is hidden is passed as it stands', () => {
    same(
      frames('absent'),
      `struct cv_absent_0 {
         int n_ = 0;
         node_cv2::Array mask_;
         cv::UMat weights_ = UMat();
         cv::Ptr<float> eta_ = Ptr<float>();
         cv::String name_ = "";
         cv::String path_;
         int count_;
         void run() { cv::absent(n_, mask_.in(), weights_, eta_, name_.c_str(), (path_.empty() ? nullptr : path_.c_str()), 0, &count_); }
       };`,
    );
  });

  test('what cannot be copied is made in place', () => {
    same(
      frames('held'),
      `struct cv_held_0 {
         cv::Ptr<cv::flann::SearchParams> params_ = cv::Ptr<cv::flann::SearchParams>(new flann::SearchParams());
         void run() { cv::held(*params_); }
       };`,
    );
  });
});

describe('files', () => {
  test('the registry: classes, and what each namespace holds', () => {
    same(
      emitCpp(modelFor(headers.enums + headers.classes + headers.namespaces)).get('registry.cpp'),
      `#include "generated/classes.hpp"
       namespace node_cv2 {
       extern const Function function_Counter_create;
       extern const Function function_inner_go;
       namespace {
       template <class T> double valueOf(T value) { return static_cast<double>(static_cast<int64_t>(value)); }
       const Function* const space0_functions[] = {&function_Counter_create};
       const Constant space0_constants[] = {
         {"SHADE_LIGHT", valueOf(cv::SHADE_LIGHT)},
         {"SHADE_DARK", valueOf(cv::SHADE_DARK)},
         {"Counter_FAST", valueOf(cv::Counter::FAST)},
         {"COUNTER_FAST", valueOf(cv::Counter::FAST)},
         {"Counter_MostlyExact", valueOf(cv::Counter::MostlyExact)},
         {"COUNTER_MOSTLY_EXACT", valueOf(cv::Counter::MostlyExact)}};
       const Function* const space1_functions[] = {&function_inner_go};
       const Constant space1_constants[] = {{"DEPTH", valueOf(cv::inner::DEPTH)}};
       const Class* const kClasses[] = {&cv_Stepper, &cv_Counter};
       const Namespace kNamespaces[] = {
         {"", space0_functions, 1, space0_constants, 6},
         {"inner", space1_functions, 1, space1_constants, 1}};
       }
       const Registry kRegistry = {kClasses, countOf(kClasses), kNamespaces, countOf(kNamespaces)};
       }`,
    );
  });

  test('glue of an inner namespace sees its names and those around it', () => {
    same(
      glueOf(modelFor(headers.namespaces)).frames,
      `namespace in_cv_inner {
       using namespace cv;
       using namespace cv::inner;
       struct cv_inner_go_0 { int depth_ = DEPTH; void run() { cv::inner::go(depth_); } };
       }`,
    );
  });

  test('a large module is cut into several', () => {
    const many = Array.from({ length: 130 }, (_, index) => `CV_EXPORTS_W void f${index}();`).join('\n');
    const files = emitCpp(modelFor(many));
    const frames = (name: string): number => files.get(name)?.match(/^struct /gm)?.length ?? 0;
    assert.deepEqual(
      [...files.keys()],
      ['opencv.hpp', 'classes.hpp', 'registry.cpp', 'kinds.cpp', 'x_1.cpp', 'x_2.cpp'],
    );
    assert.deepEqual([frames('x_1.cpp'), frames('x_2.cpp')], [120, 10]);
  });

  test('all kinds that the tables name, each once, and their list', () => {
    const files = emitCpp(modelFor('CV_EXPORTS_W double f(int a, double b); CV_EXPORTS_W void g(int a);'));
    same(
      files.get('kinds_1.cpp'),
      `#include "generated/classes.hpp"
       #include "graph/converter.hpp"
       namespace node_cv2 {
       extern const Converter* const kinds1[2];
       const Converter* const kinds1[2] = {
         &converter<Value<double>>,
         &converter<Value<int>>};
       }`,
    );
    same(
      files.get('kinds.cpp'),
      `#include "generated/classes.hpp"
       #include "graph/converters.hpp"
       namespace node_cv2 {
       extern const Converter* const kinds1[2];
       const ConverterList kConverters[] = {{kinds1, countOf(kinds1)}};
       const size_t kConverterLists = countOf(kConverters);
       }`,
    );
  });

  test('only headers that declare something bound are included', () => {
    same(
      emitCpp(modelFor(headers.outputs)).get('opencv.hpp'),
      '#pragma once #include <opencv2/core.hpp> #include <opencv2/x.hpp>',
    );
    same(
      emitCpp(modelFor('class Nothing { };')).get('opencv.hpp'),
      '#pragma once #include <opencv2/core.hpp>',
    );
  });
});

test('a compiler takes all of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'node-cv2-glue-'));
  try {
    mkdirSync(join(folder, 'opencv2'));
    mkdirSync(join(folder, 'generated'));
    const header = Object.values(headers).join('\n');
    writeFileSync(
      join(folder, 'opencv2', 'x.hpp'),
      `#include <opencv2/core.hpp>\n#include <opencv2/flann/miniflann.hpp>\nnamespace cv {\n${header}\n}\n`,
    );
    const files = emitCpp(modelFor(header));
    for (const [name, text] of files) writeFileSync(join(folder, 'generated', name), text);
    const root = join(import.meta.dirname, '..', '..');
    const nodeApi = join(
      createRequire(import.meta.url).resolve('node-api-headers/package.json'),
      '..',
      'include',
    );
    const sources = [...files.keys()].filter((name) => name.endsWith('.cpp'));
    execFileSync(
      process.env.CXX ?? 'c++',
      [
        ...['-fsyntax-only', '-std=c++17', '-Wall', '-Werror', '-Wno-invalid-offsetof'],
        ...['-I', folder, '-I', join(root, 'native'), '-isystem', nodeApi],
        ...['-isystem', process.env.OPENCV_INCLUDE ?? '/usr/include/opencv4'],
        ...sources.map((name) => join(folder, 'generated', name)),
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
