import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import cv from '../../src/index.js';

type Mat = InstanceType<typeof cv.Mat>;

const image = (value = 7, side = 300): Mat => new cv.Mat(side, side, cv.CV_8U, value);

const inUse = (message: RegExp) => ({ name: 'Error', code: 'ERR_MAT_IN_USE', message });

/** What becomes of something done while a call runs: done, or refused with the state left as it was. */
function refused(act: () => unknown, message: RegExp): void {
  assert.throws(act, inUse(message));
}

describe('while a call reads a Mat', () => {
  const during = async (act: (mat: Mat) => unknown): Promise<void> => {
    const mat = image();
    const blurred = cv.blurAsync(mat, [5, 5]);
    await act(mat);
    // What it read is what was there when it was called.
    assert.deepEqual(cv.minMaxLoc(await blurred).slice(0, 2), [7, 7]);
  };
  const reading =
    /is being read by cv\.blurAsync, which has not ended: await its promise first, or use its clone\(\)$/;

  test('it can be read', () =>
    during((mat) => {
      assert.equal(mat.at(3, 3), 7);
      assert.equal(cv.sumElems(mat)[0], 7 * 300 * 300);
      assert.equal(mat.clone().at(299, 299), 7);
      assert.deepEqual(mat.shape, [300, 300]);
    }));
  test('others may read it too', () =>
    during(async (mat) => {
      const sums = await Promise.all([cv.sumElemsAsync(mat), mat.absAsync(), cv.addAsync(mat, 1)]);
      assert.equal(sums[0][0], 7 * 300 * 300);
    }));
  test('set is refused', () =>
    during((mat) => refused(() => mat.set([0, 0], 1), /^Mat\.set: the Mat is being read/)));
  test('a synchronous call that writes to it is refused', () =>
    during((mat) => refused(() => cv.add(image(), 1, mat), /^cv\.add: argument 'dst' is being read/)));
  test('also when that would make the Mat another one', () =>
    during((mat) => refused(() => cv.add(image(1, 3), 1, mat), reading)));
  test('also when the Mat is named by an option', () =>
    during((mat) => refused(() => cv.add(image(), 1, { dst: mat }), reading)));
  test('also when it is in a list', () =>
    during((mat) =>
      refused(() => cv.split(new cv.Mat(300, 300, cv.CV_8UC2), [image(), mat]), /argument 'mv'/),
    ));
  test('also when it is both source and destination', () =>
    during((mat) => refused(() => cv.add(mat, 1, mat), reading)));
  test('an asynchronous call that writes to it rejects', () =>
    during((mat) =>
      assert.rejects(cv.addAsync(image(), 1, mat), inUse(/^cv\.addAsync: argument 'dst' is being read/)),
    ));
  test('a write through a view is refused, and one to another part is not', () =>
    during((mat) => {
      refused(() => mat.roi([0, 0, 10, 10]).set([0, 0], 1), reading);
      const part = image().roi([0, 0, 10, 10]);
      assert.doesNotThrow(() => part.set([0, 0], 1));
    }));
  test('data is refused: JavaScript could write there', () =>
    during((mat) => refused(() => mat.data, /^Mat\.data: /)));
  test('release is not: the call holds the memory', () =>
    during((mat) => {
      mat.release();
      for (let i = 0; i < 10; i++) image(0xaa).release();
    }));
  test('all of it is possible once the call has ended', async () => {
    const mat = image();
    await cv.blurAsync(mat, [5, 5]);
    mat.set([0, 0], 1);
    assert.equal(cv.add(mat, 1, mat).at(0, 0), 2);
    assert.equal(mat.data[0], 2);
  });
  test('all of it is possible once the call has failed', async () => {
    const mat = image();
    await assert.rejects(cv.addAsync(mat, image(1, 3)), cv.CvError);
    mat.set([0, 0], 1);
  });
  test('nothing is held by a call that was refused', async () => {
    const [mat, other] = [image(), image()];
    const blurred = cv.blurAsync(mat, [5, 5]);
    await assert.rejects(cv.addAsync(other, 1, mat), inUse(/dst/));
    other.set([0, 0], 1);
    await blurred;
  });
});

