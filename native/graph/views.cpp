#include "graph/views.hpp"

#include <algorithm>
#include <cmath>

#include "convert/list.hpp"
#include "convert/text.hpp"
#include "env/errors.hpp"
#include "nd/axes.hpp"

// The views of src/mat/ for the steps of a graph, where the shape is only known off the JavaScript thread.

namespace node_cv2 {

namespace {

/// A part of `Mat.slice`: a position takes an axis away, a range keeps it, `New` makes one, `Rest` stands for
/// all that are not named. As TypeScript writes it down: [0, index], [1, step, start?, stop?], [2], [3], with
/// NaN for what is not given.
enum class Part { Position, Range, New, Rest };

double valueAt(const std::vector<double>& part, size_t index) {
  return index < part.size() ? part[index] : NAN;
}

struct Stretch {
  int start;
  int count;
};

/// As Python cuts a range.
Stretch along(double start, double stop, double step, int size) {
  const double low = step < 0 ? -1 : 0, high = step < 0 ? size - 1 : size;
  const auto place = [&](double index) {
    return index < 0 ? std::max(index + size, low) : std::min(index, high);
  };
  const double first = std::isnan(start) ? (step < 0 ? high : low) : place(start);
  const double last = std::isnan(stop) ? (step < 0 ? low : high) : place(stop);
  return {static_cast<int>(first), static_cast<int>(std::max(0.0, std::ceil((last - first) / step)))};
}

int position(double index, size_t axis, int size) {
  if (!(index >= -size && index < size))
    throw BadArgument("index " + numberText(index) + " is outside axis " + std::to_string(axis) +
                      " of size " + std::to_string(size));
  return static_cast<int>(index < 0 ? index + size : index);
}

/// Those that are named, counted from the front, each once.
std::vector<size_t> resolve(const Axes& named, const Nd& array) {
  std::vector<size_t> axes;
  for (int axis : named.axes) {
    axes.push_back(axisOf(axis, array));
    if (std::count(axes.begin(), axes.end(), axes.back()) > 1)
      throw BadArgument("axis " + std::to_string(axis) + " is named twice");
  }
  return axes;
}

struct Slice {
  Nd self;
  std::vector<std::vector<double>> parts;
  Nd result;

  void run() {
    const auto is = [](Part what) {
      return [what](const std::vector<double>& part) {
        return !part.empty() && part[0] == static_cast<int>(what);
      };
    };
    const size_t rests = std::count_if(parts.begin(), parts.end(), is(Part::Rest));
    if (rests > 1) throw BadArgument("expected at most one '...'");
    const size_t named = parts.size() - rests - std::count_if(parts.begin(), parts.end(), is(Part::New));
    if (named > self.ndim())
      throw BadArgument("expected at most " + std::to_string(self.ndim()) +
                        " positions or ranges for shape " + describeShape(self.shape) + ", got " +
                        std::to_string(named));
    result = self;
    result.shape.clear();
    result.strides.clear();
    size_t axis = 0;
    const auto keep = [&](size_t count) {
      for (; count > 0; --count, ++axis) {
        result.shape.push_back(self.shape[axis]);
        result.strides.push_back(self.strides[axis]);
      }
    };
    for (const auto& part : parts) {
      if (is(Part::Rest)(part)) {
        keep(self.ndim() - named);
      } else if (is(Part::New)(part)) {
        result.shape.push_back(1);
        result.strides.push_back(0);
      } else if (is(Part::Position)(part)) {
        const int at = position(valueAt(part, 1), axis, self.shape[axis]);
        result.data += self.strides[axis++] * at;
      } else if (is(Part::Range)(part) && valueAt(part, 1) != 0) {
        const double step = valueAt(part, 1);
        const auto [start, count] = along(valueAt(part, 2), valueAt(part, 3), step, self.shape[axis]);
        if (count > 0) result.data += self.strides[axis] * start;
        result.shape.push_back(count);
        result.strides.push_back(count > 1 ? static_cast<ptrdiff_t>(self.strides[axis] * step)
                                           : self.strides[axis]);
        ++axis;
      } else {
        throw BadArgument("argument 'parts': expected positions and ranges");
      }
    }
    keep(self.ndim() - axis);
    if (result.ndim() > kMaxDims) throw BadArgument("a Mat has at most 32 axes");
  }
};

void needImage(const Nd& self) {
  if (self.ndim() != 2 && self.ndim() != 3)
    throw BadArgument("expected an image of 2 axes, or 3 with its channels, got shape " +
                      describeShape(self.shape));
}

struct Roi {
  Nd self;
  cv::Rect rect;
  Nd result;

