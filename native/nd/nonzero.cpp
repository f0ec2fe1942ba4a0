#include "convert/list.hpp"
#include "nd/axes.hpp"
#include "nd/computing.hpp"
#include "nd/depths.hpp"
#include "nd/method.hpp"

namespace node_cv2 {

namespace {

/// Visits an array row by row, in the order of the axes: a row is the last one.
class Rows {
 public:
  explicit Rows(const Nd& array) : array_(array), index_(array.ndim() - 1) {}

  /// `body(first element of the row, positions along the other axes)`.
  template <class Body>
  void each(const Body& body) {
    if (array_.size() > 0) descend(0, array_.data, body);
  }

 private:
  template <class Body>
  void descend(size_t axis, const uchar* data, const Body& body) {
    if (axis == index_.size()) return body(data, index_);
    for (int i = 0; i < array_.shape[axis]; ++i) {
      index_[axis] = i;
      descend(axis + 1, data + i * array_.strides[axis], body);
    }
  }

  const Nd& array_;
  std::vector<int> index_;
};

template <class T>
std::vector<Nd> positions(const Nd& array) {
  const int length = array.shape.back();
  const ptrdiff_t stride = array.strides.back();
  const auto isSet = [stride](const uchar* row, int i) {
    return *reinterpret_cast<const T*>(row + i * stride) != 0;
  };
  size_t count = 0;
  Rows(array).each([&](const uchar* row, const std::vector<int>&) {
    int found = 0;
    for (int i = 0; i < length; ++i) found += isSet(row, i);
    count += found;
  });
  std::vector<Nd> results;
  std::vector<int*> out;
  for (size_t i = 0; i < array.ndim(); ++i) {
    results.push_back(Nd::make({static_cast<int>(count)}, CV_32S));
    out.push_back(reinterpret_cast<int*>(results[i].data));
  }
  Rows(array).each([&](const uchar* row, const std::vector<int>& index) {
    constexpr int kBlock = 1024;
    int along[kBlock];
    for (int from = 0; from < length; from += kBlock) {
      const int to = from + std::min(kBlock, length - from);
      int found = 0;
      // Without a branch, which random masks would make a guess of.
      for (int i = from; i < to; ++i) {
        along[found] = i;
        found += isSet(row, i);
      }
      out.back() = std::copy(along, along + found, out.back());
      for (size_t axis = 0; axis < index.size(); ++axis)
        out[axis] = std::fill_n(out[axis], found, index[axis]);
    }
  });
  return results;
}

struct Nonzero {
  Nd self;
  std::vector<Nd> result;

  void run() {
    // More elements than an int counts could give more positions than a Mat has.
    countOf(self);
    if (self.ndim() == 0) return;
    const Nd array = widened(steady(self));
    result = byDepth(array.depth, [&](auto zero) { return positions<decltype(zero)>(array); });
  }
};

}  // namespace

void addNonzero(Methods& methods) {
  methods.method<Nonzero>("nonzero").result<List<Value<Nd>>>(&Nonzero::result);
}

}  // namespace node_cv2
