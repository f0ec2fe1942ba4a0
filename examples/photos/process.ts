import cv from '../../src/index.js';

/** One result: its caption, the file it belongs in, and how long OpenCV took. */
export interface Picture {
  title: string;
  file: string;
  image: cv.Mat;
  ms: number;
}

/** The rectangle in the middle that keeps this part of the width and of the height. */
function centre({ cols, rows }: cv.Mat, part: number): cv.Rect {
  const width = Math.max(1, Math.round(cols * part));
  const height = Math.max(1, Math.round(rows * part));
  return [Math.floor((cols - width) / 2), Math.floor((rows - height) / 2), width, height];
}

function half({ cols, rows }: cv.Mat): cv.Size {
  return [Math.ceil(cols / 2), Math.ceil(rows / 2)];
}

/** A copy of the photo with a box around each face. */
function drawFaces(photo: cv.Mat, faces: readonly cv.Rect[]): cv.Mat {
  const drawn = photo.clone();
  const thickness = Math.ceil(photo.cols / 250);
  for (const face of faces) cv.rectangle(drawn, face, [0, 255, 0], thickness);
  return drawn;
}

/** Takes a photo, as the bytes of its file, through OpenCV: every result, the photo itself first. */
export async function processPhoto(
  bytes: Buffer,
  cascade: cv.CascadeClassifier,
): Promise<{ pictures: Picture[]; faces: number }> {
  const pictures: Picture[] = [];
  const step = async (title: string, file: string, work: () => cv.Mat | Promise<cv.Mat>): Promise<cv.Mat> => {
    const start = performance.now();
    const image = await work();
    pictures.push({ title, file, image, ms: performance.now() - start });
    return image;
  };

  const photo = await step('Decoded', 'photo.jpg', () => cv.imdecodeAsync(bytes, cv.IMREAD_COLOR));
  const gray = await step('Grayscale', 'gray.jpg', () => cv.cvtColorAsync(photo, cv.COLOR_BGR2GRAY));
  await step('Flip', 'flip.jpg', () => cv.flipAsync(photo, 1));
  await step('Centre crop 0.7', 'crop.jpg', () => photo.roi(centre(photo, 0.7)));
  await step('Resize to half', 'resize.jpg', () =>
    cv.resizeAsync(photo, half(photo), { interpolation: cv.INTER_AREA }),
  );
  const smooth = await step('Gaussian blur 9×9', 'gaussian.jpg', () =>
    cv.GaussianBlurAsync(photo, [9, 9], 0),
  );
  await step('Median blur 9×9', 'median.jpg', () => cv.medianBlurAsync(photo, 9));
  await step('Otsu threshold', 'otsu.png', async () => {
    const [, binary] = await cv.thresholdAsync(gray, 0, 255, cv.THRESH_BINARY | cv.THRESH_OTSU);
    return binary;
  });
  await step('Adaptive threshold', 'adaptive.png', () =>
    cv.adaptiveThresholdAsync(gray, 255, cv.ADAPTIVE_THRESH_GAUSSIAN_C, cv.THRESH_BINARY, 31, 10),
  );
  await step('Canny edges', 'canny.png', () => cv.CannyAsync(smooth, 40, 120));
  let faces: cv.Rect[] = [];
  await step('Faces', 'faces.jpg', async () => {
    faces = await cascade.detectMultiScaleAsync(gray, 1.1, 5);
    return drawFaces(photo, faces);
  });
  return { pictures, faces: faces.length };
}