  void run() {
    needImage(self);
    const auto [x, y, width, height] = rect;
    const int64_t right = int64_t{x} + width, bottom = int64_t{y} + height;
    if (x < 0 || y < 0 || width < 0 || height < 0 || right > self.shape[1] || bottom > self.shape[0])
      throw BadArgument("argument 'rect': expected a Rect inside of shape " + describeShape(self.shape) +
                        ", got [" + std::to_string(x) + ", " + std::to_string(y) + ", " +
                        std::to_string(width) + ", " + std::to_string(height) + "]");
    result = self;
    if (width > 0 && height > 0) result.data += y * self.strides[0] + x * self.strides[1];
    result.shape[0] = height;
    result.shape[1] = width;
  }
};

/// One row (axis 0) or column (axis 1), whose axis stays.
template <size_t kAxis>
struct Strip {
  Nd self;
  int index = 0;
  Nd result;

  void run() {
    if (self.ndim() <= kAxis) throw BadArgument("there is no axis " + std::to_string(kAxis));
    result = self;
    result.data += self.strides[kAxis] * position(index, kAxis, self.shape[kAxis]);
    result.shape[kAxis] = 1;
  }
};

struct Channel {
  Nd self;
  int index = 0;
  Nd result;

  void run() {
    needImage(self);
    const bool has = self.ndim() == 3;
    result = self;
    const int at = position(index, 2, has ? self.shape[2] : 1);
    if (!has) return;
    result.data += self.strides[2] * at;
    result.shape.pop_back();
    result.strides.pop_back();
  }
};

/// Strides that show the same elements in another shape; none where no strides do. As numpy: axes of both
/// sides are taken together until they have as many elements, and what an old group has must lie without
/// gaps.
std::optional<std::vector<ptrdiff_t>> stridesFor(const Nd& from, const std::vector<int>& to) {
  std::vector<std::pair<int64_t, ptrdiff_t>> old;
  for (size_t i = 0; i < from.ndim(); ++i)
    if (from.shape[i] != 1) old.emplace_back(from.shape[i], from.strides[i]);
  std::vector<ptrdiff_t> strides(to.size(), static_cast<ptrdiff_t>(from.itemsize()));
  size_t oldStart = 0, start = 0;
  while (oldStart < old.size()) {
    size_t oldEnd = oldStart, end = start;
    int64_t count = to[end++], oldCount = old[oldEnd++].first;
    while (count != oldCount) {
      if (count < oldCount)
        count *= to[end++];
      else
        oldCount *= old[oldEnd++].first;
    }
    for (size_t i = oldStart; i + 1 < oldEnd; ++i)
      if (old[i].second != old[i + 1].first * old[i + 1].second) return std::nullopt;
    ptrdiff_t stride = old[oldEnd - 1].second;
    for (size_t i = end; i-- > start;) {
      strides[i] = stride;
      stride *= to[i];
    }
    oldStart = oldEnd;
    start = end;
  }
  return strides;
}

struct Reshape {
  Nd self;
  std::vector<int> shape;
  Nd result;

  void run() {
    const std::string asked = describeShape(shape);
    const auto open = std::find(shape.begin(), shape.end(), -1);
    int64_t others = 1;
    for (auto at = shape.begin(); at != shape.end(); ++at) {
      if (at == open) continue;
      if (*at < 0)
        throw BadArgument("argument 'shape': expected sizes that are not negative, or one that is -1");
      others *= *at;
      if (others > INT64_MAX / (int64_t{1} << 31)) break;
    }
    const auto size = static_cast<int64_t>(self.size());
    if (open != shape.end() && others > 0 && size % others == 0) *open = static_cast<int>(size / others);
    if (shape.size() > kMaxDims || (open != shape.end() && *open < 0) ||
        (open == shape.end() ? others : others * *open) != size)
      throw BadArgument("argument 'shape': expected as many elements as shape " + describeShape(self.shape) +
                        ", got " + asked);
    const auto strides = size == 0 ? contiguousStrides(shape, self.depth) : stridesFor(self, shape);
    if (!strides)
      throw BadArgument(
          "the Mat is a view whose elements cannot be reached in order in that shape; use "
          "clone().reshape(...) for a copy",
          false);
    result = self;
    result.shape = shape;
    result.strides = *strides;
  }
};

struct Transpose {
  Nd self;
  Axes axes;
  Nd result;

