#pragma once
#include "env/env.hpp"

namespace node_cv2 {

/// Puts `graph`, the native half of `cv.graph`, on the binding.
bool defineGraph(Env& env, napi_value binding);

}  // namespace node_cv2
