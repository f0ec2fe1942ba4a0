#include "callback/display.hpp"

#ifdef __linux__
#include <dlfcn.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <cstring>
#endif

namespace node_cv2::precondition {

#ifdef __linux__

namespace {

/// Asks the X server itself: DISPLAY may name one that is gone. The library is there wherever highgui is
/// built for X; it is looked up so that the addon does not depend on it.
bool serverAnswers() {
  void* library = dlopen("libxcb.so.1", RTLD_LAZY);
  if (library == nullptr) return std::getenv("DISPLAY") != nullptr;
  const auto connect = reinterpret_cast<void* (*)(const char*, int*)>(dlsym(library, "xcb_connect"));
  const auto failed = reinterpret_cast<int (*)(void*)>(dlsym(library, "xcb_connection_has_error"));
  const auto disconnect = reinterpret_cast<void (*)(void*)>(dlsym(library, "xcb_disconnect"));
  void* connection = connect(nullptr, nullptr);
  const bool answers = failed(connection) == 0;
  disconnect(connection);
  return answers;
}

}  // namespace

bool haveDisplay() {
  // Qt's other platforms (offscreen, wayland) are chosen by this.
  const char* platform = std::getenv("QT_QPA_PLATFORM");
  if (platform != nullptr && std::strncmp(platform, "xcb", 3) != 0) return true;
  static std::atomic<bool> seen{false};
  if (!seen) seen = serverAnswers();
  return seen;
}

bool onMainThread() { return syscall(SYS_gettid) == getpid(); }

#else

bool haveDisplay() { return true; }
bool onMainThread() { return true; }

#endif

}  // namespace node_cv2::precondition
