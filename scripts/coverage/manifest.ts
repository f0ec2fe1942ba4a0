import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from '../generator/model/api.js';

const file = join(import.meta.dirname, '..', '..', 'src', 'generated', 'api.json');

/** What the generator wrote about the binding that is built. */
export function readManifest(): Api {
  if (!existsSync(file)) throw new Error(`${file} is not there: build first, with 'npm run build'`);
  return JSON.parse(readFileSync(file, 'utf8')) as Api;
}