describe('while a call writes to a Mat', () => {
  const during = async (act: (dst: Mat) => unknown, dst = image(0)): Promise<void> => {
    const sum = cv.addAsync(image(1), image(2), dst);
    await act(dst);
    assert.equal(await sum, dst);
    assert.deepEqual(cv.minMaxLoc(dst).slice(0, 2), [3, 3]);
  };
  const writing = /is being written by cv\.addAsync, which has not ended: await its promise first$/;

  const acts: Record<string, (dst: Mat) => unknown> = {
    at: (dst) => dst.at(0, 0),
    set: (dst) => dst.set([0, 0], 1),
    clone: (dst) => dst.clone(),
    data: (dst) => dst.data,
    'a call that reads it': (dst) => cv.sumElems(dst),
    'a call that writes to it': (dst) => cv.add(1, 2, dst),
    'a method': (dst) => dst.abs(),
    'reading it through a view': (dst) => dst.roi([0, 0, 5, 5]).at(0, 0),
    'reading it in a list': (dst) => cv.hconcat([image(), dst]),
  };
  for (const [name, act] of Object.entries(acts)) {
    test(`refused: ${name}`, () => during((dst) => refused(() => act(dst), writing)));
  }
  test('asynchronous calls that read it or write to it reject', () =>
    during(async (dst) => {
      await assert.rejects(cv.sumElemsAsync(dst), inUse(writing));
      await assert.rejects(cv.addAsync(1, 2, dst), inUse(writing));
      await assert.rejects(dst.absAsync(), inUse(/^Mat\.absAsync: the Mat is being written/));
    }));
  test('the same of an empty Mat that becomes the result', () =>
    during((dst) => {
      refused(() => cv.add(1, 2, dst), writing);
      refused(() => cv.sumElems(dst), writing);
    }, new cv.Mat()));
  test('the same of one that becomes another', () =>
    during((dst) => refused(() => dst.at(0, 0), writing), image(0, 3)));
  test('the same of one over a typed array, which gets the result when the promise resolves', async () => {
    const bytes = new Uint8Array(300 * 300);
    await during(
      (dst) => {
        refused(() => dst.at(0, 0), writing);
        assert.equal(bytes[0], 0);
      },
      cv.Mat.from(bytes, { shape: [300, 300] }),
    );
    assert.equal(bytes[0], 3);
  });
  test('inspect says so', () =>
    during((dst) => {
      assert.match(inspect(dst), /^Mat \(Mat\.at: the Mat is being written by cv\.addAsync/);
    }));
  test('what the Mat is can be asked', () =>
    during((dst) => assert.deepEqual([dst.shape, dst.dtype, dst.released], [[300, 300], 'uint8', false])));
  test('a released one gets nothing: the result is a new Mat', async () => {
    const dst = image(0);
    const sum = cv.addAsync(image(1), image(2), dst);
    dst.release();
    const result = await sum;
    assert.notEqual(result, dst);
    assert.equal(result.at(0, 0), 3);
  });
  test('source and destination of one call may be the same', async () => {
    const mat = image(1);
    for (let i = 0; i < 10; i++) assert.equal(await cv.addAsync(mat, 1, mat), mat);
    assert.equal(mat.at(0, 0), 11);
  });
  test('it may be a list', async () => {
    const planes = [image(0), image(0), new cv.Mat()];
    const splitting = cv.splitAsync(new cv.Mat(300, 300, cv.CV_8UC3, [1, 2, 3]), planes);
    refused(() => planes[1]!.at(0, 0), /is being written by cv\.splitAsync/);
    refused(() => cv.add(1, 1, planes[2]), /is being written by cv\.splitAsync/);
    const results = await splitting;
    assert.deepEqual(
      results.map((plane, i) => [plane === planes[i], plane.at(9, 9)]),
      [1, 2, 3].map((value) => [true, value]),
    );
  });
});

describe('parts of one image', () => {
  const tiles = (mat: Mat, side: number): Mat[] => {
    const count = mat.rows / side;
    return Array.from({ length: count * count }, (_, i) =>
      mat.roi([(i % count) * side, Math.floor(i / count) * side, side, side]),
    );
  };
  test('are written at the same time', async () => {
    const mat = image(0);
    const filled = tiles(mat, 50).map((tile, i) => cv.addAsync(new cv.Mat(50, 50, cv.CV_8U, i), 1, tile));
    await Promise.all(filled);
    tiles(mat, 50).forEach((tile, i) => assert.deepEqual(cv.minMaxLoc(tile).slice(0, 2), [i + 1, i + 1]));
  });
  test('conflict exactly when they share pixels', async () => {
    const rect = (): [number, number, number, number] => {
      const [x, y] = [Math.floor(Math.random() * 12), Math.floor(Math.random() * 12)];
      return [x, y, 1 + Math.floor(Math.random() * (12 - x)), 1 + Math.floor(Math.random() * (12 - y))];
    };
    for (let i = 0; i < 2000; i++) {
      const mat = image(0, 12);
      const [a, b] = [rect(), rect()];
      const share = a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
      const written = cv.addAsync(1, 1, mat.roi(a)).catch(() => undefined);
      const tile = mat.roi(b);
      const read = (): unknown => tile.clone();
      if (share) assert.throws(read, inUse(/being written/), JSON.stringify([a, b]));
      else assert.doesNotThrow(read, JSON.stringify([a, b]));
      await written;
    }
  });
});

describe('memory that JavaScript can write to', () => {
  test('is copied for a call: a typed array may change meanwhile, and so may the Mat', async () => {
    const mat = image(1);
    const { data } = mat;
    const sum = cv.sumElemsAsync(mat);
    data.fill(100);
    mat.set([0, 0], 5);
    assert.equal((await sum)[0], 300 * 300);
    assert.deepEqual([mat.at(0, 0), mat.at(0, 1)], [5, 100]);
  });
  test('also when the typed array was taken from another Mat on that memory', async () => {
    const mat = image(1);
    const view = mat.roi([0, 0, 300, 10]);
    const { data } = view;
    const sum = cv.sumElemsAsync(mat);
    data.fill(100);
    assert.equal((await sum)[0], 300 * 300);
  });
  test('gets what a call wrote when its promise resolves, under every view', async () => {
    const mat = image(0);
    const { data } = mat;
    const view = mat.roi([10, 10, 20, 20]);
    const sum = cv.addAsync(new cv.Mat(20, 20, cv.CV_8U, 1), 2, view);
    refused(() => view.at(0, 0), /is being written/);
    refused(() => cv.sumElems(mat), /is being written/);
    assert.equal(data[10 * 300 + 10], 0);
    assert.equal(await sum, view);
    assert.deepEqual([data[10 * 300 + 10], data[0], mat.at(29, 29)], [3, 0, 3]);
    assert.equal(mat.data, data);
  });
  test('data that was taken before a call is still given', async () => {
    const mat = image(1);
    const { data } = mat;
    const sum = cv.addAsync(mat, 1, mat);
    assert.equal(mat.data, data);
    await sum;
    assert.equal(data[5], 2);
  });
});

describe('who comes in between', () => {
  test('a getter among the arguments that makes an asynchronous call', async () => {
    const dst = image(0);
    let made: Promise<unknown> | undefined;
    const options = {
      get dtype() {
        made ??= cv.blurAsync(dst, [9, 9]);
        return -1;
      },
      dst,
    };
    refused(() => cv.add(image(1), 1, options), /argument 'dst' is being read by cv\.blurAsync/);
    await made;
    assert.equal(cv.add(image(1), 1, options), dst);
  });
  test('the Mats of an object are its own', () => {
    const filter = new cv.KalmanFilter(2, 1);
    const state = new cv.Mat(2, 1, cv.CV_32F, 5);
    filter.statePost = state;
    state.set([0, 0], 9);
    assert.equal(filter.statePost.at(0, 0), 5);
    filter.statePost.set([0, 0], 7);
    assert.equal(filter.statePost.at(0, 0), 5);
  });
  test('reading an element of what is written, also once data was taken', async () => {
    const dst = image(1);
    assert.equal(dst.data.length, dst.size);
    const made = cv.addAsync(image(1), 5, dst);
    refused(() => dst.at(0, 0), /being written/);
    await made;
    assert.equal(dst.at(0, 0), 6);
  });
  test('thousands of calls that read one Mat', async () => {
    const mat = image(1, 10);
    const sums = Array.from({ length: 5000 }, () => cv.sumElemsAsync(mat));
    refused(() => mat.set([0, 0], 1), /being read/);
    for (const [sum] of await Promise.all(sums)) assert.equal(sum, 100);
    mat.set([0, 0], 2);
  });
});
