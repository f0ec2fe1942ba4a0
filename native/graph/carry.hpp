#pragma once
#include <cmath>
#include <limits>
#include <type_traits>

#include "call/glue.hpp"
#include "convert/nd.hpp"
#include "convert/optional.hpp"
#include "graph/datum.hpp"

// How values of each C++ type leave one step of a graph and enter another one, by the rules that `Value<T>`
// has for JavaScript's.

namespace node_cv2 {

/// What a value looks like from JavaScript; as a bit, what a type takes.
enum class Form : uint8_t { Unknown, Boolean, Number, Text, List, Record, Array, Bytes, Object };
constexpr unsigned bit(Form form) { return 1u << static_cast<unsigned>(form); }

/// A type that is not here only comes from JavaScript, and from a step of the very same type.
template <class T, class = void>
struct Carry {
  static constexpr Form form = Form::Unknown;
  static constexpr unsigned takes = 0;
};

template <>
struct Carry<bool> {
  static constexpr Form form = Form::Boolean;
  static constexpr unsigned takes = bit(Form::Boolean) | bit(Form::Number);
  static Datum give(bool& in) { return {in}; }
  static bool take(const Datum& datum, bool& out) {
    if (const bool* flag = datum.as<bool>()) {
      out = *flag;
      return true;
    }
    const double* number = datum.as<double>();
    if (number == nullptr || !std::isfinite(*number) || *number != std::trunc(*number)) return false;
    out = *number != 0;
    return true;
  }
};

template <class T>
struct Carry<
    T, std::enable_if_t<std::is_arithmetic_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char>>> {
  static constexpr Form form = Form::Number;
  static constexpr unsigned takes = bit(Form::Number);
  static Datum give(T& in) { return {static_cast<double>(in)}; }
  static bool take(const Datum& datum, T& out) {
    const double* number = datum.as<double>();
    if (number == nullptr) return false;
    if constexpr (std::is_integral_v<T>) {
      constexpr double low = static_cast<double>(std::numeric_limits<T>::min());
      constexpr double end = static_cast<double>(std::numeric_limits<T>::max() / 2 + 1) * 2.0;
      if (!(*number >= low && *number < end) || *number != std::trunc(*number)) return false;
    }
    out = static_cast<T>(*number);
    return true;
  }
};

template <class T>
struct Carry<T, std::enable_if_t<std::is_enum_v<T>>> {
  using Integer = std::conditional_t<sizeof(T) == 8, int64_t, int>;
  static constexpr Form form = Form::Number;
  static constexpr unsigned takes = bit(Form::Number);
  static Datum give(T& in) { return {static_cast<double>(in)}; }
  static bool take(const Datum& datum, T& out) {
    Integer number = 0;
    if (!Carry<Integer>::take(datum, number)) return false;
    out = static_cast<T>(number);
    return true;
  }
};

template <>
struct Carry<std::string> {
  static constexpr Form form = Form::Text;
  static constexpr unsigned takes = bit(Form::Text);
  static Datum give(std::string& in) { return {in}; }
  static bool take(const Datum& datum, std::string& out) {
    const auto* text = datum.as<std::string>();
    if (text != nullptr) out = *text;
    return text != nullptr;
  }
};

/// Points, sizes, rectangles and their like: a tuple, or an object with their fields.
template <class T>
struct Carry<T, std::void_t<decltype(Fields<T>::count)>> {
  static constexpr Form form = Form::List;
  static constexpr unsigned takes = bit(Form::List) | bit(Form::Record);
  static Datum give(T& in) {
    Datum::List list;
    Fields<T>::each(in, [&](uint32_t, const char*, auto& member) {
      list.push_back(Carry<std::decay_t<decltype(member)>>::give(member));
      return true;
    });
    return {std::move(list)};
  }
  static bool take(const Datum& datum, T& out) {
    T copy = out;
    const auto* list = datum.as<Datum::List>();
    if (list == nullptr || list->size() != Fields<T>::count) return false;
    const bool done = Fields<T>::each(copy, [&](uint32_t index, const char*, auto& member) {
      return Carry<std::decay_t<decltype(member)>>::take((*list)[index], member);
    });
    if (done) out = copy;
    return done;
  }
};

template <class T, int n>
struct Carry<cv::Vec<T, n>> {
  static constexpr Form form = Form::List;
  static constexpr unsigned takes = bit(Form::List);
  static Datum give(cv::Vec<T, n>& in) {
    Datum::List list;
    for (T& item : in.val) list.push_back(Carry<T>::give(item));
    return {std::move(list)};
  }
  static bool take(const Datum& datum, cv::Vec<T, n>& out) {
    const auto* list = datum.as<Datum::List>();
    if (list == nullptr || list->size() != n) return false;
    for (int i = 0; i < n; ++i)
      if (!Carry<T>::take((*list)[i], out.val[i])) return false;
    return true;
  }
};

template <>
struct Carry<cv::Scalar> {
  static constexpr Form form = Form::List;
  static constexpr unsigned takes = bit(Form::List) | bit(Form::Number);
  static Datum give(cv::Scalar& in) { return Carry<cv::Vec4d>::give(in); }
  static bool take(const Datum& datum, cv::Scalar& out) {
    if (Carry<double>::take(datum, out.val[0])) return true;
    const auto* list = datum.as<Datum::List>();
    if (list == nullptr || list->size() > 4) return false;
    for (size_t i = 0; i < list->size(); ++i)
      if (!Carry<double>::take((*list)[i], out.val[i])) return false;
    return true;
  }
};

template <>
struct Carry<cv::Mat> {
  static constexpr Form form = Form::Array;
  static constexpr unsigned takes = bit(Form::Array) | bit(Form::Number) | bit(Form::List) | bit(Form::Bytes);
  static Datum give(cv::Mat& in) { return {Pixels{in, std::nullopt}}; }
  static bool take(const Datum& datum, cv::Mat& out);
};

template <class T, int m, int n>
struct Carry<cv::Matx<T, m, n>, std::enable_if_t<n != 1>> {
  static constexpr Form form = Form::Array;
  static constexpr unsigned takes = bit(Form::Array);
  static Datum give(cv::Matx<T, m, n>& in) { return {Pixels{cv::Mat(in, true), std::nullopt}}; }
  static bool take(const Datum& datum, cv::Matx<T, m, n>& out) {
    cv::Mat mat;
    if (!Carry<cv::Mat>::take(datum, mat) || mat.dims != 2 || mat.rows != m || mat.cols != n ||
        mat.channels() != 1) {
      return false;
    }
    mat.convertTo(cv::Mat(m, n, cv::DataType<T>::type, out.val), cv::DataType<T>::type);
    return true;
  }
};

template <>
struct Carry<Array> {
  static constexpr Form form = Form::Array;
  static constexpr unsigned takes = Carry<cv::Mat>::takes;
  static Datum give(Array& in) { return {Pixels{in.look(), std::nullopt}}; }
  static bool take(const Datum& datum, Array& out) { return Carry<cv::Mat>::take(datum, out); }
};

template <>
struct Carry<Nd> {
  static constexpr Form form = Form::Array;
  static constexpr unsigned takes = bit(Form::Array);
  static Datum give(Nd& in) { return {Pixels::of(in)}; }
  static bool take(const Datum& datum, Nd& out) {
    const auto* pixels = datum.as<Pixels>();
    if (pixels != nullptr) out = pixels->array();
    return pixels != nullptr;
  }
};

/// Numbers are weak: they take the dtype of the Mat that they meet.
template <>
struct Carry<Operand> {
  static constexpr Form form = Form::Unknown;
  static constexpr unsigned takes = bit(Form::Array) | bit(Form::Number) | bit(Form::List);
  static bool take(const Datum& datum, Operand& out);
};

/// Lists of elements are arrays too: `std::vector<cv::Point>` takes a Mat of int32 in pairs.
template <class T>
struct Carry<std::vector<T>> {
  static constexpr bool known = Carry<T>::form != Form::Unknown;
  static constexpr Form form = known ? Form::List : Form::Unknown;
  static constexpr unsigned takes =
      known ? bit(Form::List) | (IsElement<T>::value ? bit(Form::Array) | bit(Form::Bytes) : 0u) : 0u;

