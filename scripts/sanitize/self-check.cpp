// A tiny addon with the two errors that the sanitizers are there for, made on request: proof that they would be seen.
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

}  // namespace

NAPI_MODULE_INIT() {
  napi_value function = nullptr;
  napi_create_function(env, "useAfterFree", NAPI_AUTO_LENGTH, useAfterFree, nullptr, &function);
  napi_set_named_property(env, exports, "useAfterFree", function);
  napi_create_function(env, "leak", NAPI_AUTO_LENGTH, leak, nullptr, &function);
  napi_set_named_property(env, exports, "leak", function);
  return exports;
}
