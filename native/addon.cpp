#include <opencv2/core.hpp>

#include "async/calls.hpp"
#include "async/define.hpp"
#include "env/env.hpp"
#include "env/errors.hpp"
#include "graph/define.hpp"
#include "mat/mat-class.hpp"
#include "memory/allocator.hpp"
#include "memory/statistics.hpp"
#include "object/define.hpp"

using namespace node_cv2;

namespace {

/// `binding.load(finalizers, CvError, makeClass, collectYoung, currentScope, allocate, inFlight,
/// watchSignal)` gives `cv`: every class, function and constant. Once per environment. `finalizers` is the
/// `environment` of another loading of the addon.
napi_value load(napi_env raw, napi_callback_info info) {
  napi_value args[8] = {}, cv = nullptr, self = nullptr, token = nullptr;
  size_t count = 8;
  void *loaded = nullptr, *finalizing = nullptr;
  napi_get_cb_info(raw, info, &count, args, &self, nullptr);
  napi_get_instance_data(raw, &loaded);
  if (loaded != nullptr || napi_get_value_external(raw, args[0], &finalizing) != napi_ok) {
    throwTypeError(raw,
                   "load: this environment has loaded the binding already, or its finalizers have no home");
    return nullptr;
  }
  Env& env = *Env::create(raw, static_cast<napi_env>(finalizing));
  return guarded(env, "load", [&]() -> napi_value {
    env.error = Reference(raw, args[1]);
    env.makeClass = Reference(raw, args[2]);
    env.memory.collector = Reference(raw, args[3]);
    env.currentScope = Reference(raw, args[4]);
    env.allocate = Reference(raw, args[5]);
    env.inFlight = CallCount(raw, args[6]);
    AsyncCalls::of(env).watchSignal = Reference(raw, args[7]);
    napi_create_object(raw, &token);
    env.token = Reference(raw, token);
    napi_create_object(raw, &cv);
    const bool defined = defineMat(env, cv, self) && defineApi(env, cv) && defineScopes(raw, self) &&
                         defineMemory(env, self) && defineAsync(env, self) && defineGraph(env, self);
    return defined ? cv : nullptr;
  });
}

}  // namespace

/// Runs in every environment that loads the addon, the main thread and each worker: twice in each.
NAPI_MODULE_INIT() {
  installAllocator();
  napi_value function = nullptr, environment = nullptr;
  napi_create_function(env, "load", NAPI_AUTO_LENGTH, load, nullptr, &function);
  napi_create_external(env, env, nullptr, nullptr, &environment);
  napi_set_named_property(env, exports, "load", function);
  napi_set_named_property(env, exports, "environment", environment);
  return defineCores(env, exports) ? exports : nullptr;
}
