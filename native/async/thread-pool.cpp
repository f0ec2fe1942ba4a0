#include "async/thread-pool.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "async/cores.hpp"
#include "env/background.hpp"

namespace node_cv2 {

ThreadPool::ThreadPool() : settings_{allowedCores()} {}

ThreadPool& ThreadPool::instance() {
  // Never destroyed: its threads wait on it while the process exits.
  static ThreadPool& pool = *new ThreadPool;
  return pool;
}

bool ThreadPool::add(JobQueue& queue, std::unique_ptr<Job>& job) {
  std::unique_lock<std::mutex> lock(mutex_);
  // What a free thread is about to take does not wait.
  const size_t free = settings_.threads > busy_ ? settings_.threads - busy_ : 0;
  const size_t before = queue.waiting_.size();
  if (queue.closed_ || (before >= free && before - free >= settings_.maxQueue)) return false;
  if (waiting_ >= idle_ && threads_ < settings_.threads) addThread();
  job->waiting_ = true;
  job->queued_ = Job::Clock::now();
  queue.waiting_.push_back(std::move(job));
  queue.waiting_.back()->place_ = std::prev(queue.waiting_.end());
  if (before == 0) ready_.push_back(&queue);
  ++waiting_;
  const bool wake = idle_ > 0;
  lock.unlock();
  if (wake) added_.notify_one();
  return true;
}

std::unique_ptr<Job> ThreadPool::withdraw(JobQueue& queue, Job& job) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!job.waiting_) return nullptr;
  std::unique_ptr<Job> taken = std::move(*job.place_);
  queue.waiting_.erase(job.place_);
  --waiting_;
  if (queue.waiting_.empty()) ready_.erase(std::find(ready_.begin(), ready_.end(), &queue));
  return taken;
}

Jobs ThreadPool::takeEnded(JobQueue& queue) {
  const std::lock_guard<std::mutex> lock(mutex_);
  return std::exchange(queue.ended_, {});
}

size_t ThreadPool::waiting(JobQueue& queue) {
  const std::lock_guard<std::mutex> lock(mutex_);
  return queue.waiting_.size();
}

Jobs ThreadPool::close(JobQueue& queue) {
  const std::lock_guard<std::mutex> lock(mutex_);
  queue.closed_ = true;
  waiting_ -= queue.waiting_.size();
  if (!queue.waiting_.empty()) ready_.erase(std::find(ready_.begin(), ready_.end(), &queue));
  return std::exchange(queue.waiting_, {});
}

bool ThreadPool::rest(JobQueue& queue, std::chrono::seconds atMost) {
  std::unique_lock<std::mutex> lock(mutex_);
  return left_.wait_for(lock, atMost, [&] { return queue.threads_ == 0; });
}

ThreadPool::Settings ThreadPool::settings() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return settings_;
}

void ThreadPool::configure(const Settings& settings) {
  const std::lock_guard<std::mutex> lock(mutex_);
  settings_ = settings;
  const size_t wanted = std::min(settings.threads, busy_ + waiting_);
  while (threads_ < wanted) addThread();
  added_.notify_all();
}

void ThreadPool::addThread() {
  try {
    startThread("cv2-call", [this] { work(); });
    ++threads_;
  } catch (const std::system_error&) {
    // The others do it.
    if (threads_ == 0) throw;
  }
}

void ThreadPool::work() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (threads_ <= settings_.threads) {
    if (ready_.empty()) {
      ++idle_;
      added_.wait(lock);
      --idle_;
    } else {
      runNext(lock);
    }
  }
  --threads_;
}

void ThreadPool::runNext(std::unique_lock<std::mutex>& lock) {
  JobQueue& queue = *ready_.front();
  Job& job = *queue.waiting_.front();
  queue.running_.splice(queue.running_.end(), queue.waiting_, job.place_);
  job.waiting_ = false;
  --waiting_;
  ready_.pop_front();
  if (!queue.waiting_.empty()) ready_.push_back(&queue);
  ++busy_;
  ++queue.threads_;
  lock.unlock();
  job.started_ = Job::Clock::now();
  job.run();
  job.ended_ = Job::Clock::now();
  lock.lock();
  --busy_;
  queue.ended_.splice(queue.ended_.end(), queue.running_, job.place_);
  // The first of a batch. A queue that is being closed waits for nothing but this thread.
  if (queue.ended_.size() == 1 && !queue.closed_) {
    lock.unlock();
    queue.wake_();
    lock.lock();
  }
  if (--queue.threads_ == 0 && queue.closed_) left_.notify_all();
}

}  // namespace node_cv2
