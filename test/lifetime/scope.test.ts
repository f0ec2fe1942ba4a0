import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import cv from '../../src/index.js';

type Mat = InstanceType<typeof cv.Mat>;

const image = (value = 1): Mat => new cv.Mat(10, 10, cv.CV_8U, value);

const released = (...mats: readonly Mat[]): boolean[] => mats.map((mat) => mat.released);

/** Is it freed? Another object of OpenCV's than a Mat says so when it is used. */
function isFreed(point: InstanceType<typeof cv.KeyPoint>): boolean {
  try {
    return point.size < 0;
  } catch (error) {
    assert.match(String(error), /released/);
    return true;
  }
}

describe('a scope frees', () => {
  test('every Mat made inside, in whatever way', () => {
    const made: Mat[] = [];
    const outside = image();
    const result = cv.scope(() => {
      made.push(image(), cv.add(outside, 1), outside.clone(), outside.abs(), cv.Mat.from([1, 2, 3]));
      made.push(...cv.split(new cv.Mat(3, 3, cv.CV_8UC3)), outside.roi([1, 1, 2, 2]));
      assert.ok(!released(...made).includes(true));
      return made.length;
    });
    assert.equal(result, 9);
    assert.deepEqual(released(...made), Array(9).fill(true));
    assert.deepEqual([outside.released, outside.at(3, 3)], [false, 1]);
  });
  test("other objects of OpenCV's", () => {
    const points: InstanceType<typeof cv.KeyPoint>[] = [];
    cv.scope(() => {
      points.push(new cv.KeyPoint(1, 2, 3), ...cv.KeyPoint.convert([[1, 2]] as [number, number][]));
      assert.deepEqual(points.map(isFreed), [false, false]);
    });
    assert.deepEqual(points.map(isFreed), [true, true]);
  });
  test('when the function throws', () => {
    let made: Mat | undefined;
    const fault = new Error('fault');
    assert.throws(
      () =>
        cv.scope(() => {
          made = image();
          throw fault;
        }),
      fault,
    );
    assert.equal(made?.released, true);
  });
  test('when a call inside fails', () => {
    let made: Mat | undefined;
    assert.throws(() => cv.scope(() => cv.add((made = image()), new cv.Mat(3, 3, cv.CV_8U))), cv.CvError);
    assert.equal(made?.released, true);
  });
  test('nothing that was given to it', () => {
    const given = image();
    cv.scope(() => cv.add(given, 1, given));
    assert.equal(given.at(0, 0), 2);
  });
  test('not twice: what was released inside stays so', () => {
    const result = cv.scope(() => {
      const mat = image();
      mat.release();
      return mat;
    });
    assert.equal(result.released, true);
  });
  test('typed arrays taken from what it frees, as release() does', () => {
    let data: ArrayLike<number> = [];
    cv.scope(() => {
      data = image().data;
      assert.equal(data.length, 100);
    });
    assert.equal(data.length, 0);
  });
  test('what a loop makes, round by round', () => {
    for (let i = 0; i < 20000; i++) cv.scope(() => cv.add(new cv.Mat(1, 1, cv.CV_8U), i).at(0, 0));
  });
});

