#pragma once
#include "env/env.hpp"

namespace node_cv2 {

/// Sets `binding.memory`: the native half of `cv.memory`. False, with an exception pending, on failure.
bool defineMemory(Env& env, napi_value binding);

}  // namespace node_cv2
