#pragma once
#include <opencv2/core/utility.hpp>

#include "nd/nd.hpp"

namespace node_cv2 {

/// Counts over `size` elements in so many bins, int32: `body(from, to, counts)` adds those of a part. Parts
/// go to several threads when there is enough to count and the bins are few.
template <class Body>
Nd tally(size_t size, int bins, const Body& body) {
  const Nd result = Nd::make({bins}, CV_32S);
  int* counts = reinterpret_cast<int*>(result.data);
  std::fill(counts, counts + bins, 0);
  constexpr size_t kParallel = 1 << 17;
  const int parts = size >= kParallel && bins <= 4096 ? 16 : 1;
  std::vector<std::vector<int>> separate(parts - 1, std::vector<int>(bins));
  cv::parallel_for_(cv::Range(0, parts), [&](const cv::Range& range) {
    for (int i = range.start; i < range.end; ++i)
      body(size * i / parts, size * (i + 1) / parts, i == 0 ? counts : separate[i - 1].data());
  });
  for (const std::vector<int>& part : separate) {
    for (int i = 0; i < bins; ++i) counts[i] += part[i];
  }
  return result;
}

}  // namespace node_cv2
