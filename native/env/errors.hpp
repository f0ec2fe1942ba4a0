#pragma once
#include <opencv2/core.hpp>
#include <string>

#include "env/env.hpp"

namespace node_cv2 {

/// What went wrong inside OpenCV, caught on whatever thread the call ran.
struct Failure {
  int code = 0;
  std::string what;
  std::string err;
  std::string func;
  std::string file;
  int line = 0;

  /// To be called inside a catch block: takes over the exception in flight.
  static Failure current();
};

/// `CvError` for a failed call: OpenCV's fields and `call`, the call with what was passed. Null, with an
/// exception pending, when even that cannot be made.
napi_value makeCvError(Env& env, const Failure& failure, const std::string& call);

/// Throws a TypeError or RangeError with Node's error code for it.
void throwTypeError(napi_env env, const std::string& message);
void throwRangeError(napi_env env, const std::string& message);

/// Runs `body`, turning a C++ exception into a thrown `CvError` of `call`; null then.
template <class Body>
napi_value guarded(Env& env, const char* call, Body body) {
  try {
    return body();
  } catch (...) {
    napi_value error = makeCvError(env, Failure::current(), call);
    if (error != nullptr) napi_throw(env.raw, error);
    return nullptr;
  }
}

/// A UTF-8 string as a JavaScript value.
napi_value makeString(napi_env env, const std::string& text);

/// A few words on a value, for "expected X, got ...".
std::string describeValue(Env& env, napi_value value);

}  // namespace node_cv2
