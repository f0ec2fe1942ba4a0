#pragma once
#include <condition_variable>
#include <mutex>

namespace node_cv2 {

/// OpenCV's objects are not made for two threads at once: the calls of one take turns, in the order in which
/// JavaScript made them. The pool starts asynchronous ones in that order too, so that one which waits for its
/// turn waits for calls that are running or done, never for one behind it.
class Turns {
 public:
  /// A call's place in the line, until it is over.
  class Turn {
   public:
    Turn() = default;
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() { leave(); }
    /// Lines up, on the JavaScript thread, when the call is made.
    void join(Turns& turns);
    /// Any thread: waits until those before have left. Lines up first, if it did not.
    void take(Turns& turns);
    void leave();

   private:
    /// Under the lock.
    void append(Turns& turns);

    Turns* turns_ = nullptr;
    Turn* next_ = nullptr;
  };

 private:
  std::mutex mutex_;
  std::condition_variable moved_;
  Turn* first_ = nullptr;
  Turn* last_ = nullptr;
};

}  // namespace node_cv2
