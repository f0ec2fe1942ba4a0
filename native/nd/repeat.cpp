#include "env/errors.hpp"
#include "nd/axes.hpp"
#include "nd/computing.hpp"

namespace node_cv2 {

namespace {

struct Tile {
  Nd self;
  std::vector<int> reps;
  Nd result;

  void run() {
    const size_t ndim = std::max(self.ndim(), reps.size());
    reps.insert(reps.begin(), ndim - reps.size(), 1);
    self.shape.insert(self.shape.begin(), ndim - self.ndim(), 1);
    self.strides.insert(self.strides.begin(), ndim - self.strides.size(), 0);
    std::vector<int> shape;
    for (size_t i = 0; i < ndim; ++i) {
      const int64_t size = int64_t{self.shape[i]} * reps[i];
      if (size > std::numeric_limits<int>::max()) {
        throw BadArgument("argument 'reps': expected at most 2147483647 elements along axis " +
                          std::to_string(i) + ", got " + std::to_string(size));
      }
      shape.push_back(static_cast<int>(size));
    }
    result = Nd::make(shape, self.depth);
    // Each axis as two: which repetition, and where in it.
    Nd from = self, to = result;
    from.shape.clear();
    from.strides.clear();
    to.shape.clear();
    to.strides.clear();
    for (size_t i = 0; i < ndim; ++i) {
      for (Nd* side : {&from, &to}) side->shape.insert(side->shape.end(), {reps[i], self.shape[i]});
      from.strides.insert(from.strides.end(), {0, self.strides[i]});
      to.strides.insert(to.strides.end(), {result.strides[i] * self.shape[i], result.strides[i]});
    }
    copyElements(from, to);
  }
};

struct Roll {
  Nd self;
  std::vector<int> shift;
  Axes axis;
  Nd result;

  void run() {
    result = Nd::make(self.shape, self.depth);
    if (self.size() == 0) return;
    if (axis.all) {
      // Through all elements, as if they had one axis.
      Nd to = flattened(result);
      return copy(flattened(self), to, {sum(to.shape[0])}, 0);
    }
    const size_t count = std::max(shift.size(), axis.axes.size());
    if ((shift.size() != count && shift.size() != 1) ||
        (axis.axes.size() != count && axis.axes.size() != 1)) {
      throw BadArgument("argument 'axis': expected as many as shifts, " + std::to_string(shift.size()) +
                        ", or one, got " + std::to_string(axis.axes.size()));
    }
    std::vector<int> by(self.ndim());
    for (size_t i = 0; i < count; ++i) {
      const size_t at = axisOf(axis.axes[axis.axes.size() == 1 ? 0 : i], self);
      by[at] = wrapped(int64_t{by[at]} + shift[shift.size() == 1 ? 0 : i], self.shape[at]);
    }
    copy(self, result, by, 0);
  }

  int sum(int size) const {
    int64_t total = 0;
    for (int one : shift) total += one;
    return wrapped(total, size);
  }

  static int wrapped(int64_t shift, int size) {
    const auto rest = static_cast<int>(shift % size);
    return rest < 0 ? rest + size : rest;
  }

  /// Two parts along each axis that is rolled.
  static void copy(const Nd& from, const Nd& to, const std::vector<int>& by, size_t axis) {
    while (axis < by.size() && by[axis] == 0) ++axis;
    if (axis == by.size()) return copyElements(from, to);
    const int size = from.shape[axis], shift = by[axis];
    const auto part = [&](Nd array, int start, int count) {
      array.data += array.strides[axis] * start;
      array.shape[axis] = count;
      return array;
    };
    copy(part(from, 0, size - shift), part(to, shift, size - shift), by, axis + 1);
    copy(part(from, size - shift, shift), part(to, 0, shift), by, axis + 1);
  }
};

}  // namespace

void addRepeating(Methods& methods) {
  methods.method<Tile>("tile").required<ShapeKind>("reps", &Tile::reps).result<Value<Nd>>(&Tile::result);
  methods.method<Roll>("roll")
      .required<Integers>("shift", &Roll::shift)
      .optional<Value<Axes>>("axis", &Roll::axis)
      .result<Value<Nd>>(&Roll::result);
}

}  // namespace node_cv2
