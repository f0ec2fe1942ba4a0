#include "graph/datum.hpp"

#include "convert/inspect.hpp"
#include "convert/list.hpp"
#include "convert/string.hpp"
#include "generated/classes.hpp"
#include "graph/carry.hpp"
#include "mat/mat-box.hpp"
#include "object/object-box.hpp"

namespace node_cv2 {

Pixels Pixels::of(Nd array) {
  std::optional<cv::Mat> header = headerOf(array);
  const bool tells = header && shapeOf(*header) == array.shape;
  Pixels pixels;
  pixels.mat = header ? std::move(*header) : array.memory;
  if (!tells) pixels.layout = std::move(array);
  return pixels;
}

cv::Mat Pixels::input() const {
  const bool strided = layout && !headerOf(*layout);
  return strided ? gather(*layout).memory : mat;
}

bool Carry<cv::Mat>::take(const Datum& datum, cv::Mat& out) {
  if (const auto* pixels = datum.as<Pixels>()) {
    out = pixels->input();
    return true;
  }
  if (const double* number = datum.as<double>()) {
    out = (cv::Mat_<double>(4, 1) << *number, 0, 0, 0);
    return true;
  }
  if (const auto* bytes = datum.as<Bytes>()) {
    out = bytes->bytes.empty() ? cv::Mat() : cv::Mat(bytes->bytes, true);
    return true;
  }
  std::vector<double> numbers;
  const auto* list = datum.as<Datum::List>();
  if (list == nullptr || list->empty() || !Carry<std::vector<double>>::take(datum, numbers)) return false;
  out = cv::Mat(numbers, true);
  return true;
}

bool Carry<Operand>::take(const Datum& datum, Operand& out) {
  if (const auto* pixels = datum.as<Pixels>()) {
    out.array = pixels->array();
    return true;
  }
  out.weak = true;
  if (const double* number = datum.as<double>()) {
    out.array = Nd::make({}, CV_64F);
    *reinterpret_cast<double*>(out.array.data) = *number;
    return true;
  }
  cv::Mat values;
  if (!Carry<cv::Mat>::take(datum, values)) return false;
  const int count = static_cast<int>(values.total());
  out.array = Nd{values, values.data, values.depth(), {count}, contiguousStrides({count}, values.depth())};
  return true;
}

Datum Carry<cv::Moments>::give(cv::Moments& in) {
  Datum::Record record;
  Fields<cv::Moments>::each(in, [&](uint32_t, const char* name, double& field) {
    record.emplace_back(name, Datum{field});
    return true;
  });
  return {std::move(record)};
}

bool Carry<cv::Moments>::take(const Datum& datum, cv::Moments& out) {
  const auto* record = datum.as<Datum::Record>();
  if (record == nullptr) return false;
  return Fields<cv::Moments>::each(out, [&](uint32_t index, const char*, double& field) {
    return index < record->size() && Carry<double>::take((*record)[index].second, field);
  });
}

std::string describeDatum(const Datum& datum) {
  if (const bool* flag = datum.as<bool>()) return *flag ? "true" : "false";
  if (const double* number = datum.as<double>()) return numberText(*number);
  if (const auto* text = datum.as<std::string>()) return quoted(*text);
  if (const auto* list = datum.as<Datum::List>()) return "an array of " + std::to_string(list->size());
  if (datum.as<Datum::Record>() != nullptr) return "an object";
  if (const auto* pixels = datum.as<Pixels>()) return "a Mat (" + describeMat(pixels->mat) + ")";
  if (datum.as<Bytes>() != nullptr) return "a Buffer";
  if (const auto* object = datum.as<std::shared_ptr<Object>>())
    return std::string("a ") + (*object)->cls.name;
  return "null";
}

namespace {

struct Writer {
  Env& env;

  napi_value operator()(Datum::Null) {
    napi_value value = nullptr;
    napi_get_null(env.raw, &value);
    return value;
  }
  napi_value operator()(bool& flag) { return Value<bool>::write(env, flag); }
  napi_value operator()(double& number) { return Value<double>::write(env, number); }
  napi_value operator()(std::string& text) { return makeString(env.raw, text); }
  napi_value operator()(Datum::List& list) {
    napi_value array = nullptr;
    napi_create_array_with_length(env.raw, list.size(), &array);
    for (size_t i = 0; i < list.size(); ++i) {
      napi_value item = writeDatum(env, list[i]);
      if (item == nullptr || napi_set_element(env.raw, array, i, item) != napi_ok) return nullptr;
    }
    return array;
  }
  napi_value operator()(Datum::Record& record) {
    napi_value object = nullptr;
    napi_create_object(env.raw, &object);
    for (auto& [name, field] : record)
      napi_set_named_property(env.raw, object, name.c_str(), writeDatum(env, field));
    return object;
  }
  napi_value operator()(Pixels& pixels) {
    return pixels.layout ? Value<Nd>::write(env, *pixels.layout) : Value<cv::Mat>::write(env, pixels.mat);
  }
  napi_value operator()(Bytes& bytes) {
    napi_value buffer = nullptr;
    napi_create_buffer_copy(env.raw, bytes.bytes.size(), bytes.bytes.data(), nullptr, &buffer);
    return buffer;
  }
  napi_value operator()(std::shared_ptr<Object>& object) {
    return env.instantiate(constructorOf(env, object->cls), new ObjectBox(env, object));
  }
};

}  // namespace

napi_value writeDatum(Env& env, Datum& datum) { return std::visit(Writer{env}, datum.value); }

}  // namespace node_cv2
