import { Arguments, type Quality } from './arguments.js';
import type { ArgumentSet } from './argument-set.js';
import { classPath, type Target } from './callables.js';
import type { Expression } from './expression.js';
import { receivers } from './hostile.js';
import { Random } from './random.js';
import type { World } from './world.js';

/**
 * Nearly half of the sets are all plausible, a quarter has one argument off, the others are wild: `pick` tells
 * how each argument is meant.
 */
function qualities(random: Random, count: number): (at: number) => Quality {
  const kind = random.next();
  if (kind < 0.45) return () => 'plausible';
  const bad = (): Quality => (random.chance(0.75) ? 'odd' : 'stranger');
  if (kind < 0.7) {
    const wrong = random.int(0, Math.max(0, count - 1));
    return (at) => (at === wrong ? bad() : 'plausible');
  }
  return () => (random.chance(0.3) ? 'plausible' : bad());
}

/** The set of that number of a target: it depends on nothing else. */
export function argumentSet(target: Target, seed: number, at: number, world: World): ArgumentSet {
  const random = new Random(`${seed} ${target.name} ${at}`);
  const values = new Arguments(world, random);
  const { name, kind, path, owner, type, overloads } = target;

  if (kind === 'setter') {
    const object = values.objectOf(owner!.id);
    const quality = qualities(random, 1);
    const args = [values.value(type!, path, quality(0))];
    return { name, before: values.before, callee: member(object, path), how: 'assign', args, options: [] };
  }

  const overload = random.pick(overloads);
  const { args: places, parameters, required } = overload;
  const wild = random.chance(0.05);
  const count = wild
    ? random.int(0, places.length)
    : random.chance(0.5)
      ? required
      : random.int(required, places.length);
  const quality = qualities(random, count);
  let callee: Expression;
  let how: ArgumentSet['how'] = kind === 'constructor' ? 'new' : 'sync';
  const asynchronous = target.hasAsync && random.chance(0.2);
  if (asynchronous) how = random.chance(0.2) ? 'twice' : 'async';
  const own = kind === 'constructor' ? 'newAsync' : `${path}Async`;
  if (kind === 'method') {
    const object = values.objectOf(owner!.id);
    if (object !== undefined && random.chance(0.5)) values.use(object, owner!.id);
    callee = member(object, path, asynchronous ? own : path);
  } else {
    const twin = kind === 'constructor' ? `${path}.newAsync` : own;
    callee = { js: `cv.${asynchronous ? twin : path}`, py: `cv2.${path}` };
  }
  const args = values.positional(overload, count, quality);
  const optional = places.slice(Math.max(count, required)).map((place) => parameters[place]!);
  const options = optional
    .filter(() => random.chance(0.3))
    .map((parameter, place) => [parameter.name, values.argument(parameter, quality(count + place))] as const);
  if (wild) {
    options.push(['noSuchOption', { js: '1', py: '1' }]);
    if (kind === 'method') {
      const wrong = random.pick(receivers);
      callee = { js: `cv.${classPath(owner!)}.prototype.${path}.call` };
      return { name, before: values.before, callee, how: 'sync', args: [{ js: wrong }, ...args], options };
    }
  }
  return { name, before: values.before, callee, how, args, options: random.chance(0.5) ? options : [] };
}

function member(object: Expression | undefined, path: string, jsPath = path): Expression {
  if (object === undefined) throw new Error(`no object for ${path}`);
  return { js: `${object.js}.${jsPath}`, py: object.py === undefined ? undefined : `${object.py}.${path}` };
}
