#pragma once
#include <array>
#include <opencv2/core.hpp>

#include "convert/inspect.hpp"
#include "convert/number.hpp"
#include "convert/reader.hpp"

namespace node_cv2 {

/// OpenCV's small structures as tuples. `Fields` visits the members in cv2's order; the names serve the
/// object form and the messages.
///   static constexpr const char* expected;
///   template <class V, class F> static bool each(V& value, F visit);   // visit(index, name, member)
template <class T>
struct Fields;

template <class T>
struct Fields<cv::Point_<T>> {
  static constexpr const char* expected = "a Point [x, y]";
  static constexpr uint32_t count = 2;
  template <class V, class F>
  static bool each(V& v, F visit) {
    return visit(0, "x", v.x) && visit(1, "y", v.y);
  }
};

template <class T>
struct Fields<cv::Point3_<T>> {
  static constexpr const char* expected = "a Point3 [x, y, z]";
  static constexpr uint32_t count = 3;
  template <class V, class F>
  static bool each(V& v, F visit) {
    return visit(0, "x", v.x) && visit(1, "y", v.y) && visit(2, "z", v.z);
  }
};

template <class T>
struct Fields<cv::Size_<T>> {
  static constexpr const char* expected = "a Size [width, height]";
  static constexpr uint32_t count = 2;
  template <class V, class F>
  static bool each(V& v, F visit) {
    return visit(0, "width", v.width) && visit(1, "height", v.height);
  }
};

template <class T>
struct Fields<cv::Rect_<T>> {
  static constexpr const char* expected = "a Rect [x, y, width, height]";
  static constexpr uint32_t count = 4;
  template <class V, class F>
  static bool each(V& v, F visit) {
    return visit(0, "x", v.x) && visit(1, "y", v.y) && visit(2, "width", v.width) &&
           visit(3, "height", v.height);
  }
};

template <>
struct Fields<cv::TermCriteria> {
  static constexpr const char* expected = "a TermCriteria [type, maxCount, epsilon]";
  static constexpr uint32_t count = 3;
  template <class V, class F>
  static bool each(V& v, F visit) {
    return visit(0, "type", v.type) && visit(1, "maxCount", v.maxCount) && visit(2, "epsilon", v.epsilon);
  }
};

template <>
struct Fields<cv::RotatedRect> {
  static constexpr const char* expected = "a RotatedRect [[x, y], [width, height], angle]";
  static constexpr uint32_t count = 3;
  template <class V, class F>
  static bool each(V& v, F visit) {
    return visit(0, "center", v.center) && visit(1, "size", v.size) && visit(2, "angle", v.angle);
  }
};

template <>
struct Fields<cv::Range> {
  static constexpr const char* expected = "a Range [start, end]";
  static constexpr uint32_t count = 2;
  template <class V, class F>
  static bool each(V& v, F visit) {
    return visit(0, "start", v.start) && visit(1, "end", v.end);
  }
};

template <class T>
struct Value<T, std::void_t<decltype(Fields<T>::count)>> {
  using type = T;
  static bool read(Reader& reader, napi_value value, T& out) {
    // Into a copy: a value that fails half way must leave the default untouched.
    T copy = out;
    if (!readFields(reader, value, copy)) return false;
    out = copy;
    return true;
  }
  static napi_value write(Env& env, T& in) {
    napi_value array = nullptr;
    if (napi_create_array_with_length(env.raw, Fields<T>::count, &array) != napi_ok) return nullptr;
    const bool done = Fields<T>::each(in, [&](uint32_t index, const char*, auto& member) {
      napi_value item = Value<std::decay_t<decltype(member)>>::write(env, member);
      return item != nullptr && napi_set_element(env.raw, array, index, item) == napi_ok;
    });
    return done ? array : nullptr;
  }
  static void describe(std::string& text, const T& in) {
    text += '[';
    Fields<T>::each(in, [&](uint32_t index, const char*, const auto& member) {
      if (index > 0) text += ", ";
      Value<std::decay_t<decltype(member)>>::describe(text, member);
      return true;
    });
    text += ']';
  }

