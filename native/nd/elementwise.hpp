#pragma once
#include "convert/nd.hpp"
#include "nd/kernels.hpp"

namespace node_cv2 {

/// Element by element: `a` and `b`, each broadcast to the shape of `out`, computed in the depth `working`
/// (not CV_16F). `out` is contiguous and overlaps neither.
void compute(Operation operation, int working, const Nd& a, const Nd& b, const Nd& out);

/// New memory: both broadcast, as numpy has it. `depth` is the result's, or -1 for the common one.
Nd arithmetic(Operation operation, const Nd& a, const Operand& b, int depth);
/// The mask of a comparison, by value whatever the depths.
Nd comparison(Operation operation, const Nd& a, const Operand& b);

/// `operand` broadcast to `shape`. One short row of it that is repeated (a pixel) is written out, so that
/// runs are long.
Nd spread(const Nd& operand, const std::vector<int>& shape);
/// A broadcast array that repeats nothing along its last `axes`, nor does it take more memory than that.
Nd writtenOut(const Nd& array, size_t axes);

/// uint8 or int8, not 0 where `array` is not: itself when it has such a depth.
Nd truthOf(const Nd& array);

/// Where arithmetic with elements of this depth is done: of float16 in float32.
int workingDepth(int depth);
/// Are all these numbers whole ones that `depth`, an integer's, has?
bool fits(const Nd& numbers, int depth);
/// One float64 without axes.
Nd numberNd(double value);

}  // namespace node_cv2
