#pragma once
#include <cstring>

#include "nd/axes.hpp"
#include "nd/method.hpp"

namespace node_cv2 {

/// The frame of `name(axis, keepdims)`.
template <Nd (*compute)(const Nd&, const Reduced&)>
struct ReductionCall {
  Nd self;
  Axes axis;
  bool keepdims = false;
  Reduction result;
  void run() { result = {compute(self, reducedAxes(self, axis, keepdims)), axis.all && !keepdims}; }
};

/// `ResultKind`: what it gives of the whole array, NumberOrNd or BooleanOrNd.
template <class ResultKind, Nd (*compute)(const Nd&, const Reduced&)>
void addReduction(Methods& methods, const char* name) {
  using Frame = ReductionCall<compute>;
  methods.method<Frame>(name)
      .template optional<Value<Axes>>("axis", &Frame::axis)
      .template optional<Value<bool>>("keepdims", &Frame::keepdims)
      .template result<ResultKind>(&Frame::result);
}

/// The results as an array, each by `finish`, which gives its element type.
template <class Total, class Finish>
Nd finished(const std::vector<Total>& totals, const std::vector<int>& shape, const Finish& finish) {
  using T = decltype(finish(totals[0]));
  Nd result = Nd::make(shape, cv::DataType<T>::depth);
  T* out = reinterpret_cast<T*>(result.data);
  for (size_t i = 0; i < totals.size(); ++i) out[i] = finish(totals[i]);
  return result;
}

}  // namespace node_cv2
