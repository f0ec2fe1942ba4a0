#pragma once
#include "nd/axes.hpp"

namespace node_cv2 {

/// How a reduction walks through memory: axes that lie behind one another are joined, the nearest elements
/// come last. `out` counts results.
struct ReducePlan {
  struct Axis {
    ptrdiff_t size;
    ptrdiff_t in;
    ptrdiff_t out;
    bool taken;
  };

  /// `ordered`: the axes taken keep their direction, for what tells positions.
  ReducePlan(const Nd& array, const Reduced& reduced, bool ordered = false);

  /// Which axis to cut so that several threads may work, and into how many parts; 1 for too little work. That
  /// depends on the sizes alone: results are the same with any number of threads.
  struct Cut {
    size_t axis;
    int parts;
  };
  /// `results`: up to how many of them each part may have for itself, when an axis that is taken is cut.
  Cut cut(size_t results) const;
  ReducePlan part(const Cut& cut, int index) const;

  const uchar* data;
  ptrdiff_t start = 0;
  std::vector<Axis> axes;
};

}  // namespace node_cv2
