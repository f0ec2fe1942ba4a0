#include "image/jpeg-encoder.hpp"

#include <cstdlib>

#include "image/libjpeg.hpp"

namespace node_cv2::image {

namespace {

class Encoder {
 public:
  Encoder() { info_.err = &errors_; }
  Encoder(const Encoder&) = delete;
  ~Encoder() {
    jpeg_destroy_compress(&info_);
    std::free(bytes_);
  }

  bool run(const cv::Mat& image, const EncodeOptions& options) {
    return errors_.survives([&] {
      jpeg_create_compress(&info_);
      jpeg_mem_dest(&info_, &bytes_, &size_);
      info_.image_width = static_cast<JDIMENSION>(image.cols);
      info_.image_height = static_cast<JDIMENSION>(image.rows);
      info_.input_components = image.channels();
      info_.in_color_space = image.channels() == 1   ? JCS_GRAYSCALE
                             : image.channels() == 3 ? JCS_EXT_BGR
                                                     : JCS_EXT_BGRX;
      jpeg_set_defaults(&info_);
      if (image.channels() > 1) {
        info_.comp_info[0].h_samp_factor = options.chromaSubsampling->horizontal;
        info_.comp_info[0].v_samp_factor = options.chromaSubsampling->vertical;
      }
      // OpenCV's own default.
      jpeg_set_quality(&info_, options.quality.value_or(95), TRUE);
      if (options.progressive.value_or(false)) jpeg_simple_progression(&info_);
      if (options.optimizeCoding.value_or(false)) info_.optimize_coding = TRUE;
      jpeg_start_compress(&info_, TRUE);
      for (int y = 0; y < image.rows; ++y) {
        auto* row = const_cast<uchar*>(image.ptr(y));
        jpeg_write_scanlines(&info_, &row, 1);
      }
      jpeg_finish_compress(&info_);
    });
  }
  void copyTo(std::vector<uchar>& buf) const { buf.assign(bytes_, bytes_ + size_); }

 private:
  jpeg_compress_struct info_{};
  JpegErrors errors_;
  /// libjpeg's, made by malloc.
  unsigned char* bytes_ = nullptr;
  unsigned long size_ = 0;
};

}  // namespace

bool encodeJpeg(const cv::Mat& image, const EncodeOptions& options, std::vector<uchar>& buf) {
  Encoder encoder;
  if (!encoder.run(image, options)) return false;
  encoder.copyTo(buf);
  return true;
}

}  // namespace node_cv2::image
