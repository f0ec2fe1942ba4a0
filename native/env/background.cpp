#include "env/background.hpp"

#include <dlfcn.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <thread>
#include <utility>

namespace node_cv2 {

namespace {

/// The addon's library must not go with the last environment: the thread runs on in its code.
void stayLoaded() {
  Dl_info library;
  if (dladdr(reinterpret_cast<void*>(&stayLoaded), &library) != 0) {
    dlopen(library.dli_fname, RTLD_LAZY | RTLD_NODELETE);
  }
}

void nameThread([[maybe_unused]] const char* name) {
#ifdef __linux__
  prctl(PR_SET_NAME, name);
#endif
}

}  // namespace

void startThread(const char* name, std::function<void()> run) {
  stayLoaded();
  std::thread([name, run = std::move(run)] {
    nameThread(name);
    run();
  }).detach();
}

}  // namespace node_cv2
