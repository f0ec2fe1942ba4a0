#pragma once
#include <cstddef>

#include "nd/nd.hpp"

namespace node_cv2 {

/// From elements that lie one after the other to such elements, saturating; of at most `kBlock` (blocks.hpp).
using Conversion = void (*)(const void* from, void* to, size_t count);

/// For two different depths.
Conversion conversion(int from, int to);

/// The elements of `from`, saturated, into an array of the same shape and any depth and strides. They must
/// not overlap.
void convertElements(const Nd& from, const Nd& to);
/// The same into new memory; the array itself when it has this depth.
Nd converted(const Nd& array, int depth);

}  // namespace node_cv2
