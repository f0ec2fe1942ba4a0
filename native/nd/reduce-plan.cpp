#include "nd/reduce-plan.hpp"

#include <algorithm>

namespace node_cv2 {

namespace {

constexpr size_t kParts = 16;
constexpr size_t kParallel = 1 << 17;

}  // namespace

ReducePlan::ReducePlan(const Nd& array, const Reduced& reduced, bool ordered) : data(array.data) {
  ptrdiff_t out = 1;
  for (size_t i = array.ndim(); i-- > 0;) {
    Axis axis{array.shape[i], array.strides[i], 0, reduced.taken[i]};
    if (!axis.taken) {
      axis.out = out;
      out *= axis.size;
    }
    if (axis.size == 1) continue;
    if (axis.in < 0 && !(ordered && axis.taken)) {
      data += axis.in * (axis.size - 1);
      start += axis.out * (axis.size - 1);
      axis.in = -axis.in;
      axis.out = -axis.out;
    }
    axes.insert(axes.begin(), axis);
  }
  std::stable_sort(axes.begin(), axes.end(),
                   [](const Axis& a, const Axis& b) { return std::abs(a.in) > std::abs(b.in); });
  for (size_t i = axes.size(); i-- > 1;) {
    Axis& outer = axes[i - 1];
    const Axis& inner = axes[i];
    if (outer.taken != inner.taken || outer.in != inner.in * inner.size) continue;
    if (outer.out != inner.out * inner.size) continue;
    outer = {outer.size * inner.size, inner.in, inner.out, inner.taken};
    axes.erase(axes.begin() + i);
  }
}

ReducePlan::Cut ReducePlan::cut(size_t results) const {
  size_t elements = 1, kept = 1;
  for (const Axis& axis : axes) {
    elements *= axis.size;
    if (!axis.taken) kept *= axis.size;
  }
  if (elements < kParallel) return {0, 1};
  // The outermost that is long enough, so that each part is one piece of memory; else the longest.
  size_t best = axes.size();
  for (size_t i = 0; i < axes.size(); ++i) {
    if (axes[i].taken && kept > results) continue;
    if (best == axes.size() || axes[i].size > axes[best].size) best = i;
    if (axes[best].size >= static_cast<ptrdiff_t>(kParts)) break;
  }
  if (best == axes.size()) return {0, 1};
  return {best, static_cast<int>(std::min<size_t>(axes[best].size, kParts))};
}

ReducePlan ReducePlan::part(const Cut& cut, int index) const {
  ReducePlan part = *this;
  Axis& axis = part.axes[cut.axis];
  const ptrdiff_t from = axis.size * index / cut.parts, to = axis.size * (index + 1) / cut.parts;
  part.data += axis.in * from;
  part.start += axis.out * from;
  axis.size = to - from;
  return part;
}

}  // namespace node_cv2
