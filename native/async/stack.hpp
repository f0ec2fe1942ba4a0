#pragma once
#include "env/napi.hpp"

namespace node_cv2 {

/// The exception that is pending, which is cleared.
napi_value pendingException(napi_env env);
/// An Error made when an asynchronous call is: a rejection borrows its stack.
Reference makeTrace(napi_env env);
/// Gives `error` the stack of `trace`, under the error's own first line.
void borrowStack(napi_env env, napi_value error, napi_value trace);

}  // namespace node_cv2
