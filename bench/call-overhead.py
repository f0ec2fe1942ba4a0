"""cv2's side of call-overhead.ts: reads `name rounds` lines, answers each with nanoseconds a call."""

import sys
import time

import cv2
import numpy as np

cv2.setNumThreads(1)
a = np.arange(64, dtype=np.uint8).reshape(8, 8)
b = np.full((8, 8), 7, np.uint8)
bgr = np.arange(192, dtype=np.uint8).reshape(8, 8, 3)
gray = np.zeros((8, 8), np.uint8)
total = np.zeros((8, 8), np.uint8)


def empty(rounds):
    call = cv2.useOptimized
    for _ in range(rounds):
        call()


def add(rounds):
    call = cv2.add
    for _ in range(rounds):
        call(a, b)


def add_dst(rounds):
    call = cv2.add
    for _ in range(rounds):
        call(a, b, total)


def cvt_color(rounds):
    call, code = cv2.cvtColor, cv2.COLOR_BGR2GRAY
    for _ in range(rounds):
        call(bgr, code)


def cvt_color_dst(rounds):
    call, code = cv2.cvtColor, cv2.COLOR_BGR2GRAY
    for _ in range(rounds):
        call(bgr, code, gray)


cases = {
    "empty": empty,
    "add": add,
    "add, dst": add_dst,
    "cvtColor": cvt_color,
    "cvtColor, dst": cvt_color_dst,
}

for line in sys.stdin:
    name, rounds = line.rstrip("\n").split("\t")
    start = time.perf_counter_ns()
    cases[name](int(rounds))
    print((time.perf_counter_ns() - start) / int(rounds), flush=True)
