#include "nd/elements.hpp"

namespace node_cv2 {

namespace {

template <class T, class C>
C widened(T value) {
  if constexpr (std::is_same_v<T, cv::float16_t>)
    return static_cast<C>(static_cast<float>(value));
  else
    return static_cast<C>(value);
}

template <class T, class C>
const C* load(const uchar* from, ptrdiff_t stride, ptrdiff_t count, C* room) {
  if (stride == sizeof(T)) {
    const T* at = reinterpret_cast<const T*>(from);
    if constexpr (std::is_same_v<T, C>) return at;
    for (ptrdiff_t i = 0; i < count; ++i) room[i] = widened<T, C>(at[i]);
  } else if (stride == 0) {
    const C value = widened<T, C>(*reinterpret_cast<const T*>(from));
    for (ptrdiff_t i = 0; i < count; ++i) room[i] = value;
  } else {
    for (ptrdiff_t i = 0; i < count; ++i, from += stride)
      room[i] = widened<T, C>(*reinterpret_cast<const T*>(from));
  }
  return room;
}

template <class T, class C>
void store(const C* from, ptrdiff_t count, uchar* to, ptrdiff_t stride) {
  if (stride == sizeof(T)) {
    T* at = reinterpret_cast<T*>(to);
    for (ptrdiff_t i = 0; i < count; ++i) at[i] = saturate<T>(from[i]);
  } else {
    for (ptrdiff_t i = 0; i < count; ++i, to += stride) *reinterpret_cast<T*>(to) = saturate<T>(from[i]);
  }
}

}  // namespace

template <class C>
Load<C> loadOf(int depth) {
  constexpr Load<C> all[] = {load<uchar, C>, load<schar, C>, load<ushort, C>, load<short, C>,
                             load<int, C>,   load<float, C>, load<double, C>, load<cv::float16_t, C>};
  return all[depth];
}

template <class C>
Store<C> storeOf(int depth) {
  constexpr Store<C> all[] = {store<uchar, C>, store<schar, C>, store<ushort, C>, store<short, C>,
                              store<int, C>,   store<float, C>, store<double, C>, store<cv::float16_t, C>};
  return all[depth];
}

template Load<int> loadOf<int>(int);
template Load<float> loadOf<float>(int);
template Load<double> loadOf<double>(int);
template Store<int> storeOf<int>(int);
template Store<float> storeOf<float>(int);
template Store<double> storeOf<double>(int);

}  // namespace node_cv2
