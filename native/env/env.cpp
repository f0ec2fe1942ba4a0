#include "env/env.hpp"

namespace node_cv2 {

Box::Box(Env& env) : env_(env) {
  ++env.boxes_;
  env.live.insert(this);
}

Box::~Box() {
  env_.live.erase(this);
  --env_.boxes_;
  env_.dieIfUnused();
}

Env* Env::create(napi_env env) {
  auto* state = new Env(env);
  const auto close = [](node_api_basic_env, void* data, void*) {
    auto* self = static_cast<Env*>(data);
    self->constructors.clear();
    self->mat.reset();
    self->error.reset();
    self->sink->close();
    self->closed_ = true;
    self->dieIfUnused();
  };
  napi_set_instance_data(env, state, close, nullptr);
  return state;
}

void Env::dieIfUnused() {
  if (closed_ && boxes_ == 0) delete this;
}

void Env::reportMemory() {
  int64_t total = 0;
  if (!closed_) napi_adjust_external_memory(raw, unreported_, &total);
  unreported_ = 0;
}

napi_value Env::instantiate(const Reference& constructor, Box* box) {
  napi_value object = nullptr;
  pending_ = box;
  if (napi_new_instance(raw, constructor.get(), 0, nullptr, &object) != napi_ok) {
    // The callback was not reached (the environment is going down): the box is still ours.
    if (pending_ == box) {
      pending_ = nullptr;
      delete box;
    }
    return nullptr;
  }
  return object;
}

bool Env::wrap(napi_value object, Box* box) {
  const auto finalize = [](node_api_basic_env, void* data, void*) { delete static_cast<Box*>(data); };
  if (napi_wrap(raw, object, box, finalize, nullptr, nullptr) == napi_ok) return true;
  delete box;
  return false;
}

}  // namespace node_cv2
