#include "nd/lanes.hpp"

#include <algorithm>
#include <numeric>

namespace node_cv2 {

Lanes::Lanes(const Nd& array, const Reduced& reduced)
    : count(reduced.results), length(reduced.count), order_(array.ndim()) {
  std::iota(order_.begin(), order_.end(), 0);
  std::stable_partition(order_.begin(), order_.end(), [&](size_t axis) { return !reduced.taken[axis]; });
  Nd turned = array;
  for (size_t i = 0; i < order_.size(); ++i) {
    turned.shape[i] = array.shape[order_[i]];
    turned.strides[i] = array.strides[order_[i]];
  }
  copy = gather(turned);
}

Nd Lanes::restored(const Nd& array) const {
  if (std::is_sorted(order_.begin(), order_.end())) return array;
  Nd turned = array;
  for (size_t i = 0; i < order_.size(); ++i) {
    turned.shape[order_[i]] = array.shape[i];
    turned.strides[order_[i]] = array.strides[i];
  }
  return gather(turned);
}

}  // namespace node_cv2
