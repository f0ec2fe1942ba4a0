#pragma once
#include "convert/nd.hpp"
#include "nd/elements.hpp"
#include "nd/runs.hpp"

namespace node_cv2 {

/// What an operation computes with: the least that holds the operands' values exactly, and what it makes of
/// them.
enum class Compute { Int, Float, Double };

/// Int for integers of up to 16 bits, Float where float32 is among them, Double for the rest. A weak number
/// counts by its value.
Compute computeFor(const Operand& a, const Operand& b);

/// `operand` broadcast to `shape`. One short row of it that is repeated (a pixel) is written out, so that
/// runs are long.
Nd spread(const Nd& operand, const std::vector<int>& shape);

/// `out[i] = f(a[i], b[i])`, in C; all of one shape.
template <class C, class F>
void elementwise(const Nd& a, const Nd& b, const Nd& out, const F& f) {
  const Load<C> loadA = loadOf<C>(a.depth), loadB = loadOf<C>(b.depth);
  const Store<C> store = storeOf<C>(out.depth);
  Runs<3>({&out, &a, &b}).each([&](const auto& at, ptrdiff_t count, const auto& strides) {
    alignas(64) C roomA[kBlock], roomB[kBlock], result[kBlock];
    for (ptrdiff_t done = 0; done < count; done += kBlock) {
      const ptrdiff_t n = std::min(kBlock, count - done);
      const C* x = loadA(at[1] + done * strides[1], strides[1], n, roomA);
      const C* y = loadB(at[2] + done * strides[2], strides[2], n, roomB);
      for (ptrdiff_t i = 0; i < n; ++i) result[i] = f(x[i], y[i]);
      store(result, n, at[0] + done * strides[0], strides[0]);
    }
  });
}

/// `out[i] = f(a[i])`, in C.
template <class C, class F>
void elementwise(const Nd& a, const Nd& out, const F& f) {
  const Load<C> load = loadOf<C>(a.depth);
  const Store<C> store = storeOf<C>(out.depth);
  Runs<2>({&out, &a}).each([&](const auto& at, ptrdiff_t count, const auto& strides) {
    alignas(64) C room[kBlock], result[kBlock];
    for (ptrdiff_t done = 0; done < count; done += kBlock) {
      const ptrdiff_t n = std::min(kBlock, count - done);
      const C* x = load(at[1] + done * strides[1], strides[1], n, room);
      for (ptrdiff_t i = 0; i < n; ++i) result[i] = f(x[i]);
      store(result, n, at[0] + done * strides[0], strides[0]);
    }
  });
}

/// Copies with a change of dtype, rounded and saturated: `to = from * scale + shift`. One shape; no overlap.
void convertElements(const Nd& from, const Nd& to, double scale = 1, double shift = 0);

/// `array` in a dtype: itself when it has that already.
Nd converted(const Nd& array, int depth);

}  // namespace node_cv2
