#include "nd/accumulate.hpp"
#include "nd/computing.hpp"
#include "nd/depths.hpp"
#include "nd/reduction.hpp"

namespace node_cv2 {

namespace {

/// `divisor`: what the sums are divided by.
Nd quotients(const Nd& self, const Reduced& reduced, double divisor) {
  const Nd array = widened(self);
  return byDepth(array.depth, [&](auto zero) {
    return finished(Reduce<SumOf<decltype(zero)>>::all(array, reduced), reduced.shape,
                    [&](auto total) { return static_cast<double>(total) / divisor; });
  });
}

Nd sum(const Nd& array, const Reduced& reduced) { return quotients(array, reduced, 1); }

Nd mean(const Nd& array, const Reduced& reduced) {
  return quotients(array, reduced, static_cast<double>(reduced.count));
}

}  // namespace

void addSums(Methods& methods) {
  addReduction<NumberOrNd, sum>(methods, "sum");
  addReduction<NumberOrNd, mean>(methods, "mean");
}

}  // namespace node_cv2
