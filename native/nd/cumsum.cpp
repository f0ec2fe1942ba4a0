#include "convert/optional.hpp"
#include "nd/accumulate.hpp"
#include "nd/computing.hpp"
#include "nd/depths.hpp"
#include "nd/method.hpp"
#include "nd/runs.hpp"

namespace node_cv2 {

namespace {

/// `in` and `out` have one shape. Many sums side by side where the other axes lie closer in memory, else a
/// few.
template <class T>
void accumulate(const Nd& in, const Nd& out, size_t axis) {
  const ptrdiff_t steps = in.shape[axis], inStep = in.strides[axis], outStep = out.strides[axis];
  // The first elements: what is added up starts from them.
  Nd firstIn = in, firstOut = out;
  firstIn.shape[axis] = firstOut.shape[axis] = 1;
  Runs<2>({&firstOut, &firstIn}).each([&](const auto& at, ptrdiff_t count, const auto& strides) {
    Sum<T> sums[512];
    const ptrdiff_t block = std::abs(inStep) < std::abs(strides[1]) ? 8 : 512;
    for (ptrdiff_t from = 0; from < count; from += block) {
      const ptrdiff_t width = std::min(block, count - from);
      std::fill(sums, sums + width, Sum<T>(0));
      uchar* target = at[0] + from * strides[0];
      const uchar* source = at[1] + from * strides[1];
      for (ptrdiff_t step = 0; step < steps; ++step, target += outStep, source += inStep) {
        for (ptrdiff_t i = 0; i < width; ++i) {
          sums[i] += *reinterpret_cast<const T*>(source + i * strides[1]);
          *reinterpret_cast<double*>(target + i * strides[0]) = static_cast<double>(sums[i]);
        }
      }
    }
  });
}

struct Cumsum {
  Nd self;
  std::optional<int> axis;
  Nd result;

  void run() {
    const Nd array = widened(axis ? self : flattened(self));
    const size_t along = axis ? axisOf(*axis, array) : 0;
    result = Nd::make(array.shape, CV_64F);
    if (array.size() == 0) return;
    byDepth(array.depth, [&](auto zero) { accumulate<decltype(zero)>(array, result, along); });
  }
};

}  // namespace

void addCumsum(Methods& methods) {
  methods.method<Cumsum>("cumsum")
      .optional<Optional<Value<int>>>("axis", &Cumsum::axis)
      .result<Value<Nd>>(&Cumsum::result);
}

}  // namespace node_cv2
