#pragma once
#include <opencv2/core.hpp>

#include "convert/reader.hpp"
#include "image/header.hpp"

// Declared in the dialect of OpenCV's headers, since the generator reads this too.

namespace node_cv2 {

struct ImageInfo {
  image::Header header;
};

template <>
struct Value<ImageInfo> {
  using type = ImageInfo;
  static bool read(Reader& reader, napi_value value, ImageInfo&) { return reader.fail("nothing", value); }
  static napi_value write(Env& env, ImageInfo& in);
  static void describe(std::string& text, const ImageInfo&) { text += "{...}"; }
};

}  // namespace node_cv2

namespace cv {

/** @brief Tells what an image file holds from its header alone: nothing is decoded.

Of JPEG, PNG, WebP, TIFF, BMP, GIF, JPEG 2000, AVIF, OpenEXR, Radiance HDR, PBM, PGM, PPM, PAM, PFM and Sun
raster files; of a file on the disk only what is needed is read. The formats that this OpenCV decodes may be
fewer. It throws a CvError when the file cannot be read, is of another format, or its header is broken.

@param filename Name of the file.
@returns What `imread` with `IMREAD_UNCHANGED` would give, and the format, the orientation and the number of
frames.
 */
CV_EXPORTS_W node_cv2::ImageInfo imageInfo(const String& filename);

/** @overload
@param buf The file's bytes: a Buffer, or an array of uint8.
 */
CV_EXPORTS_W node_cv2::ImageInfo imageInfo(InputArray buf);

}  // namespace cv
