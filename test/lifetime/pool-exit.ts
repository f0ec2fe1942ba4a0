import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Ways for a process to end while the pool holds blocks, so that its thread waits; the argument chooses one. */
async function fillPool(): Promise<void> {
  const { default: cv } = await import('../../src/index.js');
  const mats = Array.from({ length: 10 }, () => new cv.Mat(1080, 1920, cv.CV_8UC3, 1));
  for (const mat of mats) mat.release();
}

switch (process.argv[2]) {
  case 'by itself':
    await fillPool();
    break;
  case 'process.exit':
    await fillPool();
    process.exit(0);
    break;
  case 'an exception':
    await fillPool();
    throw new Error('the end');
  case 'worker': {
    // The only one to load the addon: its end must not take the code away from under the pool's thread.
    const worker = new Worker(new URL('worker.mjs', import.meta.url), {
      workerData: { program: 'pool-worker.ts', value: 1 },
    });
    await once(worker, 'exit');
    await new Promise((resolve) => setTimeout(resolve, 5000));
    break;
  }
}
