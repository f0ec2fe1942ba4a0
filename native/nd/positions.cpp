#include <optional>

#include "convert/optional.hpp"
#include "nd/computing.hpp"
#include "nd/depths.hpp"
#include "nd/extreme.hpp"
#include "nd/method.hpp"
#include "nd/reduce-plan.hpp"

namespace node_cv2 {

namespace {

/// Finds the first of the least or greatest elements along the one axis that is taken.
template <class T, bool greatest>
class Position {
 public:
  static void find(const ReducePlan& plan, int* out) {
    Position finder(plan.axes);
    finder.descend(0, plan.data, out + plan.start);
  }

 private:
  using Axis = ReducePlan::Axis;
  static constexpr int kLanes = 32;
  static constexpr int kBlock = 1024;

  explicit Position(const std::vector<Axis>& axes) : outer_(axes) {
    const auto at = std::find_if(axes.begin(), axes.end(), [](const Axis& axis) { return axis.taken; });
    if (at != axes.end()) {
      taken_ = *at;
      outer_.erase(outer_.begin() + (at - axes.begin()));
    }
    // Many results go side by side, unless each has a long run of its own.
    if (outer_.empty() || outer_.back().size < kLanes) return;
    if (std::abs(taken_.in) <= outer_.back().in && taken_.size >= kLanes) return;
    kept_ = outer_.back();
    outer_.pop_back();
  }

  void descend(size_t level, const uchar* data, int* out) const {
    if (level < outer_.size()) {
      const Axis& axis = outer_[level];
      for (ptrdiff_t i = 0; i < axis.size; ++i) descend(level + 1, data + i * axis.in, out + i * axis.out);
    } else if (kept_.size > 1) {
      for (ptrdiff_t col = 0; col < kept_.size; col += kBlock) {
        const int width = static_cast<int>(std::min<ptrdiff_t>(kBlock, kept_.size - col));
        sideBySide(data + col * kept_.in, width, out + col * kept_.out);
      }
    } else if (taken_.in == sizeof(T)) {
      *out = inRun(reinterpret_cast<const T*>(data));
    } else {
      *out = inSteps(data);
    }
  }

  void sideBySide(const uchar* data, int width, int* out) const {
    T best[kBlock];
    int position[kBlock];
    for (ptrdiff_t row = 0; row < taken_.size; ++row, data += taken_.in) {
      const auto visit = [&](int col, T element) {
        const bool better = row == 0 || beyond<greatest>(best[col], element);
        best[col] = better ? element : best[col];
        position[col] = better ? static_cast<int>(row) : position[col];
      };
      if (kept_.in == sizeof(T)) {
        const T* at = reinterpret_cast<const T*>(data);
        for (int col = 0; col < width; ++col) visit(col, at[col]);
      } else {
        const uchar* at = data;
        for (int col = 0; col < width; ++col, at += kept_.in) visit(col, *reinterpret_cast<const T*>(at));
      }
    }
    for (int col = 0; col < width; ++col) out[col * kept_.out] = position[col];
  }

  int inSteps(const uchar* data) const {
    T best = *reinterpret_cast<const T*>(data);
    int position = 0;
    for (ptrdiff_t i = 1; i < taken_.size; ++i) {
      const T element = *reinterpret_cast<const T*>(data + i * taken_.in);
      if (!beyond<greatest>(best, element)) continue;
      best = element;
      position = static_cast<int>(i);
    }
    return position;
  }

  /// First which block has it, which goes many elements at a time; then where in that block.
  int inRun(const T* data) const {
    T best = data[0];
    ptrdiff_t block = 0;
    for (ptrdiff_t i = 0; i < taken_.size; i += kBlock) {
      const T found = extremeOf(data + i, std::min<ptrdiff_t>(kBlock, taken_.size - i));
      if (!beyond<greatest>(best, found)) continue;
      best = found;
      block = i;
    }
    ptrdiff_t position = block;
    while (data[position] != best && (data[position] == data[position] || best == best)) ++position;
    return static_cast<int>(position);
  }

  static T extremeOf(const T* data, ptrdiff_t count) {
    T lanes[kLanes];
    std::fill(lanes, lanes + kLanes, data[0]);
    ptrdiff_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
      for (int lane = 0; lane < kLanes; ++lane) lanes[lane] = further<greatest>(lanes[lane], data[i + lane]);
    }
    T best = lanes[0];
    for (int lane = 1; lane < kLanes; ++lane) best = further<greatest>(best, lanes[lane]);
    for (; i < count; ++i) best = further<greatest>(best, data[i]);
    return best;
  }

  Axis taken_{1, sizeof(T), 0, true};
  Axis kept_{1, 0, 0, false};
  std::vector<Axis> outer_;
};

template <bool greatest>
struct PositionCall {
  Nd self;
  std::optional<int> axis;
  bool keepdims = false;
  Reduction result;

  void run() {
    Axes taken;
    if (axis) taken = {false, {*axis}};
    const std::vector<int> shape = reducedAxes(self, taken, keepdims).shape;
    Nd array = widened(axis ? self : flattened(self));
    if (!axis) taken = {false, {0}};
    const Reduced reduced = reducedAxes(array, taken, false);
    needElements(self, reduced, greatest ? "the greatest" : "the least");
    result = {Nd::make(shape, CV_32S), !axis && !keepdims};
    if (reduced.results == 0) return;
    int* out = reinterpret_cast<int*>(result.array.data);
    const ReducePlan plan(array, reduced, true);
    // Only axes that are kept are cut: positions along the other count from its start.
    const ReducePlan::Cut cut = plan.cut(0);
    byDepth(array.depth, [&](auto zero) {
      cv::parallel_for_(cv::Range(0, cut.parts), [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i)
          Position<decltype(zero), greatest>::find(cut.parts == 1 ? plan : plan.part(cut, i), out);
      });
    });
  }
};

template <bool greatest>
void addPosition(Methods& methods, const char* name) {
  using Frame = PositionCall<greatest>;
  methods.method<Frame>(name)
      .template optional<Optional<Value<int>>>("axis", &Frame::axis)
      .template optional<Value<bool>>("keepdims", &Frame::keepdims)
      .template result<NumberOrNd>(&Frame::result);
}

}  // namespace

void addPositions(Methods& methods) {
  addPosition<false>(methods, "argmin");
  addPosition<true>(methods, "argmax");
}

}  // namespace node_cv2
