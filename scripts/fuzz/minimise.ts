import { programOf, type ArgumentSet } from './argument-set.js';
import { ours, runAlone, runPrograms, scriptOf, type Outcome } from './children.js';
import type { Folder } from './folder.js';
import { absent, type Expression, jsOnly, list, number } from './expression.js';

/** In place of an argument, the simplest first. */
const simple: readonly Expression[] = [
  jsOnly('undefined'),
  number(0),
  number(1),
  list([]),
  absent,
  { js: 'new cv.Mat()', py: 'np.empty((0, 0), np.uint8)' },
  { js: "cv.Mat.zeros([8, 8], 'uint8')", py: "np.zeros((8, 8), 'uint8')" },
  { js: "cv.Mat.zeros([8, 8], 'float32')", py: "np.zeros((8, 8), 'float32')" },
];
const MOST_ROUNDS = 20;

function* simpler(set: ArgumentSet): Generator<ArgumentSet> {
  for (const at of set.before.keys()) yield { ...set, before: set.before.toSpliced(at, 1) };
  if (set.options.length > 0) yield { ...set, options: [] };
  if (set.args.length > 0) yield { ...set, args: set.args.slice(0, -1) };
  for (const at of set.options.keys()) yield { ...set, options: set.options.toSpliced(at, 1) };
  if (set.how === 'async' || set.how === 'twice') {
    const js = set.callee.js.replace(/\.newAsync$/, '').replace(/Async$/, '');
    const how = set.callee.js.endsWith('.newAsync') ? 'new' : 'sync';
    yield { ...set, how, callee: { ...set.callee, js } };
  }
  for (const [at, old] of set.args.entries()) {
    for (const value of simple) {
      if (value.js === old.js) break;
      yield { ...set, args: set.args.with(at, value) };
    }
  }
}

/**
 * The least that still fails in the same way, in a process of its own; nothing when the set alone does not fail.
 * Of simpler sets the first that fails is taken, again and again: one process tries as many as do not fail.
 */
export async function minimise(
  set: ArgumentSet,
  fault: Outcome,
  folder: Folder,
  side = ours,
): Promise<ArgumentSet | undefined> {
  const same = (seen: Outcome | undefined): boolean =>
    seen?.kind === fault.kind &&
    (seen.kind !== 'crash' || fault.kind !== 'crash' || seen.signal === fault.signal);
  const proven = [set];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const candidates = [...simpler(proven.at(-1)!)];
    const texts = candidates.map((candidate) => programOf(candidate).js);
    const seen = await runPrograms(side, texts, folder, { untilFault: true });
    const next = same(seen.at(-1)) ? candidates[seen.length - 1] : undefined;
    if (next === undefined) break;
    proven.push(next);
  }
  // Several tries shared a process: what they did to it may have been the reason.
  for (const candidate of proven.reverse()) {
    const { fault: seen } = await runAlone(scriptOf(programOf(candidate).js), folder, side);
    if (same(seen)) return candidate;
  }
  return undefined;
}

/**
 * Of programs that ran in one process, up to the one that failed and does not fail alone, the last that has to
 * run for it: the culprit, most likely. Nothing when it does not happen again.
 */
export async function culprit(
  texts: readonly string[],
  folder: Folder,
  side = ours,
): Promise<string | undefined> {
  const failsFrom = async (at: number): Promise<boolean> => {
    const seen = await runPrograms(side, texts.slice(at), folder, { untilFault: true });
    return seen.at(-1)?.kind === 'crash';
  };
  if (!(await failsFrom(0))) return undefined;
  let [fails, not] = [0, texts.length - 1];
  while (not - fails > 1) {
    const middle = Math.floor((fails + not) / 2);
    if (await failsFrom(middle)) fails = middle;
    else not = middle;
  }
  return texts[fails];
}
