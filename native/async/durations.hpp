#pragma once
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

namespace node_cv2 {

/// How long something took, many times: counts in buckets that are each some 6 % wide, so that a quantile is
/// within 3 % of the true one. Adding takes a few nanoseconds.
class Durations {
 public:
  void add(std::chrono::nanoseconds time) {
    const auto value = static_cast<uint64_t>(std::max<int64_t>(time.count(), 0));
    ++buckets_[std::min(bucketOf(value), kBuckets - 1)];
    ++count_;
    sum_ += value;
    max_ = std::max(max_, value);
  }

  /// In nanoseconds; 0 when there were none.
  double mean() const { return count_ == 0 ? 0 : static_cast<double>(sum_) / static_cast<double>(count_); }
  double max() const { return static_cast<double>(max_); }
  /// That which so large a part of them did not exceed.
  double quantile(double part) const {
    const double rank = part * static_cast<double>(count_);
    uint64_t seen = 0;
    for (size_t i = 0; i < kBuckets && count_ > 0; ++i) {
      seen += buckets_[i];
      if (static_cast<double>(seen) >= rank) return std::min(middleOf(i), max());
    }
    return max();
  }

 private:
  /// Below 16 each nanosecond is a bucket; from there on each doubling has 16.
  static constexpr uint64_t kSteps = 16;
  static constexpr int kStepBits = 4;
  /// Up to three days.
  static constexpr size_t kBuckets = (48 - kStepBits + 1) * kSteps;

  static size_t bucketOf(uint64_t value) {
    if (value < kSteps) return value;
    const int shift = 63 - __builtin_clzll(value) - kStepBits;
    return shift * kSteps + (value >> shift);
  }
  static double middleOf(size_t bucket) {
    if (bucket < kSteps) return static_cast<double>(bucket);
    const int shift = static_cast<int>(bucket / kSteps) - 1;
    const uint64_t start = (bucket - shift * kSteps) << shift;
    return static_cast<double>(start) + static_cast<double>((uint64_t{1} << shift) - 1) / 2;
  }

  std::array<uint64_t, kBuckets> buckets_{};
  uint64_t count_ = 0;
  uint64_t sum_ = 0;
  uint64_t max_ = 0;
};

}  // namespace node_cv2
