#pragma once
#include "call/needs/common.hpp"

namespace node_cv2::precondition {}  // namespace node_cv2::precondition
