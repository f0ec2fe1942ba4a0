#pragma once
#include "convert/mat.hpp"

namespace node_cv2 {

/// An array that may lie on an OpenCL device: a Mat to JavaScript. Copied both ways, as cv2 does for arrays.
template <>
struct Value<cv::UMat> {
  using type = cv::UMat;
  static constexpr bool acceptsNull = true;

  static bool read(Reader& reader, napi_value value, cv::UMat& out) {
    cv::Mat mat;
    if (!Value<cv::Mat>::read(reader, value, mat)) return false;
    mat.copyTo(out);
    return true;
  }
  static napi_value write(Env& env, cv::UMat& in) {
    cv::Mat mat;
    in.copyTo(mat);
    return makeMat(env, std::move(mat));
  }
  static void describe(std::string& text, const cv::UMat& in) {
    text += describeMat(in.getMat(cv::ACCESS_READ));
  }
};

}  // namespace node_cv2
