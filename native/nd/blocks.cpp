#include "nd/blocks.hpp"

#include <cstring>

namespace node_cv2 {

namespace {

template <size_t itemsize>
void copyStrided(const uchar* from, ptrdiff_t stride, uchar* to, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; ++i, from += stride, to += itemsize) std::memcpy(to, from, itemsize);
}

void copyRun(const uchar* from, ptrdiff_t stride, uchar* to, ptrdiff_t count, ptrdiff_t itemsize) {
  if (stride == itemsize) {
    std::memcpy(to, from, count * itemsize);
    return;
  }
  switch (itemsize) {
    case 1:
      return copyStrided<1>(from, stride, to, count);
    case 2:
      return copyStrided<2>(from, stride, to, count);
    case 4:
      return copyStrided<4>(from, stride, to, count);
    default:
      return copyStrided<8>(from, stride, to, count);
  }
}

}  // namespace

Source::Source(const Nd& array) : data_(array.data), itemsize_(array.itemsize()) {
  for (size_t i = array.ndim(); i-- > 0;) {
    const Axis axis{array.shape[i], array.strides[i]};
    if (axis.size == 1) continue;
    if (!axes_.empty() && axis.stride == axes_.back().stride * axes_.back().size) {
      axes_.back().size *= axis.size;
    } else {
      axes_.push_back(axis);
    }
  }
  if (axes_.empty()) axes_.push_back({1, 0});
}

const uchar* Source::read(size_t from, size_t count, uchar* room) const {
  ptrdiff_t index[kMaxDims];
  const uchar* at = data_;
  auto position = static_cast<ptrdiff_t>(from);
  for (size_t i = 0; i < axes_.size(); ++i) {
    const bool outermost = i + 1 == axes_.size();
    index[i] = outermost ? position : position % axes_[i].size;
    at += index[i] * axes_[i].stride;
    if (!outermost) position /= axes_[i].size;
  }
  const Axis inner = axes_[0];
  auto left = static_cast<ptrdiff_t>(count);
  if (inner.stride == itemsize_ && index[0] + left <= inner.size) return at;
  uchar* to = room;
  for (;;) {
    const ptrdiff_t run = std::min(left, inner.size - index[0]);
    copyRun(at, inner.stride, to, run, itemsize_);
    left -= run;
    if (left == 0) return room;
    to += run * itemsize_;
    // On to the next run.
    at -= index[0] * inner.stride;
    index[0] = 0;
    size_t i = 1;
    for (at += axes_[i].stride; ++index[i] == axes_[i].size && i + 1 < axes_.size();) {
      at -= axes_[i].stride * axes_[i].size;
      index[i] = 0;
      at += axes_[++i].stride;
    }
  }
}

Lane::Lane(const Nd& array, int depth)
    : source_(array), convert_(array.depth == depth ? nullptr : conversion(array.depth, depth)) {
  if (!source_.isNumber()) return;
  const size_t count = std::min(array.size(), kBlock);
  const uchar* elements = source_.read(0, count, raw_);
  number_ = convert_ == nullptr ? elements : converted(elements, count);
}

}  // namespace node_cv2
