#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "env/napi.hpp"
#include "object/turns.hpp"

namespace node_cv2 {

class Job;
class JobQueue;
/// By their place in some order. They move from one to another, and nothing is allocated for it.
using Jobs = std::map<uint64_t, std::unique_ptr<Job>>;

/// An asynchronous call whose promise is pending. Made, settled and destroyed on the JS thread.
class Job {
 public:
  using Clock = std::chrono::steady_clock;
  /// What takes no longer than this is brief: to wake a thread takes as long.
  static constexpr std::chrono::microseconds kBrief{20};

  Job() = default;
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;
  virtual ~Job() = default;

  /// As the user wrote it: `cv.blurAsync`.
  virtual std::string name() const = 0;
  /// With the objects that it uses.
  virtual Turn& turn() = 0;
  /// On a thread of the pool, which has its turn.
  virtual void run() noexcept = 0;
  /// Fulfils or rejects the promise, by what `run` left.
  virtual void settle() = 0;
  /// Rejects it, whatever comes of `run`. The error gets the stack of the call.
  virtual void reject(napi_value error) = 0;

  /// Once it has run.
  bool wasBrief() const { return ended_ - started_ <= kBrief; }

 private:
  friend class AsyncCalls;
  friend class ThreadPool;

  /// The pool's, under its lock: where it waits, or null; its number there; whether its turn has come.
  JobQueue* queue_ = nullptr;
  uint64_t number_ = 0;
  bool granted_ = false;
  Clock::time_point queued_, started_, ended_;
  /// AsyncCalls': the number by which a signal aborts it, or 0, and what ends the watching of that signal.
  uint32_t abortable_ = 0;
  Reference unwatch_;
  /// The promise is rejected already: what becomes of the run interests nobody.
  bool aborted_ = false;
};

}  // namespace node_cv2
