#pragma once
#include "env/env.hpp"
#include "object/descriptor.hpp"

namespace node_cv2 {

/// All that the generator found, in one place; `native/generated/registry.cpp` fills it.
struct Registry {
  /// Bases before what derives from them, so that `Class::index` is the position.
  const Class* const* classes;
  uint32_t classCount;
  const Namespace* namespaces;
  uint32_t namespaceCount;
};
extern const Registry kRegistry;

/// Puts every class, function and constant on `cv`; a class is made when it is first asked for. False with an
/// exception pending on failure.
bool defineApi(Env& env, napi_value cv);

}  // namespace node_cv2
