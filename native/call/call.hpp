#pragma once
#include <functional>
#include <memory>
#include <string>

#include "call/descriptor.hpp"
#include "env/errors.hpp"
#include "memory/uses.hpp"
#include "object/descriptor.hpp"

namespace node_cv2 {

/// One call, from JavaScript's arguments to its results:
///   bind     JS thread   arguments become C++ values in the frame, which the call owns
///   run      any thread  the one C++ call
///   collect  JS thread   results become JavaScript values, or the exception a CvError
/// Created and destroyed on the JS thread.
class Call {
 public:
  /// Where a synchronous call has its frame, on the stack, if that is not larger.
  struct Room {
    alignas(16) char bytes[2048];
  };
  Call(Env& env, const Function& function, Room& room) : Call(env, function, room.bytes) {}
  /// An asynchronous call: thousands may be in flight, so its frame takes what it needs.
  Call(Env& env, const Function& function) : Call(env, function, nullptr) {}
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;
  ~Call() { dropFrame(); }

  /// False, with a TypeError, RangeError or CvError (no memory for them) thrown, when no overload takes the
  /// arguments.
  bool bind(napi_value self, size_t count, const napi_value* values);
  /// With its receiver and the objects among its arguments. A synchronous call waits for it as it runs; an
  /// asynchronous one runs when it has come.
  Turn& turn() { return turn_; }
  void run() noexcept;
  /// The results; null, with the exception thrown, when the call failed.
  napi_value collect();
  /// After `run`: the error, to reject or throw; null when it went well.
  napi_value error();
  /// After the run of a constructor: the new object.
  std::shared_ptr<void>& constructed() { return *static_cast<std::shared_ptr<void>*>(frame_); }

  const Function& function() const { return function_; }
  const Overload& overload() const { return *overload_; }
  napi_value receiver() const { return receiver_; }
  /// It was passed what a graph's function has in the place of values: it does not run, but is recorded.
  bool symbolic() const { return symbolic_; }
  /// What the caller passed for an argument; null when not given. An asynchronous call, whose handles die
  /// between bind and collect, keeps references and puts the handles back.
  napi_value& passed(size_t argument) { return passed_[argument]; }
  napi_value passed(size_t argument) const { return passed_[argument]; }
  /// How it uses the Mats that were passed, as far as somebody else may come in between; the same for their
  /// handles.
  std::vector<Use>& uses() { return uses_; }

  /// As the user wrote it: `cv.blurAsync`.
  std::string name() const;
  /// An asynchronous call's option of this name; null when not given.
  napi_value signal() const { return signal_; }
  /// The call with what was passed: `cvtColor(src: 480x640 uint8 x1, code: 6)`.
  std::string describe() const;

 private:
  Call(Env& env, const Function& function, char* room)
      : env_(env), function_(function), room_(room), async_(room == nullptr), tracks_(async_), turn_(env) {}
  bool bindOverload(napi_value self, size_t count, const napi_value* values);
  bool bindAny(napi_value self, size_t count, const napi_value* values);
  bool isTraced(const Kind& kind, napi_value value);
  bool tryBind(const Overload& overload, napi_value self, size_t count, const napi_value* values,
               std::string* reason);
  bool readArguments(Reader& reader, size_t count, const napi_value* values, std::string* reason);
  void accept(const Reader& reader, size_t argument, napi_value value);
  bool readOptions(Reader& reader, size_t from, napi_value options, std::string* reason);
  bool readSignal(napi_value value, std::string* reason);
  bool claim(Reader& reader);
  void makeFrame(const Overload& overload);
  void dropFrame();
  void throwMismatch(napi_value self, size_t count, const napi_value* values);
  bool mismatch(const Reader& reader, size_t argument, std::string* reason);
  void* slot(uint32_t offset) const { return static_cast<char*>(frame_) + offset; }
  napi_value collectResults();
  napi_value collectOne(const Result& result);
  void liftArrays();
  void keepSource(napi_value value);
  napi_value collectList(const Result& result, std::vector<cv::Mat>& mats);

  Env& env_;
  const Function& function_;
  char* const room_;
  const bool async_;
  bool tracks_;
  const Overload* overload_ = nullptr;
  void* frame_ = nullptr;
  std::shared_ptr<Object> self_;
  Turn turn_;
  std::unique_ptr<Failure> failure_;
  bool range_ = false;
  bool symbolic_ = false;
  napi_value receiver_ = nullptr;
  /// It was passed a UMat.
  bool device_ = false;
  /// Where an asynchronous call was made: its results belong there.
  uint32_t scope_ = 0;
  napi_value signal_ = nullptr;
  std::vector<Use> uses_;
  Claim claim_;
  napi_value passed_[kMaxArguments];
  /// The boxes of the Mats passed to be written to, of a synchronous call.
  MatBox* targets_[kMaxArguments];
};

/// What goes wrong without an exception of OpenCV's.
constexpr const char* kNoImage =
    "no image: missing, unreadable, or in a format that this OpenCV does not decode";
constexpr const char* kNotEncoded = "the image could not be encoded";

/// Is the memory of array buffers that was read without a copy still what it was?
bool pinsHold(const Reader& reader);
/// A call with the arguments that are given: `cvtColor(src: 480x640 uint8 x1, code: 6)`.
std::string describeCall(const Function& function, const Overload& overload, const void* frame,
                         const std::function<bool(size_t)>& given);

/// Callbacks of every bound function; `data` is its `Function`.
napi_value callSync(napi_env env, napi_callback_info info);
napi_value callAsync(napi_env env, napi_callback_info info);
/// Callback of every class; `data` is its `Class`.
napi_value callConstructor(napi_env env, napi_callback_info info);

}  // namespace node_cv2
