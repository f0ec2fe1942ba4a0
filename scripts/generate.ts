/**
 * Reads OpenCV's headers and writes what is made from them:
 * `tsx scripts/generate.ts --include <dir> [--include ...] [--cpp <dir>] [--types <dir>] [--json <file>]`
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bindable } from './generator/arguments/index.js';
import { emitCpp } from './generator/emit/cpp.js';
import { emitDts } from './generator/emit/dts.js';
import { emitJson } from './generator/emit/json.js';
import type { Api } from './generator/model/api.js';
import { readApi, type Timings } from './generator/model/read.js';
import { refine } from './generator/refine/apply.js';
import { summary } from './generator/summary.js';

const { values: options } = parseArgs({
  options: {
    include: { type: 'string', multiple: true, default: ['/usr/include/opencv4'] },
    cpp: { type: 'string' },
    types: { type: 'string' },
    json: { type: 'string' },
  },
});

const timings: Timings = {};
let written = 0;

function time<T>(stage: string, run: () => T): T {
  const started = performance.now();
  const result = run();
  timings[stage] = performance.now() - started;
  return result;
}

/** Leaves a file alone that already says the same, so that nothing which depends on it is built again. */
function write(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  written++;
}

function emit(
  stage: string,
  directory: string | undefined,
  emitter: (api: Api) => Map<string, string>,
): void {
  if (directory === undefined) return;
  const files = time(stage, () => emitter(api));
  for (const [name, text] of files) write(join(directory, name), text);
  // A module that is gone leaves nothing behind that would be compiled with the others.
  for (const name of readdirSync(directory))
    if (name.endsWith('.cpp') && !files.has(name)) rmSync(join(directory, name));
}

const api = readApi(options.include, timings);
time('refine', () => {
  refine(api);
  bindable(api);
});
emit('glue', options.cpp, emitCpp);
emit('types', options.types, emitDts);
if (options.json !== undefined) write(options.json, emitJson(api));
console.log(summary(api, timings, written));
