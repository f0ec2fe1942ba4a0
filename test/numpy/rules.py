"""What Mat's documentation promises, said in numpy: the names that the rows' Python text may use.

Where numpy does the same, the rows call numpy itself. What differs is here: OpenCV's rounding and saturation in place of
wrap-around, masks of 255, numbers that keep the Mat's dtype, float64 results.
"""
import cv2
import numpy as np

F8 = np.float64
# x86's long double has 11 bits more than float64: its own error does not count beside that of the other side.
WIDE = np.longdouble


def saturate(values, dtype):
    """Rounded to the nearest, a half to the even one, and cut to the range of an integer dtype; NaN is its least."""
    dtype = np.dtype(dtype)
    values = np.asarray(values)
    if dtype.kind == 'f':
        return values.astype(dtype)
    info = np.iinfo(dtype)
    whole = np.clip(np.rint(values.astype(F8)), info.min, info.max)
    return np.where(np.isnan(whole), info.min, whole).astype(dtype)


def common(*operands):
    """numpy's dtype for the arrays; Python's numbers and lists do not count."""
    return np.result_type(*[one.dtype for one in operands if isinstance(one, np.ndarray)])


# float64 holds sums and quotients of all other dtypes so well that rounding its result once more gives the correctly
# rounded one, and products of int32 where they do not saturate.
OPERATIONS = {
    'add': np.add,
    'sub': np.subtract,
    'mul': np.multiply,
    'div': np.divide,
    'mod': np.mod,
    'pow': np.power,
}


def arith(name, a, b, dtype=None):
    target = np.dtype(dtype or common(a, b))
    divisor = np.asarray(b).astype(F8)
    result = OPERATIONS[name](a.astype(F8), divisor)
    if name in ('div', 'mod') and target.kind != 'f':
        result = np.where(divisor == 0, 0, result)
    return saturate(result, target)


def mask(truth):
    """OpenCV's."""
    return np.where(truth, 255, 0).astype(np.uint8)


def compare(name, a, b):
    """By value, whatever the dtypes: float64 holds them all."""
    function = {'gt': np.greater, 'ge': np.greater_equal, 'lt': np.less, 'le': np.less_equal,
                'eq': np.equal, 'ne': np.not_equal}[name]
    return mask(function(a.astype(F8), np.asarray(b).astype(F8)))


def bits(name, a, b):
    target = common(a, b)
    if target.kind == 'f':
        raise TypeError('bits of floats')
    function = {'and': np.bitwise_and, 'or': np.bitwise_or, 'xor': np.bitwise_xor}[name]
    return function(a.astype(target), np.asarray(b).astype(target))


def astype(a, dtype, scale=1.0, shift=0.0):
    return saturate(a if scale == 1 and shift == 0 else a.astype(F8) * scale + shift, dtype)


def clip(a, low, high):
    values = a.astype(F8)
    if low is not None:
        values = np.maximum(values, np.asarray(low).astype(F8))
    if high is not None:
        values = np.minimum(values, np.asarray(high).astype(F8))
    return saturate(values, a.dtype)


def where(condition, x, y):
    target = common(x, y)
    return np.where(condition != 0, *[saturate(one, target) for one in (x, y)])


def reduced(result, axis, keepdims):
    """A number, as in numpy, of the whole array; where axes were named an array, also without axes."""
    return np.asarray(result).item() if axis is None and not keepdims else np.asarray(result)


def reduce(name, a, axis=None, keepdims=False, **options):
    """sum, mean, std, var: float64, from sums that are far more exact than float64."""
    result = getattr(np, name)(a.astype(WIDE), axis=axis, keepdims=keepdims, **options)
    return reduced(np.asarray(result, F8), axis, keepdims)


def median(a, axis=None, keepdims=False):
    return reduced(np.median(a.astype(F8), axis=axis, keepdims=keepdims), axis, keepdims)


def extreme(name, a, axis=None, keepdims=False):
    return reduced(getattr(np, name)(a, axis=axis, keepdims=keepdims), axis, keepdims)


def position(name, a, axis=None, keepdims=False):
    return reduced(np.asarray(getattr(np, name)(a, axis=axis, keepdims=keepdims), np.int32), axis, keepdims)


def truth(name, a, axis=None, keepdims=False):
    result = getattr(np, name)(a != 0, axis=axis, keepdims=keepdims)
    return bool(result) if axis is None and not keepdims else mask(np.asarray(result))


def sort(a, axis=-1, descending=False):
    if not descending:
        return np.sort(a, axis=axis)
    # Negated, NaN still comes last.
    return -np.sort(-a, axis=axis) if a.dtype.kind == 'f' else np.flip(np.sort(a, axis=axis), axis)


def argsort(a, axis=-1, descending=False):
    values = -a.astype(F8) if descending else a
    return np.argsort(values, axis=axis, kind='stable').astype(np.int32)


def reshaped(a, *shape):
    """Without a copy, or not at all."""
    view = a.view()
    view.shape = shape
    return view


def assign(a, value, where=None):
    """`a[mask] = value`, with the mask that OpenCV has: of elements, or of pixels."""
    if where is None:
        a[...] = saturate(value, a.dtype)
        return
    truth = where != 0
    if truth.ndim < a.ndim:
        truth = truth[..., None]
    np.copyto(a, saturate(value, a.dtype), where=truth)


def look(a):
    """What a view says of itself. The stride of an axis that has one element, or none, means nothing."""
    steps = [step if size > 1 and a.size else None for size, step in zip(a.shape, a.strides)]
    return [a, list(a.shape), a.ndim, a.size, a.nbytes, a.dtype.name, steps, a.flags.c_contiguous]


def ulp(values):
    """Distance from each value to the next one of its dtype."""
    return np.spacing(np.abs(values)).astype(F8)


def largest(a):
    """The greatest finite magnitude, at least 1: what an absolute error is measured by."""
    values = np.abs(a.astype(F8))
    return values[np.isfinite(values)].max(initial=1.0)


def drawn(shape, dtype, seed, low, high):
    """What cv2 draws; every channel within the same bounds."""
    channels = shape[2] if len(shape) == 3 else 1
    cv2.setRNGSeed(seed)
    drawn = cv2.randu(np.empty(shape, dtype), (low,) * channels, (high,) * channels)
    return drawn.reshape(shape)
