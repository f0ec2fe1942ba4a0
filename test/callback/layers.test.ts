import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import cv from '../../src/index.js';
import type { LayerParams, Mat } from '../../src/index.js';

const network = Buffer.from(`name: "net"
input: "data" input_dim: 1 input_dim: 2 input_dim: 3 input_dim: 4
layer { name: "mine" type: "Mine" bottom: "data" top: "out" power_param { scale: 3 power: 1.5 } }
`);
const input = cv.Mat.arange(24).astype('float32').reshape([1, 2, 3, 4]);

class Mine {
  static made: [LayerParams, number][] = [];
  constructor(params: LayerParams, blobs: Mat[]) {
    Mine.made.push([params, blobs.length]);
  }
  getMemoryShapes([shape]: number[][]): number[][] {
    return [shape!];
  }
  forward([data]: Mat[]): Mat[] {
    return [data!.mul(2).add(1)];
  }
}

function read(): cv.dnn.Net {
  const net = cv.dnn.readNetFromCaffe(network);
  net.setInput(input);
  return net;
}

const expected = input.mul(2).add(1).toArray();

describe('a layer written in JavaScript', () => {
  let registered = 0;
  const register = (layer: new (...args: never[]) => object): void => {
    Reflect.apply(cv.dnn_registerLayer, cv, ['Mine', layer]);
    registered++;
  };
  afterEach(() => {
    for (; registered > 0; registered--) cv.dnn_unregisterLayer('Mine');
  });

  test('is made with its parameters, and computes', async () => {
    register(Mine);
    Mine.made = [];
    const net = read();
    assert.deepEqual(net.forward().toArray(), expected);
    assert.deepEqual(Mine.made, [[{ scale: 3, power: 1.5 }, 0]]);
    assert.deepEqual((await net.forwardAsync()).toArray(), expected);
  });

  test('synchronous and asynchronous calls of one network mix', async () => {
    register(Mine);
    const net = read();
    const later = [net.forwardAsync(), net.forwardAsync()];
    assert.deepEqual(net.forward().toArray(), expected);
    for (const result of await Promise.all(later)) assert.deepEqual(result.toArray(), expected);
  });

  test('many networks at once', async () => {
    register(Mine);
    const results = await Promise.all(Array.from({ length: 12 }, () => read().forwardAsync()));
    for (const result of results) assert.deepEqual(result.toArray(), expected);
  });

  test('what it throws is the error of the call', async () => {
    register(
      class extends Mine {
        override forward(): Mat[] {
          throw new RangeError('no luck');
        }
      },
    );
    const net = read();
    const error = { name: 'CvError', message: /layer 'Mine': forward threw RangeError: no luck/ };
    assert.throws(() => net.forward(), error);
    await assert.rejects(net.forwardAsync(), error);
  });

  test('results of other sizes, numbers or kinds are errors', () => {
    const cases: [new (...args: never[]) => object, RegExp][] = [
      [Object, /getMemoryShapes threw TypeError: the layer has no such method/],
      [
        class extends Mine {
          override getMemoryShapes(): number[][] {
            return 5 as unknown as number[][];
          }
        },
        /getMemoryShapes threw TypeError: expected an array, got 5/,
      ],
      [
        class extends Mine {
          override forward(): Mat[] {
            return [];
          }
        },
        /forward gave 0 outputs, not 1/,
      ],
      [
        class extends Mine {
          override forward([data]: Mat[]): Mat[] {
            return [data!.reshape([24])];
          }
        },
        /forward output 0 is .*, not 1x2x3x4 float32 .* as getMemoryShapes said/,
      ],
      [
        class {
          constructor() {
            throw new Error('never');
          }
        },
        /constructor threw Error: never/,
      ],
    ];
    for (const [layer, message] of cases) {
      register(layer);
      assert.throws(() => read().forward(), { name: 'CvError', message });
    }
  });

  test('may call its own network where that can be, and is refused where it cannot', async () => {
    const seen: string[] = [];
    const nets: cv.dnn.Net[] = [];
    register(
      class extends Mine {
        override forward(data: Mat[]): Mat[] {
          try {
            seen.push(nets[0]!.getLayerNames().join());
          } catch (error) {
            seen.push(String(error));
          }
          return super.forward(data);
        }
      },
    );
    const net = read();
    nets.push(net);
    assert.deepEqual(net.forward().toArray(), expected);
    assert.deepEqual((await net.forwardAsync()).toArray(), expected);
    assert.equal(seen[0], 'mine');
    assert.match(seen[1]!, /an earlier call of the object waits for this callback to end/);
  });

  test('may call objects for which calls wait, though no thread is free', async () => {
    const first = cv.async.configure();
    cv.async.configure({ threads: 1 });
    const orb = cv.ORB.create();
    const seen: number[] = [];
    register(
      class extends Mine {
        override forward(data: Mat[]): Mat[] {
          for (let i = 0; i < 20; i++) void orb.setMaxFeaturesAsync(i);
          seen.push(orb.getMaxFeatures());
          return super.forward(data);
        }
      },
    );
    const net = read();
    for (const result of await Promise.all([net.forwardAsync(), net.forwardAsync()]))
      assert.deepEqual(result.toArray(), expected);
    // Served while a synchronous call waits for the network.
    const later = net.forwardAsync();
    assert.deepEqual(net.getLayerNames(), ['mine']);
    assert.deepEqual((await later).toArray(), expected);
    assert.deepEqual(seen, [19, 19, 19]);
    cv.async.configure(first);
  });

  test('may call what a call waits for that serves it', async () => {
    const first = cv.async.configure();
    cv.async.configure({ threads: 1 });
    const order: string[] = [];
    const nets: cv.dnn.Net[] = [];
    register(
      class extends Mine {
        override forward(data: Mat[]): Mat[] {
          order.push('begin');
          // Not its own: there it would wait for itself.
          if (order.length === 1) order.push(nets[1]!.getLayerNames().join());
          order.push('end');
          return super.forward(data);
        }
      },
    );
    nets.push(read(), read());
    const calls = nets.map((net) => net.forwardAsync());
    order.push(`outer ${nets[1]!.getLayerNames().join()}`);
    for (const result of await Promise.all(calls)) assert.deepEqual(result.toArray(), expected);
    assert.deepEqual(order, ['begin', 'begin', 'end', 'mine', 'end', 'outer mine']);
    cv.async.configure(first);
  });

  test('the last one registered is in force, until it is taken back', () => {
    register(Mine);
    register(
      class extends Mine {
        override forward([data]: Mat[]): Mat[] {
          return [data!];
        }
      },
    );
    assert.deepEqual(read().forward().toArray(), input.toArray());
    cv.dnn_unregisterLayer('Mine');
    registered--;
    assert.deepEqual(read().forward().toArray(), expected);
  });

  test('needs a class, and to have been registered', () => {
    assert.throws(() => Reflect.apply(cv.dnn_registerLayer, cv, ['Mine', null]), { name: 'CvError' });
    assert.throws(() => Reflect.apply(cv.dnn_registerLayer, cv, ['Mine', 5]), { name: 'TypeError' });
    assert.throws(() => cv.dnn_unregisterLayer('Mine'), { message: /no layer of type 'Mine' is registered/ });
  });
});
