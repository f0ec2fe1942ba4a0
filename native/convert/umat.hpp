#pragma once
#include "convert/mat.hpp"
#include "object/descriptor.hpp"

namespace node_cv2 {

/// An array that may lie on an OpenCL device: cv2's UMat. A Mat will do, too: its elements are copied there.
template <>
struct Value<cv::UMat> {
  using type = cv::UMat;
  static constexpr bool acceptsNull = true;
  static bool read(Reader& reader, napi_value value, cv::UMat& out);
  static napi_value write(Env& env, cv::UMat& in);
  static void describe(std::string& text, const cv::UMat& in);
};

template <>
inline constexpr size_t (*heldBy<cv::UMat>)(const void*) = [](const void* pointer) {
  const auto& array = *static_cast<const cv::UMat*>(pointer);
  return array.total() * array.elemSize();
};

}  // namespace node_cv2
