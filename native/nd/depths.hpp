#pragma once
#include <opencv2/core.hpp>

namespace node_cv2 {

/// Calls `body` with a zero of the element type: one template, compiled once a type. float16 comes as none of
/// them: see `widened`.
template <class Body>
auto byDepth(int depth, const Body& body) {
  switch (depth) {
    case CV_8U:
      return body(uchar());
    case CV_8S:
      return body(schar());
    case CV_16U:
      return body(ushort());
    case CV_16S:
      return body(short());
    case CV_32S:
      return body(int());
    case CV_32F:
      return body(float());
    default:
      return body(double());
  }
}

/// Calls `body` with an unsigned zero as wide as the elements, for what only moves their bits.
template <class Body>
void byItemsize(int depth, const Body& body) {
  switch (CV_ELEM_SIZE1(depth)) {
    case 1:
      return body(uint8_t());
    case 2:
      return body(uint16_t());
    case 4:
      return body(uint32_t());
    default:
      return body(uint64_t());
  }
}

}  // namespace node_cv2
