#pragma once
#include <opencv2/core/utility.hpp>

#include "nd/conversion.hpp"
#include "nd/nd.hpp"

namespace node_cv2 {

/// Elements that go through all steps of a computation at once: what is between the steps stays in the cache.
constexpr size_t kBlock = 1024;

/// Reads an array in the order of its axes.
class Source {
 public:
  explicit Source(const Nd& array);

  /// All elements are one and the same.
  bool isNumber() const { return axes_.size() == 1 && axes_[0].stride == 0; }
  /// `count` elements: where they are when they lie one after the other, else copied to `room`.
  const uchar* read(size_t from, size_t count, uchar* room) const;

 private:
  struct Axis {
    ptrdiff_t size;
    ptrdiff_t stride;
  };
  const uchar* data_;
  ptrdiff_t itemsize_;
  /// Innermost first; those that lie behind one another are joined.
  std::vector<Axis> axes_;
};

/// An operand, read block by block in the depth that is computed in.
class Lane {
 public:
  Lane(const Nd& array, int depth);
  Lane(const Lane&) = delete;

  const uchar* read(size_t from, size_t count) {
    if (number_ != nullptr) return number_;
    const uchar* elements = source_.read(from, count, raw_);
    return convert_ == nullptr ? elements : converted(elements, count);
  }

 private:
  const uchar* converted(const uchar* elements, size_t count) {
    convert_(elements, converted_, count);
    return converted_;
  }

  const Source source_;
  const Conversion convert_;
  /// A block of the one number that is read again and again.
  const uchar* number_ = nullptr;
  alignas(64) uchar raw_[kBlock * 8];
  alignas(64) uchar converted_[kBlock * 8];
};

/// `body(from, to)` for parts of `total` elements, each a whole number of blocks; many at once by several
/// threads.
template <class Body>
void forParts(size_t total, const Body& body) {
  constexpr size_t kParallel = 1 << 17;
  if (total == 0) return;
  if (total < kParallel) return body(size_t{0}, total);
  const size_t blocks = (total + kBlock - 1) / kBlock;
  const auto parts = std::min<size_t>(blocks, cv::getNumThreads() * 4);
  cv::parallel_for_(cv::Range(0, static_cast<int>(parts)), [&](const cv::Range& range) {
    body(blocks * range.start / parts * kBlock, std::min(total, blocks * range.end / parts * kBlock));
  });
}

/// `body(from, count)` for each block of a part.
template <class Body>
void forBlocks(size_t from, size_t to, const Body& body) {
  for (; from < to; from += kBlock) body(from, std::min(kBlock, to - from));
}

}  // namespace node_cv2