 private:
  static bool readFields(Reader& reader, napi_value value, T& out) {
    const napi_env env = reader.env.raw;
    uint32_t length = 0;
    if (arrayLength(env, value, length)) {
      // An empty Range is all, as in cv2.
      if constexpr (std::is_same_v<T, cv::Range>) {
        if (length == 0) {
          out = cv::Range::all();
          return true;
        }
      }
      if (length != Fields<T>::count) return reader.fail(Fields<T>::expected, value);
      return Fields<T>::each(out, [&](uint32_t index, const char*, auto& member) {
        napi_value item = nullptr;
        if (napi_get_element(env, value, index, &item) != napi_ok)
          return reader.fail(Fields<T>::expected, value);
        return Value<std::decay_t<decltype(member)>>::read(reader, item, member) || reader.inside(index);
      });
    }
    if (!isPlainObject(env, value)) return reader.fail(Fields<T>::expected, value);
    return Fields<T>::each(out, [&](uint32_t, const char* name, auto& member) {
      napi_value item = nullptr;
      bool has = false;
      if (napi_has_named_property(env, value, name, &has) != napi_ok || !has ||
          napi_get_named_property(env, value, name, &item) != napi_ok) {
        return reader.fail(Fields<T>::expected, value);
      }
      return Value<std::decay_t<decltype(member)>>::read(reader, item, member) || reader.inside(name);
    });
  }
};

/// `Vec<T, n>`: n numbers, each of T's rules.
template <class T, int n>
struct Value<cv::Vec<T, n>> {
  using type = cv::Vec<T, n>;
  static bool read(Reader& reader, napi_value value, type& out) {
    static const std::string expected = "an array of " + std::to_string(n) + " numbers";
    uint32_t length = 0;
    if (!arrayLength(reader.env.raw, value, length) || length != n)
      return reader.fail(expected.c_str(), value);
    return readElements(reader, value, length, out.val);
  }
  static napi_value write(Env& env, type& in) {
    napi_value array = nullptr;
    if (napi_create_array_with_length(env.raw, n, &array) != napi_ok) return nullptr;
    for (int i = 0; i < n; ++i) napi_set_element(env.raw, array, i, Value<T>::write(env, in.val[i]));
    return array;
  }
  static void describe(std::string& text, const type& in) {
    for (int i = 0; i < n; ++i) {
      text += i == 0 ? "[" : ", ";
      Value<T>::describe(text, in.val[i]);
    }
    text += ']';
  }

  static bool readElements(Reader& reader, napi_value value, uint32_t length, T* out) {
    for (uint32_t i = 0; i < length; ++i) {
      napi_value item = nullptr;
      if (napi_get_element(reader.env.raw, value, i, &item) != napi_ok) return reader.fail("a number", value);
      if (!Value<T>::read(reader, item, out[i])) return reader.inside(i);
    }
    return true;
  }
};

/// A number or up to four; what is not given stays at the parameter's default, as in cv2.
template <>
struct Value<cv::Scalar> {
  using type = cv::Scalar;
  static bool read(Reader& reader, napi_value value, cv::Scalar& out) {
    constexpr const char* expected = "a Scalar (a number or an array of up to 4 numbers)";
    if (napi_get_value_double(reader.env.raw, value, &out.val[0]) == napi_ok) return true;
    uint32_t length = 0;
    if (!arrayLength(reader.env.raw, value, length) || length > 4) return reader.fail(expected, value);
    return Value<cv::Vec4d>::readElements(reader, value, length, out.val);
  }
  static napi_value write(Env& env, cv::Scalar& in) { return Value<cv::Vec4d>::write(env, in); }
  static void describe(std::string& text, const cv::Scalar& in) { Value<cv::Vec4d>::describe(text, in); }
};

}  // namespace node_cv2
