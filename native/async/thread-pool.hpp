#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <limits>
#include <mutex>

#include "async/job.hpp"

namespace node_cv2 {

/// The jobs of one environment in the pool. All of it is under the pool's lock.
class JobQueue {
 public:
  /// `wake` is called on a thread of the pool when there are jobs that ended, once until they are taken.
  explicit JobQueue(std::function<void()> wake) : wake_(std::move(wake)) {}

 private:
  friend class ThreadPool;

  const std::function<void()> wake_;
  Jobs waiting_, running_, ended_;
  /// Threads that are at a job of it, or are waking its environment.
  size_t threads_ = 0;
  bool closed_ = false;
};

/// The threads that asynchronous calls run on: one pool for all environments of the process. The jobs of an
/// environment start in the order in which they were added; environments that have jobs waiting take turns.
/// Threads are started as they are needed, and stay.
class ThreadPool {
 public:
  struct Settings {
    /// As many as there are cores that this process may use.
    size_t threads;
    /// How many jobs of one environment may wait for a thread.
    size_t maxQueue = kUnlimited;
  };
  static constexpr size_t kUnlimited = std::numeric_limits<size_t>::max();

  static ThreadPool& instance();

  /// False, and the job is as it was, when too many wait or the queue is closed. Throws when the system gives
  /// no thread at all.
  bool add(JobQueue& queue, std::unique_ptr<Job>& job);
  /// A job that no thread has taken yet, taken back; none when one has.
  std::unique_ptr<Job> withdraw(JobQueue& queue, Job& job);
  /// Those that ended since, in the order in which they did.
  Jobs takeEnded(JobQueue& queue);
  size_t waiting(JobQueue& queue);
  /// Nothing of the queue starts any more: gives back what waited.
  Jobs close(JobQueue& queue);
  /// Waits until no thread is at a job of a closed queue; false when that took longer.
  bool rest(JobQueue& queue, std::chrono::seconds atMost);

  Settings settings();
  /// Holds from now on: threads that are too many end, once they have no job.
  void configure(const Settings& settings);

 private:
  ThreadPool();
  void addThread();
  void work();
  void runNext(std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  Settings settings_;
  /// Queues with jobs waiting, the next one first.
  std::deque<JobQueue*> ready_;
  /// Of all queues.
  size_t waiting_ = 0;
  /// Threads that there are; that run a job; that wait for one.
  size_t threads_ = 0;
  size_t busy_ = 0;
  size_t idle_ = 0;
  std::condition_variable added_;
  std::condition_variable left_;
};

}  // namespace node_cv2
