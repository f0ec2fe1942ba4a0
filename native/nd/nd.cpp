#include "nd/nd.hpp"

#include <array>
#include <cstring>

#include "env/errors.hpp"
#include "mat/buffer-memory.hpp"
#include "nd/depths.hpp"
#include "nd/runs.hpp"

namespace node_cv2 {

size_t Nd::size() const {
  size_t count = 1;
  bool empty = false, endless = false;
  for (int length : shape) {
    empty = empty || length == 0;
    endless = __builtin_mul_overflow(count, static_cast<size_t>(length), &count) || endless;
  }
  return empty ? 0 : endless ? SIZE_MAX : count;
}

bool Nd::isContiguous() const {
  ptrdiff_t expected = itemsize();
  for (size_t i = ndim(); i-- > 0;) {
    if (shape[i] == 0) return true;
    if (shape[i] != 1 && strides[i] != expected) return false;
    expected *= shape[i];
  }
  return true;
}

Nd Nd::of(cv::Mat mat) {
  Nd array;
  array.data = mat.data;
  array.depth = mat.depth();
  array.shape.assign(mat.size.p, mat.size.p + mat.dims);
  array.strides.assign(mat.step.p, mat.step.p + mat.dims);
  if (mat.channels() > 1) {
    array.shape.push_back(mat.channels());
    array.strides.push_back(mat.elemSize1());
  }
  // What was never filled has no sizes at all.
  if (array.shape.empty()) {
    array.shape = {0};
    array.strides = {static_cast<ptrdiff_t>(array.itemsize())};
  }
  array.memory = std::move(mat);
  return array;
}

Nd Nd::make(std::vector<int> shape, int depth) {
  std::vector<int> sizes;
  int type = 0;
  sizesOf(shape, depth, sizes, type);
  // So many that their number is 0 again would get a header without memory.
  size_t bytes = CV_ELEM_SIZE1(depth);
  const bool none = std::find(shape.begin(), shape.end(), 0) != shape.end();
  for (int size : shape) {
    if (!none && __builtin_mul_overflow(bytes, static_cast<size_t>(size), &bytes))
      CV_Error(cv::Error::StsNoMem, "the matrix needs more bytes than there are addresses");
  }
  Nd array;
  // Not by the constructor: where there is no memory, that one leaks its sizes.
  array.memory.create(sizes, type);
  array.data = array.memory.data;
  array.depth = depth;
  array.strides = contiguousStrides(shape, depth);
  array.shape = std::move(shape);
  return array;
}

std::vector<ptrdiff_t> contiguousStrides(const std::vector<int>& shape, int depth) {
  std::vector<ptrdiff_t> strides(shape.size());
  ptrdiff_t step = CV_ELEM_SIZE1(depth);
  for (size_t i = shape.size(); i-- > 0;) {
    strides[i] = step;
    step *= std::max(shape[i], 1);
  }
  return strides;
}

void sizesOf(const std::vector<int>& shape, int depth, std::vector<int>& sizes, int& type) {
  sizes = shape;
  int channels = 1;
  if (shape.size() == 3 && shape[2] >= 1 && shape[2] <= CV_CN_MAX) {
    channels = shape[2];
    sizes.pop_back();
  }
  while (sizes.size() < 2) sizes.push_back(1);
  type = CV_MAKETYPE(depth, channels);
}

std::optional<cv::Mat> headerOf(const Nd& array) {
  std::vector<int> sizes;
  int type = 0;
  sizesOf(array.shape, array.depth, sizes, type);
  if (array.size() == 0) return cv::Mat(sizes, type);
  // Steps of OpenCV's axes, two at least, and below them that of the channels: each at least what lies
  // within.
  std::array<size_t, kMaxDims> steps;
  ptrdiff_t within = array.itemsize();
  for (size_t i = std::max<size_t>(array.ndim(), 2); i-- > 0;) {
    const int length = i < array.ndim() ? array.shape[i] : 1;
    const ptrdiff_t stride = length == 1 ? within : array.strides[i];
    // OpenCV steps over its last axis and the channels by element sizes alone.
    const bool fixed = i + 1 >= sizes.size();
    if (fixed ? stride != within : stride < within) return std::nullopt;
    if (i < sizes.size()) steps[i] = stride;
    within = stride * length;
  }
  cv::Mat header(sizes, type, array.data, steps.data());
  // A header of its own, as over numpy's memory: filters must not see pixels around a view.
  header.u = array.memory.u;
  header.addref();
  return header;
}

void copyElements(const Nd& from, const Nd& to) {
  const auto itemsize = static_cast<ptrdiff_t>(from.itemsize());
  Runs<2>({&to, &from})
      .each([itemsize, depth = from.depth](const auto& at, ptrdiff_t count, const auto& strides) {
        if (strides[0] == itemsize && strides[1] == itemsize) {
          std::memcpy(at[0], at[1], count * itemsize);
          return;
        }
        byItemsize(depth, [&](auto zero) {
          using T = decltype(zero);
          if (strides[0] == itemsize && strides[1] == 0) {
            std::fill_n(reinterpret_cast<T*>(at[0]), count, *reinterpret_cast<const T*>(at[1]));
            return;
          }
          uchar* target = at[0];
          const uchar* source = at[1];
          for (ptrdiff_t i = 0; i < count; ++i, target += strides[0], source += strides[1])
            std::memcpy(target, source, sizeof(T));
        });
      });
}

Nd gather(const Nd& array) {
  Nd copy = Nd::make(array.shape, array.depth);
  copyElements(array, copy);
  return copy;
}

Nd steady(const Nd& array) { return isShared(array.memory) ? gather(array) : array; }

std::pair<uchar*, uchar*> extentOf(const Nd& array) {
  uchar *low = array.data, *high = array.data + array.itemsize();
  for (size_t i = 0; i < array.ndim(); ++i) {
    const ptrdiff_t reach = array.strides[i] * (array.shape[i] - 1);
    (reach < 0 ? low : high) += reach;
  }
  return {low, high};
}

bool liesWithin(const Nd& array, const uchar* low, const uchar* high) {
  if (array.ndim() > kMaxDims || array.strides.size() != array.ndim()) return false;
  const auto itemsize = static_cast<ptrdiff_t>(array.itemsize());
  ptrdiff_t first = array.data - low, last = first + itemsize, bytes = itemsize;
  if (first % itemsize != 0) return false;
  for (size_t i = 0; i < array.ndim(); ++i) {
    if (array.shape[i] < 0 || array.strides[i] % itemsize != 0) return false;
    ptrdiff_t reach = 0;
    // The steps may be 0, and then so many elements lie within that not even their number is one.
    if (__builtin_mul_overflow(bytes, ptrdiff_t{array.shape[i]}, &bytes)) return false;
    if (__builtin_mul_overflow(array.strides[i], ptrdiff_t{array.shape[i]} - 1, &reach)) return false;
    if (__builtin_add_overflow(reach < 0 ? first : last, reach, reach < 0 ? &first : &last)) return false;
  }
  return bytes == 0 || (first >= 0 && last <= high - low);
}

bool mayOverlap(const Nd& a, const Nd& b) {
  if (a.size() == 0 || b.size() == 0) return false;
  const auto [aLow, aHigh] = extentOf(a);
  const auto [bLow, bHigh] = extentOf(b);
  return aLow < bHigh && bLow < aHigh;
}

Nd broadcast(const Nd& array, const std::vector<int>& shape) {
  const auto refuse = [&] {
    throw BadArgument("shape " + describeShape(array.shape) + " does not broadcast to " +
                      describeShape(shape));
  };
  if (array.ndim() > shape.size()) refuse();
  Nd result = array;
  const size_t missing = shape.size() - array.ndim();
  result.shape = shape;
  result.strides.insert(result.strides.begin(), missing, 0);
  for (size_t i = 0; i < array.ndim(); ++i) {
    if (array.shape[i] == shape[missing + i]) continue;
    if (array.shape[i] != 1) refuse();
    result.strides[missing + i] = 0;
  }
  return result;
}

std::vector<int> broadcastShape(const std::vector<int>& a, const std::vector<int>& b) {
  const std::vector<int>& longer = a.size() >= b.size() ? a : b;
  const std::vector<int>& shorter = a.size() >= b.size() ? b : a;
  std::vector<int> shape = longer;
  const size_t missing = longer.size() - shorter.size();
  for (size_t i = 0; i < shorter.size(); ++i) {
    int& size = shape[missing + i];
    if (size == 1) {
      size = shorter[i];
    } else if (shorter[i] != 1 && shorter[i] != size) {
      throw BadArgument("shapes " + describeShape(a) + " and " + describeShape(b) + " do not broadcast");
    }
  }
  return shape;
}

std::string describeShape(const std::vector<int>& shape) {
  std::string text = "[";
  for (size_t i = 0; i < shape.size(); ++i) text += (i > 0 ? ", " : "") + std::to_string(shape[i]);
  return text + "]";
}

}  // namespace node_cv2
