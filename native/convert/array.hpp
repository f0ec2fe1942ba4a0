#pragma once
#include "convert/list.hpp"
#include "convert/mat.hpp"
#include "object/descriptor.hpp"

// OpenCV's array proxies (InputArray and its like). As in cv2, a call works on Mats, or, once it is passed a
// UMat, on those: what it is not passed itself is then made on the device too.

namespace node_cv2 {

/// One array: the Mat, unless it is on the device.
struct Array : cv::Mat {
  std::unique_ptr<cv::UMat> device;
  /// The UMat that JavaScript passed: its header follows what the call made of it.
  std::shared_ptr<Object> owner;

  Array() = default;
  Array(cv::Mat mat) : cv::Mat(std::move(mat)) {}

  /// The elements, wherever they lie.
  cv::Mat look() const { return device != nullptr ? device->getMat(cv::ACCESS_READ) : cv::Mat(*this); }
  cv::_InputArray in() const { return as<cv::_InputArray, const cv::UMat, const cv::Mat>(); }
  cv::_OutputArray out() { return as<cv::_OutputArray, cv::UMat, cv::Mat>(); }
  cv::_InputOutputArray inout() { return as<cv::_InputOutputArray, cv::UMat, cv::Mat>(); }

 private:
  template <class Proxy, class OnDevice, class Here>
  Proxy as() const {
    auto& self = const_cast<Array&>(*this);
    return device != nullptr ? Proxy(static_cast<OnDevice&>(*device)) : Proxy(static_cast<Here&>(self));
  }
};

/// An array of arrays.
struct ArrayList : std::vector<cv::Mat> {
  std::unique_ptr<std::vector<cv::UMat>> device;

  std::vector<cv::Mat> look() const {
    if (device == nullptr) return *this;
    std::vector<cv::Mat> here;
    for (const cv::UMat& array : *device) here.push_back(array.getMat(cv::ACCESS_READ));
    return here;
  }
  cv::_InputArray in() const {
    return device != nullptr ? cv::_InputArray(std::as_const(*device)) : cv::_InputArray(mats());
  }
  cv::_OutputArray out() { return device != nullptr ? cv::_OutputArray(*device) : cv::_OutputArray(mats()); }
  cv::_InputOutputArray inout() {
    return device != nullptr ? cv::_InputOutputArray(*device) : cv::_InputOutputArray(mats());
  }

 private:
  std::vector<cv::Mat>& mats() { return *this; }
  const std::vector<cv::Mat>& mats() const { return *this; }
};

template <>
struct Value<Array> {
  using type = Array;
  static constexpr bool acceptsNull = true;
  static const DeviceSide onDevice;

  static bool read(Reader& reader, napi_value value, Array& out);
  static napi_value write(Env& env, Array& in);
  static void describe(std::string& text, const Array& in);
};

/// One that OpenCV writes to.
struct OutputArray : Value<Array> {
  static bool read(Reader& reader, napi_value value, Array& out);
  static void follow(MatBox& box, Array& in) { OutputMat::follow(box, in); }
};

/// `Item` reads those that are Mats.
template <class Item>
struct ArraysOf {
  using type = ArrayList;
  static constexpr bool isOutputList = List<Item>::isOutputList;
  static const DeviceSide onDevice;

  static bool read(Reader& reader, napi_value value, ArrayList& out);
  static napi_value write(Env& env, ArrayList& in);
  static void describe(std::string& text, const ArrayList& in);
};
extern template struct ArraysOf<Value<cv::Mat>>;
extern template struct ArraysOf<OutputMat>;

}  // namespace node_cv2
