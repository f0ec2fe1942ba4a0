#pragma once
#include "convert/mat.hpp"
#include "nd/nd.hpp"

// What the methods of Mat take and give (native/nd); OpenCV's functions take cv::Mat (convert/mat.hpp).

namespace node_cv2 {

/// `readArray` of what the call writes to.
bool readTarget(Reader& reader, napi_value value, MatBox& box, Nd& out);

/// A Mat, in its own strides.
template <>
struct Value<Nd> {
  using type = Nd;
  static bool read(Reader& reader, napi_value value, Nd& out);
  static napi_value write(Env& env, Nd& in);
  static void describe(std::string& text, const Nd& in);
};

/// A Mat to write to.
struct NdTarget {
  using type = Nd;
  static bool read(Reader& reader, napi_value value, Nd& out);
  static void describe(std::string& text, const Nd& in) { Value<Nd>::describe(text, in); }
};

/// The same that becomes the result, in shape too, and is given back.
struct OutputNd {
  using type = Nd;
  static constexpr bool acceptsNull = true;
  static bool read(Reader& reader, napi_value value, Nd& out);
  static void follow(MatBox& box, Nd& in);
  static napi_value write(Env& env, Nd& in) { return Value<Nd>::write(env, in); }
  static void describe(std::string& text, const Nd& in) { Value<Nd>::describe(text, in); }
};

/// The other side of an operator: a Mat or typed array; or a number or array of numbers, which are `weak`:
/// they take the Mat's dtype.
struct Operand {
  Nd array;
  bool weak = false;
};
template <>
struct Value<Operand> {
  using type = Operand;
  static bool read(Reader& reader, napi_value value, Operand& out);
  static void describe(std::string& text, const Operand& in);
};

/// A dtype's depth, by numpy's or OpenCV's name or OpenCV's constant; -1 stands for "not given".
struct DtypeKind {
  using type = int;
  static bool read(Reader& reader, napi_value value, int& out);
  static void describe(std::string& text, const int& in);
};

/// One axis, several, or (null, not given) all of them.
struct Axes {
  bool all = true;
  std::vector<int> axes;
};
template <>
struct Value<Axes> {
  using type = Axes;
  static constexpr bool acceptsNull = true;
  static bool read(Reader& reader, napi_value value, Axes& out);
  static void describe(std::string& text, const Axes& in);
};

/// One integer, or several.
struct Integers {
  using type = std::vector<int>;
  static bool read(Reader& reader, napi_value value, type& out);
  static void describe(std::string& text, const type& in);
};

/// Sizes of axes: a number alone is one axis.
struct ShapeKind {
  using type = std::vector<int>;
  static bool read(Reader& reader, napi_value value, type& out);
  static void describe(std::string& text, const type& in);
};

/// What a reduction gives: of the whole array one value, and an array wherever axes were named, even when
/// none is left, so that its type does not depend on the number of axes.
struct Reduction {
  Nd array;
  bool whole = false;
};
struct NumberOrNd {
  using type = Reduction;
  static napi_value write(Env& env, Reduction& in);
};

/// The same of truth: a boolean, or a mask.
struct BooleanOrNd {
  using type = Reduction;
  static napi_value write(Env& env, Reduction& in);
};

}  // namespace node_cv2
