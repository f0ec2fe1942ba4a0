import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { emitCpp } from '../../scripts/generator/emit/cpp.js';
import { frame, framesOf, headers, modelFor, same, tablesOf } from './cpp-fixtures.js';
import { classOf } from './model-fixtures.js';

describe('classes', () => {
  test('receivers, constructors and static methods; a default sees the names of its class', () => {
    same(
      framesOf(headers.classes),
      `struct cv_Stepper_step_0 {
         cv::Ptr<cv::Stepper> this_;
         int by_ = 1;
         void run() { this_->step(by_); }
       };
       struct cv_Counter_Counter_0 {
         std::shared_ptr<void> new_;
         cv::Counter::Mode mode_ = cv::Counter::FAST;
         void run() { new_ = std::shared_ptr<cv::Counter>(new cv::Counter(mode_)); }
       };
       struct cv_Counter_step_0 {
         cv::Ptr<cv::Counter> this_;
         cv::String by_;
         void run() { this_->step(by_); }
       };
       struct cv_Counter_create_0 {
         cv::Ptr<cv::Counter> return_;
         void run() { return_ = cv::Counter::create(); }
       };`,
    );
  });

  test('a class knows its base, and a method the one it hides; a static method has a second name', () => {
    const tables = tablesOf(headers.classes);
    same(
      tables.slice(tables.indexOf('extern const Function cv_Counter_constructor')),
      `extern const Function cv_Counter_constructor;
       const Function cv_Counter_constructor =
         {"cv.Counter", cv_Counter_constructor_overloads, 1, true, &cv_Counter, nullptr};
       extern const Function cv_Counter_method_step;
       extern const Function cv_Stepper_method_step;
       const Function cv_Counter_method_step =
         {"cv.Counter.step", cv_Counter_method_step_overloads, 1, true, nullptr, &cv_Stepper_method_step};
       const Function* const cv_Counter_methods[] = {&cv_Counter_method_step};
       extern const Function cv_Counter_static_create;
       const Function cv_Counter_static_create =
         {"cv.Counter.create", cv_Counter_static_create_overloads, 1, true, nullptr, nullptr};
       const Function* const cv_Counter_statics[] = {&cv_Counter_static_create};
       const char* const cv_Counter_paths[] = {"Counter"};
       const Class cv_Counter = {"cv.Counter", cv_Counter_paths, 1, 1, &cv_Stepper, upcast<cv::Counter, cv::Stepper>,
         &cv_Counter_constructor, cv_Counter_methods, 1, cv_Counter_statics, 1, nullptr, 0, heldBy<cv::Counter>};
       extern const Overload cv_Counter_static_create_overloads[1];
       extern const Function function_Counter_create;
       const Function function_Counter_create =
         {"cv.Counter_create", cv_Counter_static_create_overloads, 1, true, nullptr, nullptr};`,
    );
    assert.match(
      tables,
      /\{"step\(by\) -> None", cv_Counter_step_0_in, nullptr, 1, 1, 0, 0, Idiom::None, &kindOf<Value<cv::Ptr<cv::Counter>>>, sizeof/,
    );
    assert.match(
      tables,
      /\{"Counter\(\[mode\]\) -> <Counter object>", cv_Counter_Counter_0_in, nullptr, 1, 0, 0, 0, Idiom::None, nullptr, sizeof/,
    );
  });

  test('a property is a getter and, unless read-only, a setter', () => {
    same(
      framesOf(headers.properties).split('struct cv_Gauge_Limits_')[0],
      `struct cv_Gauge_steps_get {
         cv::Ptr<cv::Gauge> this_;
         std::vector<int> value_;
         void run() { value_ = this_->steps; }
       };
       struct cv_Gauge_limits_get {
         cv::Ptr<cv::Gauge> this_;
         cv::Gauge::Limits value_;
         void run() { value_ = this_->limits; }
       };
       struct cv_Gauge_limits_set {
         cv::Ptr<cv::Gauge> this_;
         cv::Gauge::Limits value_;
         void run() { this_->limits = value_; }
       };`,
    );
    const tables = tablesOf(headers.properties);
    same(
      /const Property cv_Gauge_properties[^;]*;/.exec(tables)?.[0],
      `const Property cv_Gauge_properties[] = {
         {"steps", &cv_Gauge_steps_get_function, nullptr},
         {"limits", &cv_Gauge_limits_get_function, &cv_Gauge_limits_set_function}};`,
    );
    same(
      /const Overload cv_Gauge_limits_set_overload[^;]*;/.exec(tables)?.[0],
      `const Overload cv_Gauge_limits_set_overload = {"limits", cv_Gauge_limits_set_in, nullptr, 1, 1, 0, 0, Idiom::None,
         &kindOf<Value<cv::Ptr<cv::Gauge>>>, ${frame('cv_Gauge_limits_set')}};`,
    );
  });

  test('a nested class has two paths, and no constructor only where there is none', () => {
    const tables = tablesOf(headers.properties);
    same(
      /const char\* const cv_Gauge_Limits_paths[^]*?const Class [^;]*;/.exec(tables)?.[0],
      `const char* const cv_Gauge_Limits_paths[] = {"Gauge.Limits", "Gauge_Limits"};
       const Class cv_Gauge_Limits = {"cv.Gauge.Limits", cv_Gauge_Limits_paths, 2, 1, nullptr, nullptr,
         &cv_Gauge_Limits_constructor, nullptr, 0, nullptr, 0, cv_Gauge_Limits_properties, 1, heldBy<cv::Gauge::Limits>};`,
    );
    assert.match(
      tables,
      /const Class cv_Gauge = \{"cv.Gauge", cv_Gauge_paths, 1, 0, nullptr, nullptr, nullptr, /,
    );
  });

  test('a method of ours is a function that takes the object first', () => {
    const api = modelFor(headers.classes);
    const [step] = classOf(api, 'cv_Stepper').methods.flatMap(({ overloads }) => overloads);
    Object.assign(step!, { ours: true, cppName: 'node_cv2::step' });
    assert.match(
      emitCpp(api).get('x_1.cpp')!,
      /int by_ = 1;\s+void run\(\) \{ node_cv2::step\(\*this_, by_\); \}/,
    );
  });

  test('converters: of what is shared, what is copied, and what is a plain object', () => {
    same(
      emitCpp(modelFor(headers.properties + headers.map)).get('classes.hpp'),
      `#pragma once
       #include "generated/opencv.hpp"
       #include "call/glue.hpp"
       namespace node_cv2 {
       extern const Class cv_Gauge;
       template <> struct ClassOf<cv::Gauge> { static const Class& get() { return cv_Gauge; } };
       extern const Class cv_Gauge_Limits;
       template <> struct ClassOf<cv::Gauge::Limits> { static const Class& get() { return cv_Gauge_Limits; } };
       template <> struct Value<cv::Gauge::Limits> : CopiedObject<cv::Gauge::Limits> {};
       template <> struct Fields<cv::Span> { template <class V, class F> static bool each(V& v, F visit) {
         return visit(0, "from", v.from) && visit(1, "to", v.to); } };
       template <> struct Value<cv::Span> : PlainObject<cv::Span> {};
       }`,
    );
  });

  test('a class that is left out leaves nothing behind', () => {
    const api = modelFor(headers.properties);
    classOf(api, 'cv_Gauge').skip = 'not now';
    classOf(api, 'cv_Gauge_Limits').skip = 'not now';
    for (const [name, text] of emitCpp(api)) assert.doesNotMatch(text, /Gauge/, name);
  });
});
