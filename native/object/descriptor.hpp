#pragma once
#include <memory>

#include "call/descriptor.hpp"
#include "env/env.hpp"
#include "object/turns.hpp"

namespace node_cv2 {

struct Property {
  const char* name;
  const Function* get;
  /// Null for a read-only one.
  const Function* set;
};

struct Constant {
  const char* name;
  double value;
};

/// A namespace of the API: `""` is `cv` itself, `dnn` is `cv.dnn`.
struct Namespace {
  const char* path;
  const Function* const* functions;
  uint32_t functionCount;
  const Constant* constants;
  uint32_t constantCount;
};

/// A wrapped OpenCV class.
struct Class {
  /// As the user writes it: `cv.dnn.Net`.
  const char* name;
  /// Where it is found below `cv`: `dnn.Net`, `dnn_Net`.
  const char* const* paths;
  uint32_t pathCount;
  /// Place in `Env::constructors`; bases come before what derives from them.
  uint32_t index;
  const Class* base;
  /// From a pointer to this class to a pointer to `base`, as C++ would.
  void* (*upcast)(void*);
  /// Null when OpenCV offers none.
  const Function* constructor;
  const Function* const* methods;
  uint32_t methodCount;
  const Function* const* statics;
  uint32_t staticCount;
  const Property* properties;
  uint32_t propertyCount;
  /// The bytes of elements that an object holds; null where that is nothing to speak of.
  size_t (*held)(const void*);
};

template <class T>
inline constexpr size_t (*heldBy)(const void*) = nullptr;

/// An OpenCV object. Boxes and calls in flight share it.
struct Object {
  /// Points at an instance of exactly this class.
  const Class& cls;
  std::shared_ptr<void> pointer;
  /// What it points into.
  std::shared_ptr<Object> source;

  Object(const Class& cls, std::shared_ptr<void> pointer) : cls(cls), pointer(std::move(pointer)) {}

  /// Where its C++ calls line up: what points into another object is used with that one.
  Line& line() { return source == nullptr ? line_ : source->line(); }

  /// The pointer as one to `target`, null when this class does not derive from it.
  void* as(const Class& target) const {
    void* result = pointer.get();
    for (const Class* at = &cls; at != nullptr; at = at->base) {
      if (at == &target) return result;
      if (at->upcast != nullptr) result = at->upcast(result);
    }
    return nullptr;
  }

 private:
  Line line_;
};

/// Of the JavaScript class, which is made when it is first asked for; empty, with an exception pending, on
/// failure.
const Reference& constructorOf(Env& env, const Class& cls);

/// The descriptor of a wrapped C++ class; specialised by generated code.
template <class T>
struct ClassOf;

}  // namespace node_cv2
