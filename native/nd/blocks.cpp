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

/// Runs of few elements: channels.
template <size_t itemsize, int size>
void copyShortRuns(const uchar* from, ptrdiff_t stride, ptrdiff_t step, uchar* to, ptrdiff_t runs) {
  for (ptrdiff_t i = 0; i < runs; ++i, from += step) {
    for (int c = 0; c < size; ++c, to += itemsize) std::memcpy(to, from + c * stride, itemsize);
  }
}

using ShortRuns = void (*)(const uchar* from, ptrdiff_t stride, ptrdiff_t step, uchar* to, ptrdiff_t runs);

/// Null for longer ones.
ShortRuns shortRunsOf(ptrdiff_t itemsize, ptrdiff_t size) {
  if (size < 2 || size > 4) return nullptr;
  const auto bySize = [size](auto bytes) -> ShortRuns {
    constexpr size_t itemsize = decltype(bytes)::value;
    return size == 2   ? copyShortRuns<itemsize, 2>
           : size == 3 ? copyShortRuns<itemsize, 3>
                       : copyShortRuns<itemsize, 4>;
  };
  switch (itemsize) {
    case 1:
      return bySize(std::integral_constant<size_t, 1>());
    case 2:
      return bySize(std::integral_constant<size_t, 2>());
    case 4:
      return bySize(std::integral_constant<size_t, 4>());
    default:
      return bySize(std::integral_constant<size_t, 8>());
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
  ptrdiff_t index[kMaxDims] = {};
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
  const ShortRuns copyShort = axes_.size() > 1 ? shortRunsOf(itemsize_, inner.size) : nullptr;
  for (;;) {
    if (copyShort != nullptr && index[0] == 0) {
      // As many whole runs as lie before the end of the axis around them; one may be left for the below.
      const ptrdiff_t runs = std::min(axes_[1].size - index[1], left / inner.size) - 1;
      if (runs > 0) {
        copyShort(at, inner.stride, axes_[1].stride, to, runs);
        at += runs * axes_[1].stride;
        index[1] += runs;
        to += runs * inner.size * itemsize_;
        left -= runs * inner.size;
      }
    }
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
