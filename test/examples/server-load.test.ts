/** The server's example under a load of good uploads and hostile ones: it answers all of them, and nothing stays behind. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { request } from 'undici';
import cv from '../../src/index.js';
import { readMetrics, startServer } from './server-process.js';
import { formOf, hostile, post, postImage, sample } from './uploads.js';

const { child, url, ended, errors } = await startServer();
after(() => child.kill('SIGKILL'));

const photo = sample('messi5.jpg');
const good = [
  () => postImage(`${url}/thumbnail?width=64&height=64`, photo),
  () => post(`${url}/thumbnail`, formOf(sample('fruits.jpg'))),
  () => postImage(`${url}/blur-faces`, photo),
  () => post(`${url}/info`, formOf(photo)),
];

async function metrics(): Promise<Map<string, number>> {
  return readMetrics(await (await request(`${url}/metrics`)).body.text());
}

test('every upload gets its answer, and the server stays as it was', async () => {
  // A cascade keeps its buffers, and there is one for each job that may run at once.
  await postImage(`${url}/blur-faces`, photo);
  const ofCascade = (await metrics()).get('cv_memory_bytes')!;
  const cascades = cv.async.configure().threads + 1;

  const unexpected: string[] = [];
  const uploads = Array.from({ length: 6 * hostile.length }, (_, i) => async () => {
    const [what, statuses, send] = hostile[i % hostile.length]!;
    const [status, answer] = await Promise.all([send(url), good[i % good.length]!()]);
    // 503 where more come than there is room for.
    if (![...statuses, 503].includes(status)) unexpected.push(`${what}: ${status}`);
    if (answer.status !== 200 && answer.status !== 503) unexpected.push(`a good one: ${answer.status}`);
    return what;
  });
  const lanes = cv.map(uploads, (upload) => upload(), { concurrency: 12, ordered: false });
  let answered = 0;
  for await (const what of lanes) {
    assert.equal(child.exitCode, null, what);
    answered++;
  }
  assert.equal(answered, uploads.length);
  assert.deepEqual(unexpected, []);

  // What the last clients left behind ends by itself.
  let now = await metrics();
  while (now.get('requests_in_flight')! > 0 || now.get('cv_calls_running')! > 0) now = await metrics();
  assert.equal(now.get('cv_mats'), 0);
  const bytes = now.get('cv_memory_bytes')!;
  assert.ok(bytes <= cascades * ofCascade, `${bytes} bytes, ${ofCascade} of one cascade`);
  assert.equal(now.get('jobs_running'), 0);
  assert.equal(now.get('jobs_waiting'), 0);
  assert.deepEqual(
    [...now.keys()].filter((name) => name.includes('status="500"')),
    [],
  );
  // libpng tells of broken files by itself.
  assert.deepEqual(
    errors()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('libpng error: ')),
    [],
  );
  assert.equal((await postImage(`${url}/blur-faces`, photo)).headers['x-faces'], '1');
  child.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);
});
