#include "nd/blocks.hpp"
#include "nd/computing.hpp"
#include "nd/conversion.hpp"
#include "nd/lookup.hpp"
#include "nd/promote.hpp"

namespace node_cv2 {

namespace {

/// `x * scale + shift`, computed in T.
template <class T>
void affine(const Nd& from, double scale, double shift, const Nd& out) {
  constexpr int working = cv::DataType<T>::depth;
  const auto factor = static_cast<T>(scale), offset = static_cast<T>(shift);
  const Conversion finish = out.depth == working ? nullptr : conversion(working, out.depth);
  forParts(out.size(), [&](size_t start, size_t end) {
    Lane lane(from, working);
    T room[kBlock];
    forBlocks(start, end, [&](size_t at, size_t count) {
      const auto* values = reinterpret_cast<const T*>(lane.read(at, count));
      uchar* target = out.data + at * out.itemsize();
      T* results = finish == nullptr ? reinterpret_cast<T*>(target) : room;
      for (size_t i = 0; i < count; ++i) results[i] = values[i] * factor + offset;
      if (finish != nullptr) finish(room, target, count);
    });
  });
}

/// float32 where it holds the elements and what is asked for, as cv::Mat::convertTo has it.
void scaled(const Nd& from, double scale, double shift, const Nd& out) {
  const bool single = promote(promote(from.depth, out.depth), CV_32F) == CV_32F;
  single ? affine<float>(from, scale, shift, out) : affine<double>(from, scale, shift, out);
}

struct Astype {
  Nd self;
  int depth = -1;
  double scale = 1;
  double shift = 0;
  Nd result;
  void run() {
    result = Nd::make(self.shape, depth);
    if (scale == 1 && shift == 0) return convertElements(self, result);
    if (self.itemsize() > 1 || isFloat(depth)) return scaled(self, scale, shift, result);
    lookup(
        self, [this](const Nd& values, const Nd& table) { scaled(values, scale, shift, table); }, result);
  }
};

}  // namespace

void addAstype(Methods& methods) {
  methods.method<Astype>("astype")
      .required<DtypeKind>("dtype", &Astype::depth)
      .optional<Value<double>>("scale", &Astype::scale)
      .optional<Value<double>>("shift", &Astype::shift)
      .result<Value<Nd>>(&Astype::result);
}

}  // namespace node_cv2
