/** The server's example: every answer that it gives, asked for by a real client. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import { readSettings } from '../../examples/server/settings.js';
import cv from '../../src/index.js';
import { jpegOf, pngOf } from '../image/samples.js';
import { assertProblem, metricsOf, raw, start } from './server-here.js';
import { formOf, post, postImage, sample, scansOf, type Answer } from './uploads.js';

const photo = sample('messi5.jpg');
const decoded = cv.imdecode(photo, cv.IMREAD_COLOR);

function imageOf({ status, headers, body }: Answer): cv.Mat {
  assert.equal(status, 200, body.toString());
  assert.equal(headers['content-type'], 'image/jpeg');
  return cv.imdecode(body, cv.IMREAD_COLOR);
}

/** The mean difference of two images' pixels. */
const differ = (a: cv.Mat, b: cv.Mat): number => cv.norm(a, b, cv.NORM_L1) / a.size;

const JPEG = [cv.IMWRITE_JPEG_QUALITY, 85];
const written = (image: cv.Mat): cv.Mat => cv.imdecode(cv.imencode('.jpg', image, JPEG), cv.IMREAD_COLOR);

/** That it is about as far from what it should be as its JPEG file makes it. */
function assertClose(image: cv.Mat, expected: cv.Mat): void {
  const [difference, least] = [differ(image, expected), differ(written(expected), expected)];
  assert.ok(difference < least + 3, `${difference} levels, ${least} by JPEG`);
}

const server = await start();

describe('thumbnails', () => {
  const area = (image: cv.Mat, size: cv.Size): cv.Mat =>
    cv.resize(image, size, { interpolation: cv.INTER_AREA });

  for (const [query, size] of [
    ['', [320, 200]],
    ['?width=100&height=100', [100, 62]],
    ['?width=4096&height=50', [80, 50]],
    ['?width=40', [40, 25]],
    ['?width=4096&height=4096', [548, 342]],
  ] as const) {
    test(`'${query}' gives ${size.join(' x ')}`, async () => {
      const small = imageOf(await postImage(`${server}/thumbnail${query}`, photo));
      assert.deepEqual(small.shape, [size[1], size[0], 3]);
      assertClose(small, area(decoded, [...size]));
    });
  }

  test('of PNG and WebP files, with one channel, four, or 16 bits', async () => {
    const bright = cv.Mat.full([60, 90], 200, 'uint8');
    const deep = cv.Mat.full([60, 90, 4], 200 * 257, 'uint16');
    for (const file of [
      cv.imencode('.png', bright),
      cv.imencode('.webp', bright),
      cv.imencode('.png', deep),
    ]) {
      const small = imageOf(await postImage(`${server}/thumbnail?width=30&height=30`, file));
      assert.deepEqual(small.shape, [20, 30, 3]);
      assert.ok(differ(small, cv.Mat.full([20, 30, 3], 200, 'uint8')) < 2);
    }
  });

  test('a form gives the same as the file itself', async () => {
    const [form, file] = await Promise.all([
      post(`${server}/thumbnail`, formOf(photo)),
      postImage(`${server}/thumbnail`, photo),
    ]);
    assert.equal(form.status, 200);
    assert.deepEqual(form.body, file.body);
  });

  test('what a camera stored lying on its side is upright', async () => {
    const exif = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
    const segment = Buffer.from([0xff, 0xe1, 0, exif.length + 8, ...Buffer.from('Exif\0\0'), ...exif]);
    const turned = Buffer.concat([photo.subarray(0, 2), segment, photo.subarray(2)]);
    const small = imageOf(await postImage(`${server}/thumbnail?width=60&height=100`, turned));
    assert.deepEqual(small.shape, [96, 60, 3]);
    assertClose(small, area(cv.rotate(decoded, cv.ROTATE_90_CLOCKWISE), [60, 96]));
  });
});

