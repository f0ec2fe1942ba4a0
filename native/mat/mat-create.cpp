#include <algorithm>
#include <string>

#include "convert/list.hpp"
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

/// Steps in bytes, and where the first element lies in the buffer.
struct Placing {
  std::vector<int64_t> strides;
  int64_t offset = 0;
};

/// A Mat over a Buffer, typed array or ArrayBuffer; contiguous without `placing`. Null, with the reason
/// thrown, when it does not fit.
MatBox* boxOverBuffer(MatCall& call, napi_value value, std::vector<int> shape, int depth,
                      const Placing* placing = nullptr) {
  BufferView view;
  if (!readBuffer(call.env.raw, value, view)) {
    call.fail("argument 'data': expected a Buffer, typed array or ArrayBuffer, got " +
              describeValue(call.env, value));
    return nullptr;
  }
  Nd array{{}, view.data, depth, std::move(shape), {}};
  if (placing == nullptr) {
    array.strides = contiguousStrides(array.shape, depth);
    size_t needed = 0;
    if (!bytesOf(array.shape, depth, needed) || needed > view.bytes) {
      call.failRange("argument 'data': the shape needs " + (needed == 0 ? "more" : std::to_string(needed)) +
                     " bytes, got " + std::to_string(view.bytes));
      return nullptr;
    }
  } else {
    array.data += placing->offset;
    array.strides.assign(placing->strides.begin(), placing->strides.end());
    if (!liesWithin(array, view.data, view.data + view.bytes)) {
      call.failRange("argument 'data': shape, strides and offset reach beyond its " +
                     std::to_string(view.bytes) + " bytes");
      return nullptr;
    }
  }
  if (reinterpret_cast<uintptr_t>(array.data) % array.itemsize() != 0) {
    call.failRange("argument 'data': its first byte is not aligned to the elements; pass a copy (slice())");
    return nullptr;
  }
  if (array.size() == 0) return new MatBox(call.env, Nd::make(std::move(array.shape), depth));
  const auto [low, high] = extentOf(array);
  array.memory = wrapBuffer(call.env, view, cv::Mat(1, 1, depth, array.data), low, high - low);
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

/// `matFromBuffer.call(blank, data, shape, depth)`, or `(..., strides, offset)`: the native half of
/// `Mat.from` and `Mat.receive`, which is told by the callback's data. They make the object that it fills: a
/// constructor called from here would take a fifth of the time.
napi_value matFromBuffer(napi_env raw, napi_callback_info info) {
  Env& env = Env::of(raw);
  MatCall call(env, "from");
  napi_value self = nullptr;
  void* name = nullptr;
  napi_get_cb_info(raw, info, &call.count, call.values, &self, &name);
  call.name = static_cast<const char*>(name);
  std::vector<int> shape;
  int depth = 0;
  if (!call.read<List<Value<int>>>(1, "shape", shape) || !call.read<Value<int>>(2, "depth", depth))
    return nullptr;
  if (shape.size() > kMaxDims || std::any_of(shape.begin(), shape.end(), [](int size) { return size < 0; })) {
    return call.failRange("argument 'shape': expected at most " + std::to_string(kMaxDims) +
                          " sizes, none negative");
  }
  Placing placing;
  const bool placed = call.count > 3;
  if (placed && (!call.read<List<Value<int64_t>>>(3, "strides", placing.strides) ||
                 !call.read<Value<int64_t>>(4, "offset", placing.offset))) {
    return nullptr;
  }
  return guarded(env, (std::string("Mat.") + call.name).c_str(), [&]() -> napi_value {
    MatBox* box = boxOverBuffer(call, call.values[0], std::move(shape), depth, placed ? &placing : nullptr);
    return box != nullptr && env.wrap(self, box) ? self : nullptr;
  });
}

}  // namespace node_cv2
