import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'minor' }) => unknown;

/** V8 shows its collector on request only; a fresh context has what the flag promises, and the flag goes back. */
function exposeCollector(): Collect | undefined {
  try {
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc') as Collect;
    setFlagsFromString('--no-expose-gc');
    return gc;
  } catch {
    return undefined;
  }
}

let collect: Collect | undefined;
let asked = false;
/**
 * Where fewer than 1,000 bytes a millisecond were allocated since its last collection, V8 gives half of its room for young
 * objects back to the system, and has to fetch it again: twice the time.
 */
let ballast: unknown;

/**
 * Collects young objects, in some 50 µs; false where V8's collector cannot be had. The addon asks for it once
 * a few images came into being: most are garbage then, and V8, which sees small objects alone, would wait much longer and do
 * a full collection of milliseconds.
 */
export function collectYoung(): boolean {
  if (!asked) {
    asked = true;
    collect = globalThis.gc === undefined ? exposeCollector() : globalThis.gc;
  }
  ballast = new Array(512).fill(ballast === undefined);
  collect?.({ type: 'minor' });
  return collect !== undefined;
}
