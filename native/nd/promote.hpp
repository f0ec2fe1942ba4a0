#pragma once

namespace node_cv2 {

/// The least depth that holds the values of both, by numpy's table: of int8 and uint8 int16, of int32 and
/// float32 float64.
int promote(int a, int b);

}  // namespace node_cv2
