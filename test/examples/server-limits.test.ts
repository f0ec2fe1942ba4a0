/** The server's example when there is too much: of requests, of time, of clients that leave. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { after, afterEach, describe, test } from 'node:test';
import cv from '../../src/index.js';
import { Gates } from '../async/gate.js';
import { assertProblem, metricsOf, raw, start } from './server-here.js';
import { postImage, sample } from './uploads.js';

const photo = sample('messi5.jpg');
const first = cv.async.configure();
const gates = await Gates.make();
afterEach(async () => {
  await gates.openAll();
  cv.async.configure(first);
});
after(() => gates.remove());

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setImmediate();
}

/** A pool of one thread, which is busy until the gate is opened. */
async function busy(): Promise<() => Promise<unknown>> {
  cv.async.configure({ threads: 1 });
  const [gate] = gates.create(1) as [string];
  const running = gates.enter(gate);
  await until(() => cv.async.stats().running === 1);
  return async () => {
    await gates.open(gate);
    await running;
  };
}

const server = await start();

describe('a server that is busy', () => {
  test('refuses further requests, and says when to come back', async () => {
    const small = await start({ maxRequests: 2 });
    const open = await busy();
    const waiting = [1, 2].map(() => postImage(`${small}/thumbnail`, photo));
    await until(() => cv.async.stats().queued === 2);
    const refused = await postImage(`${small}/thumbnail`, photo);
    assertProblem(refused, 503, 'busy');
    assert.equal(refused.headers['retry-after'], '1');
    assert.equal((await metricsOf(small)).get('requests_in_flight'), 2);
    await open();
    for (const answer of await Promise.all(waiting)) assert.equal(answer.status, 200);
    assert.equal((await postImage(`${small}/thumbnail`, photo)).status, 200);
    assert.equal((await metricsOf(small)).get('requests_in_flight'), 0);
  });

  test('says so too when calls find the queue of cv.async full', async () => {
    const open = await busy();
    cv.async.configure({ maxQueue: 0 });
    const refused = await postImage(`${server}/thumbnail`, photo);
    assertProblem(refused, 503, 'busy');
    assert.equal(refused.headers['retry-after'], '1');
    await open();
    cv.async.configure(first);
    assert.equal((await postImage(`${server}/thumbnail`, photo)).status, 200);
  });

  test('works on a few at a time, in their order', async () => {
    const open = await busy();
    const waiting = Array.from({ length: 20 }, () => postImage(`${server}/thumbnail`, photo));
    while ((await metricsOf(server)).get('requests_in_flight') !== 20);
    const metrics = await metricsOf(server);
    assert.equal(metrics.get('jobs_running'), first.threads + 1);
    assert.equal(metrics.get('jobs_waiting'), 20 - first.threads - 1);
    assert.equal(metrics.get('cv_calls_queued'), first.threads + 1);
    await open();
    for (const answer of await Promise.all(waiting)) assert.equal(answer.status, 200);
  });
});

describe('time', () => {
  test('that is up ends a request, and frees what it had', async () => {
    const hurried = await start({ seconds: 1 });
    const open = await busy();
    // The later ones wait for their turn, not for a thread.
    const waiting = Array.from({ length: first.threads + 3 }, () => postImage(`${hurried}/thumbnail`, photo));
    for (const answer of await Promise.all(waiting)) {
      assertProblem(answer, 503, 'timeout');
      assert.equal(answer.headers['retry-after'], '1');
    }
    assert.equal(cv.async.stats().queued, 0);
    const metrics = await metricsOf(hurried);
    assert.deepEqual([metrics.get('jobs_running'), metrics.get('jobs_waiting')], [0, 0]);
    await open();
  });

  test('of an upload is limited: 408', async () => {
    const hurried = await start({ seconds: 1 });
    const head =
      'POST /thumbnail HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\nContent-Length: 100\r\n\r\nhello';
    assert.match(await raw(hurried, head), /^HTTP\/1\.1 408 [^]*"code":"slow_upload"/);
    while ((await metricsOf(hurried)).get('requests_in_flight') !== 0);
  });
});

test('a client that does not take its answer is let go', async () => {
  const hurried = await start({ seconds: 10, maxBytes: 1e8 });
  // More than the buffers of a connection hold.
  const noise = cv.imencode('.jpg', cv.Mat.random([4000, 4000, 3], { dtype: 'uint8', seed: 1 }));
  const { port, hostname } = new URL(hurried);
  const socket = connect(Number(port), hostname).pause();
  socket.on('error', () => undefined);
  const head = [
    'POST /thumbnail?width=4096&height=4096 HTTP/1.1',
    'Host: x',
    'Content-Type: image/jpeg',
    `Content-Length: ${noise.length}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.write(noise);
  while ((await metricsOf(hurried)).get('requests_in_flight') !== 1);
  while ((await metricsOf(hurried)).get('requests_in_flight') !== 0);
  // Only what was in those buffers comes, or not even that.
  let bytes = 0;
  socket.on('data', (part) => (bytes += part.length));
  socket.resume();
  await once(socket, 'close');
  assert.ok(bytes < noise.length / 2, `${bytes} bytes`);
});

test('a client that leaves frees its place in the queue', async () => {
  const open = await busy();
  const before = cv.async.stats();
  const leaving = new AbortController();
  const count = first.threads + 4;
  const waiting = Array.from({ length: count }, () =>
    postImage(`${server}/thumbnail`, photo, { signal: leaving.signal }),
  );
  const settled = Promise.allSettled(waiting);
  while ((await metricsOf(server)).get('jobs_waiting') !== 3);
  assert.equal(cv.async.stats().queued, first.threads + 1);
  leaving.abort();
  assert.ok((await settled).every(({ status }) => status === 'rejected'));
  await until(() => cv.async.stats().queued === 0);
  assert.equal(cv.async.stats().aborted - before.aborted, first.threads + 1);
  const metrics = await metricsOf(server);
  for (const name of ['requests_in_flight', 'jobs_waiting', 'jobs_running'])
    assert.equal(metrics.get(name), 0, name);
  assert.equal(metrics.get('http_request_duration_seconds_count{route="/thumbnail",status="499"}'), count);
  await open();
  assert.equal((await postImage(`${server}/thumbnail`, photo)).status, 200);
});
