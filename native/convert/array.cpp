#include "convert/array.hpp"

#include "convert/inspect.hpp"
#include "generated/classes.hpp"
#include "mat/mat-box.hpp"

namespace node_cv2 {

namespace {

bool isDevice(Env& env, napi_value value) {
  const ObjectBox* box = objectBox(env, value);
  return box != nullptr && box->cls() == &ClassOf<cv::UMat>::get();
}

/// A UMat itself. What was wrong with any other value is already said.
bool readDevice(Reader& reader, napi_value value, Array& out) {
  if (!isDevice(reader.env, value)) return false;
  const cv::UMat* device = readObject<cv::UMat>(reader, value, out.owner);
  if (device == nullptr) return false;
  Turn turn(reader.env);
  turn.use(out.owner);
  turn.take();
  out.device = std::make_unique<cv::UMat>(*device);
  return reader.device = true;
}

void lift(Array& array) {
  if (array.device != nullptr) return;
  auto device = std::make_unique<cv::UMat>();
  if (!array.empty()) array.copyTo(*device);
  array.device = std::move(device);
}

bool settle(Env& env, Array& array) {
  if (array.owner == nullptr) return false;
  Turn turn(env);
  turn.use(array.owner);
  turn.take();
  *static_cast<cv::UMat*>(array.owner->pointer.get()) = *array.device;
  return true;
}

bool holdsDevice(Reader& reader, napi_value list) {
  uint32_t length = 0;
  if (!arrayLength(reader.env.raw, list, length)) return false;
  // Up to what is no array at all: the length of a sparse one may promise billions.
  for (uint32_t i = 0; i < length; ++i) {
    napi_handle_scope scope = nullptr;
    napi_value item = nullptr;
    napi_open_handle_scope(reader.env.raw, &scope);
    const bool found = napi_get_element(reader.env.raw, list, i, &item) == napi_ok;
    const bool device = found && isDevice(reader.env, item);
    const bool goesOn = found && matBox(reader.env, item) != nullptr;
    napi_close_handle_scope(reader.env.raw, scope);
    if (device || !goesOn) return device;
  }
  return false;
}

}  // namespace

const DeviceSide Value<Array>::onDevice = {
    [](void* slot) { lift(*static_cast<Array*>(slot)); },
    [](const void* slot) { return static_cast<const Array*>(slot)->device != nullptr; },
    [](Env& env, void* slot) { return settle(env, *static_cast<Array*>(slot)); },
};

bool Value<Array>::read(Reader& reader, napi_value value, Array& out) {
  return Value<cv::Mat>::read(reader, value, out) || readDevice(reader, value, out);
}

napi_value Value<Array>::write(Env& env, Array& in) {
  return in.device != nullptr ? Value<cv::UMat>::write(env, *in.device) : Value<cv::Mat>::write(env, in);
}

void Value<Array>::describe(std::string& text, const Array& in) {
  in.device != nullptr ? Value<cv::UMat>::describe(text, *in.device) : Value<cv::Mat>::describe(text, in);
}

bool OutputArray::read(Reader& reader, napi_value value, Array& out) {
  return OutputMat::read(reader, value, out) || readDevice(reader, value, out);
}

template <class Item>
const DeviceSide ArraysOf<Item>::onDevice = {
    [](void* slot) {
      auto& list = *static_cast<ArrayList*>(slot);
      if (list.device != nullptr) return;
      auto device = std::make_unique<std::vector<cv::UMat>>(list.size());
      for (size_t i = 0; i < list.size(); ++i) list[i].copyTo((*device)[i]);
      list.device = std::move(device);
    },
    [](const void* slot) { return static_cast<const ArrayList*>(slot)->device != nullptr; },
    [](Env&, void*) { return false; },
};

template <class Item>
bool ArraysOf<Item>::read(Reader& reader, napi_value value, ArrayList& out) {
  if (List<Item>::read(reader, value, out)) return true;
  if (!holdsDevice(reader, value)) return false;
  return List<Value<cv::UMat>>::read(reader, value,
                                     *(out.device = std::make_unique<std::vector<cv::UMat>>())) &&
         (reader.device = true);
}

template <class Item>
napi_value ArraysOf<Item>::write(Env& env, ArrayList& in) {
  return in.device != nullptr ? List<Value<cv::UMat>>::write(env, *in.device) : List<Item>::write(env, in);
}

template <class Item>
void ArraysOf<Item>::describe(std::string& text, const ArrayList& in) {
  in.device != nullptr ? List<Value<cv::UMat>>::describe(text, *in.device) : List<Item>::describe(text, in);
}

template struct ArraysOf<Value<cv::Mat>>;
template struct ArraysOf<OutputMat>;

bool Value<cv::UMat>::read(Reader& reader, napi_value value, cv::UMat& out) {
  Array array;
  if (!Value<Array>::read(reader, value, array)) return false;
  lift(array);
  out = *array.device;
  return true;
}

napi_value Value<cv::UMat>::write(Env& env, cv::UMat& in) {
  return makeObject<cv::UMat>(env, std::make_shared<cv::UMat>(std::move(in)));
}

void Value<cv::UMat>::describe(std::string& text, const cv::UMat& in) {
  // A header of the same form: nothing is brought back from the device.
  text += "UMat " + describeMat(in.empty() ? cv::Mat() : cv::Mat(in.dims, in.size.p, in.type(), in.u));
}

}  // namespace node_cv2
