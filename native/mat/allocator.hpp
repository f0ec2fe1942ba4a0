#pragma once

namespace node_cv2 {

/// Makes OpenCV refuse a Mat whose size in bytes does not fit: it multiplies without looking, so 2^30 x 2^30
/// elements of 16 bytes get no memory at all, and whoever fills them crashes. For the whole process, once.
void installAllocator();

}  // namespace node_cv2
