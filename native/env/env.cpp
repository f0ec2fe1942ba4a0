#include "env/env.hpp"

#include <algorithm>
#include <utility>

#include "env/errors.hpp"
#include "mat/pixel-view.hpp"

namespace node_cv2 {

namespace {

/// Young objects are collected when so many bytes came, less than a 1080p image: the fewer, the sooner is
/// their memory used again, while it is in the processor's caches.
constexpr int64_t kCollectLeast = int64_t{5} << 20;
constexpr int64_t kCollectMost = int64_t{20} << 20;

// V8 lets 64 MB of foreign memory gather before it collects. Half of that keeps a server of images small, and
// the collections that it costs are not seen beside the work.
constexpr int64_t kWeight = 2;

}  // namespace

Box::Box(Env& env) : env_(env) {
  env.enter();
  env.live.insert(this);
}

Box::~Box() {
  env_.live.erase(this);
  Scopes::leave(*this);
  env_.leave();
}

Env::Env(napi_env env, napi_env finalizing)
    : raw(env), views(std::make_unique<PixelViews>()), finalizing_(finalizing), collectAt_(kCollectLeast) {}
Env::~Env() = default;

Env* Env::create(napi_env env, napi_env finalizing) {
  auto* state = new Env(env, finalizing);
  const auto close = [](node_api_basic_env, void* data, void*) {
    auto* self = static_cast<Env*>(data);
    self->constructors.clear();
    self->mat.reset();
    self->error.reset();
    self->makeClass.reset();
    self->collector.reset();
    self->allocate.reset();
    self->token.reset();
    self->currentScope.reset();
    self->watcher.reset();
    self->inFlight.reset();
    self->sink->close();
    self->closed_ = true;
    if (self->users_ == 0) delete self;
  };
  napi_set_instance_data(env, state, close, nullptr);
  return state;
}

void Env::leave() {
  if (--users_ == 0 && closed_) delete this;
}

void Env::reportMemory() {
  // Set first: the report may collect, and finalizers come back here. They must only ever report less,
  // since a report of more inside a collection starts another one, which V8 does not survive.
  const int64_t bytes = low_ - std::exchange(reported_, low_);
  int64_t total = 0;
  if (!closed_) napi_adjust_external_memory(raw, bytes * kWeight, &total);
}

void Env::collectYoung() {
  using std::chrono::steady_clock;
  const steady_clock::time_point start = steady_clock::now();
  const int64_t before = held_, came = held_ - low_;
  napi_value global = nullptr, result = nullptr;
  bool possible = true;
  napi_get_global(raw, &global);
  if (napi_call_function(raw, global, collector.get(), 0, nullptr, &result) != napi_ok) {
    // The stack is full, or JavaScript may not run any more.
    forgetException(raw);
  } else {
    napi_get_value_bool(raw, result, &possible);
  }
  // Seldomer when it finds little, or takes more than a quarter of the time: then young objects are many, and
  // live.
  const steady_clock::time_point end = steady_clock::now();
  const bool dear = (end - start) * 4 > end - collected_ || (before - held_) * 4 < came;
  collectAt_ = !possible ? kNever : dear ? std::min(collectAt_ * 2, kCollectMost) : kCollectLeast;
  collected_ = end;
  // What is left is the full collector's.
  low_ = held_;
  if (low_ > reported_ + kReportEvery) reportMemory();
}

napi_value Env::defineClass(const char* name, napi_callback construct, void* data) {
  napi_value global = nullptr, title = nullptr, callback = nullptr, result = nullptr;
  napi_get_global(raw, &global);
  napi_create_string_utf8(raw, name, NAPI_AUTO_LENGTH, &title);
  napi_create_function(raw, name, NAPI_AUTO_LENGTH, construct, data, &callback);
  napi_value args[] = {title, token.get(), callback};
  return napi_call_function(raw, global, makeClass.get(), 3, args, &result) == napi_ok ? result : nullptr;
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
      env.adjustMemory(bytes);
    }
    ~Weight() {
      env.adjustMemory(-bytes);
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
