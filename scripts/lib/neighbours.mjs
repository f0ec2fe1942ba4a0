import { existsSync, readFileSync } from 'node:fs';
import { addPackages } from './npm-packages.mjs';
import { inRoot } from './paths.mjs';

/** The libraries that Mats are exchanged with, for the tests alone: hundreds of megabytes, which `npm start` does without. */
const neighbours = {
  '@napi-rs/canvas': '1.1.1',
  '@types/ndarray': '1.1.0',
  ndarray: '1.1.1',
  'onnxruntime-node': '1.30.0',
  sharp: '0.35.5',
};

/** @param {[name: string, version: string]} neighbour */
function isThere([name, version]) {
  const file = inRoot('node_modules', name, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version;
}

/** Brings them into node_modules, beside what package-lock.json names. The tests say which of them is missing. */
export async function installNeighbours() {
  const wanted = Object.entries(neighbours);
  if (wanted.every(isThere)) return;
  const code = await addPackages(wanted.map((one) => one.join('@')));
  if (code !== 0) console.log('setup: the libraries that Mats are exchanged with could not be installed');
}
