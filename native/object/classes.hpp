#pragma once
#include "env/env.hpp"

namespace node_cv2 {

/// Makes `cv.CvObject`, which every class without another base extends. False with an exception pending on
/// failure.
bool defineBase(Env& env, napi_value cv);

/// Puts the classes on `holder` that stand directly below `path`, as accessors: one makes its class when it
/// is first read, and gives way to it.
bool placeClasses(Env& env, napi_value holder, const std::string& path);

}  // namespace node_cv2
