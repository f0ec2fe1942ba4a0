#include "object/turns.hpp"

#include <opencv2/core.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "async/thread-pool.hpp"
#include "env/env.hpp"
#include "object/descriptor.hpp"

namespace node_cv2 {

template <class F>
void Turn::each(F f) {
  if (place_.object != nullptr) f(place_);
  for (Place& place : others_) f(place);
}

void Turn::use(const std::shared_ptr<Object>& object) {
  Place& place = place_.object == nullptr ? place_ : others_.emplace_front();
  place.object = object;
  place.turn = this;
}

void Turn::clear() {
  place_.object.reset();
  others_.clear();
}

bool Turn::join(Job& job) {
  if (place_.object == nullptr) return true;
  const std::lock_guard<std::mutex> lock(env_.turns.mutex_);
  job_ = &job;
  joined_ = true;
  each([this](Place& place) { stand(place); });
  return blocked_ == 0;
}

void Turn::take() {
  if (place_.object == nullptr) return;
  Turns& turns = env_.turns;
  std::unique_lock<std::mutex> lock(turns.mutex_);
  joined_ = true;
  each([this](Place& place) { stand(place); });
  const bool nested = turns.depth_++ > 0 || env_.carrier->serving();
  const bool refused = nested && stuck();
  lock.unlock();
  if (refused) CV_Error(cv::Error::StsError, "an earlier call of the object waits for this callback to end");
  if (blocked_ > 0) {
    std::optional<ThreadPool::Loan> loan;
    if (nested) loan.emplace();
    env_.carrier->serveUntil([this] { return blocked_ == 0; });
  }
  begin();
}

void Turn::stand(Place& place) {
  Line& line = place.object->line();
  Place* next = nullptr;
  // Of the calls on this thread, the one that is highest on its stack comes first.
  if (job_ == nullptr && env_.turns.depth_ > 0)
    for (next = line.first_; next != nullptr && next->turn->job_ != nullptr;) next = next->after;
  if (next != nullptr && next->turn->runner_ != std::thread::id()) return;
  Place* before = next == nullptr ? line.last_ : next->before;
  // Two of its objects may have one line.
  for (const Place* beside : {before, next})
    if (beside != nullptr && beside->turn == this) return;
  place.line = &line;
  place.before = before;
  place.after = next;
  (before == nullptr ? line.first_ : before->after) = &place;
  (next == nullptr ? line.last_ : next->before) = &place;
  if (before != nullptr) {
    ++blocked_;
  } else if (next != nullptr) {
    ++next->turn->blocked_;
  }
}

/// Whether something before it cannot end before this callback has: a call further down the stack of this
/// thread, or one whose thread waits for a callback there.
bool Turn::stuck() {
  const uint64_t search = ++env_.turns.search_;
  std::vector<Turn*> left{this};
  bool found = false;
  while (!left.empty() && !found) {
    Turn& turn = *left.back();
    left.pop_back();
    turn.each([&](const Place& place) {
      if (place.before == nullptr) return;
      Turn& other = *place.before->turn;
      found = found || other.job_ == nullptr || env_.carrier->serves(other.runner_);
      if (std::exchange(other.seen_, search) != search) left.push_back(&other);
    });
  }
  return found;
}

void Turn::leave(const std::function<void()>& first) {
  std::unique_lock<std::mutex> lock(env_.turns.mutex_, std::defer_lock);
  // A job's may be left by another thread just now.
  const bool stands = job_ != nullptr || joined_;
  if (stands) lock.lock();
  if (first != nullptr) first();
  if (!stands) return;
  if (!std::exchange(joined_, false)) return;
  if (job_ == nullptr) --env_.turns.depth_;
  each([this](Place& place) { stepOut(place); });
}

void Turn::stepOut(Place& place) {
  if (place.line == nullptr) return;
  Place* next = place.after;
  (place.before == nullptr ? place.line->first_ : place.before->after) = next;
  (next == nullptr ? place.line->last_ : next->before) = place.before;
  place.line = nullptr;
  if (place.before != nullptr || next == nullptr) return;
  // It cannot go away meanwhile: it would have to leave, under this lock.
  Turn& turn = *next->turn;
  if (--turn.blocked_ > 0) return;
  turn.job_ == nullptr ? env_.carrier->wake() : ThreadPool::instance().grant(*turn.job_);
}

}  // namespace node_cv2
