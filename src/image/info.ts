import type { Dtype } from '../mat/dtype.js';

/** The formats whose headers `cv.imageInfo` reads; pnm stands for PBM, PGM and PPM. */
export type ImageFormat =
  | 'avif'
  | 'bmp'
  | 'exr'
  | 'gif'
  | 'hdr'
  | 'jpeg'
  | 'jpeg2000'
  | 'pam'
  | 'pfm'
  | 'png'
  | 'pnm'
  | 'sunraster'
  | 'tiff'
  | 'webp';

/** What the header of an image file says: `cv.imageInfo`. Size, channels and depth are those of the Mat that `cv.IMREAD_UNCHANGED` gives. */
export interface ImageInfo {
  format: ImageFormat;
  /** Of the picture as it is stored, before `orientation` is applied; of the first one in a TIFF file. */
  width: number;
  height: number;
  channels: number;
  /** One of OpenCV's: `cv.CV_8U`, ... */
  depth: number;
  /** The same by name: `'uint8'`. */
  dtype: Dtype;
  /** EXIF's: 1 is upright, 3 upside down, 6 and 8 lie on a side (`imread` turns them), 2, 4, 5 and 7 are mirrored. */
  orientation: number;
  /** The pages of a TIFF file, the frames of an animation; 1 otherwise. */
  frames: number;
}

/** What `cv.imageLimits` tells. */
export interface ImageLimits {
  /** The most pixels in a row. */
  maxWidth: number;
  /** The most rows. */
  maxHeight: number;
  /** The most pixels of one image. */
  maxPixels: number;
  /** The most bytes that the decoded pixels of one call take; `Infinity` at first. */
  maxBytes: number;
}
