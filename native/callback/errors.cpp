#include "callback/errors.hpp"

#include <mutex>
#include <opencv2/core/utility.hpp>

#include "env/errors.hpp"

namespace {

using node_cv2::Callback;
using node_cv2::Carrier;
using node_cv2::makeString;

/// OpenCV has one for the whole process: whoever set it last. Never destroyed, errors may come to the end.
struct Redirection {
  std::mutex mutex;
  std::shared_ptr<Callback> callback;

  static Redirection& instance() {
    static Redirection& one = *new Redirection;
    return one;
  }
  std::shared_ptr<Callback> get() {
    const std::lock_guard<std::mutex> lock(mutex);
    return callback;
  }
  void set(std::shared_ptr<Callback> now) {
    const std::lock_guard<std::mutex> lock(mutex);
    callback.swap(now);
  }
};

int onError(int status, const char* func, const char* message, const char* file, int line, void*) {
  const std::shared_ptr<Callback> callback = Redirection::instance().get();
  if (callback == nullptr) return 0;
  const auto tell = [=, func = std::string(func), message = std::string(message),
                     file = std::string(file)](bool during) {
    napi_env env = callback->env().raw;
    napi_value code = nullptr, at = nullptr;
    napi_create_int32(env, status, &code);
    napi_create_int32(env, line, &at);
    const std::vector<napi_value> arguments = {code, makeString(env, func), makeString(env, message),
                                               makeString(env, file), at};
    during ? callback->notify(arguments) : callback->report(arguments);
  };
  // Nobody may wait for JavaScript here: it may itself be waiting for this very thread.
  Carrier& carrier = callback->carrier();
  carrier.here() ? void(carrier.run([&] { tell(true); })) : carrier.post([tell] { tell(false); });
  return 0;
}

}  // namespace

namespace cv {

void redirectError(node_cv2::ErrorHandler handler) {
  const bool any = handler.callback != nullptr;
  Redirection::instance().set(std::move(handler.callback));
  redirectError(any ? ::onError : nullptr, nullptr, nullptr);
}

}  // namespace cv
