#pragma once
#include "nd/nd.hpp"

namespace node_cv2 {

/// The elements of `from`, saturated, into an array of the same shape and any depth and strides. They must
/// not overlap.
void convertElements(const Nd& from, const Nd& to);
/// The same into new memory; the array itself when it has this depth.
Nd converted(const Nd& array, int depth);

}  // namespace node_cv2
