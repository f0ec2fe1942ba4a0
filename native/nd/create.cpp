#include <cstring>

#include "convert/optional.hpp"
#include "env/errors.hpp"
#include "nd/computing.hpp"
#include "nd/conversion.hpp"
#include "nd/elementwise.hpp"

namespace node_cv2 {

namespace {

Nd filled(const std::vector<int>& shape, int depth, const Nd& value) {
  Nd made = Nd::make(shape, depth);
  convertElements(spread(converted(value, depth), shape), made);
  return made;
}

Nd zeros(const std::vector<int>& shape, int depth) {
  Nd made = Nd::make(shape, depth);
  if (made.size() > 0) std::memset(made.data, 0, made.nbytes());
  return made;
}

struct Zeros {
  std::vector<int> shape;
  int dtype = CV_64F;
  Nd result;
  void run() { result = zeros(shape, dtype); }
};

struct Ones {
  std::vector<int> shape;
  int dtype = CV_64F;
  Nd result;
  void run() { result = filled(shape, dtype, numberNd(1)); }
};

struct Full {
  std::vector<int> shape;
  Operand value;
  int dtype = CV_64F;
  Nd result;
  void run() { result = filled(shape, dtype, value.array); }
};

struct Eye {
  int n = 0;
  std::optional<int> m;
  int k = 0;
  int dtype = CV_64F;
  Nd result;

  void run() {
    const int columns = m.value_or(n);
    for (const auto& [name, size] : {std::pair("n", n), std::pair("m", columns)}) {
      if (size < 0)
        throw BadArgument(std::string("argument '") + name + "': expected 0 or more, got " +
                          std::to_string(size));
    }
    result = zeros({n, columns}, dtype);
    const int64_t first = std::max<int64_t>(0, -int64_t{k});
    const int64_t last = std::min<int64_t>(n, int64_t{columns} - k);
    if (last <= first) return;
    Nd diagonal = result;
    diagonal.data += first * result.strides[0] + (first + k) * result.strides[1];
    diagonal.shape = {static_cast<int>(last - first)};
    diagonal.strides = {result.strides[0] + result.strides[1]};
    convertElements(broadcast(converted(numberNd(1), dtype), diagonal.shape), diagonal);
  }
};

}  // namespace

void addCreation(Methods& methods) {
  methods.statics<Zeros>("zeros")
      .required<ShapeKind>("shape", &Zeros::shape)
      .optional<DtypeKind>("dtype", &Zeros::dtype)
      .result<Value<Nd>>(&Zeros::result);
  methods.statics<Ones>("ones")
      .required<ShapeKind>("shape", &Ones::shape)
      .optional<DtypeKind>("dtype", &Ones::dtype)
      .result<Value<Nd>>(&Ones::result);
  methods.statics<Full>("full")
      .required<ShapeKind>("shape", &Full::shape)
      .required<Value<Operand>>("value", &Full::value)
      .optional<DtypeKind>("dtype", &Full::dtype)
      .result<Value<Nd>>(&Full::result);
  methods.statics<Eye>("eye")
      .required<Value<int>>("n", &Eye::n)
      .optional<Optional<Value<int>>>("m", &Eye::m)
      .optional<Value<int>>("k", &Eye::k)
      .optional<DtypeKind>("dtype", &Eye::dtype)
      .result<Value<Nd>>(&Eye::result);
}

}  // namespace node_cv2
