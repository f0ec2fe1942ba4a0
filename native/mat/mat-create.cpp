#include <algorithm>
#include <string>

#include "convert/list.hpp"
#include "convert/string.hpp"
#include "mat/dtype.hpp"
#include "mat/mat-call.hpp"
#include "nd/nd.hpp"

namespace node_cv2 {

namespace {

/// Bytes of an array; false when they do not fit a signed 64-bit number.
bool bytesOf(const std::vector<int>& shape, int depth, size_t& bytes) {
  bytes = CV_ELEM_SIZE1(depth);
  for (int size : shape) {
    if (__builtin_mul_overflow(bytes, static_cast<size_t>(size), &bytes) || bytes > size_t{1} << 62)
      return false;
  }
  return true;
}

/// A Mat over a Buffer, typed array or ArrayBuffer. Null, with the reason thrown, when it does not fit.
MatBox* boxOverBuffer(MatCall& call, napi_value value, std::vector<int> shape, int depth) {
  BufferView view;
  if (!readBuffer(call.env.raw, value, view)) {
    call.fail("argument 'data': expected a Buffer, typed array or ArrayBuffer, got " +
              describeValue(call.env, value));
    return nullptr;
  }
  size_t needed = 0;
  if (!bytesOf(shape, depth, needed) || needed > view.bytes) {
    call.failRange("argument 'data': the shape needs " + (needed == 0 ? "more" : std::to_string(needed)) +
                   " bytes, got " + std::to_string(view.bytes));
    return nullptr;
  }
  if (reinterpret_cast<uintptr_t>(view.data) % CV_ELEM_SIZE1(depth) != 0) {
    call.failRange("argument 'data': its first byte is not aligned to the elements; pass a copy (slice())");
    return nullptr;
  }
  napi_value resizable = nullptr;
  bool flag = false;
  if (napi_get_named_property(call.env.raw, view.buffer, "resizable", &resizable) == napi_ok &&
      napi_get_value_bool(call.env.raw, resizable, &flag) == napi_ok && flag) {
    call.fail("argument 'data': a resizable ArrayBuffer could shrink under the Mat; pass a copy");
    return nullptr;
  }
  if (needed == 0) return new MatBox(call.env, Nd::make(std::move(shape), depth));
  std::vector<int> sizes;
  int type = 0;
  sizesOf(shape, depth, sizes, type);
  Nd array{wrapBuffer(call.env, view, sizes, type), view.data, depth, std::move(shape), {}};
  array.strides = contiguousStrides(array.shape, depth);
  return new MatBox(call.env, std::move(array));
}

bool validType(int type) { return type >= 0 && type == (type & CV_MAT_TYPE_MASK) && CV_ELEM_SIZE(type) > 0; }

/// `new Mat()`, `new Mat(rows, cols, type)` (zeros), `(..., scalar)`, `(..., buffer)` without a copy.
MatBox* construct(MatCall& call) {
  if (call.count == 0) return new MatBox(call.env, cv::Mat());
  int rows = 0, cols = 0, type = 0;
  if (!call.read<Value<int>>(0, "rows", rows) || !call.read<Value<int>>(1, "cols", cols) ||
      !call.read<Value<int>>(2, "type", type)) {
    return nullptr;
  }
  if (rows < 0 || cols < 0) {
    call.failRange("rows and cols must not be negative, got " + std::to_string(rows) + " and " +
                   std::to_string(cols));
    return nullptr;
  }
  if (!validType(type)) {
    call.failRange("argument 'type': " + std::to_string(type) + " is no Mat type, such as cv.CV_8UC3");
    return nullptr;
  }
  napi_valuetype kind = napi_undefined;
  if (call.count > 3) napi_typeof(call.env.raw, call.values[3], &kind);
  if (kind == napi_undefined) return new MatBox(call.env, cv::Mat::zeros(rows, cols, type));
  cv::Scalar fill;
  Reader reader(call.env);
  if (Value<cv::Scalar>::read(reader, call.values[3], fill)) {
    return new MatBox(call.env, cv::Mat(rows, cols, type, fill));
  }
  std::vector<int> shape = {rows, cols};
  if (CV_MAT_CN(type) > 1) shape.push_back(CV_MAT_CN(type));
  return boxOverBuffer(call, call.values[3], std::move(shape), CV_MAT_DEPTH(type));
}

}  // namespace

napi_value constructMat(napi_env raw, napi_callback_info info) {
  Env& env = Env::of(raw);
  MatCall call(env, "constructor");
  napi_value self = nullptr;
  napi_get_cb_info(raw, info, &call.count, call.values, &self, nullptr);
  call.count = std::min<size_t>(call.count, 4);
  return guarded(env, "new Mat", [&]() -> napi_value {
    MatBox* box = construct(call);
    return box != nullptr && env.wrap(self, box) ? self : nullptr;
  });
}

/// `matFromBuffer(data, shape, dtype)`: the native half of `Mat.from`.
napi_value matFromBuffer(napi_env raw, napi_callback_info info) {
  Env& env = Env::of(raw);
  MatCall call(env, "from");
  napi_get_cb_info(raw, info, &call.count, call.values, nullptr, nullptr);
  std::vector<int> shape;
  std::string dtype;
  if (!call.read<List<Value<int>>>(1, "shape", shape) || !call.read<Value<std::string>>(2, "dtype", dtype))
    return nullptr;
  const int depth = depthOfName(dtype);
  if (depth < 0) {
    return call.failRange(
        "argument 'dtype': expected uint8, int8, uint16, int16, int32, float32, float64 or float16, got '" +
        dtype + "'");
  }
  if (shape.size() > kMaxDims || std::any_of(shape.begin(), shape.end(), [](int size) { return size < 0; })) {
    return call.failRange("argument 'shape': expected at most " + std::to_string(kMaxDims) +
                          " sizes, none negative");
  }
  return guarded(env, "Mat.from", [&]() -> napi_value {
    MatBox* box = boxOverBuffer(call, call.values[0], std::move(shape), depth);
    return box == nullptr ? nullptr : env.instantiate(env.mat, box);
  });
}

}  // namespace node_cv2
