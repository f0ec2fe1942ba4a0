// Calibrates a camera and keeps what it found in a file, for C++ and Python too: node --import tsx examples/calibration.ts [file]
import cv from '../src/index.js';

const [file = 'camera.yml'] = process.argv.slice(2);
const folder = '/usr/share/doc/opencv-doc/examples/data';
const photos = ['left01.jpg', 'left02.jpg', 'left03.jpg', 'left04.jpg', 'left05.jpg'];
const board: cv.Size = [9, 6];

// The corners of the chessboard, in squares of it.
const corners = cv.Mat.from(
  Array.from({ length: board[0] * board[1] }, (_, i) => [i % board[0], Math.floor(i / board[0]), 0]),
  { dtype: 'float32' },
);

const found = photos.flatMap((photo) => {
  const image = cv.imread(`${folder}/${photo}`, cv.IMREAD_GRAYSCALE);
  const [ok, points] = cv.findChessboardCorners(image, board);
  return ok ? [{ photo, points: cv.cornerSubPix(image, points, [11, 11], [-1, -1], [3, 30, 0.01]) }] : [];
});
const [error, matrix, distortion] = cv.calibrateCamera(
  found.map(() => corners),
  found.map(({ points }) => points),
  [640, 480],
  null,
  null,
);

{
  using storage = new cv.FileStorage(file, cv.FILE_STORAGE_WRITE);
  storage.write('board', board);
  storage.write('error', error);
  storage.write('matrix', matrix);
  storage.write('distortion', distortion);
  storage.write('views', found);
}

using storage = new cv.FileStorage(file, cv.FILE_STORAGE_READ);
const camera = storage.root().value() as { error: number; matrix: cv.Mat };
console.log(camera.matrix);
for (const view of storage.getNode('views')) console.log(view.getNode('photo').string());
console.log(
  `an error of ${camera.error.toFixed(2)} pixels in ${storage.getNode('views').size()} photos: see ${file}`,
);
