#pragma once
#include <atomic>
#include <cstdint>
#include <forward_list>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace node_cv2 {

class Env;
class Job;
class Turn;
struct Object;

/// What all lines of an environment are under. Its lock is taken before the pool's, or the carrier's.
class Turns {
  friend class Turn;
  std::mutex mutex_;
  /// Synchronous calls that run or wait, each made by a callback within the one before.
  size_t depth_ = 0;
  /// The number of the last search of `stuck`.
  uint64_t search_ = 0;
};

/// The calls of one object that run or wait, in the order in which JavaScript made them.
class Line {
  friend class Turn;
  struct Place {
    std::shared_ptr<Object> object;
    Turn* turn = nullptr;
    /// Null while it stands in none.
    Line* line = nullptr;
    Place* before = nullptr;
    Place* after = nullptr;
  };
  Place* first_ = nullptr;
  Place* last_ = nullptr;
};

/// OpenCV's objects are not made for two threads at once: a call runs when it is the first one in the lines
/// of all the objects that it uses. It lines up in all of them at once, so of two calls the same is before
/// the other wherever they meet, and no two wait for each other. Made and destroyed on the JS thread.
class Turn {
 public:
  explicit Turn(Env& env) : env_(env) {}
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() { leave(); }

  /// Before it lines up: an object that the call uses, which stays for as long as this.
  void use(const std::shared_ptr<Object>& object);
  /// None of them, after all.
  void clear();

  /// JS thread: lines up for a job. True when nobody is before it; else `ThreadPool::grant` is called when
  /// that is so, on the thread of who leaves last.
  bool join(Job& job);
  /// JS thread: lines up for a call on this thread, and waits. Callbacks are served meanwhile, since a call
  /// before it may wait for one. In such a callback, a call goes before those that wait further down this
  /// thread's stack, and has part in the turn of those that run there; where it would wait for what waits for
  /// the callback itself, it throws.
  void take();
  /// The thread that runs the call, once it has its turn.
  void begin() { runner_.store(std::this_thread::get_id(), std::memory_order_relaxed); }
  /// Any thread: the next ones have their turn, after `first` has run under the lock. From then on the JS
  /// thread may destroy this, which waits until it has left.
  void leave(const std::function<void()>& first = nullptr);

 private:
  using Place = Line::Place;
  template <class F>
  void each(F f);
  void stand(Place& place);
  void stepOut(Place& place);
  bool stuck();

  Env& env_;
  Place place_;
  std::forward_list<Place> others_;
  bool joined_ = false;
  /// Null for a call on the JS thread.
  Job* job_ = nullptr;
  /// In how many lines somebody is before it; written under the lock.
  std::atomic<size_t> blocked_{0};
  std::atomic<std::thread::id> runner_{};
  /// The last search that came by.
  uint64_t seen_ = 0;
};

}  // namespace node_cv2
