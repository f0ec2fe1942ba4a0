#include "image/area-rows.hpp"

#include <cstring>

namespace node_cv2::image {

namespace {

using Four = float __attribute__((vector_size(16)));

Four load(const float* from) {
  Four four;
  std::memcpy(&four, from, sizeof four);
  return four;
}

/// From 0 to 255, half to even.
void round(const float* __restrict from, uchar* __restrict to, size_t length) {
  // Beside so large a number a float has no room for fractions.
  constexpr float kNoFractions = 1 << 23;
  for (size_t i = 0; i < length; ++i) {
    const float rounded = from[i] + kNoFractions;
    uint32_t bits;
    std::memcpy(&bits, &rounded, sizeof bits);
    to[i] = static_cast<uchar>(bits);
  }
}

/// Whoever works on three floats as on four reads and writes one more.
constexpr size_t kSpare = 1;

}  // namespace

AreaRows::AreaRows(cv::Size from, cv::Mat& to)
    : to_(to),
      from_(from),
      columns_(sharesOf(from.width, to.cols)),
      rows_(sharesOf(from.height, to.rows)),
      source_(static_cast<size_t>(from.width) * to.channels() + kSpare),
      narrow_(static_cast<size_t>(to.cols) * to.channels() + kSpare),
      sum_(narrow_.size()) {}

/// As OpenCV's computeResizeAreaTab. A pixel's shares come one after another.
std::vector<AreaRows::Share> AreaRows::sharesOf(int from, int to) {
  constexpr double kLeast = 1e-3;
  const double scale = static_cast<double>(from) / to;
  std::vector<Share> shares;
  shares.reserve(static_cast<size_t>(from) + 2 * static_cast<size_t>(to));
  for (int i = 0; i < to; ++i) {
    const double start = i * scale, end = start + scale, width = std::min(scale, from - start);
    const int last = std::min(cvFloor(end), from - 1), first = std::min(cvCeil(start), last);
    if (first - start > kLeast) shares.push_back({first - 1, i, static_cast<float>((first - start) / width)});
    for (int k = first; k < last; ++k) shares.push_back({k, i, static_cast<float>(1 / width)});
    if (end - last > kLeast)
      shares.push_back({last, i, static_cast<float>(std::min(std::min(end - last, 1.), width) / width)});
  }
  return shares;
}

template <int channels>
void AreaRows::shrink() {
  const float* const source = source_.data();
  float* const narrow = narrow_.data();
  const Share* at = columns_.data();
  const Share* const end = at + columns_.size();
  while (at != end) {
    float* const pixel = narrow + at->to * channels;
    const int to = at->to;
    if constexpr (channels == 1) {
      float sum = 0;
      for (; at != end && at->to == to; ++at) sum += source[at->from] * at->weight;
      *pixel = sum;
    } else {
      Four sum{};
      for (; at != end && at->to == to; ++at) sum += load(source + at->from * channels) * at->weight;
      std::memcpy(pixel, &sum, sizeof sum);
    }
  }
}

void AreaRows::push(const uchar* row) {
  const int y = came_++;
  const size_t length = static_cast<size_t>(to_.cols) * to_.channels();
  if (from_ == to_.size()) {
    std::memcpy(to_.ptr(y), row, length);
    return;
  }
  const size_t all = static_cast<size_t>(from_.width) * to_.channels();
  for (size_t i = 0; i < all; ++i) source_[i] = row[i];
  to_.channels() == 1 ? shrink<1>() : shrink<3>();
  for (; next_ < rows_.size() && rows_[next_].from == y; ++next_) {
    const auto [from, to, weight] = rows_[next_];
    const bool first = next_ == 0 || rows_[next_ - 1].to != to;
    const bool last = next_ + 1 == rows_.size() || rows_[next_ + 1].to != to;
    if (first) {
      for (size_t i = 0; i < length; ++i) sum_[i] = narrow_[i] * weight;
    } else {
      for (size_t i = 0; i < length; ++i) sum_[i] += narrow_[i] * weight;
    }
    if (!last) continue;
    round(sum_.data(), to_.ptr(to), length);
  }
}

}  // namespace node_cv2::image
