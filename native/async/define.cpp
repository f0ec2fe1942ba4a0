#include "async/define.hpp"

#include <cmath>
#include <string>
#include <utility>

#include "async/calls.hpp"
#include "async/cores.hpp"
#include "convert/text.hpp"
#include "env/errors.hpp"

namespace node_cv2 {

namespace {

/// `settings(threads?, maxQueue?)`: sets what is given, and says what they are: `[threads, maxQueue]`.
napi_value settings(napi_env raw, napi_callback_info info) {
  napi_value args[2] = {}, result = nullptr, value = nullptr;
  size_t count = 2;
  napi_get_cb_info(raw, info, &count, args, nullptr, nullptr);
  return guarded(Env::of(raw), "cv.async.configure", [&] {
    ThreadPool& pool = ThreadPool::instance();
    ThreadPool::Settings settings = pool.settings();
    double threads = 0, maxQueue = 0;
    const bool setsThreads = napi_get_value_double(raw, args[0], &threads) == napi_ok;
    const bool setsQueue = napi_get_value_double(raw, args[1], &maxQueue) == napi_ok;
    if (setsThreads) settings.threads = static_cast<size_t>(threads);
    if (setsQueue)
      settings.maxQueue = std::isinf(maxQueue) ? ThreadPool::kUnlimited : static_cast<size_t>(maxQueue);
    if (setsThreads || setsQueue) pool.configure(settings);
    const bool unlimited = settings.maxQueue == ThreadPool::kUnlimited;
    napi_create_array_with_length(raw, 2, &result);
    napi_create_double(raw, static_cast<double>(settings.threads), &value);
    napi_set_element(raw, result, 0, value);
    napi_create_double(raw, unlimited ? HUGE_VAL : static_cast<double>(settings.maxQueue), &value);
    napi_set_element(raw, result, 1, value);
    return result;
  });
}

napi_value statistics(napi_env raw, napi_callback_info) { return AsyncCalls::of(Env::of(raw)).statistics(); }

/// `abort(call, error)`: of the call that `watchSignal` was told the number of.
napi_value abort(napi_env raw, napi_callback_info info) {
  napi_value args[2] = {};
  size_t count = 2;
  uint32_t call = 0;
  napi_get_cb_info(raw, info, &count, args, nullptr, nullptr);
  if (napi_get_value_uint32(raw, args[0], &call) == napi_ok)
    AsyncCalls::of(Env::of(raw)).abort(call, args[1]);
  return nullptr;
}

/// `allowedCores(root)`: as if the folders `/proc` and `/sys` were there.
napi_value cores(napi_env raw, napi_callback_info info) {
  napi_value value = nullptr, result = nullptr;
  size_t count = 1;
  std::string root;
  napi_get_cb_info(raw, info, &count, &value, nullptr, nullptr);
  readString(raw, value, root);
  napi_create_double(raw, static_cast<double>(allowedCores(root)), &result);
  return result;
}

}  // namespace

bool defineAsync(Env& env, napi_value binding) {
  const std::pair<const char*, napi_callback> functions[] = {
      {"settings", settings}, {"statistics", statistics}, {"abort", abort}};
  napi_value async = nullptr;
  napi_create_object(env.raw, &async);
  for (const auto& [name, function] : functions) {
    napi_value value = nullptr;
    if (napi_create_function(env.raw, name, NAPI_AUTO_LENGTH, function, nullptr, &value) != napi_ok ||
        napi_set_named_property(env.raw, async, name, value) != napi_ok) {
      return false;
    }
  }
  return napi_set_named_property(env.raw, binding, "async", async) == napi_ok;
}

bool defineCores(napi_env env, napi_value exports) {
  napi_value value = nullptr;
  return napi_create_function(env, "allowedCores", NAPI_AUTO_LENGTH, cores, nullptr, &value) == napi_ok &&
         napi_set_named_property(env, exports, "allowedCores", value) == napi_ok;
}

}  // namespace node_cv2
