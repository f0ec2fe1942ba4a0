#pragma once
#include "env/env.hpp"
#include "object/descriptor.hpp"

namespace node_cv2 {

/// What the JavaScript object of a wrapped class owns.
class ObjectBox : public Box {
 public:
  ObjectBox(Env& env, std::shared_ptr<Object> object)
      : Box(env), cls_(object->cls), object_(std::move(object)) {
    if (cls_.held != nullptr) held_ = static_cast<int64_t>(cls_.held(object_->pointer.get()));
    env_.memory.adjust(held_);
  }
  ~ObjectBox() override { release(); }
  const Class* cls() const override { return &cls_; }
  /// Null after `release()`.
  const std::shared_ptr<Object>& object() const { return object_; }
  void release() override {
    object_.reset();
    env_.memory.adjust(-std::exchange(held_, 0));
  }

 private:
  const Class& cls_;
  std::shared_ptr<Object> object_;
  int64_t held_ = 0;
};

inline ObjectBox* objectBox(Env& env, napi_value value) {
  Box* box = env.unbox(value);
  return box != nullptr && box->cls() != nullptr ? static_cast<ObjectBox*>(box) : nullptr;
}

}  // namespace node_cv2