  void run() {
    std::vector<size_t> order = axes.all ? std::vector<size_t>() : resolve(axes, self);
    for (size_t i = self.ndim(); axes.all && i-- > 0;) order.push_back(i);
    if (order.size() != self.ndim())
      throw BadArgument("argument 'axes': expected all axes of shape " + describeShape(self.shape));
    result = self;
    for (size_t i = 0; i < order.size(); ++i) {
      result.shape[i] = self.shape[order[i]];
      result.strides[i] = self.strides[order[i]];
    }
  }
};

struct Squeeze {
  Nd self;
  Axes axis;
  Nd result;

  void run() {
    const std::vector<size_t> named = axis.all ? std::vector<size_t>() : resolve(axis, self);
    result = self;
    result.shape.clear();
    result.strides.clear();
    for (size_t i = 0; i < self.ndim(); ++i) {
      const bool goes = axis.all ? self.shape[i] == 1 : std::count(named.begin(), named.end(), i) > 0;
      if (goes && self.shape[i] != 1)
        throw BadArgument("argument 'axis': expected an axis of size 1, got axis " + std::to_string(i) +
                          " of shape " + describeShape(self.shape));
      if (goes) continue;
      result.shape.push_back(self.shape[i]);
      result.strides.push_back(self.strides[i]);
    }
  }
};

struct ExpandDims {
  Nd self;
  int axis = 0;
  Nd result;

  void run() {
    const int axes = static_cast<int>(self.ndim()) + 1;
    if (axis < -axes || axis >= axes || axes > static_cast<int>(kMaxDims))
      throw BadArgument("argument 'axis': " + std::to_string(axis) + " is outside " + std::to_string(axes) +
                        " axes");
    const int at = axis < 0 ? axis + axes : axis;
    result = self;
    result.shape.insert(result.shape.begin() + at, 1);
    result.strides.insert(result.strides.begin() + at, 0);
  }
};

struct Flip {
  Nd self;
  Axes axis;
  Nd result;

  void run() {
    result = self;
    std::vector<size_t> axes = axis.all ? std::vector<size_t>() : resolve(axis, self);
    for (size_t i = 0; axis.all && i < self.ndim(); ++i) axes.push_back(i);
    for (const size_t one : axes) {
      result.data += result.strides[one] * std::max(result.shape[one] - 1, 0);
      result.strides[one] = -result.strides[one];
    }
  }
};

struct Clone {
  Nd self;
  Nd result;
  void run() { result = gather(self); }
};

}  // namespace

const Methods& viewMethods() {
  // Never destroyed: runs on other threads may still read it while the process exits.
  static const Methods& all = []() -> const Methods& {
    auto* made = new Methods;
    using PartList = List<List<Value<double>>>;
    made->method<Slice>("slice").required<PartList>("parts", &Slice::parts).result<Value<Nd>>(&Slice::result);
    made->method<Roi>("roi").required<Value<cv::Rect>>("rect", &Roi::rect).result<Value<Nd>>(&Roi::result);
    made->method<Strip<0>>("row")
        .required<Value<int>>("y", &Strip<0>::index)
        .result<Value<Nd>>(&Strip<0>::result);
    made->method<Strip<1>>("col")
        .required<Value<int>>("x", &Strip<1>::index)
        .result<Value<Nd>>(&Strip<1>::result);
    made->method<Channel>("channel")
        .required<Value<int>>("index", &Channel::index)
        .result<Value<Nd>>(&Channel::result);
    made->method<Reshape>("reshape")
        .required<Integers>("shape", &Reshape::shape)
        .result<Value<Nd>>(&Reshape::result);
    made->method<Transpose>("transpose")
        .optional<Value<Axes>>("axes", &Transpose::axes)
        .result<Value<Nd>>(&Transpose::result);
    made->method<Squeeze>("squeeze")
        .optional<Value<Axes>>("axis", &Squeeze::axis)
        .result<Value<Nd>>(&Squeeze::result);
    made->method<ExpandDims>("expandDims")
        .required<Value<int>>("axis", &ExpandDims::axis)
        .result<Value<Nd>>(&ExpandDims::result);
    made->method<Flip>("flip").optional<Value<Axes>>("axis", &Flip::axis).result<Value<Nd>>(&Flip::result);
    made->method<Clone>("clone").result<Value<Nd>>(&Clone::result);
    return *made;
  }();
  return all;
}

}  // namespace node_cv2
