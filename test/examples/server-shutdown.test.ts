/** The server's example as a process: how it starts, and how it ends. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { startServer } from './server-process.js';
import { postImage, sample } from './uploads.js';

const photo = sample('messi5.jpg');

async function open(url: string): Promise<Socket> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

async function isListening(url: string): Promise<boolean> {
  try {
    (await open(url)).destroy();
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ECONNREFUSED') return false;
    // It was about to be accepted when the listening ended.
    assert.equal(code, 'ECONNRESET');
    return true;
  }
}

test('SIGTERM: requests in flight are answered, there are no new ones, and it ends with 0', async () => {
  const { child, url, ended, errors } = await startServer();
  const agent = new Agent();
  await (await request(`${url}/metrics`, { dispatcher: agent })).body.dump();
  const unused = await open(url);

  // Uploads of which the second half is to come, on connections that are to be kept.
  const uploads = await Promise.all(
    ['/thumbnail', '/blur-faces', '/info'].map(async (path) => {
      const socket = await open(url);
      const head = [
        'POST ' + path + ' HTTP/1.1',
        'Host: x',
        'Content-Type: image/jpeg',
        `Content-Length: ${photo.length}`,
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
      socket.write(photo.subarray(0, 20_000));
      return socket;
    }),
  );
  let metrics = '';
  while (!metrics.includes('\nrequests_in_flight 3\n'))
    metrics = await (await request(`${url}/metrics`, { dispatcher: agent })).body.text();

  child.kill('SIGTERM');
  await once(unused, 'close');
  while (await isListening(url)) await setImmediate();
  assert.equal(child.exitCode, null);
  for (const socket of uploads) {
    socket.write(photo.subarray(20_000));
    let answer = '';
    for await (const part of socket.setEncoding('latin1')) answer += part as string;
    assert.match(answer, /^HTTP\/1\.1 200 OK\r\n/);
    assert.match(answer, /\r\nconnection: close\r\n/i);
  }
  assert.deepEqual(await ended, [0, null]);
  assert.equal(errors(), '');
  await agent.close();
});

test('SIGTERM: a request that begins afterwards is refused', async () => {
  const { child, url, ended } = await startServer();
  const socket = (await open(url)).setEncoding('latin1');
  socket.write('GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'data');
  // The rest of these headers is to come.
  socket.write('POST /info HTTP/1.1\r\nHost: x\r\n');
  for (let i = 0; i < 3; i++) await (await request(`${url}/metrics`)).body.dump();
  child.kill('SIGTERM');
  while (await isListening(url)) await setImmediate();
  socket.write(`Content-Type: image/jpeg\r\nContent-Length: 0\r\n\r\n`);
  let answer = '';
  for await (const part of socket) answer += part as string;
  assert.match(answer, /HTTP\/1\.1 503 [^]*connection: close\r\n[^]*"code":"closing"/i);
  assert.deepEqual(await ended, [0, null]);
});

test('SIGTERM: an upload that does not come to its end is waited for as long as one may take', async () => {
  const { child, url, ended } = await startServer({ TIMEOUT: '1' });
  const socket = await open(url);
  socket.write('POST /info HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\nContent-Length: 9\r\n\r\n');
  let metrics = '';
  while (!metrics.includes('\nrequests_in_flight 1\n'))
    metrics = await (await request(`${url}/metrics`)).body.text();
  child.kill('SIGTERM');
  socket.resume();
  await once(socket, 'close');
  assert.deepEqual(await ended, [0, null]);
});

test('SIGINT ends it too, and an idle one at once', async () => {
  const { child, url, ended } = await startServer();
  assert.equal((await postImage(`${url}/info`, photo)).status, 200);
  child.kill('SIGINT');
  assert.deepEqual(await ended, [0, null]);
});

test('what keeps it from starting is said', async () => {
  await assert.rejects(startServer({ FACE_CASCADE: '/nowhere.xml' }), {
    message:
      'the server did not start: server: no face cascade in /nowhere.xml: install the package opencv-data, or set FACE_CASCADE\n',
  });
  await assert.rejects(
    startServer({ PORT: 'http' }),
    /PORT: expected a whole number from 0 to 65535, got 'http'/,
  );
  const { child, url, ended } = await startServer();
  await assert.rejects(startServer({ PORT: new URL(url).port }), /EADDRINUSE/);
  child.kill('SIGTERM');
  await ended;
});
