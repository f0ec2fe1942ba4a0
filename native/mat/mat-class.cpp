#include "mat/mat-class.hpp"

#include <cmath>
#include <string>

#include "convert/list.hpp"
#include "env/errors.hpp"
#include "mat/dtype.hpp"
#include "mat/mat-call.hpp"

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

using Getter = napi_value (*)(Env&, const cv::Mat&);

struct NamedGetter {
  const char* name;
  Getter get;
};

const NamedGetter kGetters[] = {
    {"rows", [](Env& env, const cv::Mat& mat) { return makeInt(env.raw, mat.rows); }},
    {"cols", [](Env& env, const cv::Mat& mat) { return makeInt(env.raw, mat.cols); }},
    {"dims", [](Env& env, const cv::Mat& mat) { return makeInt(env.raw, mat.dims); }},
    {"channels", [](Env& env, const cv::Mat& mat) { return makeInt(env.raw, mat.channels()); }},
    {"depth", [](Env& env, const cv::Mat& mat) { return makeInt(env.raw, mat.depth()); }},
    {"type", [](Env& env, const cv::Mat& mat) { return makeInt(env.raw, mat.type()); }},
    {"dtype", [](Env& env, const cv::Mat& mat) { return makeString(env.raw, dtypeName(mat.depth())); }},
    {"empty", [](Env& env, const cv::Mat& mat) { return makeBool(env.raw, mat.empty()); }},
    {"isContinuous", [](Env& env, const cv::Mat& mat) { return makeBool(env.raw, mat.isContinuous()); }},
    {"shape",
     [](Env& env, const cv::Mat& mat) {
       std::vector<int> shape = shapeOf(mat);
       return List<Value<int>>::write(env, shape);
     }},
};

napi_value getProperty(napi_env raw, napi_callback_info info) {
  void* data = nullptr;
  napi_get_cb_info(raw, info, nullptr, nullptr, nullptr, &data);
  const auto& getter = *static_cast<const NamedGetter*>(data);
  const MatCall call(raw, info, getter.name);
  return call.box == nullptr ? nullptr : getter.get(call.env, call.box->mat());
}

napi_value getData(napi_env raw, napi_callback_info info) {
  MatCall call(raw, info, "data");
  if (call.box == nullptr) return nullptr;
  if (!call.box->mat().empty() && !call.box->mat().isContinuous()) {
    return call.fail(
        "the Mat is a view with gaps between its rows; use clone().data for a copy without them");
  }
  return call.box->data();
}

napi_value getReleased(napi_env raw, napi_callback_info info) {
  napi_value self = nullptr;
  napi_get_cb_info(raw, info, nullptr, nullptr, &self, nullptr);
  const MatBox* box = matBox(Env::of(raw), self);
  return makeBool(raw, box != nullptr && box->released());
}

// Elements

/// Finds the element of an index in numpy's order (sizes, then the channel). `channels` is 1 for one number,
/// or the Mat's when the index stops before the channel. Null, with the exception thrown, when out of range.
uchar* locate(MatCall& call, std::vector<int> index, int& channels) {
  const cv::Mat& mat = call.box->mat();
  const std::vector<int> shape = shapeOf(mat);
  const size_t dims = mat.dims;
  if (mat.empty()) {
    call.failRange("the Mat is empty");
    return nullptr;
  }
  if (index.size() < dims || index.size() > shape.size()) {
    call.failRange("expected " + std::to_string(dims) +
                   (shape.size() > dims ? " or " + std::to_string(shape.size()) : "") + " indices, got " +
                   std::to_string(index.size()));
    return nullptr;
  }
  for (size_t i = 0; i < index.size(); ++i) {
    if (index[i] < -shape[i] || index[i] >= shape[i]) {
      call.failRange("index " + std::to_string(index[i]) + " is outside axis " + std::to_string(i) +
                     " of size " + std::to_string(shape[i]));
      return nullptr;
    }
    if (index[i] < 0) index[i] += shape[i];
  }
  uchar* element = mat.data;
  for (size_t i = 0; i < dims; ++i) element += mat.step.p[i] * index[i];
  channels = index.size() > dims ? 1 : mat.channels();
  return element + (index.size() > dims ? index[dims] * mat.elemSize1() : 0);
}

