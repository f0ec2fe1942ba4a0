#include "object/define.hpp"

#include "object/classes.hpp"
#include "object/members.hpp"

namespace node_cv2 {

namespace {

/// The object at a dotted path below `cv`, made when it is not there yet, with its classes.
napi_value resolve(Env& env, napi_value cv, const std::string& path) {
  napi_value at = cv;
  for (size_t start = 0; start < path.size();) {
    const size_t dot = std::min(path.find('.', start), path.size());
    const std::string part = path.substr(start, dot - start);
    start = dot + 1;
    napi_value next = nullptr;
    bool has = false;
    napi_has_named_property(env.raw, at, part.c_str(), &has);
    if (has) {
      napi_get_named_property(env.raw, at, part.c_str(), &next);
    } else {
      napi_create_object(env.raw, &next);
      if (!placeClasses(env, next, path.substr(0, dot))) return nullptr;
      napi_set_named_property(env.raw, at, part.c_str(), next);
    }
    at = next;
  }
  return at;
}

}  // namespace

bool defineApi(Env& env, napi_value cv) {
  if (!defineBase(env, cv) || !placeClasses(env, cv, "")) return false;
  Members members(env.raw);
  for (uint32_t n = 0; n < kRegistry.namespaceCount; ++n) {
    const Namespace& space = kRegistry.namespaces[n];
    napi_value target = resolve(env, cv, space.path);
    if (target == nullptr) return false;
    for (uint32_t i = 0; i < space.functionCount; ++i) members.add(*space.functions[i], kVisible);
    for (uint32_t i = 0; i < space.constantCount; ++i) {
      napi_value value = nullptr;
      napi_create_double(env.raw, space.constants[i].value, &value);
      members.add(
          {space.constants[i].name, nullptr, nullptr, nullptr, nullptr, value, napi_enumerable, nullptr});
    }
    if (!members.define(target)) return false;
  }
  return true;
}

}  // namespace node_cv2
