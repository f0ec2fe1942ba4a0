#pragma once
// What generated code is written with. Precompiled, after OpenCV's own headers.
#include <new>

#include "call/descriptor.hpp"
#include "convert/array.hpp"
#include "convert/list.hpp"
#include "convert/mat.hpp"
#include "convert/number.hpp"
#include "convert/object.hpp"
#include "convert/optional.hpp"
#include "convert/params.hpp"
#include "convert/string.hpp"
#include "convert/tuple.hpp"
#include "convert/umat.hpp"
#include "image/decode.hpp"
#include "image/encode.hpp"
#include "object/define.hpp"
#include "object/descriptor.hpp"
#include "object/held.hpp"
#include "persistence/file-value.hpp"

namespace node_cv2 {

template <class F>
void constructFrame(void* memory) {
  // Value-initialised: a number without a default starts as zero.
  new (memory) F();
}
template <class F>
void destroyFrame(void* frame) {
  static_cast<F*>(frame)->~F();
}
template <class F>
void runFrame(void* frame) {
  static_cast<F*>(frame)->run();
}

template <class Derived, class Base>
void* upcast(void* pointer) {
  return static_cast<Base*>(static_cast<Derived*>(pointer));
}

/// A pointer that OpenCV keeps owning, as a result.
template <class T>
cv::Ptr<T> borrow(T* pointer) {
  return cv::Ptr<T>(cv::Ptr<T>(), pointer);
}

template <class T, size_t n>
constexpr uint32_t countOf(const T (&)[n]) {
  return n;
}

}  // namespace node_cv2
