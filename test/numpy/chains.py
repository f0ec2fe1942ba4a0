"""Rows by chance: arrays, chains of views of them, and then one method. {seed, count, folder} as JSON from stdin.

folder/answers.json gets the rows as `chains.ts` reads them; what they give is `oracle.py`'s business, as of all rows.
"""
import base64
import json
import sys

import numpy as np

# No __pycache__ in the source tree.
sys.dont_write_bytecode = True
import oracle  # noqa: E402

DTYPES = ['uint8', 'int8', 'uint16', 'int16', 'int32', 'float32', 'float64', 'float16']
MAX_AXES = 6


def elements(rng, dtype, shape):
    """Few different values, so that all meet: halves and NaN among floats; of integers, at times their ends."""
    values = rng.integers(-6, 7, shape)
    if dtype.startswith('float'):
        values = np.where(rng.random(shape) < 0.03, np.nan, values / 2)
        return values.astype(dtype)
    info = np.iinfo(dtype)
    ends = np.where(rng.random(shape) < 0.5, info.min, info.max)
    return np.where(rng.random(shape) < 0.1, ends, np.maximum(values, info.min)).astype(dtype)


def index_part(rng, size):
    choice = rng.random()
    if choice < 0.2:
        return ':'
    if choice < 0.35 and size > 0:
        return str(rng.integers(-size, size))
    start, stop = [str(rng.integers(-size - 2, size + 3)) if rng.random() < 0.6 else '' for _ in range(2)]
    step = int(rng.choice([1, 1, 2, 3, -1, -2]))
    return f'{start}:{stop}' + ('' if step == 1 else f':{step}')


def slice_step(rng, a):
    parts = [index_part(rng, size) for size in a.shape]
    if rng.random() < 0.3:
        at = rng.integers(0, len(parts) + 1)
        parts[at:at + int(rng.integers(0, 2))] = ['...']
    if rng.random() < 0.2 and a.ndim < MAX_AXES:
        parts.insert(rng.integers(0, len(parts) + 1), 'None')
    return ['slice', ', '.join(parts)]


def step(rng, a):
    kinds = [slice_step, slice_step, slice_step, lambda rng, a: ['flip'], lambda rng, a: ['squeeze']]
    kinds.append(lambda rng, a: ['transpose', [int(axis) for axis in rng.permutation(a.ndim)]])
    if a.ndim < MAX_AXES:
        kinds.append(lambda rng, a: ['expandDims', int(rng.integers(0, a.ndim + 1))])
    if a.ndim > 0:
        kinds.append(lambda rng, a: ['flip', int(rng.integers(-a.ndim, a.ndim))])
    if a.ndim == 3 and a.shape[2] > 0:
        kinds.append(lambda rng, a: ['channel', int(rng.integers(0, a.shape[2]))])
    if a.ndim in (2, 3) and min(a.shape[:2]) > 1:
        kinds.append(lambda rng, a: ['roi', [1, 0, int(rng.integers(1, a.shape[1])), int(rng.integers(1, a.shape[0]))]])
    return kinds[rng.integers(len(kinds))](rng, a)


def chain(rng, dtype, base):
    """Steps and what they lead to, which has elements."""
    steps, view = [], base
    for _ in range(rng.integers(0, 4)):
        one = step(rng, view)
        next_view = oracle.apply(view, [one])
        if next_view.ndim > 0 and next_view.size > 0:
            steps.append(one)
            view = next_view
    return steps, view


def partner(rng, shape):
    """A shape that is broadcast to `shape`."""
    sizes = [1 if rng.random() < 0.25 else size for size in shape]
    return sizes[int(rng.integers(0, len(sizes))) if rng.random() < 0.2 else 0:]


