import { addAbortListener } from 'node:events';
import type { Binding } from '../load-binding.js';

/** What a call is rejected with when its `AbortSignal` ends it: as by Node's own functions, with the signal's reason as `cause`. */
class AbortError extends Error {
  override readonly name = 'AbortError';
  readonly code = 'ABORT_ERR';

  constructor(signal: AbortSignal) {
    super('The operation was aborted', { cause: signal.reason });
  }
}

/** The calls that one signal aborts, by number. One listener serves them all: a signal gets slow by a thousand of its own. */
interface Watch {
  calls: Set<number>;
  listener: Disposable;
}

/** Has a call aborted with a signal. Throws when that has aborted already; gives a function that ends the watch. */
export type WatchSignal = (signal: AbortSignal, call: number) => () => void;

export function makeWatchSignal(binding: Binding): WatchSignal {
  const watches = new WeakMap<AbortSignal, Watch>();

  function start(signal: AbortSignal): Watch {
    const calls = new Set<number>();
    const listener = addAbortListener(signal, () => {
      watches.delete(signal);
      for (const call of calls) binding.async.abort(call, new AbortError(signal));
    });
    const watch = { calls, listener };
    watches.set(signal, watch);
    return watch;
  }

  return (signal, call) => {
    if (signal.aborted) throw new AbortError(signal);
    const watch = watches.get(signal) ?? start(signal);
    watch.calls.add(call);
    return () => {
      watch.calls.delete(call);
      if (watch.calls.size > 0 || watches.get(signal) !== watch) return;
      watch.listener[Symbol.dispose]();
      watches.delete(signal);
    };
  };
}
