// The rounds of soak.mjs: each uses 1080p images in another way, as programs do, and lets go of them in another way.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

/** @typedef {typeof import('../../src/generated/cv.js')} Cv */
/** @typedef {InstanceType<Cv['Mat']>} Mat */

/** @returns {Cv} the package as it is published: a TypeScript loader in the same process would be measured too */
export function load() {
  /** @type {unknown} */
  const cv = createRequire(import.meta.url)('../../dist/index.js');
  return /** @type {Cv} */ (cv);
}

export const [HEIGHT, WIDTH] = [1080, 1920];
/** All its pixels are one colour, so every result is known: it is checked, since memory freed too soon shows there. */
const COLOUR = /** @type {const} */ ([10, 20, 30]);
const GRAY = 22;

/** @param {Cv} cv */
export const makeImage = (cv) => new cv.Mat(HEIGHT, WIDTH, cv.CV_8UC3, COLOUR);

/** @param {Mat} gray */
function checkGray(gray) {
  assert.equal(gray.at(0, 0), GRAY);
  assert.equal(gray.at(-1, -1), GRAY);
}

/** @type {Record<string, (cv: Cv, image: Mat) => unknown>} */
export const rounds = {
  'results dropped'(cv, image) {
    for (let i = 0; i < 4; i++) checkGray(cv.cvtColor(image, cv.COLOR_BGR2GRAY));
    assert.deepEqual(cv.GaussianBlur(cv.flip(image, 1), [5, 5], 0).at(500, 500), COLOUR);
  },
  'results released'(cv, image) {
    const gray = cv.cvtColor(image, cv.COLOR_BGR2GRAY);
    const [, binary] = cv.threshold(gray, GRAY - 1, 255, cv.THRESH_BINARY);
    assert.equal(binary.at(7, 7), 255);
    gray.release();
    binary.release();
  },
  'a dst that changes its size'(cv, image) {
    const dst = new cv.Mat();
    for (const width of [WIDTH, WIDTH / 2, WIDTH]) {
      assert.equal(cv.resize(image, [width, HEIGHT], dst), dst);
      assert.deepEqual(dst.at(HEIGHT - 1, width - 1), COLOUR);
    }
  },
  'data of fresh results'(cv, image) {
    const copy = image.clone();
    const { data } = copy;
    assert.equal(data.length, HEIGHT * WIDTH * 3);
    assert.equal(data[data.length - 1], COLOUR[2]);
    const kept = cv.cvtColor(image, cv.COLOR_BGR2GRAY).data;
    copy.release();
    assert.equal(data.length, 0);
    assert.equal(kept[kept.length - 1], GRAY);
  },
  'views, and what they stand on goes first'(cv, image) {
    const copy = image.clone();
    const view = copy.slice([10, 500], [null, null, 2], 1);
    const flipped = copy.flip(1);
    const part = copy.roi([100, 100, 640, 480]);
    copy.release();
    assert.equal(view.at(-1, -1), COLOUR[1]);
    assert.deepEqual(flipped.at(0, 0), COLOUR);
    checkGray(cv.cvtColor(part, cv.COLOR_BGR2GRAY));
    assert.equal(cv.blur(view, [3, 3]).at(0, 0), COLOUR[1]);
    part.release();
    checkGray(cv.cvtColor(flipped, cv.COLOR_BGR2GRAY));
  },
  'methods of arrays'(_cv, image) {
    const more = image.add([1, 2, 3]);
    assert.deepEqual(more.at(1079, 1919), [11, 22, 33]);
    const mask = more.gt(20);
    more.assign(0, mask);
    assert.deepEqual(more.max([0, 1]).toArray(), [11, 0, 0]);
  },
  "memory of JavaScript's"(cv) {
    const bytes = new Uint8Array(HEIGHT * WIDTH).fill(GRAY);
    const mat = cv.Mat.from(bytes, { shape: [HEIGHT, WIDTH] });
    cv.add(mat, 1, mat);
    assert.equal(bytes[bytes.length - 1], GRAY + 1);
  },
  'a scope'(cv, image) {
    /** @type {Mat | undefined} */
    let inside;
    const gray = cv.scope(() => {
      inside = cv.flip(image, 0);
      return cv.cvtColor(cv.GaussianBlur(inside, [5, 5], 0), cv.COLOR_BGR2GRAY);
    });
    assert.equal(inside?.released, true);
    checkGray(gray);
  },
  'a scope that throws'(cv, image) {
    /** @type {Mat | undefined} */
    let inside;
    assert.throws(
      () =>
        cv.scope(() => {
          inside = image.clone();
          cv.add(inside, inside.roi([0, 0, 5, 5]));
        }),
      cv.CvError,
    );
    assert.equal(inside?.released, true);
  },
  async 'asynchronous calls'(cv, image) {
    const grays = await Promise.all([1, 2, 3].map(() => cv.cvtColorAsync(image, cv.COLOR_BGR2GRAY)));
    grays.forEach(checkGray);
    const bytes = new Uint8Array(HEIGHT * WIDTH * 3).fill(9);
    const blurred = await cv.blurAsync(cv.Mat.from(bytes, { shape: [HEIGHT, WIDTH, 3] }), [3, 3]);
    assert.deepEqual(blurred.at(0, 0), [9, 9, 9]);
  },
  async 'asynchronous calls that fail, and whose Mats are released meanwhile'(cv, image) {
    const copy = image.clone();
    const gray = cv.cvtColorAsync(copy, cv.COLOR_BGR2GRAY);
    const failing = assert.rejects(cv.addAsync(image, image.roi([0, 0, 3, 3])), cv.CvError);
    copy.release();
    checkGray(await gray);
    await failing;
  },
  async 'scopes of asynchronous functions, beside each other'(cv, image) {
    /** @type {Mat[]} */
    const inside = [];
    const grays = await Promise.all(
      [0, 1].map((axis) =>
        cv.scope(async () => {
          const flipped = await cv.flipAsync(image, axis);
          inside.push(flipped);
          return { gray: await cv.cvtColorAsync(flipped, cv.COLOR_BGR2GRAY) };
        }),
      ),
    );
    assert.deepEqual(
      inside.map((mat) => mat.released),
      [true, true],
    );
    for (const { gray } of grays) checkGray(gray);
  },
  'objects, and lists'(cv, image) {
    const channels = cv.split(image);
    assert.equal(cv.merge(channels).at(3, 3, 2), COLOUR[2]);
    const points = cv.ORB.create().detect(
      cv.rectangle(image.clone(), [100, 100, 200, 200], [255, 255, 255], -1),
    );
    assert.ok(points.length > 0);
    const file = cv.imencode('.bmp', image.roi([0, 0, 320, 240]));
    assert.deepEqual(cv.imdecode(file, cv.IMREAD_COLOR).at(239, 319), COLOUR);
  },
};
