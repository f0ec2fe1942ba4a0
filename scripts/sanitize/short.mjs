// What a program does with Mats, in a second: valgrind makes it a minute. See valgrind.mjs.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';

/** @type {unknown} */
const loaded = createRequire(import.meta.url)('../../dist/index.js');
const cv = /** @type {typeof import('../../src/generated/cv.js')} */ (loaded);

// What is let go goes to the system at once, so that its use is seen.
cv.memory.configure({ poolLimit: 0 });
cv.setNumThreads(2);

const image = cv.Mat.random([48, 64, 3], { seed: 1, dtype: 'uint8' });

const gray = cv.cvtColor(image, cv.COLOR_BGR2GRAY);
assert.deepEqual(cv.imdecode(cv.imencode('.png', gray), cv.IMREAD_GRAYSCALE).toArray(), gray.toArray());
assert.throws(() => cv.add(gray, image.roi([0, 0, 3, 3])), cv.CvError);

// Views, and what they stand on goes first.
const view = image.slice('::-2, 1:, 0');
const { data } = image;
image.release();
assert.equal(data.length, 0);
cv.blur(view, [3, 3], view);
view.assign(7, view.gt(100));
assert.equal(view.clone().max(), view.T.max());

// Arrays of all kinds.
const floats = gray.astype('float32', 1 / 255);
for (const mat of [
  floats.mul(floats),
  floats.sum(0),
  floats.sort(),
  floats.argsort(1),
  gray.unique(),
  floats.T.clone(),
]) {
  assert.ok(mat.toString().length > 0);
}
assert.equal(cv.Mat.concat([gray, gray]).tile([2, 1]).roll(3, 0).shape[0], 192);
assert.equal(gray.histogram(16)[0].sum(), 48 * 64);

// In flight, in scopes, released meanwhile, thrown.
const copy = gray.clone();
const running = [cv.blurAsync(copy, [5, 5]), copy.sumAsync(), cv.resizeAsync(copy, [10, 10])];
copy.release();
await Promise.all(running);
await cv.scope(async () => cv.flipAsync(await cv.cvtColorAsync(gray, cv.COLOR_GRAY2BGR), 1));
assert.throws(() => cv.scope(() => cv.add(gray.clone(), gray.roi([0, 0, 1, 1]))));

// Memory of JavaScript's, memory that threads share, objects.
const bytes = new Uint8Array(64 * 48);
gray.copyTo(cv.Mat.from(bytes, { shape: [48, 64] }));
assert.equal(bytes[0], gray.at(0, 0));
assert.deepEqual(cv.Mat.receive(gray.share()).toArray(), gray.toArray());
cv.ORB.create().detectAndCompute(gray, null);

for (let i = 0; i < 3; i++) {
  globalThis.gc?.();
  await setImmediate();
}
