#pragma once
#include <opencv2/core.hpp>
#include <vector>

#include "image/encode.hpp"

namespace node_cv2::image {

/// An image of bytes, with one, three or four channels (of which the last is left out), as OpenCV's encoder
/// writes it, which before 4.7 has no subsampling but 4:2:0. False where libjpeg gives up.
bool encodeJpeg(const cv::Mat& image, const EncodeOptions& options, std::vector<uchar>& buf);

}  // namespace node_cv2::image
