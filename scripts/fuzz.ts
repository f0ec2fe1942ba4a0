/**
 * Calls everything with random and hostile arguments, in processes of their own; the same goes to cv2:
 * `npm run fuzz -- --seconds N --module core,imgproc --only name --seed S --calls K`
 * One of the seconds and the calls (argument sets for each callable) ends it. The exit code is 1 when a call crashed.
 * With `--asan` it runs on the addon with the address sanitizer, and cv2 is asked only about what crashes there.
 */
import { parseArgs } from 'node:util';
import { readManifest } from './coverage/manifest.js';
import { programOf, type ArgumentSet } from './fuzz/argument-set.js';
import { targets } from './fuzz/callables.js';
import {
  commandOf,
  cv2,
  ours,
  runPrograms,
  sanitizedSide,
  scriptOf,
  type Outcome,
  type Side,
} from './fuzz/children.js';
import { Folder } from './fuzz/folder.js';
import { culprit, minimise } from './fuzz/minimise.js';
import { argumentSet } from './fuzz/sets.js';
import { describeFault, Tally, type Fault } from './fuzz/tally.js';
import { worldOf } from './fuzz/world.js';
import { Stopwatch } from './lib/durations.mjs';
import { buildAddon, sanitized } from './lib/native-build.mjs';
import { checkSelf } from './sanitize/address.mjs';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string' },
    calls: { type: 'string' },
    module: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    asan: { type: 'boolean', default: false },
  },
});

/** Sets in one process, unless one of them ends it: to start one takes as long as a thousand sets. */
const BATCH = 4000;
/** Sets of one callable before the others have their turn. */
const TURN = 20;
/** After so many faults a callable has told enough. */
const MOST_FAULTS = 5;

const seed = Number(options.seed);
const calls = Number(options.calls ?? (options.seconds === undefined ? TURN : Infinity));
const end = performance.now() + Number(options.seconds ?? Infinity) * 1000;
const api = readManifest();
const world = worldOf(api);
const chosen = targets(api, options);
const callable = chosen.filter(
  ({ kind, owner }) => (kind !== 'method' && kind !== 'setter') || world.producers.has(owner!.id),
);
const side = options.asan ? await onSanitized() : ours;
const folder = new Folder();
process.on('exit', () => folder.remove());
const tally = new Tally();
const faultsOf = new Map<string, number>();
const cv2FaultsOf = new Map<string, number>();
const count = (faults: Map<string, number>, name: string): number => {
  const sum = (faults.get(name) ?? 0) + 1;
  faults.set(name, sum);
  return sum;
};
const enough = (faults: Map<string, number>, name: string): boolean => (faults.get(name) ?? 0) >= MOST_FAULTS;

async function onSanitized(): Promise<Side> {
  await buildAddon(new Stopwatch('fuzz'), sanitized);
  await checkSelf();
  const made = sanitizedSide();
  const names = ['LD_PRELOAD', 'ASAN_OPTIONS', 'NODE_CV2_BINARY'];
  console.log(`export ${names.map((name) => `${name}='${made.env?.[name]}'`).join(' ')}`);
  return made;
}

/** Minimised, and proven to crash a process of its own. */
async function report(fault: Fault, earlier: readonly string[]): Promise<void> {
  const least = await minimise(fault.set, fault.outcome, folder, side);
  console.log(describeFault({ ...fault, set: least ?? fault.set }));
  if (least === undefined) {
    const text = await culprit([...earlier, programOf(fault.set).js], folder, side);
    console.log(
      text === undefined ? '  (it did not happen again)' : `  (after ${commandOf(scriptOf(text))})`,
    );
    return;
  }
  const { py } = programOf(least);
  if (py === undefined) {
    console.log('  (cannot be said in Python)');
    return;
  }
  const [there] = await runPrograms(cv2, [py], folder);
  const does = there?.kind === 'ended' ? (there.as === 'ok' ? 'does it' : `raises ${there.as}`) : there?.kind;
  console.log(`  (cv2: ${does})`);
}

async function batch(sets: readonly ArgumentSet[]): Promise<void> {
  const programs = sets.map(programOf);
  const texts = programs.map(({ js }) => js);
  const here = await runPrograms(side, texts, folder);
  const shared = sets.flatMap((set, at) => {
    const outcome = here[at]!;
    const { py } = programs[at]!;
    const asked =
      !options.asan && py !== undefined && outcome.kind !== 'hang' && !enough(cv2FaultsOf, set.name);
    return asked ? [{ set, outcome, py }] : [];
  });
  const there: Outcome[] = await runPrograms(
    cv2,
    shared.map(({ py }) => py),
    folder,
  );
  for (const [at, { set, outcome }] of shared.entries()) {
    tally.compare(set, outcome, there[at]!);
    if (there[at]!.kind !== 'ended') count(cv2FaultsOf, set.name);
  }
  for (const [at, set] of sets.entries()) {
    const outcome = here[at]!;
    tally.add(set, outcome);
    if (outcome.kind === 'ended') {
      if (outcome.as === 'SyntaxError') throw new Error(`not JavaScript: ${programs[at]!.js}`);
      continue;
    }
    if (count(faultsOf, set.name) === 1)
      await report(
        { set, outcome },
        texts.slice(here.findLastIndex((one, i) => i < at && one.kind !== 'ended') + 1, at),
      );
  }
}

for (let from = 0; from < calls && performance.now() < end; from += TURN) {
  const turn = callable
    .filter(({ name }) => !enough(faultsOf, name))
    .flatMap((target) =>
      Array.from({ length: Math.min(TURN, calls - from) }, (_, at) =>
        argumentSet(target, seed, from + at, world),
      ),
    );
  for (let at = 0; at < turn.length && performance.now() < end; at += BATCH)
    await batch(turn.slice(at, at + BATCH));
}

const counts = (map: ReadonlyMap<string, number>): string =>
  [...map]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
console.log(
  `\n${callable.length} callables, ${chosen.length - callable.length} without an object, ${tally.sets} sets`,
);
console.log(`here: ${counts(tally.outcomes)}`);
console.log(`beside cv2: ${counts(tally.pairs)}`);
for (const [pair, examples] of tally.examples) console.log(`${pair}:\n  ${examples.join('\n  ')}`);
console.log(
  `crashes: ${tally.count('crash')} here, ${tally.count('crash', tally.cv2Faults)} in cv2; hangs: ${tally.count('hang')} here`,
);
process.exitCode = tally.count('crash') > 0 ? 1 : 0;
