#include "async/stack.hpp"

#include "convert/text.hpp"
#include "env/errors.hpp"

namespace node_cv2 {

napi_value pendingException(napi_env env) {
  napi_value error = nullptr;
  napi_get_and_clear_last_exception(env, &error);
  return error;
}

Reference makeTrace(napi_env env) {
  napi_value error = nullptr;
  napi_create_error(env, nullptr, makeString(env, ""), &error);
  return Reference(env, error);
}

void borrowStack(napi_env env, napi_value error, napi_value trace) {
  napi_value stack = nullptr, name = nullptr, message = nullptr;
  std::string frames, title, text;
  if (napi_get_named_property(env, trace, "stack", &stack) != napi_ok || !readString(env, stack, frames))
    return;
  if (napi_get_named_property(env, error, "name", &name) == napi_ok) readString(env, name, title);
  if (napi_get_named_property(env, error, "message", &message) == napi_ok) readString(env, message, text);
  const size_t first = frames.find("\n    at ");
  napi_value joined =
      makeString(env, title + ": " + text + (first == std::string::npos ? "" : frames.substr(first)));
  napi_set_named_property(env, error, "stack", joined);
}

}  // namespace node_cv2
