#pragma once
#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace node_cv2::image {

/// libjpeg's errors, which come back by longjmp, and its warnings, which nobody sees.
class JpegErrors : public jpeg_error_mgr {
 public:
  JpegErrors() : jpeg_error_mgr() {
    jpeg_std_error(this);
    error_exit = [](j_common_ptr info) { std::longjmp(static_cast<JpegErrors*>(info->err)->escape_, 1); };
    emit_message = [](j_common_ptr, int) {};
  }
  JpegErrors(const JpegErrors&) = delete;

  /// Runs calls of libjpeg; false when it gave up. Nothing in `calls` may have a destructor: it would be
  /// passed over.
  template <class Calls>
  bool survives(const Calls& calls) {
    if (setjmp(escape_) != 0) return false;
    calls();
    return true;
  }

 private:
  std::jmp_buf escape_;
};

}  // namespace node_cv2::image