napi_value at(napi_env raw, napi_callback_info info) {
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
  int channels = 0;
  const uchar* element = locate(call, std::move(index), channels);
  if (element == nullptr) return nullptr;
  const int depth = call.box->mat().depth();
  if (channels == 1) return makeDouble(raw, readElement(element, depth));
  std::vector<double> pixel;
  for (int c = 0; c < channels; ++c) pixel.push_back(readElement(element + c * CV_ELEM_SIZE1(depth), depth));
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
  int channels = 0;
  uchar* element = locate(call, std::move(index), channels);
  if (element == nullptr) return nullptr;
  if (!number && pixel.size() != static_cast<size_t>(channels)) {
    return call.failRange("argument 'value': expected " + std::to_string(channels) + " numbers, got " +
                          std::to_string(pixel.size()));
  }
  const int depth = call.box->mat().depth();
  for (int c = 0; c < channels; ++c) {
    writeElement(element + c * CV_ELEM_SIZE1(depth), depth, number ? pixel[0] : pixel[c]);
  }
  return nullptr;
}

// Views, copies, end of life

napi_value clone(napi_env raw, napi_callback_info info) {
  MatCall call(raw, info, "clone");
  if (call.box == nullptr) return nullptr;
  return guarded(call.env, "Mat.clone", [&] { return makeMat(call.env, call.box->mat().clone()); });
}

napi_value roi(napi_env raw, napi_callback_info info) {
  MatCall call(raw, info, "roi");
  cv::Rect rect;
  if (call.box == nullptr || !call.read<Value<cv::Rect>>(0, "rect", rect)) return nullptr;
  if (call.box->released()) return call.fail("the Mat is released");
  const cv::Mat& mat = call.box->mat();
  const bool inside = mat.dims == 2 && rect.x >= 0 && rect.y >= 0 && rect.width >= 0 && rect.height >= 0 &&
                      rect.width <= mat.cols - rect.x && rect.height <= mat.rows - rect.y;
  if (!inside) {
    std::string text;
    Value<cv::Rect>::describe(text, rect);
    return call.failRange("argument 'rect': " + text + " is not inside the Mat (" + describeMat(mat) + ")");
  }
  return guarded(call.env, "Mat.roi", [&] { return makeMat(call.env, mat(rect)); });
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
  napi_value prototype = nullptr, from = nullptr;
  if (constructor == nullptr) return false;
  napi_get_named_property(env.raw, constructor, "prototype", &prototype);
  std::vector<napi_property_descriptor> members;
  for (const NamedGetter& getter : kGetters) {
    void* data = const_cast<NamedGetter*>(&getter);
    members.push_back(
        {getter.name, nullptr, nullptr, getProperty, nullptr, nullptr, napi_configurable, data});
  }
  members.push_back({"data", nullptr, nullptr, getData, nullptr, nullptr, napi_configurable, nullptr});
  members.push_back(
      {"released", nullptr, nullptr, getReleased, nullptr, nullptr, napi_configurable, nullptr});
  const std::pair<const char*, napi_callback> methods[] = {
      {"at", at}, {"set", set}, {"clone", clone}, {"roi", roi}, {"release", release}};
  for (const auto& [name, method] : methods) {
    members.push_back({name, nullptr, method, nullptr, nullptr, nullptr, member, nullptr});
  }
  env.mat = Reference(env.raw, constructor);
  return napi_define_properties(env.raw, prototype, members.size(), members.data()) == napi_ok &&
         napi_create_function(env.raw, "matFromBuffer", NAPI_AUTO_LENGTH, matFromBuffer, nullptr, &from) ==
             napi_ok &&
         napi_set_named_property(env.raw, binding, "matFromBuffer", from) == napi_ok &&
         napi_set_named_property(env.raw, cv, "Mat", constructor) == napi_ok;
}

}  // namespace node_cv2
