#include "convert/list.hpp"
#include "env/errors.hpp"
#include "nd/axes.hpp"
#include "nd/computing.hpp"
#include "nd/conversion.hpp"
#include "nd/promote.hpp"

namespace node_cv2 {

namespace {

void needMats(const std::vector<Nd>& mats) {
  if (mats.empty()) throw BadArgument("argument 'mats': expected at least one Mat, got an array of 0");
}

Nd concatenate(const std::vector<Nd>& mats, int given) {
  needMats(mats);
  const Nd& first = mats[0];
  const size_t axis = axisOf(given, first);
  std::vector<int> shape = first.shape;
  std::vector<int> depths;
  int64_t length = 0;
  for (const Nd& mat : mats) {
    std::vector<int> expected = first.shape;
    if (mat.ndim() == first.ndim()) expected[axis] = mat.shape[axis];
    if (mat.shape != expected) {
      throw BadArgument("argument 'mats': expected shapes that differ along axis " + std::to_string(axis) +
                        " alone, got " + describeShape(first.shape) + " and " + describeShape(mat.shape));
    }
    depths.push_back(mat.depth);
    length += mat.shape[axis];
  }
  if (length > std::numeric_limits<int>::max()) {
    throw BadArgument("argument 'mats': expected at most 2147483647 along axis " + std::to_string(axis) +
                      ", got " + std::to_string(length));
  }
  shape[axis] = static_cast<int>(length);
  const Nd result = Nd::make(shape, promote(depths));
  Nd part = result;
  for (const Nd& mat : mats) {
    part.shape = mat.shape;
    if (part.size() == 0) continue;
    convertElements(mat, part);
    part.data += part.strides[axis] * mat.shape[axis];
  }
  return result;
}

Nd withAxis(Nd array, size_t axis) {
  if (array.ndim() == kMaxDims)
    throw BadArgument("expected fewer than " + std::to_string(kMaxDims) + " axes, got as many");
  array.shape.insert(array.shape.begin() + axis, 1);
  array.strides.insert(array.strides.begin() + axis, 0);
  return array;
}

struct Concat {
  std::vector<Nd> mats;
  int axis = 0;
  Nd result;
  void run() { result = concatenate(mats, axis); }
};

struct Stack {
  std::vector<Nd> mats;
  int axis = 0;
  Nd result;

  void run() {
    needMats(mats);
    const std::vector<int> shape = mats[0].shape;
    for (const Nd& mat : mats) {
      if (mat.shape == shape) continue;
      throw BadArgument("argument 'mats': expected one shape, got " + describeShape(shape) + " and " +
                        describeShape(mat.shape));
    }
    // The axis is one of the result.
    const size_t at = axisOf(axis, withAxis(mats[0], 0));
    for (Nd& mat : mats) mat = withAxis(std::move(mat), at);
    result = concatenate(mats, static_cast<int>(at));
  }
};

struct Hstack {
  std::vector<Nd> mats;
  Nd result;

  void run() {
    needMats(mats);
    for (Nd& mat : mats) {
      if (mat.ndim() == 0) mat = withAxis(std::move(mat), 0);
    }
    result = concatenate(mats, mats[0].ndim() == 1 ? 0 : 1);
  }
};

struct Vstack {
  std::vector<Nd> mats;
  Nd result;

  void run() {
    for (Nd& mat : mats) {
      while (mat.ndim() < 2) mat = withAxis(std::move(mat), 0);
    }
    result = concatenate(mats, 0);
  }
};

using Mats = List<Value<Nd>>;

}  // namespace

void addJoining(Methods& methods) {
  methods.statics<Concat>("concat")
      .required<Mats>("mats", &Concat::mats)
      .optional<Value<int>>("axis", &Concat::axis)
      .result<Value<Nd>>(&Concat::result);
  methods.statics<Stack>("stack")
      .required<Mats>("mats", &Stack::mats)
      .optional<Value<int>>("axis", &Stack::axis)
      .result<Value<Nd>>(&Stack::result);
  methods.statics<Hstack>("hstack").required<Mats>("mats", &Hstack::mats).result<Value<Nd>>(&Hstack::result);
  methods.statics<Vstack>("vstack").required<Mats>("mats", &Vstack::mats).result<Value<Nd>>(&Vstack::result);
}

}  // namespace node_cv2
