#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "env/env.hpp"
#include "memory/uses.hpp"

namespace node_cv2 {

class MatBox;
struct Object;

/// Carries the reason why a value did not convert. Only pointers are kept until somebody asks for the text,
/// since a failing overload followed by a fitting one is ordinary.
class Reader {
 public:
  explicit Reader(Env& env, bool async = false, bool tracks = false)
      : env(env), async(async), tracks(tracks) {}
  Env& env;
  /// Memory that JavaScript can get at, by typed arrays, is copied, unless it is shared between threads:
  /// while an asynchronous call runs, it may transfer or shrink it, or write to it.
  const bool async;
  /// `uses` tells of every Mat: this call will run beside JavaScript, or others do so now.
  const bool tracks;
  /// An object may keep what it is passed beyond the call: memory that JavaScript can take away is copied.
  bool keeps = false;

  /// The Mat last read as one to write to: saves looking it up again for the result.
  MatBox* target = nullptr;

  /// Array buffers read without a copy: what they stood for must still be there when C++ runs.
  struct Pin {
    napi_value buffer;
    const void* data;
    size_t bytes;
  };
  std::vector<Pin> pins;

  /// How the Mats are used, when it `tracks`; those in lists of outputs in any case.
  std::vector<Use> uses;
  /// A UMat was among the arguments: the call works on the device.
  bool device = false;
  /// The objects among the arguments that the call uses itself, not a copy of.
  std::vector<std::shared_ptr<Object>> objects;
  /// What is being read: which argument, and which item of a list (-1 for none).
  static constexpr size_t kReceiver = SIZE_MAX;
  size_t argument = 0;
  int item = -1;

  bool fail(const char* expected, napi_value got, bool range = false) {
    expected_ = expected;
    got_ = got;
    range_ = range;
    path_.clear();
    return false;
  }
  bool failRange(const char* expected, napi_value got) { return fail(expected, got, true); }
  /// Called while unwinding from an element or a field, innermost first.
  bool inside(uint32_t index) {
    path_.insert(0, "[" + std::to_string(index) + "]");
    return false;
  }
  bool inside(const char* field) {
    path_.insert(0, std::string(".") + field);
    return false;
  }

  bool range() const { return range_; }
  const char* expected() const { return expected_; }
  napi_value got() const { return got_; }
  const std::string& path() const { return path_; }

 private:
  const char* expected_ = "";
  napi_value got_ = nullptr;
  bool range_ = false;
  std::string path_;
};

/// One way between JavaScript and a C++ type; specialised per type in this folder. `read` leaves defaults in
/// `out` where the value gives less (a short Scalar), `write` may move from its argument.
///   static bool read(Reader&, napi_value, T& out);
///   static napi_value write(Env&, T&);
///   static void describe(std::string&, const T&);
template <class T, class = void>
struct Value;

/// What an array's converter offers a call on the device (convert/array.hpp).
struct DeviceSide {
  /// Any thread: the array that was passed, or an empty one to be made, comes to lie there.
  void (*lift)(void* slot);
  bool (*lifted)(const void* slot);
  /// The UMat that was passed becomes the result, and is to be given back; false when none was.
  bool (*settle)(Env& env, void* slot);
};

/// The three functions of a converter, type-erased: what descriptors point to.
struct Kind {
  bool (*read)(Reader&, napi_value, void* slot);
  napi_value (*write)(Env&, void* slot);
  void (*describe)(std::string&, const void* slot);
  /// `null` leaves the default (an empty Mat) even where the argument is required.
  bool acceptsNull;
  /// Of what is written to: the JavaScript Mat that was passed becomes the result, and is returned. Null for
  /// others.
  void (*follow)(MatBox&, void* slot);
  /// A `std::vector<cv::Mat>` of such.
  bool isOutputList;
  /// A wrapped object.
  bool isObject = false;
  /// One that points into the object whose method gave it.
  bool refersBack = false;
  /// Null for all but arrays.
  const DeviceSide* device = nullptr;
};

template <class C, class = void>
struct AcceptsNull : std::false_type {};
template <class C>
struct AcceptsNull<C, std::void_t<decltype(C::acceptsNull)>> : std::bool_constant<C::acceptsNull> {};

template <class C, class = void>
inline constexpr void (*followOf)(MatBox&, void*) = nullptr;
template <class C>
inline constexpr void (*followOf<C, std::void_t<decltype(&C::follow)>>)(MatBox&, void*) =
    [](MatBox& box, void* slot) { C::follow(box, *static_cast<typename C::type*>(slot)); };

template <class C, class = void>
struct IsOutputList : std::false_type {};
template <class C>
struct IsOutputList<C, std::void_t<decltype(C::isOutputList)>> : std::bool_constant<C::isOutputList> {};

template <class C, class = void>
inline constexpr const DeviceSide* deviceOf = nullptr;
template <class C>
inline constexpr const DeviceSide* deviceOf<C, std::void_t<decltype(C::onDevice)>> = &C::onDevice;

template <class C, class = void>
struct ObjectTraits {
  static constexpr bool is = false;
  static constexpr bool refersBack = false;
};
template <class C>
struct ObjectTraits<C, std::void_t<decltype(C::refersBack)>> {
  static constexpr bool is = true;
  static constexpr bool refersBack = C::refersBack;
};

template <class C>
inline constexpr Kind kindOf = {
    [](Reader& reader, napi_value value, void* slot) {
      return C::read(reader, value, *static_cast<typename C::type*>(slot));
    },
    [](Env& env, void* slot) { return C::write(env, *static_cast<typename C::type*>(slot)); },
    [](std::string& text, const void* slot) {
      C::describe(text, *static_cast<const typename C::type*>(slot));
    },
    AcceptsNull<C>::value,
    followOf<C>,
    IsOutputList<C>::value,
    ObjectTraits<C>::is,
    ObjectTraits<C>::refersBack,
    deviceOf<C>,
};

}  // namespace node_cv2
