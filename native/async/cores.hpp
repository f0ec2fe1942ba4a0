#pragma once
#include <cstddef>
#include <string>

namespace node_cv2 {

/// How many cores this process may use, at least 1: by its affinity, and by the share of processor time that
/// its cgroups (version 1 or 2) leave it, rounded up. `root` is where `/proc` and `/sys` are.
size_t allowedCores(const std::string& root = "");

}  // namespace node_cv2
