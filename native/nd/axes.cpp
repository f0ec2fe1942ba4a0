#include "nd/axes.hpp"

#include <limits>

#include "env/errors.hpp"

namespace node_cv2 {

size_t axisOf(int axis, const Nd& array) {
  const int ndim = static_cast<int>(array.ndim());
  if (axis >= -ndim && axis < ndim) return axis < 0 ? axis + ndim : axis;
  throw BadArgument("argument 'axis': expected an axis of shape " + describeShape(array.shape) + ", got " +
                    std::to_string(axis));
}

Reduced reducedAxes(const Nd& array, const Axes& axes, bool keepdims) {
  Reduced reduced;
  reduced.taken.assign(array.ndim(), axes.all);
  for (int given : axes.axes) {
    const size_t axis = axisOf(given, array);
    if (reduced.taken[axis])
      throw BadArgument("argument 'axis': expected different axes, got " + describeShape(axes.axes));
    reduced.taken[axis] = true;
  }
  for (size_t i = 0; i < array.ndim(); ++i) {
    if (!reduced.taken[i] || keepdims) reduced.shape.push_back(reduced.taken[i] ? 1 : array.shape[i]);
    (reduced.taken[i] ? reduced.count : reduced.results) *= array.shape[i];
  }
  return reduced;
}

void needElements(const Nd& array, const Reduced& reduced, const char* what) {
  if (reduced.count > 0) return;
  throw BadArgument("expected elements to find " + std::string(what) + " of, got shape " +
                    describeShape(array.shape));
}

int countOf(const Nd& array) {
  const size_t count = array.size();
  if (count <= static_cast<size_t>(std::numeric_limits<int>::max())) return static_cast<int>(count);
  throw BadArgument("expected at most 2147483647 elements, whose positions fit int32, got " +
                    std::to_string(count));
}

Nd flattened(const Nd& array) {
  const int count = countOf(array);
  Nd flat = array.isContiguous() ? array : gather(array);
  flat.shape = {count};
  flat.strides = {static_cast<ptrdiff_t>(flat.itemsize())};
  return flat;
}

namespace {

Nd converted(const Nd& array, int depth) {
  const Nd from = gather(array);
  Nd to = Nd::make(array.shape, depth);
  if (array.size() > 0) from.memory.convertTo(to.memory, depth);
  return to;
}

}  // namespace

Nd widened(const Nd& array) { return array.depth == CV_16F ? converted(array, CV_32F) : array; }

Nd narrowed(const Nd& array) { return converted(array, CV_16F); }

}  // namespace node_cv2
