import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definesOf, type Defines } from './preprocessor.js';

export interface ModuleHeaders {
  name: string;
  /** As `#include` sees them: `opencv2/core/types.hpp`. */
  headers: string[];
}

export interface Installation {
  /** The directory that holds `opencv2/`. */
  include: string;
  /** `4.6.0`. */
  version: string;
  /** What the preprocessor knows about this OpenCV. */
  defines: Defines;
  modules: ModuleHeaders[];
}

/** Not for bindings: CUDA, OpenCL and SIMD internals, headers of other languages and of older versions. */
const excluded = [
  /(^|\/)(cuda|hal|opencl|utils|legacy)\//,
  /(_inl|\.inl|\.details|\.private)\./,
  /(^|\/)private\./,
  /winrt/,
  /(^|\/)detection_based_tracker\.hpp$/,
];

/** The `.h` that declare what wrapped functions take: the enums of `cv::flann::Index`. Others are C's, or internal. */
const plainHeaders = new Set(['flann/defines.h']);

/** Headers that belong to no module: they only include others. */
const umbrellas = new Set(['opencv.hpp', 'opencv_modules.hpp']);

/** Finds OpenCV under the first of `includes` that has it, its version, and the headers of every module that was built. */
export function findInstallation(includes: readonly string[]): Installation {
  const include = includes.find((directory) => existsSync(join(directory, 'opencv2/core/version.hpp')));
  if (include === undefined) throw new Error(`no opencv2/core/version.hpp under ${includes.join(', ')}`);
  const read = (path: string): string => readFileSync(join(include, path), 'utf8');
  const modulesText = read('opencv2/opencv_modules.hpp');
  const defines = definesOf(read('opencv2/core/version.hpp'), modulesText);
  const version = ['MAJOR', 'MINOR', 'REVISION']
    .map((part) => defines.get(`CV_VERSION_${part}`) ?? '?')
    .join('.');
  const names = [...modulesText.matchAll(/^#define HAVE_OPENCV_(\w+)/gm)].map(([, name = '']) =>
    name.toLowerCase(),
  );
  return {
    include,
    version,
    defines,
    modules: headersByModule(listHeaders(join(include, 'opencv2')), names),
  };
}

function listHeaders(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => (path.endsWith('.hpp') && !umbrellas.has(path)) || plainHeaders.has(path))
    .filter((path) => !excluded.some((pattern) => pattern.test(path)))
    .sort();
}

/**
 * `x.hpp` and `x/` are module `x`'s. A header of nobody's name (`core_detect.hpp`) belongs to the module that
 * would have none otherwise (`dnn_objdetect`). Core comes first: the others stand on its classes.
 */
function headersByModule(paths: readonly string[], names: readonly string[]): ModuleHeaders[] {
  const byName = new Map(names.map((name): [string, string[]] => [name, []]));
  const strays: string[] = [];
  for (const path of paths) {
    const owner = path.replace(/\.hpp$/, '').split('/', 1)[0] ?? '';
    (byName.get(owner) ?? strays).push(`opencv2/${path}`);
  }
  const empty = [...byName.values()].filter((headers) => headers.length === 0);
  if (empty.length === 1) empty[0]?.push(...strays);
  return [...byName]
    .map(([name, headers]) => ({ name, headers: mainHeaderFirst(name, headers) }))
    .sort((a, b) => Number(b.name === 'core') - Number(a.name === 'core'));
}

function mainHeaderFirst(name: string, headers: string[]): string[] {
  const main = `opencv2/${name}.hpp`;
  return headers.includes(main) ? [main, ...headers.filter((header) => header !== main)] : headers;
}
