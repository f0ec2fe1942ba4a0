#include "convert/optional.hpp"
#include "env/errors.hpp"
#include "nd/computing.hpp"
#include "nd/elementwise.hpp"
#include "nd/promote.hpp"
#include "nd/selection.hpp"

namespace node_cv2 {

Nd maskOf(const Nd& array) {
  if (array.depth == CV_8U) return array;
  Nd mask = Nd::make(array.shape, CV_8U);
  elementwise<double>(array, mask, [](double value) { return value != 0 ? 255.0 : 0.0; });
  return mask;
}

namespace {

struct Clip {
  Nd self;
  std::optional<Operand> min;
  std::optional<Operand> max;
  Nd result;

  void run() {
    std::vector<int> shape = self.shape;
    for (const auto* bound : {&min, &max}) {
      if (*bound) shape = broadcastShape(shape, (*bound)->array.shape);
    }
    result = Nd::make(shape, self.depth);
    // NaN stays, as do elements without a bound.
    const auto low = [](auto value, auto bound) { return value < bound || bound != bound ? bound : value; };
    const auto high = [](auto value, auto bound) { return value > bound || bound != bound ? bound : value; };
    Nd from = spread(self, shape);
    if (min) apply(from, *min, low);
    if (max) apply(from, *max, high);
    if (!min && !max) copyElements(from, result);
  }

  template <class F>
  void apply(Nd& from, const Operand& bound, const F& f) {
    const Nd other = spread(bound.array, result.shape);
    switch (computeFor({self}, bound)) {
      case Compute::Int:
        elementwise<int>(from, other, result, f);
        break;
      case Compute::Float:
        elementwise<float>(from, other, result, f);
        break;
      case Compute::Double:
        elementwise<double>(from, other, result, f);
    }
    from = result;
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
    const Nd mask = spread(maskOf(condition), shape);
    const Nd a = spread(converted(x.array, result.depth), shape);
    const Nd b = spread(converted(y.array, result.depth), shape);
    byItemsize(result.depth, [&](auto zero) {
      using T = decltype(zero);
      Runs<4>({&result, &mask, &a, &b}).each([](const auto& at, ptrdiff_t count, const auto& strides) {
        for (ptrdiff_t i = 0; i < count; ++i) {
          const uchar* chosen = at[1][i * strides[1]] != 0 ? at[2] + i * strides[2] : at[3] + i * strides[3];
          *reinterpret_cast<T*>(at[0] + i * strides[0]) = *reinterpret_cast<const T*>(chosen);
        }
      });
    });
  }

  /// Of numbers alone float64.
  int depth() const {
    if (x.weak && y.weak) return CV_64F;
    if (x.weak || y.weak) return x.weak ? y.array.depth : x.array.depth;
    return promote(x.array.depth, y.array.depth);
  }
};

/// The native half of `assign` and `fill`: they give `this`.
struct Assign {
  Nd self;
  Operand value;
  Nd mask;
  bool masked() const { return mask.memory.u != nullptr || !mask.shape.empty(); }

  void run() {
    if (self.size() == 0 && !masked()) return;
    Nd source = value.array;
    if (mayOverlap(self, source)) source = gather(source);
    source = spread(source, self.shape);
    if (!masked()) return convertElements(source, self);
    const Nd where = fitted();
    source = spread(converted(source, self.depth), self.shape);
    byItemsize(self.depth, [&](auto zero) {
      using T = decltype(zero);
      Runs<3>({&self, &source, &where}).each([](const auto& at, ptrdiff_t count, const auto& strides) {
        for (ptrdiff_t i = 0; i < count; ++i) {
          if (at[2][i * strides[2]] == 0) continue;
          *reinterpret_cast<T*>(at[0] + i * strides[0]) = *reinterpret_cast<const T*>(at[1] + i * strides[1]);
        }
      });
    });
  }

  /// The mask, of this shape: one of pixels holds for each of their channels.
  Nd fitted() const {
    Nd where = maskOf(mayOverlap(self, mask) ? gather(mask) : mask);
    if (where.shape == self.shape) return where;
    where.shape.push_back(1);
    where.strides.push_back(0);
    const bool ofPixels = where.ndim() == self.ndim() &&
                          std::equal(self.shape.begin(), self.shape.end() - 1, where.shape.begin());
    if (!ofPixels) {
      throw BadArgument("argument 'mask': expected the shape " + describeShape(self.shape) +
                        ", or that without the last axis, got " + describeShape(mask.shape));
    }
    return broadcast(where, self.shape);
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
  methods.writing<Assign>("assign")
      .required<Value<Operand>>("value", &Assign::value)
      .optional<Value<Nd>>("mask", &Assign::mask);
}

}  // namespace node_cv2
