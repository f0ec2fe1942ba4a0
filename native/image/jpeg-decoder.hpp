#pragma once
#include <string>

#include <opencv2/core.hpp>

#include "image/decode.hpp"

namespace node_cv2::image {

/// A whole file in memory, or the name of one on the disk.
struct JpegFile {
  const uchar* data = nullptr;
  size_t size = 0;
  const char* path = nullptr;
};

/// The picture at the size of `plan`, not yet turned; empty where OpenCV's decoder would give nothing. Rows
/// are shrunk as they come: never more than a few of those that the decoder makes are in memory.
cv::Mat decodeJpeg(const JpegFile& file, const Header& header, const Plan& plan, bool gray);

}  // namespace node_cv2::image
