import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Header } from '../parse/declarations.js';
import { findInstallation } from '../parse/modules.js';
import { parseHeader } from '../parse/parser.js';
import { fileURLToPath } from 'node:url';
import type { Api } from './api.js';
import { buildApi } from './build.js';

/**
 * What no installed header declares for bindings, but cv2 has: read as a part of a module. `header` is what the glue includes for
 * it, `file` what is read.
 */
const ADDED: { module: string; header: string; file: string }[] = [
  { module: 'core', header: 'opencv2/core/mat.hpp', file: 'scripts/generator/shadow/umat.hpp' },
  { module: 'core', header: 'callback/errors.hpp', file: 'native/callback/errors.hpp' },
  { module: 'dnn', header: 'callback/layers.hpp', file: 'native/callback/layers.hpp' },
  { module: 'imgcodecs', header: 'image/info.hpp', file: 'native/image/info.hpp' },
  { module: 'imgcodecs', header: 'image/limits.hpp', file: 'native/image/limits.hpp' },
  { module: 'highgui', header: 'callback/windows.hpp', file: 'native/callback/windows.hpp' },
];
const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Milliseconds of each stage, by its name. */
export type Timings = Record<string, number>;

/** The model of the OpenCV whose headers lie under one of `includes`. */
export function readApi(includes: readonly string[], timings: Timings = {}): Api {
  const started = performance.now();
  const { include, version, defines, modules } = findInstallation(includes);
  const parse = (header: string, file: string): Header =>
    parseHeader(header, readFileSync(file, 'utf8'), defines);
  const parsed = modules.map(({ name, headers }) => ({
    name,
    headers: [
      ...headers.map((header) => parse(header, join(include, header))),
      ...ADDED.filter(({ module }) => module === name).map(({ header, file }) =>
        parse(header, join(root, file)),
      ),
    ],
  }));
  const read = performance.now();
  const api = buildApi(version, parsed);
  timings.parse = read - started;
  timings.model = performance.now() - read;
  return api;
}
