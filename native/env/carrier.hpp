#pragma once
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

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
  /// JS thread, where it has to wait: runs what comes, since a thread that it waits for may wait for that. It
  /// looks whether it is `done`, under the lock, before each task and whenever somebody calls `wake`.
  void serveUntil(const std::function<bool()>& done);
  void wake();
  /// JS thread: whether it is at a task; whether this thread waits for that, or for one around it.
  bool serving() const { return !served_.empty(); }
  bool serves(std::thread::id thread) const {
    return thread != std::thread::id() && std::find(served_.begin(), served_.end(), thread) != served_.end();
  }
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
  void serveNext(std::unique_lock<std::mutex>& lock);

  const napi_env env_;
  const std::thread::id thread_ = std::this_thread::get_id();
  std::mutex mutex_;
  /// Tells other threads of their tasks; the JS thread, of something to do.
  std::condition_variable finished_, came_;
  std::deque<std::shared_ptr<Task>> waiting_;
  /// Wakes the event loop.
  napi_threadsafe_function wake_ = nullptr;
  /// Whose tasks run, each within the one before. The JS thread's.
  std::vector<std::thread::id> served_;
  bool closed_ = false;
};

}  // namespace node_cv2
