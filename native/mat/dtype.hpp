#pragma once
#include <opencv2/core.hpp>
#include <string>

#include "env/napi.hpp"

namespace node_cv2 {

/// numpy's name of an OpenCV depth: `uint8` for CV_8U.
const char* dtypeName(int depth);
/// The depth of a name, numpy's or OpenCV's (`CV_8U`); -1 when there is none.
int depthOfName(const std::string& dtype);
/// The typed array that shows a depth, over an ArrayBuffer or a SharedArrayBuffer, which Node-API does not
/// know; float16 shows as its bits, in a Uint16Array.
napi_status makeTypedArray(napi_env env, int depth, size_t length, napi_value buffer, size_t offset,
                           napi_value* array);
/// The depth whose elements a typed array holds, -1 when OpenCV has none (BigInt64Array, Uint32Array).
int depthOfTypedArray(napi_typedarray_type type);
/// Bytes of a typed array's element; 1, so never more than there are, for types unknown here.
size_t elementSizeOf(napi_typedarray_type type);

/// One element as a number, and back with OpenCV's saturation.
double readElement(const uchar* element, int depth);
void writeElement(uchar* element, int depth, double value);

}  // namespace node_cv2
