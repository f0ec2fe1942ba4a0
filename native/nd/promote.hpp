#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace node_cv2 {

inline bool isFloat(int depth) { return depth > CV_32S; }

/// The least depth that holds the values of both, by numpy's table: of int8 and uint8 int16, of int32 and
/// float32 float64.
int promote(int a, int b);
/// The same of many, in any order: each integer meets the widest float, and not what other integers gave.
int promote(std::vector<int> depths);

}  // namespace node_cv2
