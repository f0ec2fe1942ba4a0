/** What cv2's parser takes from the detectors of features, their base class, and what it hides of other bases. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { inFolder } from './folder.js';

const MEMORY = cv.FILE_STORAGE_MEMORY;

const written = (write: (storage: cv.FileStorage) => void): string => {
  const storage = new cv.FileStorage('.yml', cv.FILE_STORAGE_WRITE | MEMORY);
  write(storage);
  return storage.releaseAndGetString();
};
const nodeOf = (text: string, name: string): cv.FileNode =>
  new cv.FileStorage(text, cv.FILE_STORAGE_READ | MEMORY).getNode(name);

describe('every detector of features', () => {
  const detectors = Object.entries(cv).filter(
    ([, value]) =>
      typeof value === 'function' && (value as { prototype?: unknown }).prototype instanceof cv.Feature2D,
  );

  test('there are many', () => {
    assert.ok(detectors.length > 8);
  });

  for (const [name, detector] of detectors) {
    test(`${name} is an Algorithm`, () => {
      const { prototype } = detector as { prototype: cv.Feature2D };
      assert.ok(prototype instanceof cv.Algorithm);
      const methods = ['clear', 'empty', 'getDefaultName', 'read', 'save', 'write'] as const;
      for (const method of methods) assert.equal(typeof prototype[method], 'function', method);
    });
  }
});

test('a detector is written under a name, and read from its node', () => {
  const text = written((storage) => {
    const kaze = cv.KAZE.create();
    kaze.setNOctaves(2);
    kaze.write(storage, 'kaze');
  });
  const read = cv.KAZE.create();
  read.read(nodeOf(text, 'kaze'));
  assert.equal(read.getNOctaves(), 2);
});

test('by the name of a file too', () => {
  const path = inFolder('akaze.yml');
  const akaze = cv.AKAZE.create();
  akaze.setThreshold(0.25);
  akaze.write(path);
  const read = cv.AKAZE.create();
  read.read(path);
  assert.equal(read.getThreshold(), 0.25);
});

test('save, of a name with a dot, is what OpenCV itself refuses', () => {
  const orb = cv.ORB.create();
  assert.equal(orb.getDefaultName(), 'Feature2D.ORB');
  assert.throws(() => orb.save('/dev/null'), { name: 'CvError', message: /Key names may only contain/ });
});

test("a recognizer of faces has its base's write beside its own", () => {
  const text = written((storage) => cv.face.LBPHFaceRecognizer.create(2).write(storage, 'faces'));
  assert.equal(nodeOf(text, 'faces').getNode('radius').real(), 2);
});
