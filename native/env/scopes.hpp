#pragma once
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "env/napi.hpp"

namespace node_cv2 {

class Box;
class Env;

/// The open `cv.scope`s of one environment, with what was made in each. A scope holds no object: what the
/// collector takes leaves it. Belongs to the JS thread. Scopes are numbers, and none is 0: whoever comes with
/// the number of one that has ended finds nothing.
class Scopes {
 public:
  explicit Scopes(Env& env) : env_(env) {}

  bool any() const { return !open_.empty(); }
  /// The one that the running JavaScript is in. Asks JavaScript, unless `During` knows.
  uint32_t current() const;

  uint32_t open(uint32_t parent);
  /// Moves an object that was made in this scope, or in one inside it, to the scope around this one.
  void keep(uint32_t scope, Box& box);
  /// The same for those whose typed arrays start at one of these addresses.
  void keepLenders(uint32_t scope, const std::unordered_set<const void*>& memory);
  /// Releases what is left, and ends it.
  void close(uint32_t scope);

  /// A new object: it belongs to the current scope.
  void enter(Box& box) {
    if (any()) put(box, current());
  }
  static void leave(Box& box);
  /// The collector found an object while `close` releases it: it is deleted after that.
  bool postpone(const Box& box) {
    if (&box != releasing_) return false;
    collected_ = true;
    return true;
  }

  /// While it lives, what is made belongs to `scope`: results are made after the call, and not always in its
  /// asynchronous context.
  class During {
   public:
    During(Scopes& scopes, uint32_t scope) : scopes_(scopes), before_(scopes.known_) {
      scopes_.known_ = scope;
    }
    During(const During&) = delete;
    During& operator=(const During&) = delete;
    ~During() { scopes_.known_ = before_; }

   private:
    Scopes& scopes_;
    const std::optional<uint32_t> before_;
  };

 private:
  struct Scope {
    uint32_t parent;
    Box* first = nullptr;
  };
  void put(Box& box, uint32_t scope);

  Env& env_;
  std::unordered_map<uint32_t, Scope> open_;
  uint32_t last_ = 0;
  std::optional<uint32_t> known_;
  const Box* releasing_ = nullptr;
  bool collected_ = false;
};

/// Puts `openScope`, `keepInScope` and `closeScope`, the native half of `cv.scope`, on the binding.
bool defineScopes(napi_env env, napi_value binding);

}  // namespace node_cv2
