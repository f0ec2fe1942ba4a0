#include "callback/callback.hpp"

#include "env/errors.hpp"

namespace node_cv2 {

napi_value Callback::call(const std::vector<napi_value>& arguments) const {
  napi_value self = nullptr, result = nullptr;
  napi_get_undefined(env_.raw, &self);
  napi_call_function(env_.raw, self, value(), arguments.size(), arguments.data(), &result);
  return result;
}

void Callback::notify(const std::vector<napi_value>& arguments) const {
  bool pending = false;
  // After the first that threw, no JavaScript can run before its error is thrown.
  if (napi_is_exception_pending(env_.raw, &pending) != napi_ok || pending) return;
  if (call(arguments) == nullptr) env_.interrupted = true;
}

void Callback::report(const std::vector<napi_value>& arguments) const {
  napi_value error = nullptr;
  if (call(arguments) == nullptr && napi_get_and_clear_last_exception(env_.raw, &error) == napi_ok)
    napi_fatal_exception(env_.raw, error);
}

bool Value<Handler>::read(Reader& reader, napi_value value, Handler& out) {
  napi_valuetype type = napi_undefined;
  if (napi_typeof(reader.env.raw, value, &type) != napi_ok || type != napi_function)
    return reader.fail("a function", value);
  reader.env.carrier->open();
  out.callback = std::make_shared<Callback>(reader.env, value);
  return true;
}
napi_value Value<Handler>::write(Env& env, Handler& in) {
  if (in.callback != nullptr) return in.callback->value();
  napi_value null = nullptr;
  napi_get_null(env.raw, &null);
  return null;
}

bool Value<Anything>::read(Reader& reader, napi_value value, Anything& out) {
  napi_valuetype type = napi_undefined;
  // Node-API refers to objects only: others travel in an array of one.
  napi_value holder = nullptr;
  if (napi_typeof(reader.env.raw, value, &type) != napi_ok || type == napi_undefined) return false;
  napi_create_array_with_length(reader.env.raw, 1, &holder);
  napi_set_element(reader.env.raw, holder, 0, value);
  out.value = std::make_shared<Callback>(reader.env, holder);
  return true;
}
napi_value Value<Anything>::write(Env& env, Anything& in) {
  napi_value value = nullptr;
  if (in.value == nullptr) {
    napi_get_undefined(env.raw, &value);
  } else {
    napi_get_element(env.raw, in.value->value(), 0, &value);
  }
  return value;
}

}  // namespace node_cv2
