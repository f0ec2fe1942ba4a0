#pragma once
#include <opencv2/core/utility.hpp>

#include "nd/axes.hpp"

namespace node_cv2 {

/// A copy in which the elements behind each result lie one after the other: the axes taken go last.
class Lanes {
 public:
  Lanes(const Nd& array, const Reduced& reduced);

  /// `body(lane, its number)` for each, by several threads at once when there is enough to do.
  template <class T, class Body>
  void each(const Body& body) const {
    T* data = reinterpret_cast<T*>(copy.data);
    const size_t parts = copy.size() < kParallel ? 1 : std::min<size_t>(count, kParts);
    cv::parallel_for_(cv::Range(0, static_cast<int>(parts)), [&](const cv::Range& range) {
      const size_t to = count * range.end / parts;
      for (size_t i = count * range.start / parts; i < to; ++i) body(data + i * length, i);
    });
  }

  /// What lies in the order of the copy, with the axes where they were.
  Nd restored(const Nd& array) const;

  Nd copy;
  const size_t count;
  const size_t length;

 private:
  static constexpr size_t kParallel = 1 << 14;
  static constexpr size_t kParts = 64;

  /// Of each axis of the copy, where it was.
  std::vector<size_t> order_;
};

}  // namespace node_cv2
