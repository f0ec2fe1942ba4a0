#pragma once
#include "nd/nd.hpp"

namespace node_cv2 {

/// Calls `body` with a zero as wide as the elements, for what only moves them.
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
