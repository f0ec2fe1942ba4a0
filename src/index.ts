import cv from './generated/cv.js';

export = cv;
