#pragma once
#include <algorithm>
#include <opencv2/core.hpp>
#include <utility>
#include <vector>

#include "convert/mat.hpp"
#include "convert/reader.hpp"
#include "convert/tuple.hpp"
#include "mat/dtype.hpp"

namespace node_cv2 {

/// Types that an array can hold as elements: numbers, points, sizes, rectangles, fixed vectors.
template <class T>
struct IsElement
    : std::bool_constant<std::is_arithmetic_v<T> && !std::is_same_v<T, bool> && sizeof(T) <= 8 &&
                         !(std::is_integral_v<T> && sizeof(T) == 8) && !std::is_same_v<T, unsigned>> {};
template <class T>
struct IsElement<cv::Point_<T>> : IsElement<T> {};
template <class T>
struct IsElement<cv::Point3_<T>> : IsElement<T> {};
template <class T>
struct IsElement<cv::Size_<T>> : IsElement<T> {};
template <class T>
struct IsElement<cv::Rect_<T>> : IsElement<T> {};
template <class T, int n>
struct IsElement<cv::Vec<T, n>> : IsElement<T> {};

/// `std::vector<T>` by the converter of its elements: from any JavaScript array; where T can be an element,
/// also from a typed array or Mat of exactly that type.
template <class C>
struct List {
  using element = typename C::type;
  using type = std::vector<element>;
  static constexpr bool isOutputList = followOf<C> != nullptr;

  static bool read(Reader& reader, napi_value value, type& out) {
    const napi_env env = reader.env.raw;
    uint32_t length = 0;
    if (!arrayLength(env, value, length)) {
      if constexpr (IsElement<element>::value)
        return readArray(reader, value, out);
      else
        return reader.fail("an array", value);
    }
    out.clear();
    // No more: the length of a sparse array may promise billions.
    out.reserve(std::min<uint32_t>(length, 16));
    for (uint32_t i = 0; i < length; ++i) {
      napi_value item = nullptr;
      element slot{};
      if (napi_get_element(env, value, i, &item) != napi_ok) return reader.fail("an array", value);
      reader.item = static_cast<int>(i);
      const bool fits = C::read(reader, item, slot);
      reader.item = -1;
      if (!fits) {
        napi_valuetype kind = napi_undefined;
        const bool null =
            AcceptsNull<C>::value && napi_typeof(env, item, &kind) == napi_ok && kind == napi_null;
        if (!null) return reader.inside(i);
      }
      out.push_back(std::move(slot));
    }
    return true;
  }

  static napi_value write(Env& env, type& in) {
    napi_value array = nullptr;
    if (napi_create_array_with_length(env.raw, in.size(), &array) != napi_ok) return nullptr;
    for (size_t i = 0; i < in.size(); ++i) {
      napi_handle_scope scope = nullptr;
      napi_open_handle_scope(env.raw, &scope);
      element item = std::move(in[i]);
      napi_value value = C::write(env, item);
      const bool done =
          value != nullptr && napi_set_element(env.raw, array, static_cast<uint32_t>(i), value) == napi_ok;
      napi_close_handle_scope(env.raw, scope);
      if (!done) return nullptr;
    }
    return array;
  }

  static void describe(std::string& text, const type& in) {
    text += '[';
    for (size_t i = 0; i < in.size() && i < 4; ++i) {
      if (i > 0) text += ", ";
      const element item = in[i];
      C::describe(text, item);
    }
    text += in.size() > 4 ? ", ... " + std::to_string(in.size()) + " in all]" : "]";
  }

 private:
  static bool readArray(Reader& reader, napi_value value, type& out) {
    constexpr int depth = cv::traits::Depth<element>::value;
    constexpr int channels = CV_MAT_CN(cv::traits::Type<element>::value);
    static const std::string expected = std::string("an array, or a typed array or Mat of ") +
                                        dtypeName(depth) +
                                        (channels > 1 ? " in groups of " + std::to_string(channels) : "");
    cv::Mat mat;
    BufferView view;
    if (MatBox* box = matBox(reader.env, value)) {
      if (!readMat(reader, value, *box, mat)) return false;
    } else if (readBuffer(reader.env.raw, value, view) && view.depth == depth) {
      const size_t count = view.bytes / sizeof(element);
      if (view.bytes % sizeof(element) != 0) return reader.fail(expected.c_str(), value);
      const auto* first = reinterpret_cast<const element*>(view.data);
      out.assign(first, first + count);
      return true;
    } else {
      return reader.fail(expected.c_str(), value);
    }
    const int count = mat.empty() ? 0 : mat.checkVector(channels, depth, true);
    if (count < 0) return reader.fail(expected.c_str(), value);
    const auto* first = reinterpret_cast<const element*>(mat.data);
    out.assign(first, first + count);
    return true;
  }
};

/// A list of objects that point into another one does so too.
template <class C>
struct ObjectTraits<List<C>> {
  static constexpr bool is = false;
  static constexpr bool refersBack = ObjectTraits<C>::refersBack;
};

/// `std::pair` as an array of two.
template <class A, class B>
struct Pair {
  using type = std::pair<typename A::type, typename B::type>;
  static bool read(Reader& reader, napi_value value, type& out) {
    uint32_t length = 0;
    napi_value first = nullptr, second = nullptr;
    if (!arrayLength(reader.env.raw, value, length) || length != 2 ||
        napi_get_element(reader.env.raw, value, 0, &first) != napi_ok ||
        napi_get_element(reader.env.raw, value, 1, &second) != napi_ok) {
      return reader.fail("an array of two", value);
    }
    if (!A::read(reader, first, out.first)) return reader.inside(0u);
    return B::read(reader, second, out.second) || reader.inside(1u);
  }
  static napi_value write(Env& env, type& in) {
    napi_value array = nullptr;
    napi_create_array_with_length(env.raw, 2, &array);
    napi_set_element(env.raw, array, 0, A::write(env, in.first));
    napi_set_element(env.raw, array, 1, B::write(env, in.second));
    return array;
  }
  static void describe(std::string& text, const type& in) {
    text += '[';
    A::describe(text, in.first);
    text += ", ";
    B::describe(text, in.second);
    text += ']';
  }
};

}  // namespace node_cv2
