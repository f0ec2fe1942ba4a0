#include "mat/mat-class.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "convert/list.hpp"
#include "env/errors.hpp"
#include "mat/dtype.hpp"
#include "mat/mat-call.hpp"
#include "nd/computing.hpp"

namespace node_cv2 {

namespace {

napi_value makeInt(napi_env env, int value) {
  napi_value result = nullptr;
  napi_create_int32(env, value, &result);
  return result;
}

napi_value makeDouble(napi_env env, double value) {
  napi_value result = nullptr;
  napi_create_double(env, value, &result);
  return result;
}

napi_value makeBool(napi_env env, bool value) {
  napi_value result = nullptr;
  napi_get_boolean(env, value, &result);
  return result;
}

// Properties

using Getter = napi_value (*)(Env&, const MatBox&);

struct NamedGetter {
  const char* name;
  Getter get;
};

/// What OpenCV's functions see, without making it.
struct Seen {
  std::vector<int> sizes;
  int type;
  explicit Seen(const MatBox& box) {
    if (box.strided()) {
      const Nd array = box.array();
      sizesOf(array.shape, array.depth, sizes, type);
    } else {
      sizes.assign(box.mat().size.p, box.mat().size.p + box.mat().dims);
      type = box.mat().type();
    }
  }
  /// As cv::Mat: -1 for more than two.
  int size(size_t axis) const { return sizes.size() > 2 ? -1 : sizes.empty() ? 0 : sizes[axis]; }
};

const NamedGetter kGetters[] = {
    {"rows", [](Env& env, const MatBox& box) { return makeInt(env.raw, Seen(box).size(0)); }},
    {"cols", [](Env& env, const MatBox& box) { return makeInt(env.raw, Seen(box).size(1)); }},
    {"dims",
     [](Env& env, const MatBox& box) { return makeInt(env.raw, static_cast<int>(Seen(box).sizes.size())); }},
    {"channels", [](Env& env, const MatBox& box) { return makeInt(env.raw, CV_MAT_CN(Seen(box).type)); }},
    {"depth", [](Env& env, const MatBox& box) { return makeInt(env.raw, box.mat().depth()); }},
    {"type", [](Env& env, const MatBox& box) { return makeInt(env.raw, Seen(box).type); }},
    {"dtype", [](Env& env, const MatBox& box) { return makeString(env.raw, dtypeName(box.mat().depth())); }},
    {"empty", [](Env& env, const MatBox& box) { return makeBool(env.raw, box.array().size() == 0); }},
    {"isContinuous",
     [](Env& env, const MatBox& box) { return makeBool(env.raw, box.array().isContiguous()); }},
    {"shape",
     [](Env& env, const MatBox& box) {
       std::vector<int> shape = box.array().shape;
       return List<Value<int>>::write(env, shape);
     }},
    {"ndim",
     [](Env& env, const MatBox& box) { return makeInt(env.raw, static_cast<int>(box.array().ndim())); }},
    {"size", [](Env& env,
                const MatBox& box) { return makeDouble(env.raw, static_cast<double>(box.array().size())); }},
    {"nbytes",
     [](Env& env, const MatBox& box) {
       return makeDouble(env.raw, static_cast<double>(box.array().nbytes()));
     }},
    {"strides",
     [](Env& env, const MatBox& box) {
       const Nd array = box.array();
       std::vector<double> strides(array.strides.begin(), array.strides.end());
       return List<Value<double>>::write(env, strides);
     }},
};

napi_value getProperty(napi_env raw, napi_callback_info info) {
  void* data = nullptr;
  napi_get_cb_info(raw, info, nullptr, nullptr, nullptr, &data);
  const auto& getter = *static_cast<const NamedGetter*>(data);
  const MatCall call(raw, info, getter.name);
  return call.box == nullptr ? nullptr : getter.get(call.env, *call.box);
}

napi_value getData(napi_env raw, napi_callback_info info) {
  MatCall call(raw, info, "data");
  if (call.box == nullptr) return nullptr;
  if (!call.box->array().isContiguous()) {
    return call.fail(
        "the Mat is a view whose elements do not lie one after the other; use clone().data for a copy where "
        "they do");
  }
  // JavaScript writes to it unseen.
  if (!isOverBuffer(call.box->mat()) && !call.mayWrite()) return nullptr;
  return call.box->data();
}

/// `binding.forbidExternalBuffers()`, for tests: from now on this is a runtime that has refused an array
/// buffer over native memory, as Electron does, which tests cannot run in.
napi_value forbidExternalBuffers(napi_env raw, napi_callback_info) {
  Env::of(raw).externalBuffers = false;
  return nullptr;
}

napi_value getReleased(napi_env raw, napi_callback_info info) {
  napi_value self = nullptr;
  napi_get_cb_info(raw, info, nullptr, nullptr, &self, nullptr);
  const MatBox* box = matBox(Env::of(raw), self);
  return makeBool(raw, box != nullptr && box->released());
}

// Elements

/// Finds the element of an index. `channels` is 1 for one number, or the image's when the index stops before
/// the channel, with `step` from one to the next. Null, with the exception thrown, when out of range.
uchar* locate(MatCall& call, const Nd& array, std::vector<int> index, int& channels, ptrdiff_t& step) {
  const size_t most = array.ndim();
  const size_t least = most - (Seen(*call.box).sizes.size() < most && most > 2 ? 1 : 0);
  if (array.size() == 0) {
    call.failRange("the Mat is empty");
    return nullptr;
  }
  if (index.size() < least || index.size() > most) {
    call.failRange("expected " + std::to_string(least) + (most > least ? " or " + std::to_string(most) : "") +
                   (most == 1 ? " index, got " : " indices, got ") + std::to_string(index.size()));
    return nullptr;
  }
  uchar* element = array.data;
  for (size_t i = 0; i < index.size(); ++i) {
    const int size = array.shape[i];
    if (index[i] < -size || index[i] >= size) {
      call.failRange("index " + std::to_string(index[i]) + " is outside axis " + std::to_string(i) +
                     " of size " + std::to_string(size));
      return nullptr;
    }
    element += array.strides[i] * (index[i] < 0 ? index[i] + size : index[i]);
  }
  const bool pixel = index.size() < most;
  channels = pixel ? array.shape.back() : 1;
  step = pixel ? array.strides.back() : 0;
  return element;
}

/// `at` in the usual case, one element that is there, without allocating: it is called once a pixel. Null for
/// all else.
napi_value atQuickly(napi_env raw, napi_callback_info info) {
  constexpr size_t room = 4;
  napi_value self = nullptr, values[room];
  size_t count = room;
  napi_get_cb_info(raw, info, &count, values, &self, nullptr);
  Env& env = Env::of(raw);
  const MatBox* box = matBox(env, self);
  if (box == nullptr || count > room || box->mat().empty() || Claim::any()) return nullptr;
  int index[room];
  for (size_t i = 0; i < count; ++i) {
    double position = 0;
    if (napi_get_value_double(raw, values[i], &position) != napi_ok) return nullptr;
    if (!(std::abs(position) <= std::numeric_limits<int>::max())) return nullptr;
    index[i] = static_cast<int>(position);
    if (index[i] != position) return nullptr;
  }
  const uchar* element = box->element(index, count);
  if (element == nullptr || bufferLost(env, box->mat())) return nullptr;
  return makeDouble(raw, readElement(element, box->mat().depth()));
}

napi_value at(napi_env raw, napi_callback_info info) {
  if (napi_value element = atQuickly(raw, info)) return element;
  MatCall call(raw, info, "at");
  if (call.box == nullptr) return nullptr;
  napi_value values[kMaxDims + 1];
  size_t count = kMaxDims + 1;
  napi_get_cb_info(raw, info, &count, values, nullptr, nullptr);
  std::vector<int> index;
  for (size_t i = 0; i < count && i <= kMaxDims; ++i) {
    Reader reader(call.env);
    int position = 0;
    if (!Value<int>::read(reader, values[i], position)) {
      return call.fail("index " + std::to_string(i) + ": expected an integer, got " +
                       describeValue(call.env, values[i]));
    }
    index.push_back(position);
  }
  if (!call.mayRead()) return nullptr;
  const Nd array = call.box->array();
  int channels = 0;
  ptrdiff_t step = 0;
  const uchar* element = locate(call, array, std::move(index), channels, step);
  if (element == nullptr) return nullptr;
  if (step == 0) return makeDouble(raw, readElement(element, array.depth));
  std::vector<double> pixel;
  for (int c = 0; c < channels; ++c) pixel.push_back(readElement(element + c * step, array.depth));
  return List<Value<double>>::write(call.env, pixel);
}

napi_value set(napi_env raw, napi_callback_info info) {
  MatCall call(raw, info, "set");
  std::vector<int> index;
  if (call.box == nullptr || !call.read<List<Value<int>>>(0, "index", index)) return nullptr;
  std::vector<double> pixel(1);
  const bool number = call.count > 1 && napi_get_value_double(raw, call.values[1], &pixel[0]) == napi_ok;
  if (!number && !call.read<List<Value<double>>>(1, "value", pixel)) return nullptr;
  // Looked at last: a getter in the arguments may have released the Mat, or transferred what it stands on.
  if (call.box->released()) return call.fail("the Mat is released");
  if (bufferLost(call.env, call.box->mat()))
    return call.fail("the ArrayBuffer under the Mat was transferred");
  if (!call.mayWrite()) return nullptr;
  const Nd array = call.box->array();
  int channels = 0;
  ptrdiff_t step = 0;
  uchar* element = locate(call, array, std::move(index), channels, step);
  if (element == nullptr) return nullptr;
  if (!number && pixel.size() != static_cast<size_t>(channels)) {
    return call.failRange("argument 'value': expected " + std::to_string(channels) + " numbers, got " +
                          std::to_string(pixel.size()));
  }
  for (int c = 0; c < channels; ++c) {
    writeElement(element + c * step, array.depth, number ? pixel[0] : pixel[c]);
  }
  return nullptr;
}

// Views, copies, end of life

napi_value clone(napi_env raw, napi_callback_info info) {
  MatCall call(raw, info, "clone");
  if (call.box == nullptr || !call.mayRead()) return nullptr;
  return guarded(call.env, "Mat.clone", [&]() -> napi_value {
    const Nd array = call.box->array();
    const cv::Mat& mat = call.box->mat();
    if (call.box->strided() || shapeOf(mat) != array.shape) return makeMat(call.env, gather(array));
    // A last axis of histograms and the like must not become channels.
    cv::Mat copy;
    copy.create(mat.dims, mat.size.p, mat.type());
    copyElements(array, Nd::of(copy));
    return makeMat(call.env, std::move(copy));
  });
}

/// `binding.view.call(mat, place)`: other shape and strides over the same memory. `place` is a Float64Array:
/// bytes from this Mat's first element, number of axes, sizes, strides. What every view in TypeScript is made
/// by; it does not let one reach beyond the memory.
napi_value view(napi_env raw, napi_callback_info info) {
  MatCall call(raw, info, "view");
  BufferView place;
  if (call.box == nullptr) return nullptr;
  if (!readBuffer(raw, call.values[0], place) || place.depth != CV_64F ||
      place.bytes < (2 + 2 * kMaxDims) * sizeof(double)) {
    return call.fail("expected a Float64Array with room for " + std::to_string(kMaxDims) + " axes");
  }
  const auto* from = reinterpret_cast<const double*>(place.data);
  if (from[1] > kMaxDims) {
    return call.failRange("a Mat has at most " + std::to_string(kMaxDims) + " axes, not " +
                          std::to_string(static_cast<size_t>(from[1])));
  }
  const double *sizes = from + 2, *strides = sizes + static_cast<size_t>(from[1]);
  Nd array = call.box->array();
  const uchar* low = array.memory.u == nullptr ? nullptr : array.memory.u->data;
  const uchar* high = array.memory.u == nullptr ? nullptr : low + array.memory.u->size;
  array.data += static_cast<ptrdiff_t>(from[0]);
  if (std::any_of(sizes, strides, [](double size) { return size > std::numeric_limits<int>::max(); }))
    return call.failRange("an axis has at most 2147483647 elements");
  array.shape.assign(sizes, strides);
  array.strides.assign(strides, strides + array.shape.size());
  if (!liesWithin(array, low, high)) return call.failRange("the view reaches beyond the memory of the Mat");
  return guarded(call.env, "Mat.view", [&] { return makeMat(call.env, std::move(array)); });
}

napi_value release(napi_env raw, napi_callback_info info) {
  napi_value self = nullptr;
  napi_get_cb_info(raw, info, nullptr, nullptr, &self, nullptr);
  Env& env = Env::of(raw);
  MatBox* box = matBox(env, self);
  if (box == nullptr) {
    throwTypeError(raw, "Mat.release: 'this' must be a Mat, got " + describeValue(env, self));
  } else {
    box->release();
  }
  return nullptr;
}

}  // namespace

bool defineMat(Env& env, napi_value cv, napi_value binding) {
  constexpr auto member = static_cast<napi_property_attributes>(napi_writable | napi_configurable);
  napi_value constructor = env.defineClass("Mat", constructMat, nullptr);
  napi_value prototype = nullptr;
  if (constructor == nullptr) return false;
  napi_get_named_property(env.raw, constructor, "prototype", &prototype);
  std::vector<napi_property_descriptor> members;
  for (const NamedGetter& getter : kGetters) {
    void* data = const_cast<NamedGetter*>(&getter);
    members.push_back(
        {getter.name, nullptr, nullptr, getProperty, nullptr, nullptr, napi_configurable, data});
  }
  members.push_back(
      {"released", nullptr, nullptr, getReleased, nullptr, nullptr, napi_configurable, nullptr});
  const std::pair<const char*, napi_callback> methods[] = {
      {"set", set}, {"clone", clone}, {"release", release}};
  for (const auto& [name, method] : methods) {
    members.push_back({name, nullptr, method, nullptr, nullptr, nullptr, member, nullptr});
  }
  env.mat = Reference(env.raw, constructor);
  const std::vector<napi_property_descriptor> natives = {
      {"matFromBuffer", nullptr, matFromBuffer, nullptr, nullptr, nullptr, member, const_cast<char*>("from")},
      {"receive", nullptr, matFromBuffer, nullptr, nullptr, nullptr, member, const_cast<char*>("receive")},
      {"share", nullptr, shareMat, nullptr, nullptr, nullptr, member, nullptr},
      {"at", nullptr, at, nullptr, nullptr, nullptr, member, nullptr},
      {"layout", nullptr, matLayout, nullptr, nullptr, nullptr, member, nullptr},
      {"elements", nullptr, matElements, nullptr, nullptr, nullptr, member, nullptr},
      {"describe", nullptr, describe, nullptr, nullptr, nullptr, member, nullptr},
      {"view", nullptr, view, nullptr, nullptr, nullptr, member, nullptr},
      {"forbidExternalBuffers", nullptr, forbidExternalBuffers, nullptr, nullptr, nullptr, member, nullptr},
      {"data", nullptr, getData, nullptr, nullptr, nullptr, member, nullptr}};
  return napi_define_properties(env.raw, prototype, members.size(), members.data()) == napi_ok &&
         napi_define_properties(env.raw, binding, natives.size(), natives.data()) == napi_ok &&
         defineComputing(env, constructor, prototype, binding) &&
         napi_set_named_property(env.raw, cv, "Mat", constructor) == napi_ok;
}

}  // namespace node_cv2
