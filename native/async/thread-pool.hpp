#pragma once
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <limits>
#include <mutex>

#include "async/job.hpp"

namespace node_cv2 {

/// How well it goes to look for work instead of sleeping until it is there. On a machine that others keep
/// busy it goes badly, and is tried ever more seldom.
class Looks {
 public:
  bool isTime() {
    if (rest_ == 0) return true;
    --rest_;
    return false;
  }
  void ended(bool found) {
    pause_ = found ? 0 : std::min(2 * pause_ + 1, kLongest);
    rest_ = pause_;
  }

 private:
  static constexpr int kLongest = 255;
  int pause_ = 0;
  int rest_ = 0;
};

/// The jobs of one environment in the pool. All of it is under the pool's lock.
class JobQueue {
 public:
  /// `wake` is called on a thread of the pool when there are jobs that ended, once until they are taken.
  explicit JobQueue(std::function<void()> wake) : wake_(std::move(wake)) {}

 private:
  friend class ThreadPool;

  /// Of those that no thread has taken yet.
  size_t size() const { return blocked_.size() + waiting_.size(); }

  const std::function<void()> wake_;
  /// Those whose turn with their objects has not come, and those that wait for a thread: by the order in
  /// which they were added, which is that of the calls. Those that ended, by the order in which they did.
  Jobs blocked_, waiting_, ended_;
  uint64_t added_ = 0;
  uint64_t over_ = 0;
  /// Written under the lock; `takeEnded` reads it without, while it looks.
  std::atomic<bool> anyEnded_{false};
  /// The JS thread looks for what ends, or is about to: it need not be woken.
  bool watched_ = false;
  Looks looks_;
  /// Threads that are at a job of it, or are waking its environment.
  size_t threads_ = 0;
  bool closed_ = false;
};

/// The threads that asynchronous calls run on: one pool for all environments of the process. A job is given
/// to a thread when its turn with the objects that it uses has come. Of those of an environment of which that
/// is so, the one that was added first starts first; environments that have such jobs take turns. Threads are
/// started as they are needed, and stay. To wake one takes longer than a small call; so after a brief job, if
/// there is a core to spare, its thread looks for the next one for a while before it sleeps, and the JS
/// thread does so for what ends.
class ThreadPool {
 public:
  struct Settings {
    /// As many as there are cores that this process may use.
    size_t threads;
    /// How many jobs of one environment may wait: for their turn, or a thread.
    size_t maxQueue = kUnlimited;
  };
  static constexpr size_t kUnlimited = std::numeric_limits<size_t>::max();

  static ThreadPool& instance();

  /// JS thread: has the job line up with its objects, and queues it. False, and it is to be destroyed, when
  /// too many wait or the queue is closed. Throws when the system gives no thread at all.
  bool add(JobQueue& queue, std::unique_ptr<Job>& job);
  /// Any thread: the turn of a job has come that lined up. It exists; whether it waits here is seen to.
  void grant(Job& job);
  /// A job that no thread has taken yet, taken back; none when one has.
  std::unique_ptr<Job> withdraw(Job& job);
  /// Those that ended since, in the order in which they did. `look`: when there are none, it is looked for
  /// some that end. `again`: if the last one was brief, this is called once more without a wake.
  Jobs takeEnded(JobQueue& queue, bool look = false, bool again = false);
  size_t waiting(JobQueue& queue);
  /// Nothing of the queue starts any more: gives back what waited.
  Jobs close(JobQueue& queue);
  /// Waits until no thread is at a job of a closed queue; false when that took longer.
  bool rest(JobQueue& queue, std::chrono::seconds atMost);

  Settings settings();
  /// Holds from now on: threads that are too many end, once they have no job.
  void configure(const Settings& settings);

  /// Lets one thread more run for as long as it lives. For a JS thread that waits in a callback: the thread
  /// which waits for that one may be the only one there is.
  class Loan {
   public:
    Loan();
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan();
  };

 private:
  ThreadPool();
  size_t most() const { return settings_.threads + lent_; }
  /// Gives a job its place among those that wait for a thread. True when one is to be woken for it.
  bool admit(Job& job);
  void forget(JobQueue& queue);
  void changeThreads();
  void addThread();
  void work();
  bool runNext(std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  Settings settings_;
  size_t lent_ = 0;
  /// Queues with jobs that wait for a thread, the next one first.
  std::deque<JobQueue*> ready_;
  /// Such jobs of all queues. Written under the lock; who looks for one reads it without.
  std::atomic<size_t> waiting_{0};
  /// Is there a core on which a thread may look for work?
  const bool mayLook_;
  /// Threads that there are; that run a job; that sleep until there is one. Of the others one may look for
  /// it.
  size_t threads_ = 0;
  size_t busy_ = 0;
  size_t idle_ = 0;
  bool looking_ = false;
  std::condition_variable added_;
  std::condition_variable left_;
};

}  // namespace node_cv2
