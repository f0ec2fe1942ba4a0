#include <opencv2/core.hpp>

#include "env/env.hpp"
#include "env/errors.hpp"
#include "mat/allocator.hpp"
#include "mat/mat-class.hpp"
#include "object/define.hpp"

using namespace node_cv2;

namespace {

/// `binding.load(CvError, makeClass, collectYoung, allocate)` gives `cv`: every class, function and constant.
/// Once per environment.
napi_value load(napi_env raw, napi_callback_info info) {
  napi_value args[4] = {}, cv = nullptr, self = nullptr, token = nullptr;
  size_t count = 4;
  napi_get_cb_info(raw, info, &count, args, &self, nullptr);
  Env& env = Env::of(raw);
  if (env.error) {
    throwTypeError(raw, "load: this environment has loaded the binding already");
    return nullptr;
  }
  return guarded(env, "load", [&]() -> napi_value {
    env.error = Reference(raw, args[0]);
    env.makeClass = Reference(raw, args[1]);
    env.collector = Reference(raw, args[2]);
    env.allocate = Reference(raw, args[3]);
    napi_create_object(raw, &token);
    env.token = Reference(raw, token);
    napi_create_object(raw, &cv);
    return defineMat(env, cv, self) && defineApi(env, cv) ? cv : nullptr;
  });
}

}  // namespace

/// Runs in every environment that loads the addon: the main thread and each worker.
NAPI_MODULE_INIT() {
  installAllocator();
  Env::create(env);
  napi_value function = nullptr;
  napi_create_function(env, "load", NAPI_AUTO_LENGTH, load, nullptr, &function);
  napi_set_named_property(env, exports, "load", function);
  return exports;
}