PAIRS = {
    **{name: f"arith('{name}', a, b)" for name in ['add', 'sub', 'mul', 'div', 'mod']},
    **{name: f"compare('{name}', a, b)" for name in ['gt', 'ge', 'lt', 'le', 'eq', 'ne']},
}
BITS = {name: f"bits('{name}', a, b)" for name in ['and', 'or', 'xor']}
REDUCTIONS = {
    'sum': 'reduce', 'mean': 'reduce', 'var': 'reduce', 'std': 'reduce', 'min': 'extreme', 'max': 'extreme',
    'argmin': 'position', 'argmax': 'position', 'any': 'truth', 'all': 'truth', 'median': 'median',
}
# As in cases/reductions.ts: the mean is divided, and squares are added, in one order or another.
CLOSE = {'mean': '2**-48 * largest(a)', 'var': '2**-46 * largest(a) ** 2', 'std': '2**-23 * largest(a)'}


def reduction(rng, view):
    name = str(rng.choice([*REDUCTIONS]))
    axis = int(rng.integers(-view.ndim, view.ndim))
    if view.ndim > 1 and not name.startswith('arg') and rng.random() < 0.3:
        axis = [int(one) for one in rng.permutation(view.ndim)[:2]]
    keepdims = bool(rng.random() < 0.3)
    quoted = '' if REDUCTIONS[name] == 'median' else f"'{name}', "
    text = f'{REDUCTIONS[name]}({quoted}a, {tuple(axis) if isinstance(axis, list) else axis}, {keepdims})'
    return name, [axis, {'keepdims': keepdims}], text


def along(rng, view):
    name = str(rng.choice(['sort', 'argsort', 'cumsum', 'roll']))
    axis = int(rng.integers(-view.ndim, view.ndim))
    return {
        'sort': ('sort', [axis], f'sort(a, {axis})'),
        'argsort': ('argsort', [axis], f'argsort(a, {axis})'),
        'cumsum': ('cumsum', [axis], f'np.cumsum(a.astype(F8), {axis})'),
        'roll': ('roll', [2, axis], f'np.roll(a, 2, {axis})'),
    }[name]


def whole(rng, view):
    dtype = str(rng.choice(DTYPES))
    rows = [
        ('astype', [dtype], f"astype(a, '{dtype}')"),
        ('astype', [dtype, 0.5, 3], f"astype(a, '{dtype}', 0.5, 3)"),
        ('clip', [-1, 2], 'clip(a, -1, 2)'),
        ('abs', [], 'saturate(abs(a.astype(F8)), a.dtype)'),
        ('neg', [], 'saturate(-a.astype(F8), a.dtype)'),
        ('unique', [], 'np.unique(a)'),
        ('nonzero', [], '[at.astype(np.int32) for at in np.nonzero(a)]'),
        ('tile', [[2, 1]], 'np.tile(a, [2, 1])'),
        ('add', [3], "arith('add', a, 3)"),
        ('mul', [-0.5], "arith('mul', a, -0.5)"),
        ('ge', [1], "compare('ge', a, 1)"),
    ]
    return rows[rng.integers(len(rows))]


def row(rng):
    dtype, other = rng.choice(DTYPES, 2)
    shape = rng.integers(1, 8, rng.integers(1, 5))
    base = elements(rng, dtype, shape)
    steps, view = chain(rng, dtype, base)
    inputs = {'a': described(base, steps)}
    kind = rng.random()
    if kind < 0.4:
        operations = PAIRS | BITS if 'float' not in dtype + other else PAIRS
        method = str(rng.choice([*operations]))
        b = elements(rng, other, partner(rng, view.shape))
        inputs['b'] = described(b.T.copy(), [['transpose']]) if rng.random() < 0.5 else described(b, [])
        args, python = ['$b'], operations[method]
    else:
        method, args, python = (reduction if kind < 0.65 else along if kind < 0.8 else whole)(rng, view)
    return {'inputs': inputs, 'method': method, 'args': args, 'python': python, 'tolerance': CLOSE.get(method)}


def described(base, steps):
    raw = base64.b64encode(base.tobytes()).decode()
    return {'dtype': base.dtype.name, 'shape': list(base.shape), 'bytes': raw, 'steps': steps}


def main():
    request = json.load(sys.stdin)
    rng = np.random.default_rng(request['seed'])
    rows = [row(rng) for _ in range(request['count'])]
    with open(f"{request['folder']}/answers.json", 'w', encoding='utf8') as file:
        json.dump(rows, file)


main()
