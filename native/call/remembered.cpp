#include "call/remembered.hpp"

#include <map>
#include <mutex>

namespace node_cv2::precondition {

namespace {

std::mutex mutex;
/// By what all shares of an object have in common, and no later object at its address has.
std::map<std::weak_ptr<const void>, int64_t, std::owner_less<>> numbers;

}  // namespace

int64_t numberOf(const std::shared_ptr<const void>& state) {
  const std::lock_guard lock(mutex);
  const auto at = numbers.find(state);
  return at == numbers.end() ? 0 : at->second;
}

void setNumberOf(const std::shared_ptr<const void>& state, int64_t number) {
  const std::lock_guard lock(mutex);
  if (const auto at = numbers.find(state); at != numbers.end()) {
    at->second = number;
    return;
  }
  // Zero is what it is without a note.
  if (number == 0) return;
  for (auto at = numbers.begin(); at != numbers.end();) at = at->first.expired() ? numbers.erase(at) : ++at;
  numbers.emplace(state, number);
}

}  // namespace node_cv2::precondition