describe('a scope lets live', () => {
  const holds: Record<string, (mat: Mat) => unknown> = {
    'what is returned': (mat) => mat,
    'what is in an array': (mat) => [1, [mat]],
    'what is in an object': (mat) => ({ a: { b: mat } }),
    'what is a property by a symbol': (mat) => ({ [Symbol('mat')]: mat }),
    'what is in a Map': (mat) => new Map([['mat', [mat]]]),
    'what is a key of a Map': (mat) => new Map([[mat, 1]]),
    'what is in a Set': (mat) => new Set([mat]),
    'what is in an object of a class': (mat) =>
      new (class {
        readonly mat = mat;
      })(),
    'what is in an object without a prototype': (mat) =>
      Object.assign(Object.create(null) as object, { mat }),
    'what is in a cycle': (mat) => {
      const cycle: unknown[] = [mat];
      cycle.push(cycle, new Map([[cycle, cycle]]));
      return cycle;
    },
    'what is nested deeply': (mat) => {
      let nest: unknown = mat;
      for (let i = 0; i < 100000; i++) nest = [nest];
      return nest;
    },
  };
  for (const [name, hold] of Object.entries(holds)) {
    test(name, () => {
      let [kept, freed]: (Mat | undefined)[] = [];
      cv.scope(() => {
        [kept, freed] = [image(7), image(8)];
        return hold(kept);
      });
      assert.deepEqual(released(kept!, freed!), [false, true]);
      assert.equal(kept!.at(9, 9), 7);
    });
  }
  test('what is kept, also in arrays, also when it throws', () => {
    let mats: Mat[] = [];
    assert.throws(() =>
      cv.scope((keep) => {
        mats = [keep(image(1)), image(2), ...keep([image(3)])];
        assert.equal(keep('text'), 'text');
        throw new Error('fault');
      }),
    );
    assert.deepEqual(released(...mats), [false, true, false]);
  });
  test('keypoints that are returned', () => {
    const points = cv.scope(() => cv.KeyPoint.convert([[1, 2]] as [number, number][]));
    assert.deepEqual(points[0]?.pt, [1, 2]);
  });
  test('the memory of typed arrays that are returned', () => {
    const { data, part } = cv.scope(() => {
      const [a, b] = [image(5), image(6)];
      return { data: a.data, part: (b.data as Uint8Array).subarray(10, 20) };
    });
    for (let i = 0; i < 20; i++) image(0xaa).release();
    assert.deepEqual([data.length, data[99], part.length, part[9]], [100, 5, 10, 6]);
  });
  test('the memory of a view that is returned, though its Mat is freed', () => {
    let whole: Mat | undefined;
    const view = cv.scope(() => (whole = image(5)).roi([2, 2, 3, 3]));
    assert.equal(whole?.released, true);
    for (let i = 0; i < 20; i++) image(0xaa).release();
    assert.equal(view.at(2, 2), 5);
  });
  test('what getters would give is not asked for', () => {
    let asked = false;
    cv.scope(() => ({
      get mat() {
        asked = true;
        return 1;
      },
    }));
    assert.equal(asked, false);
  });
});

describe('nested scopes', () => {
  test('what the inner one returns or keeps belongs to the outer one', () => {
    const mats: Mat[] = [];
    const result = cv.scope(() => {
      const inner = cv.scope((keep) => {
        mats.push(image(1), keep(image(2)), image(3), image(4));
        return [mats[2]!, mats[3]!];
      });
      assert.deepEqual(released(...mats), [true, false, false, false]);
      return inner[1];
    });
    assert.deepEqual(released(...mats), [true, true, true, false]);
    assert.equal(result, mats[3]);
  });
  test("the outer one's keep, called in the inner one, lets it live beyond both", () => {
    const kept = cv.scope((keep) => {
      const mats: Mat[] = [];
      cv.scope(() => mats.push(keep(image()), image()));
      return mats.map((mat) => mat.released);
    });
    assert.deepEqual(kept, [false, true]);
  });
  test('what was made in the outer one is not touched by the inner one', () => {
    cv.scope(() => {
      const mat = image();
      cv.scope((keep) => keep(mat));
      cv.scope(() => mat);
      assert.equal(mat.released, false);
    });
  });
  test('after the inner one, new Mats belong to the outer one again', () => {
    let mat: Mat | undefined;
    cv.scope(() => {
      cv.scope(() => undefined);
      mat = image();
    });
    assert.equal(mat?.released, true);
  });
});

