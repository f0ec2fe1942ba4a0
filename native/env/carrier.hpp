#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "env/napi.hpp"

namespace node_cv2 {

/// Carries work of other threads to an environment's JS thread, and lets them wait for it: OpenCV calls back
/// into JavaScript from whatever thread a call runs on. Outlives its environment, for those who still wait.
class Carrier {
 public:
  explicit Carrier(napi_env env) : env_(env) {}

  /// Any thread: runs `task` on the JS thread, at once when this is it, and comes back when it is done.
  /// False, without having run it, when no JavaScript can run any more.
  bool run(const std::function<void()>& task);
  /// Is this the JS thread, and may JavaScript run?
  bool here() const { return std::this_thread::get_id() == thread_ && !closed_; }
  /// The same without waiting, and never at once on another thread. It may be dropped.
  void post(std::function<void()> task);
  /// JS thread: other threads may come from now on.
  void open();
  /// JS thread, whenever it would block: runs what waits. A thread that it waits for may be among those.
  void serve();
  /// The thread whose task runs now; none when there is none.
  std::thread::id served() const { return served_; }
  /// JS thread: the environment goes down. Who waits is sent away.
  void close();

 private:
  struct Task {
    std::function<void()> run;
    /// Of who waits for it; none when nobody does.
    std::thread::id from;
    bool done = false;
    bool refused = false;
  };

  /// On the JS thread, in a handle scope; false when no JavaScript can run any more.
  bool perform(const std::function<void()>& task);
  bool queue(const std::shared_ptr<Task>& task);

  const napi_env env_;
  const std::thread::id thread_ = std::this_thread::get_id();
  std::mutex mutex_;
  std::condition_variable finished_;
  std::deque<std::shared_ptr<Task>> waiting_;
  /// Wakes the event loop.
  napi_threadsafe_function wake_ = nullptr;
  std::thread::id served_;
  bool closed_ = false;
};

}  // namespace node_cv2
