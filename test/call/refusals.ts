import assert from 'node:assert/strict';
import { test } from 'node:test';
import cv from '../../src/index.js';

/** What is refused, and what is like it and is not. */
export type Refusal = readonly [name: string, refused: () => unknown, taken: () => unknown];

export function testRefusals(rows: readonly Refusal[]): void {
  for (const [name, refused, taken] of rows) {
    test(name, () => {
      assert.throws(
        refused,
        (error) =>
          error instanceof cv.CvError && error.code === cv.Error.StsBadArg && error.file === 'node-cv2',
      );
      assert.doesNotThrow(taken);
    });
  }
}

/** What is `a` in a storage's text. */
export const nodeOf = (text: string): cv.FileNode =>
  new cv.FileStorage(text, cv.FileStorage_READ | cv.FileStorage_MEMORY).getNode('a');
