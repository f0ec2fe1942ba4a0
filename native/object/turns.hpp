#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "env/carrier.hpp"

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
    /// The same for a call that runs on the JavaScript thread. That goes on serving callbacks, since a call
    /// before may wait for one. A call made by such a callback takes part in the turn of the one that it
    /// serves; on another thread that cannot be, and it throws.
    void enter(Turns& turns, Carrier& carrier);
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
  /// Whose turn it is, once it runs.
  std::thread::id runner_;
};

}  // namespace node_cv2
