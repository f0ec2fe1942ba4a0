import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import cv from '../../src/index.js';

/** Resolves after some turns of the event loop. */
const turns = async <T>(count: number, value: T): Promise<T> => {
  for (let i = 0; i < count; i++) await turn();
  return value;
};
const collect = async <T>(source: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const item of source) found.push(item);
  return found;
};
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe('results', () => {
  const backwards = (i: number): Promise<number> => turns(20 - i, i);

  test('come in the order of the source, whichever is there first', async () => {
    assert.deepEqual(await collect(cv.map(numbers(20), backwards, { concurrency: 7 })), numbers(20));
  });

  test('come as they are there, if so wished', async () => {
    const unordered = cv.map(numbers(5), backwards, { concurrency: 5, ordered: false });
    assert.deepEqual(await collect(unordered), [4, 3, 2, 1, 0]);
  });

  test('may be plain values, undefined among them', async () => {
    assert.deepEqual(await collect(cv.map([1, 2], (i) => i * 2)), [2, 4]);
    assert.deepEqual(await collect(cv.map([1, 2], () => undefined)), [undefined, undefined]);
  });

  test('of no items are none', async () => {
    assert.deepEqual(await collect(cv.map([], () => assert.fail())), []);
  });

  for (const concurrency of [1, 2, 3, 50]) {
    for (const ordered of [true, false]) {
      test(`are all there: ${concurrency} at once, ${ordered ? 'in order' : 'as they come'}`, async () => {
        const work = (i: number): Promise<number> => turns((i * 7) % 11, i * i);
        const found = await collect(cv.map(numbers(40), work, { concurrency, ordered }));
        if (!ordered) found.sort((a, b) => a - b);
        assert.deepEqual(
          found,
          numbers(40).map((i) => i * i),
        );
      });
    }
  }
});

describe('sources', () => {
  async function* slow(): AsyncGenerator<number> {
    for (let i = 0; i < 6; i++) yield await turns(5, i);
  }

  for (const [what, make] of Object.entries({
    'an array': () => numbers(6),
    'a Set': () => new Set(numbers(6)),
    'an async generator': slow,
    'a stream': () => Readable.from(numbers(6)),
  } satisfies Record<string, () => Iterable<number> | AsyncIterable<number>>)) {
    test(`${what} will do`, async () => {
      const work = (item: number, index: number): number[] => [item, index];
      assert.deepEqual(
        await collect(cv.map(make(), work)),
        numbers(6).map((i) => [i, i]),
      );
    });
  }

  test('that are slow hold no result back', async () => {
    let release: (() => void) | undefined;
    async function* stalling(): AsyncGenerator<number> {
      yield 1;
      await new Promise<void>((resolve) => (release = resolve));
      yield 2;
    }
    const found = cv.map(stalling(), (i) => i, { concurrency: 4 });
    assert.deepEqual(await found.next(), { done: false, value: 1 });
    release?.();
    assert.deepEqual(await found.next(), { done: false, value: 2 });
  });

  test('that throw end it with their error', async () => {
    const broken: Iterable<number> = {
      [Symbol.iterator]: () => ({
        next() {
          throw new Error('no more');
        },
      }),
    };
    await assert.rejects(collect(cv.map(broken, (i) => i)), /no more/);
  });
});

describe('backpressure', () => {
  test('no more are in work at once, or wait to be read, than was said', async () => {
    let begun = 0;
    let most = 0;
    let running = 0;
    const found = cv.map(
      numbers(30),
      async (i) => {
        begun++;
        most = Math.max(most, ++running);
        await turns(3, 0);
        running--;
        return i;
      },
      { concurrency: 4 },
    );
    for (let read = 0; read < 10; read++) {
      assert.equal((await found.next()).value, read);
      await turns(50, 0);
      assert.ok(begun <= read + 1 + 4, `${begun} begun, ${read + 1} read`);
    }
    await found.return?.();
    assert.equal(most, 4);
  });
});

describe('an item that fails', () => {
  const failing = (i: number): number => {
    if (i % 3 === 1) throw new Error(`bad ${i}`);
    return i;
  };

  test('stops no other, and is told in the end', async () => {
    const found: number[] = [];
    await assert.rejects(
      async () => {
        for await (const i of cv.map(numbers(8), failing, { concurrency: 2 })) found.push(i);
      },
      (error: AggregateError) => {
        assert.equal(error.name, 'AggregateError');
        assert.equal(error.message, 'cv.map: 3 of 8 items failed; the first: bad 1');
        assert.deepEqual(
          error.errors.map((one: Error) => one.message),
          ['bad 1', 'bad 4', 'bad 7'],
        );
        return true;
      },
    );
    assert.deepEqual(found, [0, 2, 3, 5, 6]);
  });

  test('is left out where onError takes it', async () => {
    const errors: unknown[][] = [];
    const onError = (error: unknown, item: number, index: number): number =>
      errors.push([(error as Error).message, item, index]);
    assert.deepEqual(await collect(cv.map(numbers(5), failing, { onError })), [0, 2, 3]);
    assert.deepEqual(errors, [
      ['bad 1', 1, 1],
      ['bad 4', 4, 4],
    ]);
  });

  for (const callback of ['onError', 'onProgress'] as const) {
    test(`what ${callback} throws ends the loop`, async () => {
      const thrown = new Error('enough');
      const stop = (): never => {
        throw thrown;
      };
      await assert.rejects(
        collect(cv.map(numbers(50), failing, { onError: () => undefined, [callback]: stop })),
        (error) => error === thrown,
      );
    });
  }
});