describe('faces', () => {
  test('lose their detail, and nothing else changes', async () => {
    const answer = await postImage(`${server}/blur-faces`, photo);
    const blurred = imageOf(answer);
    assert.equal(answer.headers['x-faces'], '1');
    // As cv2 finds it: test/examples/photos.test.ts compares the two.
    const cascade = new cv.CascadeClassifier(
      '/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml',
    );
    const [face] = cascade.detectMultiScale(cv.cvtColor(decoded, cv.COLOR_BGR2GRAY), 1.1, 5) as [cv.Rect];
    const detail = (image: cv.Mat): number =>
      cv
        .meanStdDev(cv.Laplacian(cv.cvtColor(image.roi(face), cv.COLOR_BGR2GRAY), cv.CV_32F))[1]
        .at(0, 0) as number;
    assert.ok(detail(blurred) < detail(decoded) / 3, `${detail(blurred)} of ${detail(decoded)}`);
    // A block of JPEG's has 16 pixels, and colours reach one further.
    const [x, y, width, height] = face;
    const outside = cv.Mat.full(decoded.shape.slice(0, 2), 255, 'uint8');
    cv.rectangle(outside, [x - 18, y - 18, width + 36, height + 36], [0], cv.FILLED);
    assert.equal(cv.norm(blurred, written(decoded), cv.NORM_INF, outside), 0);
  });

  test('where there are none, the image stays as it is', async () => {
    const fruits = sample('fruits.jpg');
    const answer = await postImage(`${server}/blur-faces`, fruits);
    assert.equal(answer.headers['x-faces'], '0');
    assert.deepEqual(imageOf(answer).data, written(cv.imdecode(fruits, cv.IMREAD_COLOR)).data);
  });

  test('many at once: each image gets its own', async () => {
    const images = ['messi5.jpg', 'fruits.jpg', 'baboon.jpg', 'messi5.jpg', 'home.jpg', 'messi5.jpg'].map(
      sample,
    );
    const answers = await Promise.all(images.map((image) => post(`${server}/blur-faces`, formOf(image))));
    assert.deepEqual(
      answers.map(({ headers }) => headers['x-faces']),
      ['1', '0', '0', '1', '0', '1'],
    );
  });
});

test('info tells what the header says', async () => {
  const { status, body } = await post(`${server}/info`, formOf(photo));
  assert.equal(status, 200);
  assert.deepEqual(JSON.parse(body.toString()), {
    ...{
      format: 'jpeg',
      width: 548,
      height: 342,
      channels: 3,
      depth: 0,
      dtype: 'uint8',
      orientation: 1,
      frames: 1,
    },
  });
});

