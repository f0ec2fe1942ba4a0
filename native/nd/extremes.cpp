#include "nd/computing.hpp"
#include "nd/depths.hpp"
#include "nd/extreme.hpp"
#include "nd/reduction.hpp"

namespace node_cv2 {

namespace {

template <bool greatest>
Nd extreme(const Nd& self, const Reduced& reduced) {
  needElements(self, reduced, greatest ? "the greatest" : "the least");
  const Nd array = widened(self);
  Nd result = byDepth(array.depth, [&](auto zero) {
    using T = decltype(zero);
    return finished(Reduce<ExtremeOf<T, greatest>>::all(array, reduced), reduced.shape,
                    [](T total) { return total; });
  });
  return array.depth == self.depth ? result : narrowed(result);
}

template <class T, bool every>
struct TruthOf {
  using Total = uchar;
  static uchar identity(uchar) { return every ? 1 : 0; }
  static void merge(uchar& into, const uchar& from) { into = every ? into & from : into | from; }
  static void fold(const Tile& tile, uchar* __restrict totals) {
    tile.each<T>([totals](int col, T element) { merge(totals[col], element != 0); });
  }
};

template <bool every>
Nd truth(const Nd& self, const Reduced& reduced) {
  const Nd array = widened(self);
  return byDepth(array.depth, [&](auto zero) {
    return finished(Reduce<TruthOf<decltype(zero), every>>::all(array, reduced), reduced.shape,
                    [](uchar total) { return static_cast<uchar>(total != 0 ? 255 : 0); });
  });
}

}  // namespace

void addExtremes(Methods& methods) {
  addReduction<NumberOrNd, extreme<false>>(methods, "min");
  addReduction<NumberOrNd, extreme<true>>(methods, "max");
  addReduction<BooleanOrNd, truth<false>>(methods, "any");
  addReduction<BooleanOrNd, truth<true>>(methods, "all");
}

}  // namespace node_cv2
