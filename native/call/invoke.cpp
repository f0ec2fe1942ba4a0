#include "async/calls.hpp"
#include "async/stack.hpp"
#include "call/call.hpp"
#include "object/object-box.hpp"

namespace node_cv2 {

namespace {

/// A callback's receiver, arguments and data. `count` may exceed what `values` holds.
struct Invocation {
  napi_value self = nullptr;
  // Few calls have more, and Node-API fills all the room it is given.
  size_t count = 6;
  napi_value values[kMaxArguments];
  void* data = nullptr;

  Invocation(napi_env env, napi_callback_info info) {
    const size_t room = count;
    napi_get_cb_info(env, info, &count, values, &self, &data);
    if (count <= room) return;
    count = kMaxArguments;
    napi_get_cb_info(env, info, &count, values, &self, &data);
  }
};

/// An asynchronous call and its promise.
struct AsyncCall final : Job {
  Env& env;
  Call call;
  napi_deferred deferred = nullptr;
  /// The JavaScript objects passed for results (`dst`), by argument, and those in lists, by use.
  std::vector<std::pair<size_t, Reference>> passed;
  std::vector<std::pair<size_t, Reference>> items;
  /// A rejection borrows its stack.
  Reference trace;
  /// Its results were made where it was called.
  uint32_t origin = 0;

  AsyncCall(Env& env, const Function& function) : env(env), call(env, function) { ++env.inFlight; }
  ~AsyncCall() override { --env.inFlight; }

  void keepPassed() {
    const Overload& overload = call.overload();
    for (size_t i = 0; i < overload.argumentCount; ++i) {
      const Kind& kind = *overload.arguments[i].kind;
      if (call.passed(i) != nullptr && (kind.follow != nullptr || kind.isOutputList)) {
        passed.emplace_back(i, Reference(env.raw, call.passed(i)));
      }
    }
    for (size_t i = 0; i < call.uses().size(); ++i) {
      const Use& use = call.uses()[i];
      if (use.writes && use.item >= 0) items.emplace_back(i, Reference(env.raw, use.value));
    }
  }

  void restorePassed() {
    for (const auto& [argument, reference] : passed) call.passed(argument) = reference.get();
    for (const auto& [use, reference] : items) call.uses()[use].value = reference.get();
  }

  std::string name() const override { return call.name(); }

  Turn& turn() override { return call.turn(); }

  void run() noexcept override { call.run(); }

  void settle() override {
    restorePassed();
    env.callOrigin = origin;
    napi_value result = call.collect();
    env.callOrigin = 0;
    result != nullptr ? void(napi_resolve_deferred(env.raw, deferred, result))
                      : reject(pendingException(env.raw));
  }

  void reject(napi_value error) override {
    // Null when the environment is going down: nobody is left to tell.
    if (error == nullptr) return;
    borrowStack(env.raw, error, trace.get());
    forgetException(env.raw);
    napi_reject_deferred(env.raw, deferred, error);
  }
};

}  // namespace

napi_value callSync(napi_env raw, napi_callback_info info) {
  const Invocation invocation(raw, info);
  Call::Room room;
  Call call(Env::of(raw), *static_cast<const Function*>(invocation.data), room);
  if (!call.bind(invocation.self, invocation.count, invocation.values)) return nullptr;
  call.run();
  return call.collect();
}

napi_value callAsync(napi_env raw, napi_callback_info info) {
  const Invocation invocation(raw, info);
  Env& env = Env::of(raw);
  auto made = std::make_unique<AsyncCall>(env, *static_cast<const Function*>(invocation.data));
  napi_value promise = nullptr;
  if (napi_create_promise(raw, &made->deferred, &promise) != napi_ok) return nullptr;
  // Like an async function: a wrong argument rejects too.
  if (!made->call.bind(invocation.self, invocation.count, invocation.values)) {
    napi_reject_deferred(raw, made->deferred, pendingException(raw));
    return promise;
  }
  if (made->call.symbolic()) {
    throwTypeError(raw, made->name() +
                            ": inside of cv.graph call the function itself: graph.async() runs all steps "
                            "off the JavaScript thread");
    napi_reject_deferred(raw, made->deferred, pendingException(raw));
    return promise;
  }
  made->keepPassed();
  made->trace = makeTrace(raw);
  made->origin = env.origin();
  napi_value signal = made->call.signal();
  std::unique_ptr<Job> job = std::move(made);
  if (!AsyncCalls::of(env).start(job, signal)) job->reject(pendingException(raw));
  return promise;
}

napi_value callConstructor(napi_env raw, napi_callback_info info) {
  const Invocation invocation(raw, info);
  Env& env = Env::of(raw);
  const Class& cls = *static_cast<const Class*>(invocation.data);
  if (cls.constructor == nullptr) {
    throwTypeError(raw, std::string(cls.name) + ": OpenCV gives this class no constructor" +
                            (cls.staticCount > 0 ? "; use its static methods, such as create()" : ""));
    return nullptr;
  }
  Call::Room room;
  Call call(env, *cls.constructor, room);
  if (!call.bind(nullptr, invocation.count, invocation.values)) return nullptr;
  if (call.symbolic()) {
    throwTypeError(raw, std::string(cls.name) +
                            ": an object cannot be made of what a graph computes: make it "
                            "before, and use it as a constant");
    return nullptr;
  }
  call.run();
  if (std::exchange(env.interrupted, false)) return nullptr;
  if (napi_value error = call.error()) {
    napi_throw(raw, error);
    return nullptr;
  }
  auto object = std::make_shared<Object>(cls, std::move(call.constructed()));
  return env.wrap(invocation.self, new ObjectBox(env, std::move(object))) ? invocation.self : nullptr;
}

}  // namespace node_cv2
