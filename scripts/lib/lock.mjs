import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} file */
function tryLock(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  }
}

/** @param {string} file */
function owner(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

/**
 * Runs one `action` at a time among all processes that name the same file. The file holds its owner's process id,
 * so that what a killed process left behind does not lock for ever.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock(file, action) {
  let waiting = false;
  while (!tryLock(file)) {
    const pid = owner(file);
    if (pid && !isAlive(pid)) {
      rmSync(file, { force: true });
    } else {
      if (!waiting) console.log(`setup: waiting for another one that runs (process ${pid})`);
      waiting = true;
      await sleep(300);
    }
  }
  const release = () => rmSync(file, { force: true });
  // Without a listener a signal would end the process without the `finally` below.
  const onSignal = () => process.exit(130);
  process.once('exit', release).once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await action();
  } finally {
    process.off('exit', release).off('SIGINT', onSignal).off('SIGTERM', onSignal);
    release();
  }
}
