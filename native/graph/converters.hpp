#pragma once
#include <cstddef>
#include <cstdint>

#include "convert/reader.hpp"
#include "graph/datum.hpp"

namespace node_cv2 {

enum class Form : uint8_t;

/// A kind's values between steps. What is null the kind does not have: its values then only come from
/// JavaScript, or from a step of the same C++ type.
struct Converter {
  const Kind* kind;
  /// The same for kinds of one C++ type, whose values are copied or moved as they are.
  const void* type;
  Form form;
  /// Which forms it takes, as bits.
  unsigned takes;
  Datum (*give)(void* slot);
  bool (*take)(const Datum& datum, void* slot);
  void (*copy)(const void* from, void* to);
  void (*move)(void* from, void* to);
  /// Lets go of memory.
  void (*clear)(void* slot);
};

/// Null for a kind that no table has.
const Converter* converterOfKind(const Kind* kind);
/// Of the bytes that `imencode` gives.
extern const Converter kBufferConverter;

/// What the generator wrote: all kinds of OpenCV's tables.
struct ConverterList {
  const Converter* const* converters;
  size_t count;
};
extern const ConverterList kConverters[];
extern const size_t kConverterLists;
/// Those of Mat's methods.
const std::vector<Converter>& methodConverters();

}  // namespace node_cv2
