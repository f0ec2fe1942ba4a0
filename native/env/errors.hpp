#pragma once
#include <opencv2/core.hpp>
#include <stdexcept>
#include <string>

#include "env/env.hpp"

namespace node_cv2 {

/// An argument that a call's C++ half found wrong, on whatever thread: a RangeError, or a TypeError. The text
/// goes after the call's name: `argument 'axis': 3 is outside 2 axes`.
struct BadArgument : std::runtime_error {
  explicit BadArgument(const std::string& what, bool range = true) : std::runtime_error(what), range(range) {}
  const bool range;
};

/// What went wrong inside OpenCV, caught on whatever thread the call ran.
struct Failure {
  enum class Kind { OpenCV, Type, Range };
  Kind kind = Kind::OpenCV;
  int code = 0;
  std::string what;
  std::string err;
  std::string func;
  std::string file;
  int line = 0;

  /// To be called inside a catch block: takes over the exception in flight.
  static Failure current();
};

/// The error of a failed call: a `CvError` with OpenCV's fields and `call`, the call with what was passed;
/// for a `BadArgument` a TypeError or RangeError of `function`. Null, with an exception pending, when even
/// that cannot be made.
napi_value makeError(Env& env, const Failure& failure, const std::string& function, const std::string& call);

/// Throws a TypeError or RangeError with Node's error code for it.
void throwTypeError(napi_env env, const std::string& message);
void throwRangeError(napi_env env, const std::string& message);

/// Runs `body`, turning a C++ exception into a thrown error of `call`; null then.
template <class Body>
napi_value guarded(Env& env, const char* call, Body body) {
  try {
    return body();
  } catch (...) {
    napi_value error = makeError(env, Failure::current(), call, call);
    if (error != nullptr) napi_throw(env.raw, error);
    return nullptr;
  }
}

/// Forgets an exception that looking at a hostile object (a proxy, a getter that throws) left behind.
void forgetException(napi_env env);

/// A UTF-8 string as a JavaScript value.
napi_value makeString(napi_env env, const std::string& text);

/// A few words on a value, for "expected X, got ...".
std::string describeValue(Env& env, napi_value value);

}  // namespace node_cv2
