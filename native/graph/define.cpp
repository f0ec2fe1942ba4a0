#include "graph/define.hpp"

#include "async/calls.hpp"
#include "async/stack.hpp"
#include "call/call.hpp"
#include "convert/mat.hpp"
#include "convert/string.hpp"
#include "graph/run.hpp"
#include "graph/trace.hpp"
#include "graph/views.hpp"
#include "nd/computing.hpp"

namespace node_cv2 {

namespace {

const Class kGraph = {"cv.graph", nullptr, 0,       0, nullptr, nullptr, nullptr,
                      nullptr,    0,       nullptr, 0, nullptr, 0,       nullptr};

struct Invocation {
  napi_value values[4] = {};
  size_t count = 4;
  Invocation(napi_env env, napi_callback_info info) {
    napi_get_cb_info(env, info, &count, values, nullptr, nullptr);
  }
};

/// `trace(record, body)`: what `body` gives, while `record` is told of the calls in it.
napi_value trace(napi_env raw, napi_callback_info info) {
  const Invocation call(raw, info);
  napi_value global = nullptr, result = nullptr;
  Env& env = Env::of(raw);
  napi_get_global(raw, &global);
  if (Trace::current() != nullptr) {
    throwTypeError(
        raw, "cv.graph: a graph is made inside of another one's function: make it before, and call it there");
    return nullptr;
  }
  Trace::start(env, call.values[0]);
  napi_call_function(raw, global, call.values[1], 0, nullptr, &result);
  Trace::stop();
  return result;
}

/// `symbol(object, kind?)`: the object stands for a value; what `record` was told of as its kind.
napi_value symbol(napi_env raw, napi_callback_info info) {
  const Invocation call(raw, info);
  Env& env = Env::of(raw);
  void* converter = nullptr;
  napi_get_value_external(raw, call.values[1], &converter);
  env.wrap(call.values[0], new SymbolBox(env, static_cast<const Converter*>(converter)));
  return call.values[0];
}

/// `compile(object, description)`: the object becomes the graph's.
napi_value compile(napi_env raw, napi_callback_info info) {
  const Invocation call(raw, info);
  Env& env = Env::of(raw);
  return guarded(env, "cv.graph", [&]() -> napi_value {
    auto graph = std::const_pointer_cast<Graph>(Graph::compile(env, call.values[1]));
    auto object = std::make_shared<Object>(kGraph, std::shared_ptr<void>(std::move(graph)));
    return env.wrap(call.values[0], new ObjectBox(env, std::move(object))) ? call.values[0] : nullptr;
  });
}

/// Null, with the exception pending, when it was released.
std::shared_ptr<const Graph> graphOf(Env& env, napi_value value) {
  const ObjectBox* box = objectBox(env, value);
  if (box == nullptr || box->cls() != &kGraph) {
    throwTypeError(env.raw, "cv.graph: expected a graph, got " + describeValue(env, value));
    return nullptr;
  }
  if (box->object() == nullptr) {
    throwTypeError(env.raw, "cv.graph: the graph is released");
    return nullptr;
  }
  return std::static_pointer_cast<const Graph>(box->object()->pointer);
}

napi_value release(napi_env raw, napi_callback_info info) {
  const Invocation call(raw, info);
  Env& env = Env::of(raw);
  ObjectBox* box = objectBox(env, call.values[0]);
  if (box != nullptr && box->cls() == &kGraph) box->release();
  return nullptr;
}

/// `run(graph, inputs, constants, measured)`.
napi_value run(napi_env raw, napi_callback_info info) {
  const Invocation call(raw, info);
  Env& env = Env::of(raw);
  const auto graph = graphOf(env, call.values[0]);
  if (graph == nullptr) return nullptr;
  bool measured = false;
  napi_get_value_bool(raw, call.values[3], &measured);
  Run run(env, graph, false, measured);
  if (!run.bind(call.values[1], call.values[2])) return nullptr;
  run.run();
  return run.collect();
}

/// An asynchronous run and its promise.
struct GraphJob final : Job {
  Env& env;
  Run run_;
  napi_deferred deferred = nullptr;
  std::vector<std::pair<size_t, Reference>> kept;
  Reference stack;
  uint32_t origin = 0;

  GraphJob(Env& env, std::shared_ptr<const Graph> graph)
      : env(env), run_(env, std::move(graph), true, false) {
    ++env.inFlight;
  }
  ~GraphJob() override { --env.inFlight; }

  std::string name() const override { return "cv.graph"; }
  Turn& turn() override { return run_.turn(); }
  void run() noexcept override { run_.run(); }

