#include "object/exclusive.hpp"

#include <chrono>
#include <opencv2/core.hpp>

namespace node_cv2 {

Exclusive::Exclusive(Object& object, Carrier& carrier) : object_(object) {
  while (!object.busy.try_lock()) {
    if (carrier.served() != std::thread::id() && carrier.served() == object.holder.load(std::memory_order_relaxed))
      CV_Error(cv::Error::StsError, "the object is running the call that waits for this callback");
    carrier.serve();
    if (object.busy.try_lock_for(std::chrono::milliseconds(1))) break;
  }
  hold();
}

}  // namespace node_cv2
