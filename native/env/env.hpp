#pragma once
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "env/carrier.hpp"
#include "env/held-memory.hpp"
#include "env/live-set.hpp"
#include "env/napi.hpp"
#include "env/scopes.hpp"
#include "object/turns.hpp"

namespace node_cv2 {

struct Class;
class Env;
class PixelViews;

/// What a wrapped JavaScript object owns. Created, used and destroyed on its environment's JS thread; the
/// collector's finalizer destroys it, during the collection.
class Box {
 public:
  explicit Box(Env& env);
  Box(const Box&) = delete;
  Box& operator=(const Box&) = delete;
  virtual ~Box();
  /// The class of the object it holds; null for a Mat.
  virtual const Class* cls() const = 0;
  /// Lets go of what it owns at once.
  virtual void release() = 0;
  /// Does a typed array that was taken from it start at this address, so that its release would empty that?
  virtual bool lends(const void*) const { return false; }

  /// Where the object was made, as the watcher numbers it; 0 when nobody watched.
  uint32_t origin = 0;

 protected:
  Env& env_;

 private:
  friend class Env;
  friend class Scopes;
  /// Its place among the boxes of an open scope: whatever points at it there, and the next one.
  Box** place_ = nullptr;
  Box* next_ = nullptr;
  uint32_t scope_ = 0;
};

/// Where a reference goes whose owner may die on any thread, or after the environment: Node-API lets only
/// the JS thread drop one, and only while the environment lives. Outlives its environment.
class ReferenceSink {
 public:
  void drop(Reference reference) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (closed_) {
      reference.forget();
    } else if (std::this_thread::get_id() != thread_) {
      waiting_.push_back(std::move(reference));
      any_.store(true, std::memory_order_release);
    }
  }
  /// On the JS thread: drops what other threads left.
  void drain() {
    if (!any_.load(std::memory_order_acquire)) return;
    const std::lock_guard<std::mutex> lock(mutex_);
    waiting_.clear();
    any_.store(false, std::memory_order_release);
  }
  /// On the JS thread, while the environment goes down.
  void close() {
    drain();
    const std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
  }

 private:
  const std::thread::id thread_ = std::this_thread::get_id();
  std::mutex mutex_;
  std::vector<Reference> waiting_;
  std::atomic<bool> any_{false};
  bool closed_ = false;
};

/// How many asynchronous calls of an environment are in flight, in a typed array, since JavaScript looks at
/// it too: reads of elements by way of `data` make no call that could be refused.
class CallCount {
 public:
  CallCount() = default;
  CallCount(napi_env env, napi_value array) : array_(env, array) {
    napi_get_typedarray_info(env, array, nullptr, nullptr, reinterpret_cast<void**>(&count_), nullptr,
                             nullptr);
  }
  void operator++() { ++*count_; }
  void operator--() { --*count_; }
  void reset() { array_.reset(); }

 private:
  Reference array_;
  int32_t* count_ = nullptr;
};

/// All state of one Node environment (the main thread, or one worker). Nothing is shared between
/// environments. It dies with the last of its users, since Node promises no order of finalizers at exit.
class Env {
 public:
  /// `finalizing` is Node-API's environment of another loading of this addon, in the same thread. Objects are
  /// wrapped through it, so that their finalizers run there: Node 20 takes an exception that is being thrown
  /// for the finalizer's own when a collection comes just then, and ends the process. Nothing is thrown
  /// there.
  static Env* create(napi_env env, napi_env finalizing);
  static Env& of(napi_env env) {
    void* data = nullptr;
    napi_get_instance_data(env, &data);
    return *static_cast<Env*>(data);
  }

  const napi_env raw;
  HeldMemory memory;
  LiveSet live;
  /// Constructors by `Class::index`, empty until `constructorOf` makes them; what all classes extend; Mat's
  /// own.
  std::vector<Reference> constructors;
  Reference object;
  Reference mat;
  /// `CvError` and `makeClass`, defined in TypeScript, and the token that `makeClass` is told of.
  Reference error;
  Reference makeClass;
  /// Allocates memory of V8's own for pixels, in TypeScript too (`allocate`).
  Reference allocate;
  Reference token;
  /// Tells which scope the running JavaScript is in; defined in TypeScript.
  Reference currentScope;
  Scopes scopes{*this};
  /// A function of TypeScript's, while it wants to know of each new object: gives the `origin` of one made
  /// now. It is passed the origin of the asynchronous call whose results these are, or 0.
  Reference watcher;
  uint32_t callOrigin = 0;
  CallCount inFlight;
  const std::shared_ptr<ReferenceSink> sink = std::make_shared<ReferenceSink>();
  const std::shared_ptr<Carrier> carrier = std::make_shared<Carrier>(raw);
  Turns turns;
  /// A function of JavaScript's that the running call had called threw: its exception is pending.
  bool interrupted = false;

  /// The array buffers over native pixels that `data` gave.
  const std::unique_ptr<PixelViews> views;
  /// False where the runtime refuses array buffers over native memory (Electron): it is asked once.
  bool externalBuffers = true;

  /// The box of one of our objects; null for anything else.
  Box* unbox(napi_value value) const {
    void* pointer = nullptr;
    if (napi_unwrap(raw, value, &pointer) != napi_ok || !live.contains(pointer)) return nullptr;
    return static_cast<Box*>(pointer);
  }

  /// A class for `instantiate`; `construct` is called, with `data`, when a user says `new`. Null, with an
  /// exception pending, on failure.
  napi_value defineClass(const char* name, napi_callback construct, void* data, napi_value base = nullptr);

  /// A new JavaScript object of `constructor` that owns `box`. Null, with an exception pending, on failure.
  napi_value instantiate(const Reference& constructor, Box* box);

  /// Makes `object` own `box`.
  bool wrap(napi_value object, Box* box);

  /// Counts `bytes` for as long as `object` lives: V8 does not count the memory of a SharedArrayBuffer.
  void weigh(napi_value object, size_t bytes);

  /// Of what is made now; 0 when nobody watches.
  uint32_t origin() { return watcher ? askWatcher() : 0; }

 private:
  friend class Box;
  friend class PixelView;
  Env(napi_env env, napi_env finalizing);
  ~Env();
  uint32_t askWatcher();
  /// What lives in it, boxes and views of pixels, calls these.
  void enter() { ++users_; }
  void leave();

  const napi_env finalizing_;

  size_t users_ = 0;
  bool closed_ = false;
};

}  // namespace node_cv2
