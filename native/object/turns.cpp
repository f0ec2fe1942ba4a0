#include "object/turns.hpp"

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
  if (turns.first_ != nullptr) turns.moved_.notify_all();
}

}  // namespace node_cv2
