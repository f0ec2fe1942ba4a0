"""The photo example as a Python script of cv2: says for each saved file how it decodes, and whether cv2 saves the same.

Reads {"<photo>": "<its folder of results>"} and writes {"<photo>": {"<file>": {"shape": [...], "same": bool}}}.
"""
import json
import os
import sys

import cv2
import numpy as np

CASCADE = cv2.CascadeClassifier('/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml')


def process(path):
    img = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)
    gray = cv2.cvtColor(img, cv2.COLOR_BGR2GRAY)
    h, w = gray.shape
    ch, cw = (max(1, int(0.7 * size + 0.5)) for size in (h, w))
    y, x = (h - ch) // 2, (w - cw) // 2
    smooth = cv2.GaussianBlur(img, (9, 9), 0)
    faces = img.copy()
    for face in CASCADE.detectMultiScale(gray, 1.1, 5):
        cv2.rectangle(faces, face, (0, 255, 0), -(-w // 250))
    return {
        'photo.jpg': img,
        'gray.jpg': gray,
        'flip.jpg': cv2.flip(img, 1),
        'crop.jpg': img[y:y + ch, x:x + cw],
        'resize.jpg': cv2.resize(img, (-(-w // 2), -(-h // 2)), interpolation=cv2.INTER_AREA),
        'gaussian.jpg': smooth,
        'median.jpg': cv2.medianBlur(img, 9),
        'otsu.png': cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1],
        'adaptive.png': cv2.adaptiveThreshold(
            gray, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, 31, 10),
        'canny.png': cv2.Canny(smooth, 40, 120),
        'faces.jpg': faces,
    }


def compare(expected, path):
    saved = np.fromfile(path, np.uint8)
    _, encoded = cv2.imencode(os.path.splitext(path)[1], expected)
    return {
        'shape': cv2.imdecode(saved, cv2.IMREAD_UNCHANGED).shape,
        'same': saved.tobytes() == encoded.tobytes(),
    }


json.dump({
    photo: {file: compare(image, os.path.join(folder, file)) for file, image in process(photo).items()}
    for photo, folder in json.load(sys.stdin).items()
}, sys.stdout)
