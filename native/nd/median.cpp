#include <cmath>
#include <limits>

#include "nd/computing.hpp"
#include "nd/depths.hpp"
#include "nd/lanes.hpp"
#include "nd/reduction.hpp"

namespace node_cv2 {

namespace {

/// The element that would be at `place` if the lane was sorted, by how often each value comes.
template <class T>
double countedAt(const std::vector<size_t>& counts, size_t place) {
  size_t value = 0;
  for (size_t before = counts[0]; before <= place; before += counts[value]) ++value;
  return static_cast<double>(value) + std::numeric_limits<T>::lowest();
}

/// Reorders the lane.
template <class T>
double medianOf(T* lane, size_t length) {
  if (length == 0) return std::numeric_limits<double>::quiet_NaN();
  const size_t low = (length - 1) / 2, high = length / 2;
  if constexpr (sizeof(T) <= 2) {
    constexpr size_t values = size_t(1) << (8 * sizeof(T));
    if (length >= values / 4) {
      std::vector<size_t> counts(values);
      for (size_t i = 0; i < length; ++i) ++counts[lane[i] - std::numeric_limits<T>::lowest()];
      return (countedAt<T>(counts, low) + countedAt<T>(counts, high)) / 2;
    }
  }
  if constexpr (std::is_floating_point_v<T>) {
    T* end = lane + length;
    const T* found = std::find_if(lane, end, [](T element) { return std::isnan(element); });
    if (found != end) return *found;
  }
  std::nth_element(lane, lane + high, lane + length);
  const double above = lane[high];
  const double below = low == high ? above : *std::max_element(lane, lane + high);
  return (below + above) / 2;
}

Nd median(const Nd& self, const Reduced& reduced) {
  const Lanes lanes(widened(self), reduced);
  Nd result = Nd::make(reduced.shape, CV_64F);
  double* out = reinterpret_cast<double*>(result.data);
  byDepth(lanes.copy.depth, [&](auto zero) {
    using T = decltype(zero);
    lanes.each<T>([&](T* lane, size_t number) { out[number] = medianOf(lane, lanes.length); });
  });
  return result;
}

}  // namespace

void addMedian(Methods& methods) { addReduction<NumberOrNd, median>(methods, "median"); }

}  // namespace node_cv2
