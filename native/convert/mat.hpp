#pragma once
#include <opencv2/core.hpp>

#include "convert/number.hpp"
#include "convert/reader.hpp"
#include "convert/tuple.hpp"
#include "mat/buffer-memory.hpp"
#include "mat/mat-box.hpp"

namespace node_cv2 {

/// Takes the header of a JavaScript Mat; false with the reason when it was released or lost its memory.
inline bool readMat(Reader& reader, napi_value value, MatBox& box, cv::Mat& out) {
  if (box.released()) return reader.fail("a Mat that is not released", value);
  out = box.mat();
  if (!isOverBuffer(out)) return true;
  if (bufferLost(reader.env, out)) return reader.fail("a Mat whose ArrayBuffer was not transferred", value);
  // What is written to a copy is brought back by `MatBox::follow`.
  if (reader.copies) {
    out = out.clone();
  } else {
    size_t offset = 0;
    reader.pins.push_back({bufferBehind(out, offset), out.data, static_cast<size_t>(out.dataend - out.data)});
  }
  return true;
}

/// An input array: a Mat, a typed array or Buffer (n x 1; no copy when called synchronously), or as in
/// cv2 a number (a Scalar of float64) or a tuple of numbers (n x 1 float64).
template <>
struct Value<cv::Mat> {
  using type = cv::Mat;
  static constexpr bool acceptsNull = true;

  static bool read(Reader& reader, napi_value value, cv::Mat& out) {
    if (MatBox* box = matBox(reader.env, value)) return readMat(reader, value, *box, out);
    const napi_env env = reader.env.raw;
    double number = 0;
    if (napi_get_value_double(env, value, &number) == napi_ok) {
      out = (cv::Mat_<double>(4, 1) << number, 0, 0, 0);
      return true;
    }
    uint32_t length = 0;
    if (arrayLength(env, value, length) && length > 0) {
      // Not reserved: the length of a sparse array may promise billions.
      std::vector<double> numbers;
      for (uint32_t i = 0; i < length; ++i) {
        napi_value item = nullptr;
        const bool is = napi_get_element(env, value, i, &item) == napi_ok &&
                        napi_get_value_double(env, item, &number) == napi_ok;
        if (!is) return reader.fail(kExpected, value);
        numbers.push_back(number);
      }
      out = cv::Mat(numbers, true);
      return true;
    }
    BufferView view;
    if (!readBuffer(env, value, view)) return reader.fail(kExpected, value);
    return readView(reader, value, view, out);
  }

  static napi_value write(Env& env, cv::Mat& in) { return makeMat(env, std::move(in)); }
  static void describe(std::string& text, const cv::Mat& in) { text += describeMat(in); }

 private:
  static constexpr const char* kExpected = "a Mat, a typed array, a number or an array of numbers";

  static bool readView(Reader& reader, napi_value value, const BufferView& view, cv::Mat& out) {
    if (view.depth < 0) return reader.fail("an element type that OpenCV has (8 to 32 bits, or float)", value);
    const size_t count = view.bytes / CV_ELEM_SIZE1(view.depth);
    if (count > static_cast<size_t>(INT_MAX)) return reader.failRange("at most 2147483647 elements", value);
    if (count == 0) {
      out = cv::Mat();
      return true;
    }
    const std::vector<int> sizes = {static_cast<int>(count), 1};
    if (reader.copies) {
      out = cv::Mat(sizes, view.depth, view.data).clone();
      return true;
    }
    out = wrapBuffer(reader.env, view, sizes, view.depth);
    // JavaScript still runs while the other arguments are read: what it may do to this buffer is checked
    // once more before the call.
    reader.pins.push_back({view.buffer, view.data, view.bytes});
    return true;
  }
};

/// An array that OpenCV writes to: only a Mat will do.
struct OutputMat {
  using type = cv::Mat;
  static constexpr bool acceptsNull = true;
  static constexpr bool isOutputMat = true;

  static bool read(Reader& reader, napi_value value, cv::Mat& out) {
    MatBox* box = matBox(reader.env, value);
    reader.target = box;
    return box != nullptr ? readMat(reader, value, *box, out) : reader.fail("a Mat", value);
  }
  static napi_value write(Env& env, cv::Mat& in) { return makeMat(env, std::move(in)); }
  static void describe(std::string& text, const cv::Mat& in) { text += describeMat(in); }
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
