import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { findInstallation } from '../../scripts/generator/parse/modules.js';

let include: string;

beforeEach(() => {
  include = mkdtempSync(join(tmpdir(), 'node-cv2-headers-'));
});

afterEach(() => rmSync(include, { recursive: true }));

function install(modules: string[], paths: string[]): void {
  const files = {
    'core/version.hpp':
      '#define CV_VERSION_MAJOR 4\n#define CV_VERSION_MINOR    6\n#define CV_VERSION_REVISION 0\n',
    'opencv_modules.hpp': modules.map((name) => `#define HAVE_OPENCV_${name}\n`).join(''),
    ...Object.fromEntries(paths.map((path) => [path, ''])),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(include, 'opencv2', path)), { recursive: true });
    writeFileSync(join(include, 'opencv2', path), text);
  }
}

test('version, modules that were built, their headers, core first', () => {
  install(
    ['ARUCO', 'CORE', 'DNN'],
    [
      'aruco.hpp',
      'aruco/charuco.hpp',
      'core.hpp',
      'core/mat.hpp',
      'dnn/dnn.hpp',
      'dnn.hpp',
      'notbuilt.hpp',
      'notbuilt/a.hpp',
      'opencv.hpp',
    ],
  );
  const { version, modules, defines } = findInstallation(['/nowhere', include]);
  assert.equal(version, '4.6.0');
  assert.equal(defines.get('HAVE_OPENCV_DNN'), '');
  assert.deepEqual(modules, [
    { name: 'core', headers: ['opencv2/core.hpp', 'opencv2/core/mat.hpp', 'opencv2/core/version.hpp'] },
    { name: 'aruco', headers: ['opencv2/aruco.hpp', 'opencv2/aruco/charuco.hpp'] },
    { name: 'dnn', headers: ['opencv2/dnn.hpp', 'opencv2/dnn/dnn.hpp'] },
  ]);
});

test('a header of no name known belongs to the module that has none', () => {
  install(['CORE', 'DNN_OBJDETECT'], ['core.hpp', 'core_detect.hpp']);
  assert.deepEqual(findInstallation([include]).modules[1], {
    name: 'dnn_objdetect',
    headers: ['opencv2/core_detect.hpp'],
  });
});

test('internals are left out', () => {
  const internal = [
    'cuda/a.hpp',
    'hal/a.hpp',
    'opencl/x/a.hpp',
    'utils/a.hpp',
    'legacy/a.hpp',
    'a.inl.hpp',
    'a_inl.hpp',
  ];
  const others = [
    'a.private.hpp',
    'private.hpp',
    'a.details.hpp',
    'a_winrt.hpp',
    'core_c.h',
    'detection_based_tracker.hpp',
  ];
  install(
    ['CORE'],
    [...internal, ...others, 'tracking_legacy.hpp', 'bindings_utils.hpp'].map((path) => `core/${path}`),
  );
  assert.deepEqual(findInstallation([include]).modules[0]?.headers, [
    'opencv2/core/bindings_utils.hpp',
    'opencv2/core/tracking_legacy.hpp',
    'opencv2/core/version.hpp',
  ]);
});

test('no OpenCV is a plain sentence', () => {
  assert.throws(() => findInstallation([include]), /no opencv2\/core\/version\.hpp under /);
});
