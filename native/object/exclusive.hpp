#pragma once
#include "env/carrier.hpp"
#include "object/descriptor.hpp"

namespace node_cv2 {

/// Holds an object for one thread, and waits for it. The JS thread goes on serving callbacks meanwhile, since
/// the other one may wait for such a one; it throws where it would wait for the very thread that waits for it.
class Exclusive {
 public:
  /// A pool thread; or where no method of the object calls back.
  explicit Exclusive(Object& object) : object_(object) {
    object.busy.lock();
    hold();
  }
  /// The JS thread.
  Exclusive(Object& object, Carrier& carrier);
  Exclusive(const Exclusive&) = delete;
  Exclusive& operator=(const Exclusive&) = delete;
  ~Exclusive() {
    object_.holder.store(before_, std::memory_order_relaxed);
    object_.busy.unlock();
  }

 private:
  void hold() { before_ = object_.holder.exchange(std::this_thread::get_id(), std::memory_order_relaxed); }

  Object& object_;
  std::thread::id before_;
};

}  // namespace node_cv2
