#pragma once
#include <array>
#include <cstdlib>
#include <opencv2/core/utility.hpp>

#include "nd/nd.hpp"

namespace node_cv2 {

/// N arrays of one shape, visited in step: axes that lie behind one another in all of them are joined, and
/// the one where the first array's elements are nearest comes innermost, so that most work is done in few
/// long runs.
template <size_t N>
class Runs {
 public:
  struct Axis {
    ptrdiff_t size;
    std::array<ptrdiff_t, N> strides;
  };
  using Pointers = std::array<uchar*, N>;

  /// The arrays may be broadcast ones (stride 0).
  explicit Runs(const std::array<const Nd*, N>& arrays) {
    const Nd& first = *arrays[0];
    for (size_t n = 0; n < N; ++n) start_[n] = arrays[n]->data;
    for (size_t i = 0; i < first.ndim(); ++i) {
      Axis axis{first.shape[i], {}};
      for (size_t n = 0; n < N; ++n) axis.strides[n] = arrays[n]->strides[i];
      if (axis.size == 0) empty_ = true;
      if (axis.size != 1) insert(axis);
    }
    join();
    if (axes_.empty()) axes_.push_back({1, {}});
  }

  const Axis& inner() const { return axes_.back(); }

  /// `body(pointers, inner axis' size, its strides)` for each run. From `kParallel` elements on, by several
  /// threads at once: bodies must not depend on one another.
  template <class Body>
  void each(const Body& body) const {
    if (empty_) return;
    ptrdiff_t total = 1;
    for (const Axis& axis : axes_) total *= axis.size;
    const Axis& outer = axes_.front();
    if (total < kParallel) return visit(0, outer.size, body);
    // A lone axis is cut as well.
    const int stripes = static_cast<int>(std::min<ptrdiff_t>(outer.size, cv::getNumThreads() * 4));
    cv::parallel_for_(cv::Range(0, stripes), [&](const cv::Range& range) {
      visit(outer.size * range.start / stripes, outer.size * range.end / stripes, body);
    });
  }

 private:
  static constexpr ptrdiff_t kParallel = 1 << 17;

  void insert(const Axis& axis) {
    const auto reach = [](const Axis& a) { return std::abs(a.strides[0]); };
    auto at = axes_.end();
    // Stable, and axes that the first array does not move along stay where they are.
    while (at != axes_.begin() && reach(*(at - 1)) < reach(axis) && reach(*(at - 1)) != 0) --at;
    axes_.insert(at, axis);
  }

  void join() {
    for (size_t i = axes_.size(); i-- > 1;) {
      Axis& outer = axes_[i - 1];
      const Axis& inner = axes_[i];
      bool follows = true;
      for (size_t n = 0; n < N; ++n) follows = follows && outer.strides[n] == inner.strides[n] * inner.size;
      if (!follows) continue;
      outer = {outer.size * inner.size, inner.strides};
      axes_.erase(axes_.begin() + i);
    }
  }

  template <class Body>
  void visit(ptrdiff_t from, ptrdiff_t to, const Body& body) const {
    Pointers at = start_;
    for (size_t n = 0; n < N; ++n) at[n] += axes_.front().strides[n] * from;
    if (axes_.size() == 1) return body(at, to - from, axes_.front().strides);
    for (ptrdiff_t i = from; i < to; ++i) {
      descend(1, at, body);
      for (size_t n = 0; n < N; ++n) at[n] += axes_.front().strides[n];
    }
  }

  template <class Body>
  void descend(size_t level, Pointers at, const Body& body) const {
    const Axis& axis = axes_[level];
    if (level + 1 == axes_.size()) return body(at, axis.size, axis.strides);
    for (ptrdiff_t i = 0; i < axis.size; ++i) {
      descend(level + 1, at, body);
      for (size_t n = 0; n < N; ++n) at[n] += axis.strides[n];
    }
  }

  Pointers start_;
  std::vector<Axis> axes_;
  bool empty_ = false;
};

}  // namespace node_cv2
