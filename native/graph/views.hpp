#pragma once
#include "nd/method.hpp"

namespace node_cv2 {

/// Those of Mat's methods that are TypeScript's, as steps of a graph.
const Methods& viewMethods();

}  // namespace node_cv2
