#pragma once
#include <opencv2/core.hpp>

#include "convert/number.hpp"
#include "convert/reader.hpp"
#include "convert/tuple.hpp"
#include "mat/buffer-memory.hpp"
#include "mat/mat.hpp"

namespace node_cv2 {

/// Takes what OpenCV gets of a JavaScript Mat; false with the reason when it was released or lost its memory.
bool readMat(Reader& reader, napi_value value, MatBox& box, cv::Mat& out);
/// The same as an array, in its own strides.
bool readArray(Reader& reader, napi_value value, MatBox& box, Nd& out);
/// A header over a typed array or Buffer, n x 1; a copy for an asynchronous call, unless the memory is
/// shared.
bool readView(Reader& reader, napi_value value, const BufferView& view, cv::Mat& out);

/// An input array: a Mat, a typed array or Buffer (n x 1; no copy when called synchronously), or as in
/// cv2 a number (a Scalar of float64) or a tuple of numbers (n x 1 float64).
template <>
struct Value<cv::Mat> {
  using type = cv::Mat;
  static constexpr bool acceptsNull = true;

  static bool read(Reader& reader, napi_value value, cv::Mat& out);
  static napi_value write(Env& env, cv::Mat& in);
  static void describe(std::string& text, const cv::Mat& in);
};

/// An array that OpenCV writes to: only a Mat will do.
struct OutputMat {
  using type = cv::Mat;
  static constexpr bool acceptsNull = true;

  static bool read(Reader& reader, napi_value value, cv::Mat& out);
  static void follow(MatBox& box, cv::Mat& in);
  static napi_value write(Env& env, cv::Mat& in);
  static void describe(std::string& text, const cv::Mat& in);
};

/// Small fixed matrices travel as Mats of the same size, one channel.
template <class T, int m, int n>
struct Value<cv::Matx<T, m, n>> {
  using type = cv::Matx<T, m, n>;

  static bool read(Reader& reader, napi_value value, type& out) {
    static const std::string expected =
        "a Mat of " + std::to_string(m) + "x" + std::to_string(n) + ", 1 channel";
    cv::Mat mat;
    if (!Value<cv::Mat>::read(reader, value, mat)) return false;
    if (mat.dims != 2 || mat.rows != m || mat.cols != n || mat.channels() != 1) {
      return reader.fail(expected.c_str(), value);
    }
    mat.convertTo(cv::Mat(m, n, cv::DataType<T>::type, out.val), cv::DataType<T>::type);
    return true;
  }
  static napi_value write(Env& env, type& in) { return makeMat(env, cv::Mat(in, true)); }
  static void describe(std::string& text, const type&) {
    text += std::to_string(m) + "x" + std::to_string(n);
  }
};

}  // namespace node_cv2
