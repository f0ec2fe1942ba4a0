import { availableParallelism } from 'node:os';
import { rangeError, typeError } from '../mat/arguments.js';

/** How far `map` has come. */
export interface MapProgress {
  /** Items whose work has ended, failed ones among them. */
  done: number;
  failed: number;
  /** How many there are in all; undefined where the source does not tell (by `length` or `size`). */
  total: number | undefined;
}

export interface MapOptions<T> {
  /** How many items are in work at once; as many as there are cores unless given. */
  concurrency?: number;
  /** Results come in the order of the source (the default), or each as soon as it is there. */
  ordered?: boolean;
  /** Ends it: the loop throws the signal's reason, and `work` sees its own signal aborted. */
  signal?: AbortSignal;
  /** Called whenever the work on an item has ended. What it throws ends the loop. */
  onProgress?: (progress: MapProgress) => void;
  /**
   * Called for each item whose work failed. It is left out of the results and the others go on; without `onError` they go on
   * too, and the loop throws in the end. What it throws ends the loop at once.
   */
  onError?: (error: unknown, item: T, index: number) => void;
}

/**
 * Runs `work` on every item of `source` (an array, a generator, a capture, a stream), some at once, and gives the results
 * as an async iterable. Items are taken as results are read: no more than `concurrency` are in work or wait to be
 * read. An item that fails stops no other: without `onError`, an AggregateError of all failures comes after the last result. A loop
 * that is left early closes the source and aborts the signal that `work` is passed.
 *
 * ```ts
 * const thumbnails = cv.map(paths, async (path) => cv.resizeAsync(await cv.imreadAsync(path), [320, 240]));
 * for await (const thumbnail of thumbnails) cv.imshow('next', thumbnail);
 * ```
 *
 * @throws {TypeError} `source` is not iterable, or `work` no function.
 * @throws {RangeError} `concurrency` is not a whole number from 1 on.
 */
export function map<T, R>(
  source: Iterable<T> | AsyncIterable<T>,
  work: (item: T, index: number, signal: AbortSignal) => R,
  options: MapOptions<T> = {},
): AsyncIterableIterator<Awaited<R>> {
  const { concurrency = availableParallelism() } = options;
  if (beginOf(source) === undefined)
    throw typeError("cv.map: argument 1 'source': expected an iterable or async iterable");
  if (typeof work !== 'function') throw typeError("cv.map: argument 2 'work': expected a function");
  if (!Number.isInteger(concurrency) || concurrency < 1)
    throw rangeError(`cv.map: concurrency: expected a whole number from 1 on, got ${concurrency}`);
  return results(source, work, { ...options, concurrency });
}

type AnyIterator<T> = Iterator<T> | AsyncIterator<T>;

/** An item in work, or done and not read yet. */
interface Begun<R> {
  /** Never rejects. */
  ended: Promise<{ begun: Begun<R>; value?: Awaited<R> }>;
}

function beginOf<T>(source: Iterable<T> | AsyncIterable<T>): (() => AnyIterator<T>) | undefined {
  const maybe = Object(source) as Partial<Iterable<T> & AsyncIterable<T>>;
  return maybe[Symbol.asyncIterator] ?? maybe[Symbol.iterator];
}

function countOf(source: object): number | undefined {
  const { length, size } = source as { length?: unknown; size?: unknown };
  return [length, size].find((count) => typeof count === 'number');
}

async function* results<T, R>(
  source: Iterable<T> | AsyncIterable<T>,
  work: (item: T, index: number, signal: AbortSignal) => R,
  { concurrency, ordered = true, signal, onProgress, onError }: MapOptions<T> & { concurrency: number },
): AsyncGenerator<Awaited<R>, void, undefined> {
  signal?.throwIfAborted();
  const inner = new AbortController();
  let interrupt!: (reason: unknown) => void;
  const interrupted = new Promise<never>((_, reject) => (interrupt = reject));
  // It may come when nobody waits any more.
  interrupted.catch(() => undefined);
  signal?.addEventListener('abort', () => interrupt(signal.reason), { signal: inner.signal });

  const progress: MapProgress = { done: 0, failed: 0, total: countOf(source) };
  const failures: unknown[] = [];
  const fail = (error: unknown, item: T, index: number): void => {
    progress.failed++;
    if (onError === undefined) failures.push(error);
    else onError(error, item, index);
  };
  let count = 0;
  const begin = (item: T): Begun<R> => {
    const index = count++;
    const begun = {} as Begun<R>;
    begun.ended = (async () => {
      try {
        const value = await work(item, index, inner.signal);
        return { begun, value };
      } catch (error) {
        // What is dropped because the loop has ended did not fail.
        if (!inner.signal.aborted) fail(error, item, index);
        return { begun };
      } finally {
        progress.done++;
        if (!inner.signal.aborted) onProgress?.({ ...progress });
      }
    })().catch((error: unknown) => {
      interrupt(error);
      return { begun };
    });
    return begun;
  };

  const iterator = Reflect.apply(beginOf(source)!, source, []);
  const waiting: Begun<R>[] = [];
  let next: Promise<IteratorResult<T>> | undefined;
  let exhausted = false;
  try {
    while (!exhausted || waiting.length > 0) {
      if (!exhausted && waiting.length < concurrency) next ??= Promise.resolve(iterator.next());
      const readable = ordered ? waiting.slice(0, 1) : waiting;
      const event = await Promise.race([
        interrupted,
        ...(next === undefined ? [] : [next]),
        ...readable.map(({ ended }) => ended),
      ]);
      if ('begun' in event) {
        waiting.splice(waiting.indexOf(event.begun), 1);
        if ('value' in event) yield event.value!;
        continue;
      }
      next = undefined;
      if (event.done === true) exhausted = true;
      else waiting.push(begin(event.value));
    }
  } finally {
    inner.abort(signal?.reason);
    // An item that is still being fetched is not waited for: that may take for ever.
    const closed = exhausted ? undefined : Promise.resolve(iterator.return?.());
    if (next === undefined) await closed;
    else Promise.all([next, closed]).catch(() => undefined);
  }
  if (failures.length > 0) {
    const [first] = failures;
    const text = first instanceof Error ? first.message : String(first);
    throw new AggregateError(
      failures,
      `cv.map: ${failures.length} of ${count} items failed; the first: ${text}`,
    );
  }
}
