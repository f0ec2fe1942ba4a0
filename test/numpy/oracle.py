"""Evaluates rows with numpy: {rows, folder} as JSON from stdin, an answer for each into folder/answers.json.

Elements of arrays go, as float64, to folder/arrays; the answer says where they lie. `rows.ts` describes a row.
"""
import base64
import json
import math
import sys
import warnings

import numpy as np

# No __pycache__ in the source tree.
sys.dont_write_bytecode = True
import rules  # noqa: E402

NAMES = {name: value for name, value in vars(rules).items() if not name.startswith('_')}


def rect(a, x, y, width, height):
    return a[y:y + height, x:x + width]


# How numpy says the steps by which a row's input is made from its elements.
STEPS = {
    'slice': lambda a, text: a[eval(f'np.s_[{text}]')],
    'transpose': lambda a, *axes: a.transpose(*axes),
    'roi': lambda a, box: rect(a, *box),
    'channel': lambda a, index: a[..., index],
    'flip': lambda a, *axis: np.flip(a, *axis),
    'squeeze': lambda a: np.squeeze(a),
    'expandDims': lambda a, axis: np.expand_dims(a, axis),
}


def apply(a, steps):
    for name, *args in steps:
        a = np.asarray(STEPS[name](a, *[tuple(one) if isinstance(one, list) else one for one in args]))
    return a


def array(described):
    raw = base64.b64decode(described['bytes'])
    base = np.frombuffer(raw, described['dtype']).reshape(described['shape']).copy()
    return apply(base, described['steps'])


def evaluate(text, names):
    """The value of the last line, after the others."""
    *lines, last = text.strip().split('\n')
    exec('\n'.join(lines), NAMES, names)
    return eval(last, NAMES | names)


# Numbers that JSON lacks, as JavaScript writes them.
LACKING = {'nan': 'NaN', 'inf': 'Infinity', '-inf': '-Infinity'}


class Writer:
    def __init__(self, blob):
        self.blob = blob

    def write(self, v):
        """As JSON has it: numbers that it lacks are texts in an object, as are arrays."""
        if v is None or isinstance(v, (bool, str, int)):
            return v
        if isinstance(v, float):
            return v if math.isfinite(v) else {'kind': 'number', 'text': LACKING[str(v)]}
        if isinstance(v, np.ndarray):
            offset = self.blob.tell()
            self.blob.write(np.ascontiguousarray(v, np.float64).tobytes())
            return {'kind': 'array', 'dtype': v.dtype.name, 'shape': list(v.shape), 'offset': offset}
        if isinstance(v, (list, tuple)):
            return [self.write(one) for one in v]
        raise TypeError(f'a row gives {type(v).__name__}')


def trivial(v):
    """Nothing, or the same element everywhere: equality with that proves little."""
    if isinstance(v, np.ndarray):
        return v.size == 0 or bool((v == v.flat[0]).all() and (v.size > 1 or v.flat[0] == 0))
    if isinstance(v, (list, tuple)):
        return all(trivial(one) for one in v)
    return not v or v != v


def answer(row, writer):
    names = {name: array(described) for name, described in row['inputs'].items()}
    try:
        expected = evaluate(row['python'], names)
    except Exception as error:
        return {'error': f'{type(error).__name__}: {error}'}
    result = {'result': writer.write(expected), 'trivial': trivial(expected)}
    if row.get('tolerance'):
        width = evaluate(row['tolerance'], names | {'expected': expected})
        width = np.broadcast_to(np.asarray(width, np.float64), np.shape(expected))
        result['tolerance'] = writer.write(np.nan_to_num(width, nan=0.0, posinf=0.0))
    return result


def main():
    request = json.load(sys.stdin)
    np.seterr(all='ignore')
    warnings.simplefilter('ignore')
    with open(f"{request['folder']}/arrays", 'wb') as blob:
        writer = Writer(blob)
        answers = [answer(row, writer) for row in request['rows']]
    with open(f"{request['folder']}/answers.json", 'w', encoding='utf8') as file:
        json.dump(answers, file, allow_nan=False)


if __name__ == '__main__':
    main()
