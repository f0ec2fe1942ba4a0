import { crc32 } from 'node:zlib';

/**
 * What each of the steps gave, in a text that child.py's `tell` writes alike: `refused` for an error of OpenCV's, the name of any other.
 * @param {readonly (() => unknown)[]} steps
 */
export async function tell(steps) {
  const told = [];
  for (const step of steps) {
    try {
      told.push(textOf(await step()));
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      told.push(name === 'CvError' ? 'refused' : `refused by ${name}`);
    }
  }
  return told.join('; ');
}

/** @param {unknown} value @returns {string} */
function textOf(value) {
  if (value === null || value === undefined) return 'refused';
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : exponential(value);
  if (typeof value === 'string') return value.replaceAll('\n', ' ');
  if (typeof value === 'boolean') return String(value);
  const { shape, dtype, toBuffer } = /** @type {import('../../../src/index.js').Mat} */ (value);
  return `${shape.join('x')} ${dtype} ${crc32(toBuffer.call(value))}`;
}

/** As Python's `:.6e` has it. @param {number} value */
function exponential(value) {
  return value.toExponential(6).replace(/e([+-])(\d)$/, 'e$10$2');
}
