#include "env/carrier.hpp"

#include <utility>

namespace node_cv2 {

void Carrier::open() {
  if (wake_ != nullptr || closed_) return;
  napi_value name = nullptr;
  napi_create_string_utf8(env_, "node-cv2", NAPI_AUTO_LENGTH, &name);
  const auto wake = [](napi_env, napi_value, void* self, void*) {
    Carrier& carrier = *static_cast<Carrier*>(self);
    std::unique_lock<std::mutex> lock(carrier.mutex_);
    while (!carrier.waiting_.empty()) carrier.serveNext(lock);
  };
  napi_threadsafe_function function = nullptr;
  if (napi_create_threadsafe_function(env_, nullptr, nullptr, name, 0, 1, nullptr, nullptr, this, wake,
                                      &function) != napi_ok) {
    return;
  }
  // Whoever waits is itself in a call that keeps the event loop alive.
  napi_unref_threadsafe_function(env_, function);
  const std::lock_guard<std::mutex> lock(mutex_);
  wake_ = function;
}

bool Carrier::queue(const std::shared_ptr<Task>& task) {
  if (wake_ == nullptr) return false;
  waiting_.push_back(task);
  came_.notify_one();
  // Where it is closing already, `close` tells the task.
  napi_call_threadsafe_function(wake_, nullptr, napi_tsfn_nonblocking);
  return true;
}

bool Carrier::perform(const std::function<void()>& task) {
  napi_handle_scope scope = nullptr;
  // Not in an environment that is going down.
  if (closed_ || napi_open_handle_scope(env_, &scope) != napi_ok) return false;
  task();
  napi_close_handle_scope(env_, scope);
  return true;
}

bool Carrier::run(const std::function<void()>& task) {
  if (std::this_thread::get_id() == thread_) return perform(task);
  const auto mine = std::make_shared<Task>(Task{task, std::this_thread::get_id()});
  std::unique_lock<std::mutex> lock(mutex_);
  if (!queue(mine)) return false;
  finished_.wait(lock, [&] { return mine->done; });
  return !mine->refused;
}

void Carrier::post(std::function<void()> task) {
  const std::lock_guard<std::mutex> lock(mutex_);
  queue(std::make_shared<Task>(Task{std::move(task), {}}));
}

void Carrier::serveUntil(const std::function<bool()>& done) {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!done()) waiting_.empty() ? came_.wait(lock) : serveNext(lock);
}

void Carrier::wake() {
  const std::lock_guard<std::mutex> lock(mutex_);
  came_.notify_one();
}

void Carrier::serveNext(std::unique_lock<std::mutex>& lock) {
  const std::shared_ptr<Task> task = std::move(waiting_.front());
  waiting_.pop_front();
  lock.unlock();
  served_.push_back(task->from);
  const bool performed = perform(task->run);
  served_.pop_back();
  lock.lock();
  task->refused = !performed;
  task->done = true;
  finished_.notify_all();
}

void Carrier::close() {
  const std::lock_guard<std::mutex> lock(mutex_);
  closed_ = true;
  for (const auto& task : std::exchange(waiting_, {})) task->done = task->refused = true;
  finished_.notify_all();
  if (wake_ != nullptr) napi_release_threadsafe_function(wake_, napi_tsfn_abort);
  wake_ = nullptr;
}

}  // namespace node_cv2
