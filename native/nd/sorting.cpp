#include <utility>

#include "convert/list.hpp"
#include "convert/optional.hpp"
#include "nd/computing.hpp"
#include "nd/depths.hpp"
#include "nd/lanes.hpp"
#include "nd/method.hpp"
#include "nd/order.hpp"

namespace node_cv2 {

namespace {

template <class Key>
KeyCode<Key> codeOf(int depth, bool descending, bool merging) {
  const bool isFloat = depth == CV_16F || depth == CV_32F || depth == CV_64F;
  return KeyCode<Key>(isFloat, depth == CV_8S || depth == CV_16S || depth == CV_32S, descending, merging);
}

/// Along an axis; none stands for all elements, which then have one axis.
Lanes lanesAlong(const Nd& array, std::optional<int> axis) {
  const Nd along = axis ? array : flattened(array);
  return Lanes(along, reducedAxes(along, {false, {axis.value_or(0)}}, false));
}

struct Sort {
  Nd self;
  std::optional<int> axis = -1;
  bool descending = false;
  Nd result;

  void run() {
    const Lanes lanes = lanesAlong(self, axis);
    byItemsize(self.depth, [&](auto zero) {
      using Key = decltype(zero);
      const auto code = codeOf<Key>(self.depth, descending, false);
      lanes.each<Key>([&](Key* lane, size_t) {
        code.encode(lane, lanes.length);
        sortByKey(lane, lanes.length);
        code.decode(lane, lanes.length);
      });
    });
    result = lanes.restored(lanes.copy);
  }
};

struct Argsort {
  Nd self;
  std::optional<int> axis = -1;
  bool descending = false;
  Nd result;

  void run() {
    const Lanes lanes = lanesAlong(self, axis);
    const Nd places = Nd::make(lanes.copy.shape, CV_32S);
    byItemsize(self.depth, [&](auto zero) {
      using Key = decltype(zero);
      const auto code = codeOf<Key>(self.depth, descending, true);
      lanes.each<Key>([&](const Key* lane, size_t number) {
        std::vector<Placed<Key>> items(lanes.length);
        for (size_t i = 0; i < items.size(); ++i) items[i] = {code.encoded(lane[i]), static_cast<int>(i)};
        sortByKey(items.data(), items.size());
        int* out = reinterpret_cast<int*>(places.data) + number * lanes.length;
        for (const Placed<Key>& item : items) *out++ = item.place;
      });
    });
    result = lanes.restored(places);
  }
};

/// One Mat, or several in an array.
struct MatOrMats {
  using type = std::vector<Nd>;
  static napi_value write(Env& env, type& in) {
    return in.size() == 1 ? Value<Nd>::write(env, in[0]) : List<Value<Nd>>::write(env, in);
  }
};

struct Unique {
  Nd self;
  bool returnCounts = false;
  std::vector<Nd> result;

  void run() {
    const Lanes all = lanesAlong(self, std::nullopt);
    byItemsize(self.depth, [&](auto zero) {
      using Key = decltype(zero);
      const auto code = codeOf<Key>(self.depth, false, true);
      Key* keys = reinterpret_cast<Key*>(all.copy.data);
      code.encode(keys, all.length);
      sortByKey(keys, all.length);
      std::vector<int> counts;
      size_t different = 0;
      for (size_t i = 0, next = 0; i < all.length; i = next) {
        while (next < all.length && keys[next] == keys[i]) ++next;
        keys[different++] = keys[i];
        if (returnCounts) counts.push_back(static_cast<int>(next - i));
      }
      const Nd values = Nd::make({static_cast<int>(different)}, self.depth);
      std::copy(keys, keys + different, reinterpret_cast<Key*>(values.data));
      code.decode(reinterpret_cast<Key*>(values.data), different);
      result.push_back(values);
      if (!returnCounts) return;
      result.push_back(Nd::make(values.shape, CV_32S));
      std::copy(counts.begin(), counts.end(), reinterpret_cast<int*>(result[1].data));
    });
  }
};

template <class Frame>
void addSort(Methods& methods, const char* name) {
  methods.method<Frame>(name)
      .template optional<Optional<Value<int>>>("axis", &Frame::axis)
      .template optional<Value<bool>>("descending", &Frame::descending)
      .template result<Value<Nd>>(&Frame::result);
}

}  // namespace

void addSorting(Methods& methods) {
  addSort<Sort>(methods, "sort");
  addSort<Argsort>(methods, "argsort");
  methods.method<Unique>("unique")
      .optional<Value<bool>>("returnCounts", &Unique::returnCounts)
      .result<MatOrMats>(&Unique::result);
}

}  // namespace node_cv2
