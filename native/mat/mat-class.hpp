#pragma once
#include "env/env.hpp"

namespace node_cv2 {

/// Defines `cv.Mat`, and on `binding` what the TypeScript half of Mat needs (`matFromBuffer`).
bool defineMat(Env& env, napi_value cv, napi_value binding);

}  // namespace node_cv2
