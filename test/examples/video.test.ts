import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import cv from '../../src/index.js';
import { PYTHON } from '../parity/oracle.js';

const ROOT = resolve(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'node-cv2-examples-'));
const at = (name: string): string => join(work, name);
after(() => rmSync(work, { recursive: true }));

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}
const example = (name: string, ...args: string[]): string =>
  run(process.execPath, '--import', 'tsx', `examples/${name}`, ...args);

test('video.ts writes the film that cv2 writes', () => {
  const hall = new cv.VideoCapture('/usr/share/doc/opencv-doc/examples/data/vtest.avi');
  const film = new cv.VideoWriter(at('film.avi'), cv.VideoWriter.fourcc('M', 'J', 'P', 'G'), 10, [768, 576]);
  for (let i = 0; i < 30; i++) film.write(hall.read()!);
  film.release();
  run(PYTHON, join(import.meta.dirname, 'video.py'), at('film.avi'), at('theirs.avi'));
  assert.match(example('video.ts', at('film.avi'), at('ours.avi')), /see .*ours\.avi/);
  const [ours, theirs] = [at('ours.avi'), at('theirs.avi')].map((path) => readFileSync(path));
  assert.ok(ours!.length > 100_000);
  assert.deepEqual(ours, theirs);
});

test('calibration.ts writes a file that it and cv2 read', () => {
  const printed = example('calibration.ts', at('camera.yml'));
  const theirs = run(
    PYTHON,
    '-c',
    `import cv2, sys
root = cv2.FileStorage(sys.argv[1], cv2.FILE_STORAGE_READ)
print([float(x) for x in root.getNode('matrix').mat().ravel()])
views = root.getNode('views')
print([views.at(i).getNode('photo').string() for i in range(views.size())])`,
    at('camera.yml'),
  );
  const [matrix, photos] = theirs.trim().split('\n');
  assert.deepEqual(
    cv.Mat.from(JSON.parse(matrix!) as number[]).reshape(3, 3),
    new cv.FileStorage(at('camera.yml'), cv.FILE_STORAGE_READ).getNode('matrix').mat(),
  );
  assert.equal(photos, "['left01.jpg', 'left02.jpg', 'left03.jpg', 'left04.jpg', 'left05.jpg']");
  assert.match(printed, /error of 0\.\d+ pixels in 5 photos/);
});
