// A tiny addon with the errors that the sanitizers are there for, made on request: proof that they would be
// seen.
#include <node_api.h>

namespace {

/// The compiler must not see through it.
volatile char sink;
void* volatile forgotten;

napi_value useAfterFree(napi_env, napi_callback_info) {
  char* volatile bytes = new char[1000];
  delete[] bytes;
  sink = bytes[500];
  return nullptr;
}

napi_value leak(napi_env, napi_callback_info) {
  forgotten = new char[1000];
  forgotten = nullptr;
  return nullptr;
}

/// Behind a typed array of bytes, as a library that is not instrumented may do.
__attribute__((no_sanitize_address)) napi_value readBeyond(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value array = nullptr;
  size_t length = 0;
  void* data = nullptr;
  napi_get_cb_info(env, info, &count, &array, nullptr, nullptr);
  napi_get_typedarray_info(env, array, nullptr, &length, &data, nullptr, nullptr);
  sink = static_cast<volatile char*>(data)[length + 64];
  return nullptr;
}

}  // namespace

NAPI_MODULE_INIT() {
  napi_value function = nullptr;
  napi_create_function(env, "useAfterFree", NAPI_AUTO_LENGTH, useAfterFree, nullptr, &function);
  napi_set_named_property(env, exports, "useAfterFree", function);
  napi_create_function(env, "leak", NAPI_AUTO_LENGTH, leak, nullptr, &function);
  napi_set_named_property(env, exports, "leak", function);
  napi_create_function(env, "readBeyond", NAPI_AUTO_LENGTH, readBeyond, nullptr, &function);
  napi_set_named_property(env, exports, "readBeyond", function);
  return exports;
}