describe('what is refused', () => {
  const thumbnail = `${server}/thumbnail`;
  const multipart = { headers: { 'content-type': 'multipart/form-data' } };
  const rows: [what: string, status: number, code: string, send: () => Promise<Answer>][] = [
    ['an empty body', 400, 'no_image', () => postImage(thumbnail, Buffer.alloc(0))],
    ['no body', 400, 'no_image', () => post(thumbnail, null)],
    ['a form without a file', 400, 'no_image', () => post(thumbnail, formOf())],
    ['a form with an empty file', 400, 'no_image', () => post(thumbnail, formOf(Buffer.alloc(0)))],
    ['a form that is none', 400, 'bad_request', () => post(thumbnail, photo, multipart)],
    ['no width', 400, 'bad_request', () => postImage(`${thumbnail}?width=0`, photo)],
    ['a width of letters', 400, 'bad_request', () => postImage(`${thumbnail}?width=wide`, photo)],
    ['an unknown path', 404, 'not_found', () => postImage(`${server}/nowhere`, photo)],
    ['more bytes than allowed', 413, 'too_large', () => postImage(thumbnail, Buffer.alloc(11e6))],
    [
      'more bytes than allowed, without their number',
      413,
      'too_large',
      () =>
        post(thumbnail, Readable.from([photo, Buffer.alloc(11e6)]), {
          headers: { 'content-type': 'image/png' },
        }),
    ],
    ['a form with more bytes', 413, 'too_large', () => post(thumbnail, formOf(Buffer.alloc(11e6)))],
    [
      'JSON',
      415,
      'unsupported_type',
      () => postImage(thumbnail, photo, { headers: { 'content-type': 'application/json' } }),
    ],
    ['no type', 415, 'unsupported_type', () => post(thumbnail, photo)],
    [
      'a text that says it is an image',
      415,
      'unsupported_type',
      () => postImage(thumbnail, Buffer.from('hello')),
    ],
    [
      'a format that is not taken',
      415,
      'unsupported_type',
      () => postImage(thumbnail, cv.imencode('.bmp', decoded)),
    ],
    ['a PNG bomb', 422, 'too_many_pixels', () => postImage(thumbnail, pngOf(30_000, 30_000))],
    ['a JPEG bomb', 422, 'too_many_pixels', () => post(thumbnail, formOf(jpegOf(60_000, 60_000)))],
    ['a JPEG file of many scans', 422, 'too_many_scans', () => postImage(thumbnail, scansOf(101))],
    [
      'a cut file',
      422,
      'broken_image',
      () => postImage(thumbnail, sample('basketball1.png').subarray(0, 30_000)),
    ],
    ['a header and nothing else', 422, 'broken_image', () => postImage(thumbnail, photo.subarray(0, 100))],
    [
      'an image too wide for JPEG',
      422,
      'cannot_encode',
      () => postImage(`${server}/blur-faces`, cv.imencode('.png', cv.Mat.zeros([4, 70_000], 'uint8'))),
    ],
    [
      'large headers',
      431,
      'large_headers',
      () => post(thumbnail, null, { headers: { 'x-large': 'x'.repeat(20_000) } }),
    ],
  ];
  for (const [what, status, code, send] of rows) {
    test(`${what}: ${status}`, async () => assertProblem(await send(), status, code));
  }

  test('what is no HTTP: 400', async () => {
    assert.match(await raw(server, 'hello\r\n\r\n'), /^HTTP\/1\.1 400 [^]*"code":"bad_request"/);
  });
});

test('metrics tell what the server, node-cv2 and Node have done', async () => {
  const own = await start();
  for (const body of [photo, photo, Buffer.from('hello')]) await postImage(`${own}/thumbnail`, body);
  const metrics = await metricsOf(own);
  const count = (status: number): number | undefined =>
    metrics.get(`http_request_duration_seconds_count{route="/thumbnail",status="${status}"}`);
  assert.deepEqual([count(200), count(415)], [2, 1]);
  const { done, wait, run } = cv.async.stats();
  assert.equal(metrics.get('cv_calls_done_total'), done);
  assert.equal(metrics.get('cv_call_wait_seconds{quantile="0.99"}'), wait.p99 / 1000);
  assert.equal(metrics.get('cv_call_run_seconds{quantile="0.5"}'), run.p50 / 1000);
  assert.equal(metrics.get('cv_memory_pooled_bytes'), cv.memory().pooled);
  for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
    assert.ok(metrics.get(name)! > 0, name);
});

test('settings come from the environment', () => {
  const { port, maxBytes, maxPixels, maxRequests, seconds } = readSettings({
    ...{ PORT: '81', MAX_BYTES: '82', MAX_PIXELS: '83', MAX_REQUESTS: '84', TIMEOUT: '85' },
  });
  assert.deepEqual([port, maxBytes, maxPixels, maxRequests, seconds], [81, 82, 83, 84, 85]);
  assert.throws(() => readSettings({ PORT: 'http' }), /^RangeError: PORT: expected a whole number/);
  assert.throws(() => readSettings({ MAX_BYTES: '-1' }), /^RangeError: MAX_BYTES: /);
});
