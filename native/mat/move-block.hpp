#pragma once
#include "env/env.hpp"

namespace node_cv2 {

class MatBox;

enum class Moved {
  Yes,
  /// Nothing was done: someone else holds the block too, a call in flight or an object of OpenCV's.
  Held,
  /// Nothing was done, and V8's RangeError is pending: there is not so much memory.
  Failed
};

/// Moves the block of pixels under a Mat into memory of V8's own, a SharedArrayBuffer or an ArrayBuffer. All
/// Mats of this environment on that block go along; typed arrays taken from `data` of theirs are detached,
/// but those over a user's own array buffer.
Moved moveBlock(Env& env, MatBox& box, bool shared);

}  // namespace node_cv2
