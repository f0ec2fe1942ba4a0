#include "env/scopes.hpp"

#include "env/env.hpp"

namespace node_cv2 {

uint32_t Scopes::current() const {
  if (!any()) return 0;
  if (known_) return *known_;
  napi_value receiver = nullptr, result = nullptr;
  uint32_t scope = 0;
  napi_get_undefined(env_.raw, &receiver);
  if (napi_call_function(env_.raw, receiver, env_.currentScope.get(), 0, nullptr, &result) == napi_ok)
    napi_get_value_uint32(env_.raw, result, &scope);
  return scope;
}

uint32_t Scopes::open(uint32_t parent) {
  // Numbers start anew after four billion.
  do ++last_;
  while (last_ == 0 || open_.count(last_) > 0);
  open_[last_].parent = parent;
  return last_;
}

void Scopes::put(Box& box, uint32_t scope) {
  leave(box);
  const auto found = open_.find(scope);
  if (found == open_.end()) return;
  Box*& first = found->second.first;
  box.scope_ = scope;
  box.place_ = &first;
  box.next_ = first;
  if (first != nullptr) first->place_ = &box.next_;
  first = &box;
}

void Scopes::leave(Box& box) {
  if (box.place_ == nullptr) return;
  *box.place_ = box.next_;
  if (box.next_ != nullptr) box.next_->place_ = box.place_;
  box.place_ = nullptr;
  box.scope_ = 0;
}

void Scopes::keep(uint32_t scope, Box& box) {
  for (auto at = open_.find(box.scope_); at != open_.end(); at = open_.find(at->second.parent)) {
    if (at->first == scope) return put(box, at->second.parent);
  }
}

void Scopes::keepLenders(uint32_t scope, const std::unordered_set<const void*>& memory) {
  const auto found = open_.find(scope);
  if (found == open_.end() || memory.empty()) return;
  Box* next = nullptr;
  for (Box* box = found->second.first; box != nullptr; box = next) {
    next = box->next_;
    for (const void* start : memory) {
      if (!box->lends(start)) continue;
      put(*box, found->second.parent);
      break;
    }
  }
}

void Scopes::close(uint32_t scope) {
  const auto found = open_.find(scope);
  if (found == open_.end()) return;
  Scope& ending = found->second;
  while (Box* box = ending.first) {
    leave(*box);
    releasing_ = box;
    collected_ = false;
    box->release();
    releasing_ = nullptr;
    if (collected_) delete box;
  }
  open_.erase(scope);
}

namespace {

/// The arguments: a scope's number, and objects; more of what is kept than Mats and OpenCV's objects is array
/// buffers.
struct Kept {
  Env& env;
  uint32_t scope = 0;

  Kept(napi_env raw, napi_callback_info info) : env(Env::of(raw)) {
    napi_value args[2] = {};
    size_t count = 2;
    uint32_t length = 0;
    napi_get_cb_info(raw, info, &count, args, nullptr, nullptr);
    napi_get_value_uint32(raw, args[0], &scope);
    if (count < 2 || napi_get_array_length(raw, args[1], &length) != napi_ok) return;
    std::unordered_set<const void*> memory;
    for (uint32_t i = 0; i < length; ++i) {
      napi_handle_scope handles = nullptr;
      napi_open_handle_scope(raw, &handles);
      napi_value value = nullptr;
      void* start = nullptr;
      napi_get_element(raw, args[1], i, &value);
      if (Box* box = env.unbox(value)) {
        env.scopes.keep(scope, *box);
      } else if (napi_get_arraybuffer_info(raw, value, &start, nullptr) == napi_ok && start != nullptr) {
        memory.insert(start);
      }
      napi_close_handle_scope(raw, handles);
    }
    env.scopes.keepLenders(scope, memory);
  }
};

/// `openScope(parent)` gives the number of a new scope.
napi_value openScope(napi_env raw, napi_callback_info info) {
  napi_value argument = nullptr, result = nullptr;
  size_t count = 1;
  uint32_t parent = 0;
  napi_get_cb_info(raw, info, &count, &argument, nullptr, nullptr);
  napi_get_value_uint32(raw, argument, &parent);
  napi_create_uint32(raw, Env::of(raw).scopes.open(parent), &result);
  return result;
}

/// `keepInScope(scope, objects)`: they outlive it.
napi_value keepInScope(napi_env raw, napi_callback_info info) {
  const Kept kept(raw, info);
  return nullptr;
}

/// `closeScope(scope, objects)`: releases what was made in it, but these.
napi_value closeScope(napi_env raw, napi_callback_info info) {
  const Kept kept(raw, info);
  kept.env.scopes.close(kept.scope);
  return nullptr;
}

}  // namespace

bool defineScopes(napi_env env, napi_value binding) {
  const auto row = [](const char* name, napi_callback method) -> napi_property_descriptor {
    return {name, nullptr, method, nullptr, nullptr, nullptr, napi_default, nullptr};
  };
  const napi_property_descriptor functions[] = {row("openScope", openScope), row("keepInScope", keepInScope),
                                                row("closeScope", closeScope)};
  return napi_define_properties(env, binding, 3, functions) == napi_ok;
}

}  // namespace node_cv2
