import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { request } from 'undici';
import cv from '../../src/index.js';
import { jpegOf, pngOf } from '../image/samples.js';

const SAMPLES = '/usr/share/doc/opencv-doc/examples/data';
export const sample = (name: string): Buffer => readFileSync(`${SAMPLES}/${name}`);

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

export interface Sending {
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Sends a body and reads the whole answer. */
export async function post(
  url: string,
  body: Buffer | FormData | NodeJS.ReadableStream | null,
  { headers = {}, signal }: Sending = {},
): Promise<Answer> {
  const answer = await request(url, { method: 'POST', body: body as Buffer, headers, signal });
  const { statusCode: status, headers: got } = answer;
  return { status, headers: got, body: Buffer.from(await answer.body.arrayBuffer()) };
}

export const postImage = (url: string, image: Buffer, sending: Sending = {}): Promise<Answer> =>
  post(url, image, { ...sending, headers: { 'content-type': 'image/jpeg', ...sending.headers } });

/** A form with a text, and with files. */
export function formOf(...files: Buffer[]): FormData {
  const form = new FormData();
  form.append('title', 'holidays');
  for (const file of files) form.append('image', new Blob([file]), 'image.jpg');
  return form;
}

/** A client that announces more than it sends, and leaves. */
async function leave(url: string, type: string, part: string | Buffer): Promise<undefined> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const head = ['POST /thumbnail HTTP/1.1', 'Host: x', `Content-Type: ${type}`, 'Content-Length: 50000'];
  socket.on('error', () => undefined);
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.write(part);
  await wait(20);
  socket.destroy();
}

/** A small JPEG file that goes over its pixels again and again. */
export function scansOf(count: number): Buffer {
  const jpeg = cv.imencode('.jpg', cv.Mat.zeros([64, 64], 'uint8'), [cv.IMWRITE_JPEG_PROGRESSIVE, 1]);
  const last = jpeg.subarray(jpeg.lastIndexOf(Buffer.from([0xff, 0xda])), -2);
  return Buffer.concat([
    jpeg.subarray(0, -2),
    ...Array.from({ length: count }, () => last),
    jpeg.subarray(-2),
  ]);
}

const photo = sample('messi5.jpg');
const scan = sample('basketball1.png');
const noise = Buffer.from(cv.Mat.random([100_000], { dtype: 'uint8', seed: 1 }).data);

/** Uploads of people who mean no good or are unlucky, with the status that each gets; undefined for clients that leave. */
export const hostile: readonly (readonly [
  what: string,
  statuses: readonly (number | undefined)[],
  send: (server: string) => Promise<number | undefined>,
])[] = [
  // What is there of a JPEG file is decoded, the rest is gray.
  ['a cut JPEG file', [200], (server) => statusOf(server, photo.subarray(0, 30_000))],
  ['the beginning of a JPEG file', [422], (server) => statusOf(server, photo.subarray(0, 100))],
  ['a cut PNG file', [422], (server) => statusOf(server, scan.subarray(0, 30_000))],
  ['a PNG bomb', [422], (server) => statusOf(server, pngOf(30_000, 30_000))],
  ['a JPEG bomb', [422], (server) => statusOf(server, jpegOf(60_000, 60_000))],
  ['a JPEG file of many scans', [422], (server) => statusOf(server, scansOf(2000))],
  ['noise', [415], (server) => statusOf(server, noise)],
  ['a text', [415], (server) => statusOf(server, Buffer.from('<svg/>'))],
  ['another format', [415], (server) => statusOf(server, cv.imencode('.bmp', cv.Mat.zeros([9, 9], 'uint8')))],
  [
    'another type',
    [415],
    (server) => statusOf(server, Buffer.from('{}'), { 'content-type': 'application/json' }),
  ],
  ['no type', [415], async (server) => (await post(`${server}/thumbnail`, photo)).status],
  ['an empty body', [400], (server) => statusOf(server, Buffer.alloc(0))],
  ['a form without a file', [400], async (server) => (await post(`${server}/thumbnail`, formOf())).status],
  [
    'a broken form',
    [400],
    (server) => statusOf(server, noise, { 'content-type': 'multipart/form-data; boundary=x' }),
  ],
  [
    'a form without a boundary',
    [400],
    (server) => statusOf(server, noise, { 'content-type': 'multipart/form-data' }),
  ],
  ['a large upload', [413], (server) => statusOf(server, Buffer.alloc(11e6))],
  [
    'large headers',
    [431],
    async (server) => (await post(server, null, { headers: { 'x-large': 'x'.repeat(20_000) } })).status,
  ],
  ['a wrong size', [400], async (server) => (await postImage(`${server}/thumbnail?width=0`, photo)).status],
  ['an unknown path', [404], async (server) => (await postImage(`${server}/nowhere`, photo)).status],
  ['a client that leaves at once', [undefined], (server) => leave(server, 'image/jpeg', '')],
  ['one that leaves later', [undefined], (server) => leave(server, 'image/jpeg', photo.subarray(0, 20_000))],
  [
    'one that leaves in the middle of a form',
    [undefined],
    (server) =>
      leave(
        server,
        'multipart/form-data; boundary=x',
        `--x\r\nContent-Disposition: form-data; name="image"; filename="a.jpg"\r\n\r\n${'x'.repeat(20_000)}`,
      ),
  ],
  [
    'one that does not wait for its answer',
    [undefined],
    async (server) => {
      const signal = AbortSignal.timeout(20);
      const { status } = await postImage(`${server}/blur-faces`, photo, { signal }).catch(() => ({
        status: undefined,
      }));
      return status;
    },
  ],
];

async function statusOf(server: string, body: Buffer, headers: Record<string, string> = {}): Promise<number> {
  return (await postImage(`${server}/thumbnail`, body, { headers })).status;
}
