#pragma once
#include <cstdint>
#include <memory>

// What the table of preconditions notes of an object's calls (refine/remembers.ts), where OpenCV shows
// nothing of its state. Any thread; the calls of one object take turns already.

namespace node_cv2::precondition {

/// The number of an object, zero before its first note. Gone with the object.
int64_t numberOf(const std::shared_ptr<const void>& state);
void setNumberOf(const std::shared_ptr<const void>& state, int64_t number);

/// What stands for an object; an overload where copies share it.
template <class T>
std::shared_ptr<const void> stateOf(const std::shared_ptr<T>& object) {
  return object;
}

template <class Pointer>
int64_t remembered(const Pointer& object) {
  return numberOf(stateOf(object));
}
template <class Pointer>
void remember(const Pointer& object, int64_t number) {
  setNumberOf(stateOf(object), number);
}

}  // namespace node_cv2::precondition
