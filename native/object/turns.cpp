#include "object/turns.hpp"

namespace node_cv2 {

void Turns::Turn::join(Turns& turns) {
  if (turns_ != nullptr) return;
  const std::lock_guard<std::mutex> lock(turns.mutex_);
  (turns.last_ == nullptr ? turns.first_ : turns.last_->next_) = this;
  turns.last_ = this;
  turns_ = &turns;
}

void Turns::Turn::wait() {
  std::unique_lock<std::mutex> lock(turns_->mutex_);
  turns_->moved_.wait(lock, [&] { return turns_->first_ == this; });
}

void Turns::Turn::leave() {
  if (turns_ == nullptr) return;
  Turns& turns = *turns_;
  const std::lock_guard<std::mutex> lock(turns.mutex_);
  Turn* before = nullptr;
  for (Turn* at = turns.first_; at != this; at = at->next_) before = at;
  (before == nullptr ? turns.first_ : before->next_) = next_;
  if (next_ == nullptr) turns.last_ = before;
  turns_ = nullptr;
  next_ = nullptr;
  // Under the lock: whoever comes next may destroy the object.
  turns.moved_.notify_all();
}

}  // namespace node_cv2
