#pragma once
#include "env/env.hpp"

namespace node_cv2 {

/// Puts `async`, the native half of `cv.async` and of signals, on the binding.
bool defineAsync(Env& env, napi_value binding);
/// Puts `allowedCores` there, which needs no state.
bool defineCores(napi_env env, napi_value exports);

}  // namespace node_cv2
