#include <cstring>

#include "convert/optional.hpp"
#include "env/errors.hpp"
#include "nd/computing.hpp"
#include "nd/conversion.hpp"
#include "nd/elementwise.hpp"
#include "nd/runs.hpp"

namespace node_cv2 {

namespace {

/// Without a jump for each element: those that the mask leaves out are written as they were.
template <class T>
void copyMaskedRun(const uchar* from, const uchar* is, uchar* to, ptrdiff_t count) {
  const auto* source = reinterpret_cast<const T*>(from);
  auto* target = reinterpret_cast<T*>(to);
  for (ptrdiff_t i = 0; i < count; ++i) {
    const T written = source[i], kept = target[i];
    target[i] = is[i] != 0 ? written : kept;
  }
}

template <size_t bytes>
void copyMaskedBytes(const Nd& from, const Nd& where, const Nd& to) {
  Runs<3>({&to, &from, &where}).each([](const auto& at, ptrdiff_t count, const auto& strides) {
    if constexpr (bytes <= 2) {
      using T = std::conditional_t<bytes == 1, uint8_t, uint16_t>;
      if (strides[0] == bytes && strides[1] == bytes && strides[2] == 1)
        return copyMaskedRun<T>(at[1], at[2], at[0], count);
    }
    uchar* target = at[0];
    const uchar *source = at[1], *is = at[2];
    for (; count > 0; --count, target += strides[0], source += strides[1], is += strides[2]) {
      if (*is != 0) std::memcpy(target, source, bytes);
    }
  });
}

/// `bytes` of an element, or of a whole pixel.
void copyMaskedBytes(size_t bytes, const Nd& from, const Nd& where, const Nd& to) {
  switch (bytes) {
    case 1:
      return copyMaskedBytes<1>(from, where, to);
    case 2:
      return copyMaskedBytes<2>(from, where, to);
    case 3:
      return copyMaskedBytes<3>(from, where, to);
    case 4:
      return copyMaskedBytes<4>(from, where, to);
    case 6:
      return copyMaskedBytes<6>(from, where, to);
    case 8:
      return copyMaskedBytes<8>(from, where, to);
    case 12:
      return copyMaskedBytes<12>(from, where, to);
    case 16:
      return copyMaskedBytes<16>(from, where, to);
    default:
      return copyMaskedBytes<24>(from, where, to);
  }
}

/// As many bytes as `copyMaskedBytes` knows: pixels of 3 channels, or of 2 or 4 that make a number's size.
bool isPixel(size_t bytes) {
  constexpr size_t sizes[] = {2, 3, 4, 6, 8, 12, 16, 24};
  return std::find(std::begin(sizes), std::end(sizes), bytes) != std::end(sizes);
}

/// An array without its last axis: of pixels.
Nd pixelsOf(Nd array) {
  array.shape.pop_back();
  array.strides.pop_back();
  return array;
}

/// Copies elements of one shape and depth where the mask, which has that shape or that of the pixels, is not
/// 0.
void copyMasked(const Nd& from, const Nd& mask, const Nd& to) {
  const Nd where = truthOf(mask);
  if (where.shape == to.shape) return copyMaskedBytes(to.itemsize(), from, where, to);
  const bool ofPixels =
      to.ndim() == where.ndim() + 1 && std::equal(where.shape.begin(), where.shape.end(), to.shape.begin());
  if (!ofPixels) {
    throw BadArgument("argument 'mask': expected the shape " + describeShape(to.shape) +
                      ", or that without the last axis, got " + describeShape(mask.shape));
  }
  const auto itemsize = static_cast<ptrdiff_t>(to.itemsize());
  const size_t bytes = itemsize * to.shape.back();
  if (to.strides.back() == itemsize && isPixel(bytes)) {
    const Nd whole = from.strides.back() == itemsize ? from : writtenOut(from, 1);
    return copyMaskedBytes(bytes, pixelsOf(whole), where, pixelsOf(to));
  }
  Nd repeated = where;
  repeated.shape.push_back(1);
  repeated.strides.push_back(0);
  copyMaskedBytes(itemsize, from, broadcast(repeated, to.shape), to);
}

/// The native half of `assign` and `fill`: they give `this`.
struct Assign {
  Nd self;
  Operand value;
  std::optional<Nd> mask;

  void run() {
    Nd source = value.array;
    if (mayOverlap(self, source)) source = gather(source);
    // What is repeated is converted once.
    if (mask || source.size() < self.size()) source = converted(source, self.depth);
    source = spread(source, self.shape);
    if (!mask) return convertElements(source, self);
    copyMasked(source, mayOverlap(self, *mask) ? gather(*mask) : *mask, self);
  }
};

/// `Mat#copyTo`, as cv::Mat's: what the mask leaves out of a new `dst` is 0.
struct CopyTo {
  Nd self;
  Nd dst;
  std::optional<Nd> mask;

  void run() {
    const bool fits = dst.data != nullptr && dst.shape == self.shape && dst.depth == self.depth;
    if (!fits) {
      dst = Nd::make(self.shape, self.depth);
      if (mask && dst.size() > 0) std::memset(dst.data, 0, dst.nbytes());
    }
    const Nd source = mayOverlap(self, dst) ? gather(self) : self;
    if (!mask) return copyElements(source, dst);
    copyMasked(source, mayOverlap(*mask, dst) ? gather(*mask) : *mask, dst);
  }
};

}  // namespace

void addWriting(Methods& methods) {
  methods.writing<Assign>("assign")
      .required<Value<Operand>>("value", &Assign::value)
      .optional<Optional<Value<Nd>>>("mask", &Assign::mask);
  methods.method<CopyTo>("copyTo")
      .output("dst", &CopyTo::dst)
      .optional<Optional<Value<Nd>>>("mask", &CopyTo::mask);
}

}  // namespace node_cv2
