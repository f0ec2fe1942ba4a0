#pragma once
#include <memory>
#include <unordered_map>
#include <vector>

#include "async/durations.hpp"
#include "async/thread-pool.hpp"
#include "env/napi.hpp"

namespace node_cv2 {

class Env;

/// The asynchronous calls of one environment: hands them to the pool, and settles their promises when they
/// ended, as many as there are by then for one wake-up of the event loop. Belongs to the JS thread.
class AsyncCalls {
 public:
  /// For a new environment; until that goes down.
  static void open(Env& env);
  static AsyncCalls& of(const Env& env);

  /// TypeScript's `watchSignal`: has the call of a number aborted with a signal, and gives a function that
  /// ends that.
  Reference watchSignal;

  /// Queues a call; `signal`, where not null, may abort it. False, with an exception pending and the job as
  /// it was, when it is not to run: the signal has aborted already, too many calls wait.
  bool start(std::unique_ptr<Job>& job, napi_value signal);
  /// Rejects a call's promise. It does not run any more, or to no purpose.
  void abort(uint32_t number, napi_value error);
  /// What `cv.async.stats()` tells; null, with an exception pending, on failure.
  napi_value statistics();

 private:
  explicit AsyncCalls(Env& env);
  bool watch(Job& job, napi_value signal);
  void unwatch(Job& job);
  void deliver(bool again);
  void settle(Job& job);
  void leave();
  Jobs drop();
  void close();
  void exit();

  /// Of the environments of a thread that are open: one, as a rule. They stand here and not in Env for the
  /// sake of `exit()`, which destroys the variables of the thread that calls it before all others: those of
  /// OpenCV must not go away under calls that run, and the environment will not be closed.
  struct Open {
    std::vector<std::unique_ptr<AsyncCalls>> all;
    ~Open();
  };
  static Open& onThisThread();

  Env& env_;
  JobQueue queue_;
  napi_threadsafe_function wake_ = nullptr;
  /// What waited when the process ended: it is not destroyed any more.
  Jobs left_;
  /// Calls that hold the event loop: in the pool, or on their way home.
  size_t held_ = 0;
  std::unordered_map<uint32_t, Job*> abortable_;
  uint32_t lastNumber_ = 0;

  /// How often `deliver` was called again since the event loop turned.
  int repeats_ = 0;
  /// Of these the promise is pending.
  size_t pending_ = 0;
  size_t done_ = 0;
  size_t aborted_ = 0;
  size_t refused_ = 0;
  Durations wait_;
  Durations run_;
};

}  // namespace node_cv2
