import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { noise } from './values.js';

const gray = noise([48, 64], 2);
const HERE = /errors\.test\.ts:\d+:\d+/;

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  return assert.fail('nothing was thrown');
}

describe('what cannot be traced says so, with the line', () => {
  const looks: [string, (mat: cv.Mat) => unknown, RegExp][] = [
    ['a shape', (mat) => mat.shape[0], /'\.shape' of input 'mat' cannot be traced/],
    ['a pixel', (mat) => mat.at(0, 0), /'\.at'/],
    ['the elements', (mat) => cv.blur(mat, [3, 3]).data[0], /'\.data' of cv\.blur/],
    ['an unknown property', (mat) => (mat as unknown as { width: number }).width, /'\.width'/],
    ['a loop over a Mat', (mat) => Array.from<unknown>(mat.clone()), /a loop of Mat\.clone/],
    ['a loop over a list', (mat) => [...cv.split(mat)], /a loop of cv\.split.*take those you need/],
    [
      'a comparison',
      (mat) => cv.threshold(mat, 0, 255, 8)[0] > 3,
      /a conversion to a number or text of cv\.threshold/,
    ],
    ['arithmetic', (mat) => cv.countNonZero(mat) + 1, /a conversion/],
    ['text', (mat) => String(mat), /a conversion/],
    ['JSON', (mat) => JSON.stringify(mat), /'\.toJSON'/],
    ['a write to a property', (mat) => ((mat as unknown as { x: number }).x = 1), /a write to '\.x'/],
    ['an element set', (mat) => mat.set([0, 0], 1), /'\.set'/],
    ['await', (mat) => (mat as unknown as Promise<unknown>).then(() => 1), /await of input 'mat'.*not async/],
    [
      'a twin',
      (mat) => cv.blurAsync(mat, [3, 3]).catch((error: unknown) => error),
      /the function of a graph is not async/,
    ],
    ["a method's twin", (mat) => mat.addAsync(1), /'\.addAsync'.*Call add:/],
  ];
  for (const [name, fn, message] of looks) {
    test(name, () => {
      const error = thrownBy(() => cv.graph(fn));
      assert.ok(error instanceof TypeError);
      assert.match(error.message, message);
      if (!name.includes('twin')) assert.match(error.message, HERE);
    });
  }

  test('an async function', () => {
    assert.throws(
      () => cv.graph(async (mat: cv.Mat) => cv.blur(await Promise.resolve(mat), [3, 3])),
      /not async/,
    );
  });

  test('a wrong call is refused while tracing, as it is without a graph', () => {
    const wrong: [() => unknown, RegExp][] = [
      [
        () => cv.graph((mat: cv.Mat) => cv.blur(mat, 'x' as never)),
        /cv\.blur: argument 2 'ksize': expected a Size .* got 'x'/,
      ],
      [
        () => cv.graph((mat: cv.Mat) => cv.blur(mat, cv.blur(mat, [3, 3]) as never)),
        /argument 2 'ksize': expected a Size/,
      ],
      [
        () => cv.graph((mat: cv.Mat) => cv.blur(mat, [3, 3], { nonsense: 1 } as never)),
        /unknown option 'nonsense'/,
      ],
      [
        () => cv.graph((mat: cv.Mat) => (cv.blur as unknown as (mat: cv.Mat) => unknown)(mat)),
        /missing argument 2 'ksize'/,
      ],
    ];
    for (const [make, message] of wrong) assert.throws(make, { name: 'TypeError', message });
  });

  test('a constant cannot be written to; and a graph is not made in a graph', () => {
    const dst = new cv.Mat(48, 64, cv.CV_8U);
    assert.throws(
      () => cv.graph((mat: cv.Mat) => cv.blur(mat, [3, 3], dst)),
      (error: Error) => {
        assert.match(error.message, /step 0, cv\.blur: argument 'dst': is written to by each run/);
        assert.match(error.message, HERE);
        return true;
      },
    );
    assert.throws(
      () => cv.graph((mat: cv.Mat) => cv.graph((other: cv.Mat) => cv.add(mat, other))),
      /inside of another one's/,
    );
    // Nothing is left of that.
    assert.equal(cv.graph((mat: cv.Mat) => cv.blur(mat, [3, 3]))(gray).rows, 48);
  });

  test('symbols that got out are no Mats', () => {
    const out: cv.Mat[] = [];
    cv.graph((mat: cv.Mat) => {
      out.push(mat);
      return mat;
    });
    assert.throws(
      () => cv.blur(out[0]!, [3, 3]),
      /argument 1 'src': expected a Mat.*got a cv\.graph's value/,
    );
    const inner = out[0]!;
    assert.throws(() => cv.graph((mat: cv.Mat) => cv.add(mat, inner))(gray), TypeError);
  });
});

