#pragma once
#include <list>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "env/napi.hpp"

// Which memory the calls in flight read and write, so that no two touch the same bytes at once, unless both
// read. For the whole process: threads share memory through SharedArrayBuffers.

namespace node_cv2 {

class MatBox;
struct Nd;

/// Bytes in memory: `rows` runs of `bytes`, `step` from one to the next.
struct Region {
  const uchar* low = nullptr;
  size_t rows = 0;
  size_t bytes = 0;
  size_t step = 0;

  static Region of(const Nd& array);
  /// Do the two share bytes? Exact for parts of one image (tiles); by their extents where the steps differ.
  bool meets(const Region& other) const;
};

/// How a call uses one of the Mats that were passed to it.
struct Use {
  /// The Mat; null for a typed array.
  MatBox* mat = nullptr;
  /// A share of its memory: nothing else comes to lie at these addresses meanwhile. May be empty.
  cv::Mat memory;
  Region region;
  /// The call writes to it, and the Mat may become another one by that.
  bool writes = false;
  /// For as long as the call runs; else only while arguments are read.
  bool lasts = false;
  /// Where it was passed: which argument, which item of a list (-1 for none), which value.
  size_t argument = 0;
  int item = -1;
  napi_value value = nullptr;
};

/// What stands in the way of a call.
struct Conflict {
  /// The use that is refused.
  const Use* use;
  /// `is being written by cv.blurAsync, which has not ended: await its promise first`
  std::string text;
};

/// The uses of one call, known to all others until it ends. Taken and ended on one JS thread.
class Claim {
 public:
  Claim() = default;
  Claim(const Claim&) = delete;
  Claim& operator=(const Claim&) = delete;
  ~Claim() { end(); }

  /// One relaxed load: is anything claimed at all?
  static bool any();
  /// Claims those that last, or nothing when there is a conflict.
  std::optional<Conflict> take(const std::vector<Use>& uses, std::string call);
  void end();

  struct Entry {
    Region region;
    const Claim* claim;
  };

 private:
  friend std::optional<Conflict> findConflict(const std::vector<Use>& uses);
  struct Place {
    const void* block;
    bool writes;
    std::list<Entry>::iterator entry;
  };
  void add(const void* block, const Region& region, bool writes);

  /// As the user wrote it: `cv.blurAsync`.
  std::string call_;
  std::thread::id thread_;
  std::vector<Place> places_;
};

/// Throws an Error with the code `ERR_MAT_IN_USE`.
void throwInUse(napi_env env, const std::string& message);

}  // namespace node_cv2
