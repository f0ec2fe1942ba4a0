#include "async/thread-pool.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "async/cores.hpp"
#include "env/background.hpp"

namespace node_cv2 {

namespace {

/// Longer than it takes to wake a thread: once both sides slept, each waits for the other to wake up, and
/// must not have gone to sleep by then.
constexpr std::chrono::microseconds kLook{50};

/// For a moment, on the spot.
void relax() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#endif
}

/// Nobody has the pool's lock for long: to wait for it asleep takes longer than for it to come free.
std::unique_lock<std::mutex> take(std::mutex& mutex) {
  std::unique_lock<std::mutex> lock(mutex, std::defer_lock);
  for (int i = 0; i < 100; ++i) {
    if (lock.try_lock()) return lock;
    relax();
  }
  lock.lock();
  return lock;
}

/// Gives up the lock, and keeps the core until `found` or for that time; comes back with the lock. It is not
/// waited for meanwhile: who has just let something be found still holds it. Found late is not found: then
/// the system gave the core to others.
template <class Found>
bool lookFor(std::unique_lock<std::mutex>& lock, Found found) {
  lock.unlock();
  const auto end = Job::Clock::now() + kLook;
  do {
    if (found() && lock.try_lock()) break;
    relax();
  } while (Job::Clock::now() < end);
  if (lock.owns_lock()) return Job::Clock::now() < end;
  lock.lock();
  return false;
}

}  // namespace

ThreadPool::ThreadPool() : settings_{allowedCores()}, mayLook_(allowedCores() > 1) {}

ThreadPool& ThreadPool::instance() {
  // Never destroyed: its threads wait on it while the process exits.
  static ThreadPool& pool = *new ThreadPool;
  return pool;
}

bool ThreadPool::add(JobQueue& queue, std::unique_ptr<Job>& job) {
  const bool granted = job->turn().join(*job);
  std::unique_lock<std::mutex> lock = take(mutex_);
  // Or its turn came since.
  job->granted_ |= granted;
  // What a free thread is about to take does not wait.
  const size_t free = most() > busy_ ? most() - busy_ : 0;
  const size_t taken = std::min(queue.waiting_.size(), free);
  const bool waits = !job->granted_ || taken == free;
  if (queue.closed_ || (waits && queue.size() - taken >= settings_.maxQueue)) return false;
  if (threads_ == 0) addThread();
  Job& added = *job;
  added.queued_ = Job::Clock::now();
  added.queue_ = &queue;
  added.number_ = queue.added_++;
  queue.blocked_.emplace_hint(queue.blocked_.end(), added.number_, std::move(job));
  const bool wake = added.granted_ && admit(added);
  lock.unlock();
  if (wake) added_.notify_one();
  return true;
}

void ThreadPool::grant(Job& job) {
  std::unique_lock<std::mutex> lock = take(mutex_);
  job.granted_ = true;
  // Not added yet, or taken back.
  if (job.queue_ == nullptr) return;
  const bool wake = admit(job);
  lock.unlock();
  if (wake) added_.notify_one();
}

bool ThreadPool::admit(Job& job) {
  JobQueue& queue = *job.queue_;
  if (waiting_ >= threads_ - busy_ && threads_ < most()) addThread();
  if (queue.waiting_.empty()) ready_.push_back(&queue);
  queue.waiting_.insert(queue.waiting_.end(), queue.blocked_.extract(job.number_));
  ++waiting_;
  // Those that are awake and at no job come by themselves.
  return idle_ > 0 && waiting_ > threads_ - busy_ - idle_;
}

std::unique_ptr<Job> ThreadPool::withdraw(Job& job) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (job.queue_ == nullptr) return nullptr;
  JobQueue& queue = *std::exchange(job.queue_, nullptr);
  if (!job.granted_) return std::move(queue.blocked_.extract(job.number_).mapped());
  --waiting_;
  auto taken = queue.waiting_.extract(job.number_);
  if (queue.waiting_.empty()) forget(queue);
  return std::move(taken.mapped());
}

