#pragma once
#include <functional>

namespace node_cv2 {

/// Starts a thread that may live as long as the process. Throws `std::system_error` when there is none to be
/// had.
void startThread(const char* name, std::function<void()> run);

}  // namespace node_cv2
