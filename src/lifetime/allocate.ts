import { markAsUntransferable } from 'node:worker_threads';

/**
 * Memory of V8's own for pixels: asked for by the addon. As the array buffers over native memory are, an ArrayBuffer
 * cannot be transferred: it would take a Mat's memory away.
 */
export function allocate(bytes: number, shared: boolean): Uint8Array {
  if (shared) return new Uint8Array(new SharedArrayBuffer(bytes));
  const buffer = new ArrayBuffer(bytes);
  markAsUntransferable(buffer);
  return new Uint8Array(buffer);
}
