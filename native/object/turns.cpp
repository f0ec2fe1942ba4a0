#include "object/turns.hpp"

#include <chrono>
#include <opencv2/core.hpp>

namespace node_cv2 {

void Turns::Turn::append(Turns& turns) {
  (turns.last_ == nullptr ? turns.first_ : turns.last_->next_) = this;
  turns.last_ = this;
  turns_ = &turns;
}

void Turns::Turn::join(Turns& turns) {
  const std::lock_guard<std::mutex> lock(turns.mutex_);
  append(turns);
}

void Turns::Turn::take(Turns& turns) {
  std::unique_lock<std::mutex> lock(turns.mutex_);
  if (turns_ == nullptr) append(turns);
  while (turns.first_ != this) turns.moved_.wait(lock);
  turns.runner_ = std::this_thread::get_id();
}

void Turns::Turn::enter(Turns& turns, Carrier& carrier) {
  std::unique_lock<std::mutex> lock(turns.mutex_);
  if (turns.runner_ == std::this_thread::get_id()) return;
  append(turns);
  while (turns.first_ != this) {
    if (turns.runner_ != std::thread::id() && turns.runner_ == carrier.served())
      CV_Error(cv::Error::StsError, "the object is running the call that waits for this callback");
    lock.unlock();
    carrier.serve();
    lock.lock();
    turns.moved_.wait_for(lock, std::chrono::milliseconds(1), [&] { return turns.first_ == this; });
  }
  turns.runner_ = std::this_thread::get_id();
}

void Turns::Turn::leave() {
  if (turns_ == nullptr) return;
  Turns& turns = *turns_;
  const std::lock_guard<std::mutex> lock(turns.mutex_);
  Turn* before = nullptr;
  for (Turn* at = turns.first_; at != this; at = at->next_) before = at;
  (before == nullptr ? turns.first_ : before->next_) = next_;
  if (next_ == nullptr) turns.last_ = before;
  if (before == nullptr) turns.runner_ = {};
  turns_ = nullptr;
  next_ = nullptr;
  if (turns.first_ != nullptr) turns.moved_.notify_all();
}

}  // namespace node_cv2
