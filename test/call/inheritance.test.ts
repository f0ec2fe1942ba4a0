import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';

describe('an object of a derived class', () => {
  test("takes what its base's method takes, though its own method hides it", () => {
    // FaceRecognizer has `write(filename)` and `read(filename)`; Algorithm has those of FileStorage and FileNode.
    const faces = [0, 1].map((label) => new cv.Mat(32, 32, cv.CV_8U, 40 + 100 * label));
    faces.forEach((face, label) => cv.circle(face, [16, 16], 4 + 8 * label, 255, -1));
    const trained = cv.face.LBPHFaceRecognizer.create();
    trained.train(faces, cv.Mat.from([0, 1], { dtype: 'int32' }));
    const memory = new cv.FileStorage('.yml', cv.FILE_STORAGE_WRITE | cv.FILE_STORAGE_MEMORY);
    trained.write(memory);
    const text = memory.releaseAndGetString();

    const restored = cv.face.LBPHFaceRecognizer.create();
    restored.read(new cv.FileStorage(text, cv.FILE_STORAGE_READ | cv.FILE_STORAGE_MEMORY).root());
    for (const face of faces) assert.deepEqual(restored.predict(face), trained.predict(face));
  });

  test("is told of its own overloads and its base's when none fits", () => {
    const recognizer = cv.face.LBPHFaceRecognizer.create();
    assert.throws(() => Reflect.apply(recognizer.write as () => void, recognizer, [5]), {
      name: 'TypeError',
      message: [
        'cv.face.FaceRecognizer.write: no overload takes these arguments',
        '  write(filename) -> None',
        "    argument 1 'filename': expected a string, got 5",
        '  write(fs[, name]) -> None',
        "    argument 1 'fs': expected a cv.FileStorage, got 5",
      ].join('\n'),
    });
  });
});

test("a class without a constructor does not take its base's newAsync", () => {
  assert.equal(typeof cv.dnn.Model.newAsync, 'function');
  assert.equal(Object.getPrototypeOf(cv.dnn.TextDetectionModel), cv.dnn.Model);
  assert.equal(Reflect.get(cv.dnn.TextDetectionModel, 'newAsync'), undefined);
});
