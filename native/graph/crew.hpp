#pragma once
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace node_cv2 {

class Env;

/// Runs steps that wait for each other: on the thread that calls `run`, and, while more than one is ready, on
/// threads of the pool that are free. Nobody waits for a helper that has not begun: what it does not take the
/// first thread does itself, so a pool that is full of graphs gets on.
class Crew : public std::enable_shared_from_this<Crew> {
 public:
  struct Task {
    uint32_t waitsFor;
    /// Only on the thread of `run`.
    bool here;
    const std::vector<uint32_t>* before;
  };
  /// `work` returns false to start nothing more.
  Crew(Env& env, std::vector<Task> tasks, std::function<bool(uint32_t)> work);

  /// Until all is done, or nothing more is to be.
  void run();
  /// On another thread: as long as there is something ready.
  void help();

 private:
  bool take(bool anywhere, uint32_t& task);
  void finish(uint32_t task, bool goesOn);
  void callHelpers();

  Env& env_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Task> tasks_;
  std::function<bool(uint32_t)> work_;
  std::deque<uint32_t> ready_;
  size_t left_;
  size_t running_ = 0;
  size_t helpers_ = 0;
  bool over_ = false;
};

}  // namespace node_cv2
