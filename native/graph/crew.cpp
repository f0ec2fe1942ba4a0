#include "graph/crew.hpp"

#include <algorithm>

#include "async/thread-pool.hpp"

namespace node_cv2 {

namespace {

/// Helps a crew, as long as that has something to do. Nobody waits for it to end.
struct Helper final : Job {
  std::shared_ptr<Crew> crew;
  /// It uses no objects: those are the crew's.
  Turn none;
  Helper(Env& env, std::shared_ptr<Crew> crew) : crew(std::move(crew)), none(env) {}
  std::string name() const override { return "cv.graph"; }
  Turn& turn() override { return none; }
  void run() noexcept override {
    crew->help();
    crew.reset();
  }
  void settle() override {}
  void reject(napi_value) override {}
};

/// Never destroyed: helpers may still run while the process exits.
JobQueue& helpers() {
  static auto& queue = *new JobQueue([] { ThreadPool::instance().takeEnded(helpers()); });
  return queue;
}

}  // namespace

Crew::Crew(Env& env, std::vector<Task> tasks, std::function<bool(uint32_t)> work)
    : env_(env), tasks_(std::move(tasks)), work_(std::move(work)), left_(tasks_.size()) {
  for (uint32_t i = 0; i < tasks_.size(); ++i)
    if (tasks_[i].waitsFor == 0) ready_.push_back(i);
}

bool Crew::take(bool anywhere, uint32_t& task) {
  const auto found = std::find_if(ready_.begin(), ready_.end(),
                                  [&](uint32_t each) { return anywhere || !tasks_[each].here; });
  if (found == ready_.end()) return false;
  task = *found;
  ready_.erase(found);
  ++running_;
  return true;
}

void Crew::finish(uint32_t task, bool goesOn) {
  --running_;
  --left_;
  if (!goesOn) {
    over_ = true;
    ready_.clear();
  }
  if (!over_)
    for (const uint32_t each : *tasks_[task].before)
      if (--tasks_[each].waitsFor == 0) ready_.push_back(each);
  changed_.notify_all();
}

/// One for each step that is ready but for the one that this thread takes.
void Crew::callHelpers() {
  const auto anywhere =
      std::count_if(ready_.begin(), ready_.end(), [&](uint32_t each) { return !tasks_[each].here; });
  for (; helpers_ + 1 < static_cast<size_t>(anywhere) + running_; ++helpers_) {
    std::unique_ptr<Job> helper = std::make_unique<Helper>(env_, shared_from_this());
    if (!ThreadPool::instance().add(helpers(), helper)) return;
  }
}

void Crew::run() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (left_ > 0 && !over_) {
    if (ready_.size() > 1) {
      try {
        callHelpers();
      } catch (...) {
        // No thread is to be had: this one does it all.
      }
    }
    uint32_t task = 0;
    if (!take(true, task)) {
      changed_.wait(lock);
      continue;
    }
    lock.unlock();
    const bool goesOn = work_(task);
    lock.lock();
    finish(task, goesOn);
  }
  over_ = true;
  changed_.wait(lock, [&] { return running_ == 0; });
}

void Crew::help() {
  std::unique_lock<std::mutex> lock(mutex_);
  uint32_t task = 0;
  while (!over_ && take(false, task)) {
    lock.unlock();
    const bool goesOn = work_(task);
    lock.lock();
    finish(task, goesOn);
  }
  if (helpers_ > 0) --helpers_;
}

}  // namespace node_cv2
