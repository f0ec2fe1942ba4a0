#pragma once
#include <cstddef>
#include <cstdint>

#include "convert/reader.hpp"

// The description of the API: static tables that the generator writes and the generic code in this folder
// reads. One overload is one frame (a struct of the C++ values) and three functions on it.

namespace node_cv2 {

struct Class;

struct Argument {
  const char* name;
  const Kind* kind;
  uint32_t offset;
  /// `null` means "none" here although a value is required (the generator's table of nullables).
  bool nullable;
};

/// A value given back: the return value, or an out or in-out parameter. Or one that is only written to.
struct Result {
  const Kind* kind;
  uint32_t offset;
  /// Position among the arguments when the caller can pass it too, else -1.
  int8_t argument;
};

/// Departures from cv2's results (the generator's table of idioms).
enum class Idiom : uint8_t {
  None,
  /// An empty Mat is an error (imread, imdecode).
  ThrowIfEmpty,
  /// `[ok, bytes]` gives the bytes as a Buffer, or throws (imencode).
  BufferOrThrow,
  /// `[ok, Mat]` gives the Mat or null (VideoCapture#read).
  MatOrNull,
};

struct Overload {
  /// cv2's: `cvtColor(src, code[, dst[, dstCn]]) -> dst`.
  const char* signature;
  const Argument* arguments;
  const Result* results;
  uint8_t argumentCount;
  uint8_t required;
  uint8_t resultCount;
  /// Behind the results: arguments that are written to, but not given back.
  uint8_t writtenCount;
  Idiom idiom;
  /// The receiver of a method: its Kind reads `this`, into offset 0 of the frame. Null for functions.
  const Kind* self;
  uint32_t frameSize;
  /// Sets defaults; may throw (a default may be a C++ call).
  void (*construct)(void* frame);
  void (*destroy)(void* frame);
  /// The one C++ call. Any thread; touches neither JavaScript nor Node-API.
  void (*run)(void* frame);
};

/// All overloads of one name, in the order tried.
struct Function {
  /// As the user writes it: `cv.dnn.blobFromImage`, `VideoCapture.read`.
  const char* name;
  const Overload* overloads;
  uint8_t overloadCount;
  bool hasAsync;
  /// Of a constructor: the class; its frames hold the new object as a `std::shared_ptr<void>` at offset 0.
  const Class* constructs;
  /// The base class's method that this one hides: tried after the overloads here. Python lets it vanish, but
  /// an object of a derived class must do wherever its base does.
  const Function* hides;
};

/// No overload of OpenCV's comes near this; the generator checks.
constexpr size_t kMaxArguments = 32;

}  // namespace node_cv2
