#pragma once
#include <cstdint>

#include "env/napi.hpp"

namespace node_cv2 {

/// Length of a JavaScript array; false for anything else.
inline bool arrayLength(napi_env env, napi_value value, uint32_t& length) {
  bool is = false;
  if (napi_is_array(env, value, &is) != napi_ok || !is) return false;
  return napi_get_array_length(env, value, &length) == napi_ok;
}

/// An object that is no array, no typed array, and nothing that an addon has wrapped.
inline bool isPlainObject(napi_env env, napi_value value) {
  napi_valuetype type = napi_undefined;
  if (napi_typeof(env, value, &type) != napi_ok || type != napi_object) return false;
  bool is = false;
  if (napi_is_array(env, value, &is) == napi_ok && is) return false;
  if (napi_is_typedarray(env, value, &is) == napi_ok && is) return false;
  void* wrapped = nullptr;
  return napi_unwrap(env, value, &wrapped) != napi_ok;
}

}  // namespace node_cv2