  static Datum give(std::vector<T>& in) {
    Datum::List list;
    if constexpr (known)
      for (size_t i = 0; i < in.size(); ++i) {
        T item = in[i];
        list.push_back(Carry<T>::give(item));
      }
    return {std::move(list)};
  }
  static bool take(const Datum& datum, std::vector<T>& out) {
    if constexpr (known) {
      if (const auto* list = datum.as<Datum::List>()) {
        out.clear();
        for (const Datum& each : *list) {
          T item{};
          if (!Carry<T>::take(each, item)) return false;
          out.push_back(std::move(item));
        }
        return true;
      }
    }
    if constexpr (IsElement<T>::value) {
      cv::Mat mat;
      constexpr int channels = CV_MAT_CN(cv::traits::Type<T>::value);
      if (!(bit(Form::Array) & takes) || !Carry<cv::Mat>::take(datum, mat)) return false;
      const int count = mat.empty() ? 0 : mat.checkVector(channels, cv::traits::Depth<T>::value, true);
      if (count < 0) return false;
      const auto* first = reinterpret_cast<const T*>(mat.data);
      out.assign(first, first + count);
      return true;
    }
    return false;
  }
};

template <>
struct Carry<ArrayList> {
  static constexpr Form form = Form::List;
  static constexpr unsigned takes = bit(Form::List);
  static Datum give(ArrayList& in) {
    std::vector<cv::Mat> mats = in.look();
    return Carry<std::vector<cv::Mat>>::give(mats);
  }
  static bool take(const Datum& datum, ArrayList& out) {
    return Carry<std::vector<cv::Mat>>::take(datum, out);
  }
};

template <class A, class B>
struct Carry<std::pair<A, B>> {
  static constexpr Form form = Form::List;
  static constexpr unsigned takes = bit(Form::List);
  static Datum give(std::pair<A, B>& in) {
    return {Datum::List{Carry<A>::give(in.first), Carry<B>::give(in.second)}};
  }
  static bool take(const Datum& datum, std::pair<A, B>& out) {
    const auto* list = datum.as<Datum::List>();
    return list != nullptr && list->size() == 2 && Carry<A>::take((*list)[0], out.first) &&
           Carry<B>::take((*list)[1], out.second);
  }
};

/// Moments: a plain object with their fields.
template <>
struct Carry<cv::Moments> {
  static constexpr Form form = Form::Record;
  static constexpr unsigned takes = bit(Form::Record);
  static Datum give(cv::Moments& in);
  static bool take(const Datum& datum, cv::Moments& out);
};

template <class T>
struct Carry<std::optional<T>, std::enable_if_t<Carry<T>::form != Form::Unknown>> {
  static constexpr Form form = Form::Unknown;
  static constexpr unsigned takes = Carry<T>::takes;
  static bool take(const Datum& datum, std::optional<T>& out) {
    T item{};
    if (!Carry<T>::take(datum, item)) return false;
    out = std::move(item);
    return true;
  }
};

template <class T, class = void>
struct IsWrapped : std::false_type {};
template <class T>
struct IsWrapped<T, std::void_t<decltype(ClassOf<T>::get())>> : std::true_type {};

/// OpenCV's objects are shared, those that it holds by value copied, as on their way through JavaScript.
template <class T>
struct Carry<cv::Ptr<T>, std::enable_if_t<IsWrapped<T>::value>> {
  static constexpr Form form = Form::Object;
  static constexpr unsigned takes = bit(Form::Object);
  static Datum give(cv::Ptr<T>& in) {
    if (in == nullptr) return {};
    return {std::make_shared<Object>(ClassOf<T>::get(), std::shared_ptr<void>(in))};
  }
  static bool take(const Datum& datum, cv::Ptr<T>& out) {
    const auto* object = datum.as<std::shared_ptr<Object>>();
    void* pointer = object == nullptr ? nullptr : (*object)->as(ClassOf<T>::get());
    if (pointer != nullptr) out = std::shared_ptr<T>((*object)->pointer, static_cast<T*>(pointer));
    return pointer != nullptr;
  }
};

template <class T>
struct IsCopied : std::is_base_of<CopiedObject<T>, Value<T>> {};
template <class T>
struct Carry<T, std::enable_if_t<std::conjunction_v<IsWrapped<T>, IsCopied<T>>>> {
  static constexpr Form form = Form::Object;
  static constexpr unsigned takes = bit(Form::Object);
  static Datum give(T& in) { return {std::make_shared<Object>(ClassOf<T>::get(), std::make_shared<T>(in))}; }
  static bool take(const Datum& datum, T& out) {
    const auto* object = datum.as<std::shared_ptr<Object>>();
    const void* pointer = object == nullptr ? nullptr : (*object)->as(ClassOf<T>::get());
    if (pointer != nullptr) out = *static_cast<const T*>(pointer);
    return pointer != nullptr;
  }
};

}  // namespace node_cv2
