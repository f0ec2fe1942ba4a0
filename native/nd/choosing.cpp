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

/// Copies elements where the mask, which has the array's shape or that of its pixels, is not 0.
void copyMasked(const Nd& from, const Nd& mask, const Nd& to) {
  Nd where = maskOf(mask);
  if (where.shape != to.shape) {
    // One of pixels holds for each of their channels.
    where.shape.push_back(1);
    where.strides.push_back(0);
    const bool ofPixels =
        where.ndim() == to.ndim() && std::equal(to.shape.begin(), to.shape.end() - 1, where.shape.begin());
    if (!ofPixels) {
      throw BadArgument("argument 'mask': expected the shape " + describeShape(to.shape) +
                        ", or that without the last axis, got " + describeShape(mask.shape));
    }
    where = broadcast(where, to.shape);
  }
  byItemsize(to.depth, [&](auto zero) {
    using T = decltype(zero);
    Runs<3>({&to, &from, &where}).each([](const auto& at, ptrdiff_t count, const auto& strides) {
      for (ptrdiff_t i = 0; i < count; ++i) {
        if (at[2][i * strides[2]] == 0) continue;
        *reinterpret_cast<T*>(at[0] + i * strides[0]) = *reinterpret_cast<const T*>(at[1] + i * strides[1]);
      }
    });
  });
}

/// `Mat#copyTo`, cv::Mat's.
struct CopyTo {
  Nd self;
  cv::Mat dst;
  std::optional<Nd> mask;

  void run() {
    std::vector<int> sizes;
    int type = 0;
    sizesOf(self.shape, self.depth, sizes, type);
    const bool fits = dst.type() == type && dst.dims == static_cast<int>(sizes.size()) &&
                      std::equal(sizes.begin(), sizes.end(), dst.size.p);
    if (!fits) {
      dst = cv::Mat(sizes, type);
      // As OpenCV's: what the mask leaves out is 0.
      if (mask) dst.setTo(0);
    }
    Nd target = Nd::of(dst);
    // One axis, or a last one of size 1, is not told by the header.
    target.strides.resize(self.ndim(), target.itemsize());
    target.shape = self.shape;
    const Nd source = mayOverlap(self, target) ? gather(self) : self;
    if (mask) return copyMasked(source, *mask, target);
    copyElements(source, target);
  }
};

/// The native half of `assign` and `fill`: they give `this`.
struct Assign {
  Nd self;
  Operand value;
  std::optional<Nd> mask;

  void run() {
    Nd source = value.array;
    if (mayOverlap(self, source)) source = gather(source);
    if (!mask) return convertElements(spread(source, self.shape), self);
    copyMasked(spread(converted(source, self.depth), self.shape),
               mayOverlap(self, *mask) ? gather(*mask) : *mask, self);
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
      .optional<Optional<Value<Nd>>>("mask", &Assign::mask);
  methods.method<CopyTo>("copyTo")
      .output("dst", &CopyTo::dst)
      .optional<Optional<Value<Nd>>>("mask", &CopyTo::mask);
}

}  // namespace node_cv2
