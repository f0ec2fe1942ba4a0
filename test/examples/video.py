"""What examples/video.ts does, in cv2: video.py FILM RESULT"""
import sys

import cv2 as cv

film = cv.VideoCapture(sys.argv[1])
size = (int(film.get(cv.CAP_PROP_FRAME_WIDTH)), int(film.get(cv.CAP_PROP_FRAME_HEIGHT)))
result = cv.VideoWriter(sys.argv[2], cv.VideoWriter.fourcc(*'MJPG'), film.get(cv.CAP_PROP_FPS), size)

background = cv.createBackgroundSubtractorMOG2()
kernel = cv.getStructuringElement(cv.MORPH_ELLIPSE, (5, 5))

while True:
    ok, frame = film.read()
    if not ok:
        break
    mask = background.apply(frame)
    moving = cv.morphologyEx(mask, cv.MORPH_OPEN, kernel)
    contours, _ = cv.findContours(moving, cv.RETR_EXTERNAL, cv.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        if cv.contourArea(contour) > 200:
            cv.rectangle(frame, cv.boundingRect(contour), (0, 255, 0), 2)
    result.write(frame)
result.release()
