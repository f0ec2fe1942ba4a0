import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findInstallation } from '../parse/modules.js';
import { parseHeader } from '../parse/parser.js';
import type { Api } from './api.js';
import { buildApi } from './build.js';

/** Milliseconds of each stage, by its name. */
export type Timings = Record<string, number>;

/** The model of the OpenCV whose headers lie under one of `includes`. */
export function readApi(includes: readonly string[], timings: Timings = {}): Api {
  const started = performance.now();
  const { include, version, defines, modules } = findInstallation(includes);
  const parsed = modules.map(({ name, headers }) => ({
    name,
    headers: headers.map((header) =>
      parseHeader(header, readFileSync(join(include, header), 'utf8'), defines),
    ),
  }));
  const read = performance.now();
  const api = buildApi(version, parsed);
  timings.parse = read - started;
  timings.model = performance.now() - read;
  return api;
}