test('progress counts what ended, and what failed', async () => {
  const seen: cv.MapProgress[] = [];
  const work = (i: number): number => (i === 1 ? assert.fail() : i);
  const options = {
    concurrency: 1,
    onProgress: (progress: cv.MapProgress) => void seen.push(progress),
    onError: () => undefined,
  };
  await collect(cv.map(numbers(3), work, options));
  assert.deepEqual(seen, [
    { done: 1, failed: 0, total: 3 },
    { done: 2, failed: 1, total: 3 },
    { done: 3, failed: 1, total: 3 },
  ]);
  await collect(cv.map(numbers(1).values(), work, options));
  assert.equal(seen.at(-1)?.total, undefined);
});

describe('the end before the end', () => {
  const endless = () => {
    const state = { closed: false, aborted: 0 };
    function* source(): Generator<number> {
      try {
        for (let i = 0; ; i++) yield i;
      } finally {
        state.closed = true;
      }
    }
    const work = (i: number, _: number, signal: AbortSignal): Promise<number> => {
      signal.addEventListener('abort', () => state.aborted++);
      return turns(2, i);
    };
    return { state, source: source(), work };
  };

  test('a loop that is left closes the source, and aborts what is in work', async () => {
    const { state, source, work } = endless();
    for await (const i of cv.map(source, work, { concurrency: 3 })) if (i === 5) break;
    assert.equal(state.closed, true);
    assert.ok(state.aborted > 0);
  });

  test('a signal ends it, with its reason', async () => {
    const { state, source, work } = endless();
    const controller = new AbortController();
    const reason = new Error('the client has gone');
    await assert.rejects(
      async () => {
        for await (const i of cv.map(source, work, { signal: controller.signal }))
          if (i === 5) controller.abort(reason);
      },
      (error) => error === reason,
    );
    assert.equal(state.closed, true);
  });

  test('a signal ends it though the source gives nothing', async () => {
    const controller = new AbortController();
    const silent: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
    };
    const found = collect(cv.map(silent, (i) => i, { signal: controller.signal }));
    setImmediate(() => controller.abort());
    await assert.rejects(found, { name: 'AbortError' });
  });

  test('nothing is begun after a signal that was aborted before', async () => {
    const found = cv.map([1], () => assert.fail('it was begun'), { signal: AbortSignal.abort() });
    await assert.rejects(collect(found), { name: 'AbortError' });
  });

  test('a signal keeps nothing of loops that have ended', async () => {
    const { signal } = new AbortController();
    for (let i = 0; i < 5; i++) await collect(cv.map([1, 2, 3], (n) => n, { signal }));
    assert.deepEqual(getEventListeners(signal, 'abort'), []);
  });
});

test('bad arguments', () => {
  const map = cv.map as (...args: unknown[]) => unknown;
  for (const source of [undefined, null, 5, {}])
    assert.throws(() => map(source, () => 1), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => map([1], 'blur'), { name: 'TypeError', message: /argument 2 'work'/ });
  for (const concurrency of [0, -1, 1.5, NaN, '2'])
    assert.throws(() => map([1], () => 1, { concurrency }), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
});

describe('images', () => {
  const folder = mkdtempSync(join(tmpdir(), 'node-cv2-map-'));
  after(() => rmSync(folder, { recursive: true }));

  test('files, of which one is broken, become thumbnails', async () => {
    const images = numbers(12).map((seed) => cv.Mat.random([60, 80, 3], { dtype: 'uint8', seed }));
    const paths = images.map((image, i) => {
      const path = join(folder, `${i}.png`);
      cv.imwrite(path, image);
      return path;
    });
    writeFileSync(paths[7]!, 'no image');
    const broken: string[] = [];
    const thumbnails = await collect(
      cv.map(
        paths,
        async (path) =>
          cv.resizeAsync(await cv.imreadAsync(path), [20, 15], { interpolation: cv.INTER_AREA }),
        { concurrency: 3, onError: (_, path) => broken.push(path) },
      ),
    );
    assert.deepEqual(broken, [paths[7]]);
    const expected = images
      .filter((_, i) => i !== 7)
      .map((image) => cv.resize(image, [20, 15], { interpolation: cv.INTER_AREA }));
    assert.deepEqual(thumbnails, expected);
  });
});
