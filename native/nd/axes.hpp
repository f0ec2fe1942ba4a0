#pragma once
#include "convert/nd.hpp"

namespace node_cv2 {

/// An axis counted from the front. Throws BadArgument when there is none such.
size_t axisOf(int axis, const Nd& array);

/// What a reduction takes away, and the shape of what it leaves.
struct Reduced {
  /// For each axis of the array.
  std::vector<bool> taken;
  /// Sizes of the other axes; with 1 for each that was taken if those are kept.
  std::vector<int> shape;
  /// How many results, and elements behind each.
  size_t results = 1;
  size_t count = 1;
};
Reduced reducedAxes(const Nd& array, const Axes& axes, bool keepdims);

/// Throws BadArgument when there are no elements to find `what` ("the least") of.
void needElements(const Nd& array, const Reduced& reduced, const char* what);

/// How many elements, where positions or counts must fit int32. Throws BadArgument.
int countOf(const Nd& array);

/// The elements as one axis in the order of the axes: the same memory where they lie so, else a copy.
Nd flattened(const Nd& array);

/// float16 as float32, which holds its values exactly; others as they are.
Nd widened(const Nd& array);
/// And back.
Nd narrowed(const Nd& array);

}  // namespace node_cv2
