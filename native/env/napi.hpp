#pragma once
// Node-API as this addon uses it. Only functions of version 9 and older are called, so one binary serves
// Node 20 and later. The experimental version is asked for one thing: with it Node runs a finalizer during
// the collection itself. Ordinary finalizers wait for the event loop to turn, and a synchronous loop over
// images would keep every one of them until it ends. By number too: not all headers heed the marker.
#define NAPI_EXPERIMENTAL
#define NAPI_VERSION 2147483647
#include <node_api.h>

namespace node_cv2 {

/// A reference to a JavaScript value that is dropped with its owner. Belongs to the JS thread.
class Reference {
 public:
  Reference() = default;
  Reference(napi_env env, napi_value value) : env_(env) { napi_create_reference(env, value, 1, &ref_); }
  /// One that does not keep the value: `get` is null once it was collected.
  static Reference weak(napi_env env, napi_value value) {
    Reference reference;
    reference.env_ = env;
    napi_create_reference(env, value, 0, &reference.ref_);
    return reference;
  }
  Reference(Reference&& other) noexcept : env_(other.env_), ref_(other.ref_) { other.ref_ = nullptr; }
  Reference& operator=(Reference&& other) noexcept {
    if (this != &other) {
      reset();
      env_ = other.env_;
      ref_ = other.ref_;
      other.ref_ = nullptr;
    }
    return *this;
  }
  Reference(const Reference&) = delete;
  Reference& operator=(const Reference&) = delete;
  ~Reference() { reset(); }

  void reset() {
    if (ref_ != nullptr) napi_delete_reference(env_, ref_);
    ref_ = nullptr;
  }
  /// Lets go without telling Node-API: for an environment that no longer exists.
  void forget() { ref_ = nullptr; }
  explicit operator bool() const { return ref_ != nullptr; }
  napi_value get() const {
    napi_value value = nullptr;
    if (ref_ != nullptr) napi_get_reference_value(env_, ref_, &value);
    return value;
  }

 private:
  napi_env env_ = nullptr;
  napi_ref ref_ = nullptr;
};

}  // namespace node_cv2
