#include "convert/nd.hpp"

#include "convert/inspect.hpp"
#include "convert/list.hpp"
#include "convert/string.hpp"
#include "mat/dtype.hpp"
#include "mat/mat-box.hpp"

namespace node_cv2 {

bool Value<Nd>::read(Reader& reader, napi_value value, Nd& out) {
  MatBox* box = matBox(reader.env, value);
  return box != nullptr ? readArray(reader, value, *box, out) : reader.fail("a Mat", value);
}

bool NdTarget::read(Reader& reader, napi_value value, Nd& out) {
  MatBox* box = matBox(reader.env, value);
  return box != nullptr ? readTarget(reader, value, *box, out) : reader.fail("a Mat", value);
}

bool OutputNd::read(Reader& reader, napi_value value, Nd& out) {
  reader.target = matBox(reader.env, value);
  return NdTarget::read(reader, value, out);
}

void OutputNd::follow(MatBox& box, Nd& in) { box.follow(std::move(in)); }

napi_value Value<Nd>::write(Env& env, Nd& in) { return makeMat(env, std::move(in)); }

void Value<Nd>::describe(std::string& text, const Nd& in) {
  text += describeShape(in.shape) + ' ' + dtypeName(in.depth);
}

bool Value<Operand>::read(Reader& reader, napi_value value, Operand& out) {
  if (MatBox* box = matBox(reader.env, value)) return readArray(reader, value, *box, out.array);
  cv::Mat values;
  double number = 0;
  if (napi_get_value_double(reader.env.raw, value, &number) == napi_ok) {
    out.weak = true;
    out.array = Nd::make({}, CV_64F);
    *reinterpret_cast<double*>(out.array.data) = number;
    return true;
  }
  uint32_t length = 0;
  out.weak = arrayLength(reader.env.raw, value, length);
  if (!Value<cv::Mat>::read(reader, value, values)) return false;
  const int count = static_cast<int>(values.total());
  out.array = Nd{values, values.data, values.depth(), {count}, contiguousStrides({count}, values.depth())};
  return true;
}

void Value<Operand>::describe(std::string& text, const Operand& in) {
  if (in.weak && in.array.ndim() == 0) {
    text += numberText(*reinterpret_cast<const double*>(in.array.data));
  } else {
    Value<Nd>::describe(text, in.array);
  }
}

bool DtypeKind::read(Reader& reader, napi_value value, int& out) {
  constexpr const char* expected =
      "uint8, int8, uint16, int16, int32, float32, float64 or float16, or OpenCV's name or constant of it";
  std::string name;
  double number = 0;
  if (readString(reader.env.raw, value, name)) {
    out = depthOfName(name);
    return out >= 0 || reader.failRange(expected, value);
  }
  if (napi_get_value_double(reader.env.raw, value, &number) != napi_ok) return reader.fail(expected, value);
  if (number != std::trunc(number) || number < 0 || number > CV_16F) return reader.failRange(expected, value);
  out = static_cast<int>(number);
  return true;
}

void DtypeKind::describe(std::string& text, const int& in) { text += in < 0 ? "default" : dtypeName(in); }

bool Value<Axes>::read(Reader& reader, napi_value value, Axes& out) {
  // Into a copy: a value that is none must leave the default untouched.
  Axes read{false, {0}};
  double number = 0;
  uint32_t length = 0;
  if (napi_get_value_double(reader.env.raw, value, &number) == napi_ok) {
    if (!Value<int>::read(reader, value, read.axes[0])) return false;
  } else if (!arrayLength(reader.env.raw, value, length)) {
    return reader.fail("an axis, an array of axes, or null for all", value);
  } else if (!List<Value<int>>::read(reader, value, read.axes)) {
    return false;
  }
  out = std::move(read);
  return true;
}

void Value<Axes>::describe(std::string& text, const Axes& in) {
  text += in.all ? "all" : describeShape(in.axes);
}

bool Integers::read(Reader& reader, napi_value value, type& out) {
  double number = 0;
  if (napi_get_value_double(reader.env.raw, value, &number) != napi_ok)
    return List<Value<int>>::read(reader, value, out);
  out.resize(1);
  return Value<int>::read(reader, value, out[0]);
}

void Integers::describe(std::string& text, const type& in) { text += describeShape(in); }

bool ShapeKind::read(Reader& reader, napi_value value, type& out) {
  if (!Integers::read(reader, value, out)) return false;
  if (out.size() > kMaxDims) return reader.failRange("at most 32 sizes", value);
  for (int size : out) {
    if (size < 0) return reader.failRange("sizes that are not negative", value);
  }
  return true;
}

void ShapeKind::describe(std::string& text, const type& in) { text += describeShape(in); }

napi_value NumberOrNd::write(Env& env, Reduction& in) {
  if (!in.whole) return makeMat(env, std::move(in.array));
  double number = readElement(in.array.data, in.array.depth);
  return Value<double>::write(env, number);
}

napi_value BooleanOrNd::write(Env& env, Reduction& in) {
  if (!in.whole) return makeMat(env, std::move(in.array));
  bool truth = *in.array.data != 0;
  return Value<bool>::write(env, truth);
}

}  // namespace node_cv2
