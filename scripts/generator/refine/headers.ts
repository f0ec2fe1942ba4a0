/**
 * Headers that `opencv.hpp` leaves to the module's own header: they have no include guard, and a second
 * inclusion would not compile.
 */
export const unguardedHeaders = new Set(['opencv2/ximgproc/brightedges.hpp']);
