#include "convert/optional.hpp"
#include "nd/blocks.hpp"
#include "nd/computing.hpp"
#include "nd/conversion.hpp"
#include "nd/depths.hpp"
#include "nd/elementwise.hpp"
#include "nd/promote.hpp"

namespace node_cv2 {

namespace {

struct Clip {
  Nd self;
  std::optional<Operand> min;
  std::optional<Operand> max;
  Nd result;

  void run() {
    result = self;
    if (min) bound(Operation::Max, min->array);
    if (max) bound(Operation::Min, max->array);
    if (!min && !max) result = gather(self);
  }

 private:
  /// The bound is saturated first, which changes no result.
  void bound(Operation operation, const Nd& limit) {
    Nd bounded = Nd::make(broadcastShape(result.shape, limit.shape), self.depth);
    compute(operation, workingDepth(self.depth), result, converted(limit, self.depth), bounded);
    result = std::move(bounded);
  }
};

struct Where {
  Nd condition;
  Operand x;
  Operand y;
  Nd result;

  void run() {
    const std::vector<int> shape =
        broadcastShape(condition.shape, broadcastShape(x.array.shape, y.array.shape));
    result = Nd::make(shape, depth());
    const Nd truth = spread(truthOf(condition), shape);
    const Nd a = spread(converted(x.array, result.depth), shape);
    const Nd b = spread(converted(y.array, result.depth), shape);
    byItemsize(result.depth, [&](auto zero) { choose<decltype(zero)>(truth, a, b); });
  }

 private:
  /// Of numbers alone float64.
  int depth() const {
    if (x.weak == y.weak) return promote(x.array.depth, y.array.depth);
    return x.weak ? y.array.depth : x.array.depth;
  }

  template <class T>
  void choose(const Nd& truth, const Nd& a, const Nd& b) const {
    forParts(result.size(), [&](size_t start, size_t end) {
      Lane truths(truth, truth.depth), lefts(a, result.depth), rights(b, result.depth);
      forBlocks(start, end, [&](size_t at, size_t count) {
        const uchar* is = truths.read(at, count);
        const T* left = reinterpret_cast<const T*>(lefts.read(at, count));
        const T* right = reinterpret_cast<const T*>(rights.read(at, count));
        T* target = reinterpret_cast<T*>(result.data) + at;
        for (size_t i = 0; i < count; ++i) {
          // Both read: no jump.
          const T yes = left[i], no = right[i];
          target[i] = is[i] != 0 ? yes : no;
        }
      });
    });
  }
};

}  // namespace

void addChoosing(Methods& methods) {
  methods.method<Clip>("clip")
      .required<Optional<Value<Operand>>>("min", &Clip::min)
      .optional<Optional<Value<Operand>>>("max", &Clip::max)
      .result<Value<Nd>>(&Clip::result);
  methods.statics<Where>("where")
      .required<Value<Nd>>("condition", &Where::condition)
      .required<Value<Operand>>("x", &Where::x)
      .required<Value<Operand>>("y", &Where::y)
      .result<Value<Nd>>(&Where::result);
}

}  // namespace node_cv2