describe('a scope of an async function', () => {
  test('frees before its promise resolves, what was made after awaiting too', async () => {
    const mats: Mat[] = [];
    const result = await cv.scope(async () => {
      mats.push(image());
      await sleep(1);
      mats.push(image(), await cv.addAsync(image(), 1));
      await cv.blurAsync(mats[2]!, [3, 3]);
      mats.push(cv.add(mats[2]!, 1));
      assert.deepEqual(released(...mats), [false, false, false, false]);
      return mats[3]!;
    });
    assert.deepEqual(released(...mats), [true, true, true, false]);
    assert.equal(result.at(5, 5), 3);
  });
  test('frees when it rejects', async () => {
    let mat: Mat | undefined;
    const scoped = cv.scope(async () => {
      mat = await cv.addAsync(image(), 1);
      throw new Error('fault');
    });
    await assert.rejects(scoped, /fault/);
    assert.equal(mat?.released, true);
  });
  test('keeps apart those that interleave', async () => {
    const run = (id: number, outer?: Mat[]): Promise<Mat> =>
      cv.scope(async () => {
        let last = image(id);
        const made = [last];
        for (let i = 0; i < 20; i++) {
          await (i % 3 === 0 ? sleep(Math.random() * 3) : Promise.resolve());
          last = i % 2 === 0 ? await cv.addAsync(last, 1) : cv.add(last, 1);
          made.push(last);
          if (i === 10 && outer === undefined) made.push(await run(id + 100, made));
          assert.ok(!released(...made, ...(outer ?? [])).includes(true));
        }
        return last;
      });
    const results = await Promise.all(Array.from({ length: 30 }, (_, i) => run(i)));
    results.forEach((mat, i) => assert.deepEqual([mat.released, mat.at(0, 0)], [false, i + 20]));
  });
  test('leaves alone what is made outside meanwhile', async () => {
    const scoped = cv.scope(async () => {
      const mat = image();
      await sleep(5);
      return mat.at(0, 0);
    });
    const outside = [image(), await cv.addAsync(image(), 1)];
    const pending = cv.addAsync(image(), 1);
    await scoped;
    outside.push(await pending);
    assert.deepEqual(released(...outside), [false, false, false]);
  });
  test('results of calls that it does not wait for belong to nobody', async () => {
    let late: Promise<Mat> | undefined;
    cv.scope(() => void (late = cv.addAsync(image(), 1)));
    const mat = await late!;
    assert.deepEqual([mat.released, mat.at(0, 0)], [false, 2]);
  });
  test('so do those of code that runs on after its end', async () => {
    let late: Promise<Mat> | undefined;
    cv.scope(() => void (late = sleep(2).then(() => image(4))));
    assert.equal((await late!).at(0, 0), 4);
  });
  test('a call that was made inside and ends inside belongs to it, wherever it is awaited', async () => {
    let mat: Mat | undefined;
    await cv.scope(async () => {
      const pending = cv.addAsync(image(), 1);
      await sleep(5);
      void pending.then((result) => (mat = result));
      await pending;
    });
    assert.equal(mat?.released, true);
  });
  test('calls in flight hold what the scope frees', async () => {
    let sums: Promise<unknown>[] = [];
    cv.scope(() => {
      sums = Array.from({ length: 20 }, (_, i) => cv.sumElemsAsync(new cv.Mat(500, 500, cv.CV_8U, i)));
    });
    for (let i = 0; i < 20; i++) new cv.Mat(500, 500, cv.CV_8U, 0xaa).release();
    const totals = (await Promise.all(sums)) as number[][];
    assert.deepEqual(
      totals.map(([total]) => total),
      Array.from({ length: 20 }, (_, i) => i * 250000),
    );
  });
  test('what is thenable is waited for', async () => {
    let mat: Mat | undefined;
    const thenable = {
      then(done: (value: string) => void) {
        assert.equal(mat?.released, false);
        done('done');
      },
    };
    const result = cv.scope(() => {
      mat = image();
      return thenable;
    }) as unknown as Promise<string>;
    assert.equal(await result, 'done');
    assert.equal(mat?.released, true);
  });
});

describe('what is wrong', () => {
  test('no function', () => {
    for (const [value, got] of [
      [undefined, 'undefined'],
      [null, 'null'],
      [[], 'an array of 0'],
      [image(), 'a Mat'],
    ] as const) {
      assert.throws(() => cv.scope(value as never), {
        name: 'TypeError',
        code: 'ERR_INVALID_ARG_TYPE',
        message: new RegExp(`^cv\\.scope: argument 'fn': expected a function, got ${got}`),
      });
    }
  });
  test('results that resist being looked at: all is freed, and the error told', () => {
    let mat: Mat | undefined;
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no keys');
        },
      },
    );
    const thenable = {
      get then(): never {
        throw new Error('no then');
      },
    };
    for (const [value, message] of [
      [hostile, /no keys/],
      [thenable, /no then/],
    ] as const) {
      assert.throws(() => cv.scope(() => ((mat = image()), value)), message);
      assert.equal(mat?.released, true);
    }
    assert.equal(image().released, false);
  });
  test('keep after the end keeps nothing, and harms nothing', () => {
    let late: (<K>(value: K) => K) | undefined;
    cv.scope((keep) => void (late = keep));
    cv.scope(() => {
      const mat = image();
      assert.equal(late!(mat), mat);
      return undefined;
    });
  });
});

describe('what is returned lives on', () => {
  test('as a property of an array, a Map, a function or a Mat', () => {
    const kept = (holder: object): boolean => {
      const made = cv.scope(() => Object.assign(holder, { mask: image() }));
      return !made.mask.released;
    };
    assert.deepEqual([[1], new Map(), () => 1, image()].map(kept), [true, true, true, true]);
  });
  test('beside any number of holes', () => {
    const made = cv.scope(() => Object.assign(new Array<Mat>(4e9), { 7: image() }));
    assert.equal(made[7].released, false);
  });
});
