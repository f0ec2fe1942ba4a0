#pragma once
#include <list>
#include <string>

#include "call/descriptor.hpp"
#include "convert/nd.hpp"

namespace node_cv2 {

/// Of a converter that is used one way only.
template <class C>
inline constexpr Kind argumentKind = {[](Reader& reader, napi_value value, void* slot) {
                                        return C::read(reader, value, *static_cast<typename C::type*>(slot));
                                      },
                                      nullptr,
                                      [](std::string& text, const void* slot) {
                                        C::describe(text, *static_cast<const typename C::type*>(slot));
                                      },
                                      AcceptsNull<C>::value,
                                      nullptr,
                                      false};
template <class C>
inline constexpr Kind resultKind = {
    nullptr, [](Env& env, void* slot) { return C::write(env, *static_cast<typename C::type*>(slot)); },
    nullptr, false,
    nullptr, false};

/// Hand-written tables of the form that the generator writes for OpenCV's functions, so that `native/call`
/// runs both: the same errors, options by name, and Async twins. A frame is a struct of the arguments (its
/// first member, of a method, is `Nd self`), the results, and `run()`, which touches no JavaScript and may
/// run on any thread.
class Methods {
 public:
  /// Writing ones write to `self`, and are not for a thread beside JavaScript.
  enum class Kind { Method, Static, Writing };

  /// Fills in one method: required arguments first, then optional ones, then results.
  template <class Frame>
  class Row {
   public:
    Row(Methods& methods, const char* name, Kind kind) : methods_(methods), name_(name), kind_(kind) {
      if (kind == Kind::Method) overload_.self = &argumentKind<Value<Nd>>;
      if (kind == Kind::Writing) overload_.self = &argumentKind<NdTarget>;
      overload_.frameSize = sizeof(Frame);
      overload_.construct = [](void* memory) { new (memory) Frame(); };
      overload_.destroy = [](void* frame) { static_cast<Frame*>(frame)->~Frame(); };
      overload_.run = [](void* frame) { static_cast<Frame*>(frame)->run(); };
    }
    Row(const Row&) = delete;
    ~Row() { methods_.finish(name_, kind_, overload_, arguments_, results_); }

    /// `nullable`: null leaves the member as it is.
    template <class C, class T>
    Row& required(const char* name, T Frame::*member, bool nullable = false) {
      overload_.required = arguments_.size() + 1;
      return optional<C>(name, member, nullable);
    }
    template <class C, class T>
    Row& optional(const char* name, T Frame::*member, bool nullable = true) {
      static_assert(std::is_same_v<typename C::type, T>);
      arguments_.push_back({name, &argumentKind<C>, offsetOf(member), nullable});
      return *this;
    }
    /// A Mat that is written to and given back, as the `dst` of OpenCV's functions.
    Row& output(const char* name, Nd Frame::*member) {
      results_.push_back({&kindOf<OutputNd>, offsetOf(member), static_cast<int8_t>(arguments_.size())});
      overload_.required = arguments_.size() + 1;
      arguments_.push_back({name, &kindOf<OutputNd>, offsetOf(member), false});
      return *this;
    }
    template <class C, class T>
    Row& result(T Frame::*member) {
      static_assert(std::is_same_v<typename C::type, T>);
      results_.push_back({&resultKind<C>, offsetOf(member), -1});
      return *this;
    }

   private:
    template <class T>
    static uint32_t offsetOf(T Frame::*member) {
      alignas(Frame) static char room[sizeof(Frame)];
      const auto* frame = reinterpret_cast<const Frame*>(room);
      return reinterpret_cast<const char*>(&(frame->*member)) - room;
    }

    Methods& methods_;
    const char* name_;
    Kind kind_;
    Overload overload_{};
    std::vector<Argument> arguments_;
    std::vector<Result> results_;
  };

  template <class Frame>
  Row<Frame> method(const char* name) {
    return Row<Frame>(*this, name, Kind::Method);
  }
  template <class Frame>
  Row<Frame> statics(const char* name) {
    return Row<Frame>(*this, name, Kind::Static);
  }
  template <class Frame>
  Row<Frame> writing(const char* name) {
    return Row<Frame>(*this, name, Kind::Writing);
  }

  struct Entry {
    Kind kind;
    std::string name;
    std::string asyncName;
    std::string fullName;
    std::string signature;
    std::vector<Argument> arguments;
    std::vector<Result> results;
    Overload overload;
    Function function;
  };
  const std::list<Entry>& entries() const { return entries_; }

 private:
  void finish(const char* name, Kind kind, const Overload& overload, std::vector<Argument> arguments,
              std::vector<Result> results);

  /// A list: the tables point into their entries.
  std::list<Entry> entries_;
};

}  // namespace node_cv2
