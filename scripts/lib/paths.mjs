import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts);

export const tsxLoader = ['--import', 'tsx'];

/**
 * The JavaScript file behind a command of a development dependency.
 * @param {string} file below node_modules
 */
export const tool = (file) => inRoot('node_modules', file);
