"""Runs parity cases in cv2: {cases, folder} as JSON from stdin, one answer per case into folder/answers.json.

The content of arrays goes to folder/arrays, one after the other; the answer says where each lies. Standard
output is not used: some of OpenCV's own code prints there. The language of the cases is described in values.ts.
"""
import functools
import json
import math
import operator
import sys
import tempfile

import cv2
import numpy as np


def image(result):
    if result is None:
        raise ValueError('no image')
    return result


# Where this binding departs from cv2 on purpose: cv2's result, put the way the binding gives it.
IDIOMS = {
    'imread': image,
    'imdecode': image,
    'imencode': lambda result: result[1],
    'VideoCapture.read': lambda result: result[1] if result[0] else None,
}

FIELDS = {
    cv2.KeyPoint: ['pt', 'size', 'angle', 'response', 'octave', 'class_id'],
    cv2.DMatch: ['queryIdx', 'trainIdx', 'imgIdx', 'distance'],
}


def random_array(dtype, shape, seed, low, high):
    h = np.arange(math.prod(shape), dtype=np.uint32) * np.uint32(0x9E3779B9)
    h += np.uint32(seed * 0x85EBCA6B & 0xFFFFFFFF)
    h = (h ^ (h >> 16)) * np.uint32(0x7FEB352D)
    h = (h ^ (h >> 15)) * np.uint32(0x846CA68B)
    values = low + (h ^ (h >> 16)) / 2.0**32 * (high - low)
    return (values if dtype.startswith('float') else np.floor(values)).astype(dtype).reshape(shape)


def lookup(root, path):
    for name in path.split('.'):
        root = getattr(root, name)
    return root


def from_device(value):
    if isinstance(value, cv2.UMat):
        return value.get()
    return type(value)(map(from_device, value)) if isinstance(value, (tuple, list)) else value


class Evaluator:
    def __init__(self):
        self.images = {}

    def run(self, case):
        cv2.setRNGSeed(case['notes'].get('seed', 0))
        self.scope = {}
        with tempfile.TemporaryDirectory() as self.folder:
            for name, value in case['where'].items():
                self.scope[name] = self.value(value)
            return self.value(case['value'])

    def value(self, v):
        if isinstance(v, str):
            if v.startswith('cv.'):
                return lookup(cv2, v[3:])
            return self.scope[v[1:]] if v.startswith('$') else v
        if isinstance(v, list):
            return tuple([self.value(element) for element in v])
        return getattr(self, v['kind'])(v) if isinstance(v, dict) else v

    def image(self, v):
        key = v['path'], v['flags']
        if key not in self.images:
            self.images[key] = cv2.imread(v['path'], self.value(v['flags']))
        return self.images[key].copy()

    def bytes(self, v):
        return np.fromfile(self.value(v['path']), np.uint8)

    def text(self, v):
        return np.frombuffer(v['text'].encode(), np.uint8)

    def temporary(self, v):
        return f'{self.folder}/{v["name"]}'

    def random(self, v):
        return random_array(v['dtype'], v['shape'], v['seed'], *v['range'])

    def numbers(self, v):
        return np.array(v['numbers'], v['dtype']).reshape(v['shape'])

    def record(self, v):
        return {key: self.value(entry) for key, entry in v['entries'].items()}

    def item(self, v):
        result = self.value(v['of'])
        for key in v['path']:
            result = getattr(result, key) if isinstance(key, str) else result[key]
        return result

    def assign(self, v):
        setattr(self.value(v['to']), v['name'], self.value(v['value']))

    def content(self, v):
        return np.fromfile(self.value(v['path']), np.uint8)

    def file(self, v):
        path = f'{self.folder}/{v["name"]}'
        with open(path, 'wb') as file:
            file.write(bytes(v['content']))
        return path

    def host(self, v):
        return from_device(self.value(v['of']))

    def call(self, v):
        head, _, method = v['fn'].partition('.')
        args = self.value(v['args'])
        options = {key: self.value(option) for key, option in v['options'].items()}
        if not head.startswith('$'):
            name, fn = v['fn'], lookup(cv2, v['fn'].replace('#', '.'))
        else:
            receiver = self.scope[head[1:]]
            name, fn = f'{type(receiver).__name__}.{method}', getattr(receiver, method)
        result = fn(*args, **options)
        return IDIOMS[name](result) if name in IDIOMS else result

    def flags(self, v):
        return functools.reduce(operator.or_, self.value(v['flags']))


class Writer:
    def __init__(self, blob):
        self.blob = blob

    def answer(self, v):
        if v is None or isinstance(v, (bool, str)):
            return v
        if isinstance(v, (int, np.integer)):
            return int(v) if abs(v) <= 2**53 else {'kind': 'bigint', 'text': str(v)}
        if isinstance(v, (float, np.floating)):
            return float(v) if math.isfinite(v) else {'kind': 'nonfinite', 'text': str(float(v))}
        if isinstance(v, cv2.UMat):
            v = v.get()
        if isinstance(v, np.ndarray):
            return self.array(v)
        if isinstance(v, (tuple, list)):
            return [self.answer(element) for element in v]
        if isinstance(v, dict):
            return {'kind': 'fields', 'fields': {key: self.answer(entry) for key, entry in v.items()}}
        for kind, names in FIELDS.items():
            if isinstance(v, kind):
                return {'kind': 'fields', 'fields': {name: self.answer(getattr(v, name)) for name in names}}
        return {'kind': 'object', 'type': type(v).__name__}

    def array(self, v):
        offset = self.blob.tell()
        self.blob.write(v.tobytes())
        return {'kind': 'array', 'dtype': v.dtype.name, 'shape': list(v.shape), 'offset': offset, 'length': v.nbytes}


def trivial(v):
    """Nothing, zeros, or a constant array: a comparison with that would prove little."""
    if isinstance(v, np.ndarray):
        return v.size == 0 or (v.size > 1 and bool((v == v.flat[0]).all())) or (v.size == 1 and not v.any())
    if isinstance(v, (tuple, list)):
        return all(trivial(element) for element in v)
    if isinstance(v, float) and math.isnan(v):
        return True
    return v is None or v is False or (isinstance(v, (int, float, str)) and not v)


def failure(error):
    """What OpenCV itself says of a failure; of a constructor's, Python shows another error first."""
    if isinstance(error, SystemError) and error.__cause__:
        error = error.__cause__
    own = isinstance(error, cv2.error) and str(error).startswith('OpenCV(')
    if own and 'Overload resolution failed' not in error.err:
        return {'code': error.code, 'expression': error.err.rstrip(), 'func': error.func, 'file': error.file,
                'line': error.line}
    return None


def main():
    request = json.load(sys.stdin)
    cv2.setNumThreads(1)
    evaluator = Evaluator()
    answers = []
    with open(f"{request['folder']}/arrays", 'wb') as blob:
        writer = Writer(blob)
        for case in request['cases']:
            try:
                result = evaluator.run(case)
                answers.append({'result': writer.answer(result), 'trivial': trivial(result)})
            except Exception as error:
                answers.append({'error': f'{type(error).__name__}: {error}', 'failure': failure(error)})
    with open(f"{request['folder']}/answers.json", 'w', encoding='utf8') as file:
        json.dump({'version': cv2.__version__, 'answers': answers}, file, allow_nan=False)


main()