  void keep() {
    for (size_t i = 0; i < run_.given.size(); ++i)
      if (run_.isGivenBack(i)) kept.emplace_back(i, Reference(env.raw, run_.given[i]));
  }

  void settle() override {
    for (const auto& [input, reference] : kept) run_.given[input] = reference.get();
    env.callOrigin = origin;
    napi_value result = run_.collect();
    env.callOrigin = 0;
    result != nullptr ? void(napi_resolve_deferred(env.raw, deferred, result))
                      : reject(pendingException(env.raw));
  }

  void reject(napi_value error) override {
    if (error == nullptr) return;
    borrowStack(env.raw, error, stack.get());
    forgetException(env.raw);
    napi_reject_deferred(env.raw, deferred, error);
  }
};

/// `runAsync(graph, inputs, constants, signal?)`: a promise.
napi_value runAsync(napi_env raw, napi_callback_info info) {
  const Invocation call(raw, info);
  Env& env = Env::of(raw);
  const auto graph = graphOf(env, call.values[0]);
  if (graph == nullptr) return nullptr;
  auto job = std::make_unique<GraphJob>(env, graph);
  napi_value promise = nullptr;
  if (napi_create_promise(raw, &job->deferred, &promise) != napi_ok) return nullptr;
  if (!job->run_.bind(call.values[1], call.values[2])) {
    napi_reject_deferred(raw, job->deferred, pendingException(raw));
    return promise;
  }
  job->keep();
  job->stack = makeTrace(raw);
  job->origin = env.origin();
  napi_valuetype type = napi_undefined;
  napi_typeof(raw, call.values[3], &type);
  std::unique_ptr<Job> queued = std::move(job);
  if (!AsyncCalls::of(env).start(queued, type == napi_object ? call.values[3] : nullptr))
    queued->reject(pendingException(raw));
  return promise;
}

bool defineViews(napi_env env, napi_value target) {
  std::vector<napi_property_descriptor> members;
  for (const Methods::Entry& entry : viewMethods().entries())
    members.push_back({entry.name.c_str(), nullptr, callSync, nullptr, nullptr, nullptr, napi_enumerable,
                       const_cast<Function*>(&entry.function)});
  return napi_define_properties(env, target, members.size(), members.data()) == napi_ok;
}

/// The names of Mat's methods that a step can be as they are.
napi_value methodNames(napi_env env) {
  napi_value names = nullptr;
  uint32_t count = 0;
  napi_create_array(env, &names);
  for (const Methods::Entry& entry : computingMethods().entries())
    if (entry.kind == Methods::Kind::Method)
      napi_set_element(env, names, count++, makeString(env, entry.name));
  return names;
}

/// What `symbol` takes, of inputs whose kind the user names.
napi_value inputKinds(napi_env env) {
  const std::pair<const char*, const Converter*> kinds[] = {
      {"Mat", converterOfKind(&kindOf<Value<cv::Mat>>)},
      {"number", converterOfKind(&kindOf<Value<double>>)},
      {"boolean", converterOfKind(&kindOf<Value<bool>>)},
      {"string", converterOfKind(&kindOf<Value<std::string>>)},
      {"Buffer", &kBufferConverter}};
  napi_value object = nullptr;
  napi_create_object(env, &object);
  for (const auto& [name, converter] : kinds) {
    napi_value external = nullptr;
    napi_create_external(env, const_cast<Converter*>(converter), nullptr, nullptr, &external);
    napi_set_named_property(env, object, name, external);
  }
  return object;
}

}  // namespace

bool defineGraph(Env& env, napi_value binding) {
  const std::pair<const char*, napi_callback> functions[] = {{"trace", trace},       {"symbol", symbol},
                                                             {"compile", compile},   {"run", run},
                                                             {"runAsync", runAsync}, {"release", release}};
  napi_value graph = nullptr, views = nullptr;
  napi_create_object(env.raw, &graph);
  napi_create_object(env.raw, &views);
  for (const auto& [name, function] : functions) {
    napi_value value = nullptr;
    if (napi_create_function(env.raw, name, NAPI_AUTO_LENGTH, function, nullptr, &value) != napi_ok ||
        napi_set_named_property(env.raw, graph, name, value) != napi_ok) {
      return false;
    }
  }
  return napi_set_named_property(env.raw, graph, "kinds", inputKinds(env.raw)) == napi_ok &&
         napi_set_named_property(env.raw, graph, "methods", methodNames(env.raw)) == napi_ok &&
         defineViews(env.raw, views) && napi_set_named_property(env.raw, graph, "views", views) == napi_ok &&
         napi_set_named_property(env.raw, binding, "graph", graph) == napi_ok;
}

}  // namespace node_cv2
