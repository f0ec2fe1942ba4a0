#include "convert/text.hpp"
#include "mat/dtype.hpp"
#include "mat/mat-call.hpp"
#include "nd/nd.hpp"

// What the TypeScript half of Mat looks at: where the elements lie, and the elements.

namespace node_cv2 {

namespace {

/// The call of a method that TypeScript has written: its name is the first argument. `call.box` is null, and
/// the exception thrown, when `this` is no living Mat.
struct NamedCall {
  std::string name;
  MatCall call;
  NamedCall(napi_env raw, napi_callback_info info)
      : name(firstArgument(raw, info)), call(raw, info, name.c_str()) {}

 private:
  static std::string firstArgument(napi_env raw, napi_callback_info info) {
    size_t count = 1;
    napi_value value = nullptr;
    std::string text;
    napi_get_cb_info(raw, info, &count, &value, nullptr, nullptr);
    readString(raw, value, text);
    return text;
  }
};

}  // namespace

/// `layout.call(mat, method, into)`: depth, number of axes, sizes and strides, written to a Float64Array with
/// room for `kMaxDims` axes: that is much cheaper than making arrays.
napi_value matLayout(napi_env raw, napi_callback_info info) {
  const NamedCall named(raw, info);
  const MatCall& call = named.call;
  BufferView into;
  if (call.box == nullptr || !readBuffer(raw, call.values[1], into)) return nullptr;
  const Nd array = call.box->array();
  auto* out = reinterpret_cast<double*>(into.data);
  if (into.depth != CV_64F || into.bytes < (2 + 2 * array.ndim()) * sizeof(double)) return nullptr;
  *out++ = array.depth;
  *out++ = static_cast<double>(array.ndim());
  out = std::copy(array.shape.begin(), array.shape.end(), out);
  std::copy(array.strides.begin(), array.strides.end(), out);
  return nullptr;
}

/// `elements.call(mat, method, into)`: copies the elements, in the order of the axes, to a typed array of
/// their number and dtype; of float16, as a Float32Array.
napi_value matElements(napi_env raw, napi_callback_info info) {
  NamedCall named(raw, info);
  MatCall& call = named.call;
  BufferView into;
  if (call.box == nullptr || !call.mayRead()) return nullptr;
  Nd array = call.box->array();
  const int depth = array.depth == CV_16F ? CV_32F : array.depth;
  if (!readBuffer(raw, call.values[1], into) || into.depth != depth ||
      into.bytes != array.size() * CV_ELEM_SIZE1(depth)) {
    return call.fail("expected a typed array of the elements' number and dtype");
  }
  if (array.size() == 0) return nullptr;
  return guarded(call.env, "Mat.elements", [&]() -> napi_value {
    if (array.depth == CV_16F) {
      const Nd halves = gather(array);
      const auto* from = reinterpret_cast<const cv::float16_t*>(halves.data);
      std::transform(from, from + halves.size(), reinterpret_cast<float*>(into.data),
                     [](cv::float16_t half) { return static_cast<float>(half); });
      return nullptr;
    }
    const Nd target{cv::Mat(), into.data, depth, array.shape, contiguousStrides(array.shape, depth)};
    copyElements(array, target);
    return nullptr;
  });
}

/// `describe(value)`: a few words on it, for "expected X, got ...".
napi_value describe(napi_env raw, napi_callback_info info) {
  size_t count = 1;
  napi_value value = nullptr;
  napi_get_cb_info(raw, info, &count, &value, nullptr, nullptr);
  return makeString(raw, describeValue(Env::of(raw), value));
}

}  // namespace node_cv2