Jobs ThreadPool::takeEnded(JobQueue& queue, bool look, bool again) {
  std::unique_lock<std::mutex> lock = take(mutex_);
  if (look && queue.ended_.empty() && mayLook_ && queue.looks_.isTime()) {
    queue.looks_.ended(lookFor(lock, [&] { return queue.anyEnded_.load(std::memory_order_relaxed); }));
  }
  queue.watched_ = again && !queue.ended_.empty() && queue.ended_.rbegin()->second->wasBrief();
  queue.anyEnded_ = false;
  return std::exchange(queue.ended_, {});
}

size_t ThreadPool::waiting(JobQueue& queue) {
  const std::lock_guard<std::mutex> lock(mutex_);
  return queue.size();
}

Jobs ThreadPool::close(JobQueue& queue) {
  const std::lock_guard<std::mutex> lock(mutex_);
  queue.closed_ = true;
  waiting_ -= queue.waiting_.size();
  if (!queue.waiting_.empty()) forget(queue);
  Jobs left = std::exchange(queue.waiting_, {});
  left.merge(queue.blocked_);
  for (const auto& [number, job] : left) job->queue_ = nullptr;
  return left;
}

void ThreadPool::forget(JobQueue& queue) { ready_.erase(std::find(ready_.begin(), ready_.end(), &queue)); }

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
  changeThreads();
}

ThreadPool::Loan::Loan() {
  ThreadPool& pool = instance();
  const std::lock_guard<std::mutex> lock(pool.mutex_);
  ++pool.lent_;
  pool.changeThreads();
}

ThreadPool::Loan::~Loan() {
  ThreadPool& pool = instance();
  const std::lock_guard<std::mutex> lock(pool.mutex_);
  --pool.lent_;
  pool.changeThreads();
}

void ThreadPool::changeThreads() {
  const size_t wanted = std::min(most(), busy_ + waiting_);
  for (size_t i = threads_; i < wanted; ++i) addThread();
  if (threads_ > most()) added_.notify_all();
}

void ThreadPool::addThread() {
  try {
    startThread("cv2-call", [this] { work(); });
    ++threads_;
  } catch (const std::exception&) {
    // The others do it.
    if (threads_ == 0) throw;
  }
}

void ThreadPool::work() {
  std::unique_lock<std::mutex> lock(mutex_);
  Looks looks;
  bool wasBrief = false;
  while (threads_ <= most()) {
    if (!ready_.empty()) {
      wasBrief = runNext(lock);
    } else if (std::exchange(wasBrief, false) && !looking_ && mayLook_ && looks.isTime()) {
      looking_ = true;
      looks.ended(lookFor(lock, [this] { return waiting_.load(std::memory_order_relaxed) > 0; }));
      looking_ = false;
    } else {
      ++idle_;
      added_.wait(lock);
      --idle_;
    }
  }
  --threads_;
  // It may have been woken for a job.
  if (!ready_.empty()) added_.notify_one();
}

/// True when it was a brief one.
bool ThreadPool::runNext(std::unique_lock<std::mutex>& lock) {
  JobQueue& queue = *ready_.front();
  auto running = queue.waiting_.extract(queue.waiting_.begin());
  Job& job = *running.mapped();
  job.queue_ = nullptr;
  --waiting_;
  ready_.pop_front();
  if (!queue.waiting_.empty()) ready_.push_back(&queue);
  ++busy_;
  ++queue.threads_;
  lock.unlock();
  job.started_ = Job::Clock::now();
  job.turn().begin();
  job.run();
  job.ended_ = Job::Clock::now();
  const bool wasBrief = job.wasBrief();
  // A batch has a first one. A queue that is being closed waits for nothing but this thread.
  bool wakes = false;
  const auto end = [&] {
    lock = take(mutex_);
    --busy_;
    running.key() = queue.over_++;
    queue.ended_.insert(queue.ended_.end(), std::move(running));
    queue.anyEnded_ = true;
    wakes = queue.ended_.size() == 1 && !queue.watched_ && !queue.closed_;
    lock.unlock();
  };
  // It ends before the next one has its turn, so an object's calls come home in their order.
  job.turn().leave(std::ref(end));
  if (wakes) queue.wake_();
  lock = take(mutex_);
  if (--queue.threads_ == 0 && queue.closed_) left_.notify_all();
  return wasBrief;
}

}  // namespace node_cv2
