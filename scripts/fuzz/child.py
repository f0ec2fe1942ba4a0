"""Runs programs of a file from one on in cv2, in its own folder, and tells after each how it went:
child.py <file of programs> <file of outcomes> <first>
They run in forks, and the next fork goes on after the one that died: cv2 dies often, and is slow to load.
"""
import json
import os
import shutil
import signal
import sys
import warnings
import zlib

import cv2
import numpy as np

HIGHS = {'uint8': 256, 'int8': 128, 'uint16': 65536, 'int16': 32768, 'int32': 2147483648, 'float32': 1, 'float64': 1}


def random(shape, dtype, seed, low=0, high=None):
    cv2.setRNGSeed(seed)
    result = np.empty(shape, dtype)
    if result.size:
        # One channel: of several, each would have bounds of its own.
        cv2.randu(result.reshape(-1), low, HIGHS[dtype] if high is None else high)
    return result


def attempt(call):
    try:
        call()
    except Exception:
        pass


def forward(net, sizes):
    net.setInput(np.ones(sizes, np.float32))
    try:
        return net.forward()
    except Exception:
        return 'fails'


def tell(steps):
    """As files/tell.mjs."""
    told = []
    for step in steps:
        try:
            told.append(text_of(step()))
        except Exception:
            told.append('refused')
    return '; '.join(told)


def text_of(value):
    if value is None:
        return 'refused'
    if isinstance(value, np.ndarray):
        return f"{'x'.join(map(str, value.shape))} {value.dtype} {zlib.crc32(value.tobytes())}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(text_of, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else f'{value:.6e}'
    return str(value).replace('\n', ' ')


def tidy(text):
    for entry in os.scandir('.'):
        os.remove(entry.path) if entry.is_file() else shutil.rmtree(entry.path)
    for name in os.listdir('../fixtures'):
        if name in text:
            shutil.copyfile(f'../fixtures/{name}', name)


def run(texts, told):
    for text in texts:
        outcome = 'ok'
        tidy(text)
        try:
            names = {'cv2': cv2, 'np': np, 'random': random, 'attempt': attempt}
            names.update(tell=tell, forward=forward)
            exec(text, names)
            if 'told' in names:
                outcome = f"ok {names['told']}"
        except Exception as error:
            outcome = type(error).__name__
        told.write(f'{outcome}\n')


def how_it_died(status):
    code = os.waitstatus_to_exitcode(status)
    return signal.Signals(-code).name if code < 0 else f'exit {code}'


def main():
    programs, outcomes, first = sys.argv[1:]
    warnings.simplefilter('ignore')
    with open(programs, encoding='utf8') as file:
        texts = json.load(file)[int(first):]
    with open(outcomes, 'a+', encoding='utf8', buffering=1) as told:
        while texts:
            before = told.seek(0, os.SEEK_END)
            worker = os.fork()
            if worker == 0:
                run(texts, told)
                os._exit(0)
            _, status = os.waitpid(worker, 0)
            told.seek(before)
            done = len(told.readlines())
            if done < len(texts):
                told.write(f'! {how_it_died(status)}\n')
            texts = texts[done + 1:]


main()
