#pragma once
#include "graph/carry.hpp"
#include "graph/converters.hpp"

// One `Converter` for each kind that the tables have; `native/generated/kinds.cpp` lists them.

namespace node_cv2 {

template <class T>
inline constexpr char typeTag = 0;

/// What the converter itself gives, where its C++ type alone does not tell.
template <class C>
struct CarryOf : Carry<typename C::type> {};

/// A result by its idiom, `[ok, bytes]`: a Buffer.
struct BufferKind {
  using type = std::vector<uchar>;
};
template <>
struct CarryOf<BufferKind> {
  static constexpr Form form = Form::Bytes;
  static constexpr unsigned takes = 0;
  static Datum give(std::vector<uchar>& in) { return {Bytes{in}}; }
};

template <class T>
void copyValue(const T& from, T& to) {
  if constexpr (std::is_copy_assignable_v<T>) to = from;
}
inline void copyValue(const Array& from, Array& to) {
  static_cast<cv::Mat&>(to) = from;
  to.device = from.device == nullptr ? nullptr : std::make_unique<cv::UMat>(*from.device);
}
inline void copyValue(const ArrayList& from, ArrayList& to) {
  static_cast<std::vector<cv::Mat>&>(to) = from;
  to.device = from.device == nullptr ? nullptr : std::make_unique<std::vector<cv::UMat>>(*from.device);
}

template <class C>
constexpr Converter converterOf(const Kind& kind, bool target = false) {
  using T = typename C::type;
  Converter made{&kind,   &typeTag<T>, CarryOf<C>::form, CarryOf<C>::takes, nullptr, nullptr,
                 nullptr, nullptr,     nullptr};
  // Into what a call writes to, only an array that is there already goes.
  if (target) made.takes &= bit(Form::Array);
  if constexpr (CarryOf<C>::form != Form::Unknown)
    made.give = [](void* slot) { return CarryOf<C>::give(*static_cast<T*>(slot)); };
  if constexpr (CarryOf<C>::takes != 0)
    made.take = [](const Datum& datum, void* slot) {
      return CarryOf<C>::take(datum, *static_cast<T*>(slot));
    };
  if constexpr (std::is_copy_assignable_v<T> || std::is_same_v<T, Array> || std::is_same_v<T, ArrayList>)
    made.copy = [](const void* from, void* to) {
      copyValue(*static_cast<const T*>(from), *static_cast<T*>(to));
    };
  if constexpr (std::is_move_assignable_v<T>) {
    made.move = [](void* from, void* to) { *static_cast<T*>(to) = std::move(*static_cast<T*>(from)); };
    if constexpr (std::is_default_constructible_v<T>)
      made.clear = [](void* slot) { *static_cast<T*>(slot) = T(); };
  }
  return made;
}

/// Of OpenCV's tables.
template <class C>
inline constexpr Converter converter = converterOf<C>(kindOf<C>,
                                                      followOf<C> != nullptr || IsOutputList<C>::value);

}  // namespace node_cv2
