#include "env/env.hpp"

#include <utility>

#include "async/calls.hpp"
#include "env/errors.hpp"
#include "mat/pixel-view.hpp"

namespace node_cv2 {

namespace {

/// What an object takes besides pixels: its box, OpenCV's header and account of a block, V8's handles. So
/// many small ones are collected young, too, while they are in the processor's caches.
constexpr int64_t kBoxBytes = 2048;

}  // namespace

Box::Box(Env& env) : env_(env) {
  env.enter();
  env.live.insert(this);
  env.memory.adjust(kBoxBytes);
}

Box::~Box() {
  env_.live.erase(this);
  Scopes::leave(*this);
  env_.memory.adjust(-kBoxBytes);
  env_.leave();
}

Env::Env(napi_env env, napi_env finalizing)
    : raw(env), memory(env), views(std::make_unique<PixelViews>()), finalizing_(finalizing) {}
Env::~Env() = default;

Env* Env::create(napi_env env, napi_env finalizing) {
  auto* state = new Env(env, finalizing);
  const auto close = [](node_api_basic_env, void* data, void*) {
    auto* self = static_cast<Env*>(data);
    self->constructors.clear();
    self->object.reset();
    self->mat.reset();
    self->error.reset();
    self->makeClass.reset();
    self->allocate.reset();
    self->token.reset();
    self->currentScope.reset();
    self->watcher.reset();
    self->inFlight.reset();
    self->sink->close();
    self->memory.close();
    self->closed_ = true;
    if (self->users_ == 0) delete self;
  };
  napi_set_instance_data(env, state, close, nullptr);
  AsyncCalls::open(*state);
  return state;
}

void Env::leave() {
  if (--users_ == 0 && closed_) delete this;
}

napi_value Env::defineClass(const char* name, napi_callback construct, void* data, napi_value base) {
  napi_value global = nullptr, title = nullptr, callback = nullptr, result = nullptr;
  napi_get_global(raw, &global);
  napi_create_string_utf8(raw, name, NAPI_AUTO_LENGTH, &title);
  napi_create_function(raw, name, NAPI_AUTO_LENGTH, construct, data, &callback);
  napi_value args[] = {title, token.get(), callback, base};
  const size_t count = base == nullptr ? 3 : 4;
  return napi_call_function(raw, global, makeClass.get(), count, args, &result) == napi_ok ? result : nullptr;
}

napi_value Env::instantiate(const Reference& constructor, Box* box) {
  napi_value object = nullptr, argument = token.get();
  if (napi_new_instance(raw, constructor.get(), 1, &argument, &object) != napi_ok) {
    // The environment is going down: the box is still ours.
    delete box;
    return nullptr;
  }
  return wrap(object, box) ? object : nullptr;
}

bool Env::wrap(napi_value object, Box* box) {
  const auto finalize = [](node_api_basic_env, void* data, void*) {
    Box* box = static_cast<Box*>(data);
    if (!box->env_.scopes.postpone(*box)) delete box;
  };
  if (napi_wrap(finalizing_, object, box, finalize, nullptr, nullptr) != napi_ok) {
    delete box;
    return false;
  }
  scopes.enter(*box);
  box->origin = origin();
  return true;
}

void Env::weigh(napi_value object, size_t bytes) {
  struct Weight {
    Env& env;
    int64_t bytes;
    Weight(Env& env, int64_t bytes) : env(env), bytes(bytes) {
      env.enter();
      env.memory.adjust(bytes);
    }
    ~Weight() {
      env.memory.adjust(-bytes);
      env.leave();
    }
  };
  auto* weight = new Weight(*this, static_cast<int64_t>(bytes));
  const auto finalize = [](node_api_basic_env, void* data, void*) { delete static_cast<Weight*>(data); };
  if (napi_add_finalizer(finalizing_, object, weight, finalize, nullptr, nullptr) != napi_ok) delete weight;
}

uint32_t Env::askWatcher() {
  napi_value global = nullptr, argument = nullptr, result = nullptr;
  uint32_t origin = 0;
  napi_get_global(raw, &global);
  napi_create_uint32(raw, callOrigin, &argument);
  // It fails only where no JavaScript can run any more.
  if (napi_call_function(raw, global, watcher.get(), 1, &argument, &result) == napi_ok)
    napi_get_value_uint32(raw, result, &origin);
  return origin;
}

}  // namespace node_cv2
