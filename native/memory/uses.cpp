#include "memory/uses.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <unordered_map>

#include "mat/buffer-memory.hpp"
#include "nd/nd.hpp"

namespace node_cv2 {

Region Region::of(const Nd& array) {
  Region region;
  if (array.size() == 0) return region;
  region.low = array.data;
  region.rows = 1;
  region.bytes = array.itemsize();
  // The longest stride steps from row to row, whichever axis has it: of a transpose it is the last one.
  for (size_t i = 0; i < array.ndim(); ++i) {
    const ptrdiff_t reach = array.strides[i] * (array.shape[i] - 1);
    if (reach < 0) region.low += reach;
    if (reach == 0) continue;
    const size_t step = std::abs(array.strides[i]);
    if (step <= region.step) {
      region.bytes += std::abs(reach);
      continue;
    }
    region.bytes += (region.rows - 1) * region.step;
    region.step = step;
    region.rows = array.shape[i];
  }
  // Without gaps it is one run, which meets tiles of any image exactly.
  if (region.step <= region.bytes)
    region = {region.low, 1, (region.rows - 1) * region.step + region.bytes, 0};
  return region;
}

namespace {

ptrdiff_t floorDivide(ptrdiff_t a, ptrdiff_t b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace

bool Region::meets(const Region& other) const {
  if (rows == 0 || other.rows == 0) return false;
  const size_t extent = (rows - 1) * step + bytes, otherExtent = (other.rows - 1) * other.step + other.bytes;
  if (low >= other.low + otherExtent || other.low >= low + extent) return false;
  const ptrdiff_t stride = std::max(step, other.step);
  const bool oneGrid = (rows == 1 || step == other.step || other.rows == 1) && stride > 0;
  if (!oneGrid) return true;
  // The other's row j meets this one's row k where the difference m = k - j puts it within a row of this:
  // distance - bytes < m * stride < distance + other.bytes.
  const ptrdiff_t distance = other.low - low;
  const ptrdiff_t first = floorDivide(distance - static_cast<ptrdiff_t>(bytes), stride) + 1;
  const ptrdiff_t last = floorDivide(distance + static_cast<ptrdiff_t>(other.bytes) - 1, stride);
  return std::max(first, 1 - static_cast<ptrdiff_t>(other.rows)) <=
         std::min(last, static_cast<ptrdiff_t>(rows) - 1);
}

namespace {

std::atomic<size_t> claimed{0};

struct Block {
  std::list<Claim::Entry> reads;
  std::list<Claim::Entry> writes;
};

struct Registry {
  std::mutex mutex;
  /// By where a block of memory starts. A Mat that is written to is a block of its own, since it may become
  /// another one: its address stands for it.
  std::unordered_map<const void*, Block> blocks;
};

/// Never destroyed: calls of other threads may end while the process exits.
Registry& registry() {
  static auto* only = new Registry;
  return *only;
}

/// What stands for the Mat itself, at any address of its own.
Region regionOf(const MatBox* mat) { return {reinterpret_cast<const uchar*>(mat), 1, 1, 0}; }

const Claim::Entry* meeting(const std::list<Claim::Entry>& entries, const Region& region) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Claim::Entry& entry) { return entry.region.meets(region); });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

/// With the registry locked.
std::optional<Conflict> findConflict(const std::vector<Use>& uses) {
  for (const Use& use : uses) {
    const std::pair<const void*, Region> places[] = {{blockOf(use.memory), use.region},
                                                     {use.mat, regionOf(use.mat)}};
    for (const auto& [start, region] : places) {
      const auto found = registry().blocks.find(start);
      if (start == nullptr || found == registry().blocks.end()) continue;
      const Claim::Entry* writer = meeting(found->second.writes, region);
      const Claim::Entry* reader = use.writes ? meeting(found->second.reads, region) : nullptr;
      if (writer == nullptr && reader == nullptr) continue;
      const Claim& claim = *(writer != nullptr ? writer : reader)->claim;
      const bool ours = claim.thread_ == std::this_thread::get_id();
      return Conflict{&use, std::string(writer != nullptr ? "is being written by " : "is being read by ") +
                                claim.call_ +
                                (ours ? ", which has not ended: await its promise first"
                                      : " in another thread: wait until that has ended") +
                                (writer != nullptr ? "" : ", or use its clone()")};
    }
  }
  return std::nullopt;
}

bool Claim::any() { return claimed.load(std::memory_order_relaxed) != 0; }

std::optional<Conflict> Claim::take(const std::vector<Use>& uses, std::string call) {
  end();
  call_ = std::move(call);
  thread_ = std::this_thread::get_id();
  const std::lock_guard<std::mutex> lock(registry().mutex);
  if (auto conflict = findConflict(uses)) return conflict;
  places_.reserve(2 * uses.size());
  for (const Use& use : uses) {
    if (!use.lasts) continue;
    if (use.region.rows > 0) add(blockOf(use.memory), use.region, use.writes);
    if (use.writes && use.mat != nullptr) add(use.mat, regionOf(use.mat), true);
  }
  claimed.fetch_add(places_.size(), std::memory_order_relaxed);
  return std::nullopt;
}

void Claim::add(const void* block, const Region& region, bool writes) {
  Block& at = registry().blocks[block];
  auto& entries = writes ? at.writes : at.reads;
  places_.push_back({block, writes, entries.insert(entries.end(), {region, this})});
}

void Claim::end() {
  if (places_.empty()) return;
  const std::lock_guard<std::mutex> lock(registry().mutex);
  for (const Place& place : places_) {
    const auto found = registry().blocks.find(place.block);
    Block& at = found->second;
    (place.writes ? at.writes : at.reads).erase(place.entry);
    if (at.reads.empty() && at.writes.empty()) registry().blocks.erase(found);
  }
  claimed.fetch_sub(places_.size(), std::memory_order_relaxed);
  places_.clear();
}

void throwInUse(napi_env env, const std::string& message) {
  napi_throw_error(env, "ERR_MAT_IN_USE", message.c_str());
}

}  // namespace node_cv2
