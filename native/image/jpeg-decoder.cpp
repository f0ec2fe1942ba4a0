#include "image/jpeg-decoder.hpp"

#include <vector>

#include "image/area-rows.hpp"
#include "image/libjpeg.hpp"

namespace node_cv2::image {

namespace {

/// Bytes in memory, as OpenCV gives them to libjpeg: at their end it waits for more that never come, and what
/// was decoded by then stays.
struct MemorySource : jpeg_source_mgr {
  MemorySource(const uchar* data, size_t size) : jpeg_source_mgr() {
    next_input_byte = data;
    bytes_in_buffer = size;
    init_source = term_source = [](j_decompress_ptr) {};
    fill_input_buffer = [](j_decompress_ptr) -> boolean { return FALSE; };
    skip_input_data = [](j_decompress_ptr info, long count) {
      if (count <= 0) return;
      const size_t skipped = std::min(static_cast<size_t>(count), info->src->bytes_in_buffer);
      info->src->next_input_byte += skipped;
      info->src->bytes_in_buffer -= skipped;
    };
    resync_to_restart = jpeg_resync_to_restart;
  }
};

class Decoder {
 public:
  explicit Decoder(const JpegFile& file) : memory_(file.data, file.size) {
    info_.err = &errors_;
    if (file.path != nullptr) file_ = std::fopen(file.path, "rb");
  }
  Decoder(const Decoder&) = delete;
  ~Decoder() {
    jpeg_destroy_decompress(&info_);
    if (file_ != nullptr) std::fclose(file_);
  }

  /// False when there is no picture, or another one than the header told.
  bool start(const Header& header, int eighths, bool gray) {
    if (memory_.next_input_byte == nullptr && file_ == nullptr) return false;
    const Picture& picture = header.pictures.front();
    bool started = false;
    const auto calls = [&] {
      jpeg_create_decompress(&info_);
      if (file_ != nullptr) {
        jpeg_stdio_src(&info_, file_);
      } else {
        info_.src = &memory_;
      }
      if (jpeg_read_header(&info_, TRUE) != JPEG_HEADER_OK) return;
      if (info_.image_width != picture.width || info_.image_height != picture.height ||
          info_.num_components == 4 || (header.oneScan && jpeg_has_multiple_scans(&info_)))
        return;
      info_.scale_num = static_cast<unsigned>(eighths);
      info_.scale_denom = 8;
      info_.out_color_space = gray ? JCS_GRAYSCALE : JCS_EXT_BGR;
      started = jpeg_start_decompress(&info_);
    };
    return errors_.survives(calls) && started;
  }
  cv::Size size() const {
    return {static_cast<int>(info_.output_width), static_cast<int>(info_.output_height)};
  }
  /// Where the file ends early, the row stays as it was: as OpenCV's.
  bool read(uchar* row) {
    return errors_.survives([&] { jpeg_read_scanlines(&info_, &row, 1); });
  }

 private:
  jpeg_decompress_struct info_{};
  JpegErrors errors_;
  MemorySource memory_;
  FILE* file_ = nullptr;
};

}  // namespace

cv::Mat decodeJpeg(const JpegFile& file, const Header& header, const Plan& plan, bool gray) {
  Decoder decoder(file);
  if (!decoder.start(header, plan.eighths, gray)) return {};
  const int channels = gray ? 1 : 3;
  cv::Mat image(plan.size, CV_8UC(channels));
  AreaRows rows(decoder.size(), image);
  std::vector<uchar> row(static_cast<size_t>(decoder.size().width) * channels);
  for (int y = 0; y < decoder.size().height; ++y) {
    if (!decoder.read(row.data())) return {};
    rows.push(row.data());
  }
  return image;
}

}  // namespace node_cv2::image