describe('a step that fails', () => {
  const graph = cv.graph((mat: cv.Mat) => cv.cvtColor(cv.blur(mat, [3, 3]), cv.COLOR_BGR2GRAY));

  const check = (error: unknown): true => {
    assert.ok(error instanceof cv.CvError);
    assert.match(
      error.message,
      /^cv\.graph: step 1, cv\.cvtColor, traced at .*errors\.test\.ts:\d+:\d+: cvtColor\(src: 48x64 uint8 x1, code: 6\): /,
    );
    assert.equal(error.call, 'cvtColor(src: 48x64 uint8 x1, code: 6)');
    const eager = thrownBy(() => cv.cvtColor(gray, cv.COLOR_BGR2GRAY));
    assert.ok(eager instanceof cv.CvError);
    assert.deepEqual([error.code, error.func, error.expression], [eager.code, eager.func, eager.expression]);
    // Where it was traced, and who ran it.
    assert.match(
      error.stack!,
      /\n {4}at cv\.cvtColor \(.*errors\.test\.ts:\d+:\d+\)\n {4}at .*errors\.test\.ts/,
    );
    return true;
  };
  test('throws', () => assert.throws(() => graph(gray), check));
  test('rejects', () =>
    assert.rejects(async () => {
      await graph.async(gray);
    }, check));
  test('also when profiled', () => assert.throws(() => graph.profile(gray), check));

  test('a number that does not fit is refused as the parameter refuses it', () => {
    const fraction = cv.graph((mat: cv.Mat) => cv.rotate(mat, cv.norm(mat)));
    assert.throws(() => fraction(gray), /step 1, cv\.rotate.*'rotateCode'.*\d\.\d/);
  });

  test('what is no image, or cannot be encoded', () => {
    const decode = cv.graph((file: Uint8Array) => cv.blur(cv.imdecode(file, cv.IMREAD_COLOR), [3, 3]));
    assert.throws(() => decode(Buffer.from('no image')), /step 0, cv\.imdecode.*no image: missing/);
    const part = cv.graph((mat: cv.Mat) => cv.split(mat)[2]!);
    assert.throws(() => part(gray), /item 2 of an array of 1/);
  });

  test('the others go on after it, and the next run too', async () => {
    const wide = cv.graph((a: cv.Mat, b: cv.Mat) => [
      cv.blur(a, [3, 3]),
      cv.medianBlur(a, 5),
      cv.cvtColor(b, cv.COLOR_BGR2GRAY),
    ]);
    for (let round = 0; round < 20; round++) {
      await assert.rejects(wide.async(gray, gray), { name: 'CvError' });
      assert.equal((await wide.async(gray, noise([8, 8, 3], 1))).length, 3);
    }
  });
});

describe('an input that does not fit', () => {
  const graph = cv.graph((mat: cv.Mat, size: cv.Size) => cv.resize(mat, size));
  const wrong: [unknown[], RegExp][] = [
    [['x', [2, 2]], /input 1, step 0, cv\.resize: argument 'src': expected a Mat/],
    [[gray, 5], /input 2, step 0, cv\.resize: argument 'dsize': expected a Size/],
    [[gray, [2, 2], 3], /takes 2 inputs \(mat, size\), got 3/],
  ];
  for (const [inputs, message] of wrong) {
    test(String(message), () => {
      assert.throws(() => (graph as (...inputs: unknown[]) => unknown)(...inputs), {
        name: 'TypeError',
        message,
      });
    });
  }

  test('released, or in use by a call in flight', async () => {
    const released = gray.clone();
    released.release();
    assert.throws(() => graph(released, [2, 2]), /input 1: expected a Mat that is not released/);
    const [big, dst] = [new cv.Mat(2000, 2000, cv.CV_8U, 1), new cv.Mat(2000, 2000, cv.CV_8U)];
    const flight = cv.blurAsync(big, [31, 31], dst);
    assert.throws(() => graph(dst, [2, 2]), {
      code: 'ERR_MAT_IN_USE',
      message: /input 1 is being written by cv\.blurAsync/,
    });
    await flight;
    const run = cv.graph((mat: cv.Mat, to: cv.Mat) => cv.blur(mat, [31, 31], to)).async(big, dst);
    assert.throws(() => cv.add(dst, 1), {
      code: 'ERR_MAT_IN_USE',
      message: /is being written by a graph's async\(\)/,
    });
    await run;
  });
});

describe('inputs whose kinds are said', () => {
  test('choose the form of a call', () => {
    const [a, b] = [gray, noise([48, 64], 9)];
    assert.equal(cv.graph((x: cv.Mat, y: cv.Mat) => cv.norm(x, y))(a, b), cv.norm(a, b));
    const typed = cv.graph(['Mat', 'number'], (x, type) => cv.norm(x, type));
    assert.equal(typed(a, cv.NORM_L1), cv.norm(a, cv.NORM_L1));
    assert.throws(
      () => cv.graph(['Matrix' as 'Mat'], (x) => x),
      /kinds of inputs \(Mat, number.*got 'Matrix'/,
    );
  });
});
