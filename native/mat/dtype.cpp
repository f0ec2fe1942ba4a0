#include "mat/dtype.hpp"

#include "nd/saturate.hpp"

namespace node_cv2 {

namespace {

struct Depth {
  int depth;
  const char* name;
  const char* cvName;
  napi_typedarray_type view;
  const char* className;
};

constexpr Depth kDepths[] = {
    {CV_8U, "uint8", "CV_8U", napi_uint8_array, "Uint8Array"},
    {CV_8S, "int8", "CV_8S", napi_int8_array, "Int8Array"},
    {CV_16U, "uint16", "CV_16U", napi_uint16_array, "Uint16Array"},
    {CV_16S, "int16", "CV_16S", napi_int16_array, "Int16Array"},
    {CV_32S, "int32", "CV_32S", napi_int32_array, "Int32Array"},
    {CV_32F, "float32", "CV_32F", napi_float32_array, "Float32Array"},
    {CV_64F, "float64", "CV_64F", napi_float64_array, "Float64Array"},
    {CV_16F, "float16", "CV_16F", napi_uint16_array, "Uint16Array"},
};

/// Node 24's; older headers do not name it.
constexpr auto kFloat16Array = static_cast<napi_typedarray_type>(11);

const Depth* find(int depth) {
  for (const Depth& entry : kDepths) {
    if (entry.depth == depth) return &entry;
  }
  return nullptr;
}

}  // namespace

const char* dtypeName(int depth) {
  const Depth* entry = find(depth);
  return entry == nullptr ? "unknown" : entry->name;
}

int depthOfName(const std::string& dtype) {
  for (const Depth& entry : kDepths) {
    if (dtype == entry.name || dtype == entry.cvName) return entry.depth;
  }
  return -1;
}

napi_status makeTypedArray(napi_env env, int depth, size_t length, napi_value buffer, size_t offset,
                           napi_value* array) {
  const Depth* entry = find(depth);
  bool known = false;
  napi_status status = napi_is_arraybuffer(env, buffer, &known);
  if (status != napi_ok) return status;
  if (known) return napi_create_typedarray(env, entry->view, length, buffer, offset, array);
  napi_value global = nullptr, constructor = nullptr, args[3] = {buffer, nullptr, nullptr};
  napi_create_double(env, static_cast<double>(offset), &args[1]);
  napi_create_double(env, static_cast<double>(length), &args[2]);
  napi_get_global(env, &global);
  status = napi_get_named_property(env, global, entry->className, &constructor);
  return status == napi_ok ? napi_new_instance(env, constructor, 3, args, array) : status;
}

int depthOfTypedArray(napi_typedarray_type type) {
  if (type == napi_uint8_clamped_array) return CV_8U;
  if (type == kFloat16Array) return CV_16F;
  for (const Depth& entry : kDepths) {
    if (type == entry.view) return entry.depth;
  }
  return -1;
}

size_t elementSizeOf(napi_typedarray_type type) {
  switch (type) {
    case napi_uint32_array:
      return 4;
    case napi_bigint64_array:
    case napi_biguint64_array:
      return 8;
    default: {
      const int depth = depthOfTypedArray(type);
      return depth < 0 ? 1 : CV_ELEM_SIZE1(depth);
    }
  }
}

double readElement(const uchar* element, int depth) {
  switch (depth) {
    case CV_8U:
      return *element;
    case CV_8S:
      return *reinterpret_cast<const schar*>(element);
    case CV_16U:
      return *reinterpret_cast<const ushort*>(element);
    case CV_16S:
      return *reinterpret_cast<const short*>(element);
    case CV_32S:
      return *reinterpret_cast<const int*>(element);
    case CV_32F:
      return *reinterpret_cast<const float*>(element);
    case CV_64F:
      return *reinterpret_cast<const double*>(element);
    case CV_16F:
      return static_cast<float>(*reinterpret_cast<const cv::float16_t*>(element));
    default:
      return 0;
  }
}

void writeElement(uchar* element, int depth, double value) {
  switch (depth) {
    case CV_8U:
      *element = saturate<uchar>(value);
      break;
    case CV_8S:
      *reinterpret_cast<schar*>(element) = saturate<schar>(value);
      break;
    case CV_16U:
      *reinterpret_cast<ushort*>(element) = saturate<ushort>(value);
      break;
    case CV_16S:
      *reinterpret_cast<short*>(element) = saturate<short>(value);
      break;
    case CV_32S:
      *reinterpret_cast<int*>(element) = saturate<int>(value);
      break;
    case CV_32F:
      *reinterpret_cast<float*>(element) = saturate<float>(value);
      break;
    case CV_64F:
      *reinterpret_cast<double*>(element) = value;
      break;
    case CV_16F:
      *reinterpret_cast<cv::float16_t*>(element) = saturate<cv::float16_t>(value);
      break;
    default:
      break;
  }
}

}  // namespace node_cv2
