import { ours, runAlone, runPrograms, scriptOf, type Outcome } from '../children.js';
import type { Folder } from '../folder.js';
import { stepProgram, type BrokenFile } from './program.js';

const MOST_ROUNDS = 24;

type Fault = Exclude<Outcome, { kind: 'ended' }>;

/** The step that takes the process along, by itself. */
export async function faultyStep(
  file: BrokenFile,
  folder: Folder,
): Promise<{ step: string; fault: Fault } | undefined> {
  folder.put(file.name, file.content);
  for (const { js } of file.kind.steps(file.name)) {
    const { fault } = await runAlone(scriptOf(stepProgram(js, file.name)), folder);
    if (fault !== undefined) return { step: js, fault };
  }
  return undefined;
}

/** Shorter ones: cut off, without a block, and with one of zeros. */
function* simpler(content: Buffer): Generator<Buffer> {
  for (let size = content.length >> 1; size >= 1; size >>= 1) {
    yield content.subarray(0, content.length - size);
    const places = Math.min(16, Math.floor(content.length / size));
    for (let place = 0; place < places; place++) {
      const from = place * size;
      yield Buffer.concat([content.subarray(0, from), content.subarray(from + size)]);
      if (content.subarray(from, from + size).some((byte) => byte !== 0))
        yield Buffer.concat([content.subarray(0, from), Buffer.alloc(size), content.subarray(from + size)]);
    }
  }
}

/** The least content with which the step still fails in the same way: one process tries as many as do not fail. */
export async function leastContent(
  file: BrokenFile,
  step: string,
  fault: Fault,
  folder: Folder,
): Promise<Buffer> {
  let least = file.content;
  const signal = (outcome: Outcome | undefined): string | undefined =>
    outcome?.kind === 'crash' ? outcome.signal : outcome?.kind;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const candidates = [...simpler(least)];
    const texts = candidates.map((content, at) => {
      const name = `least${at}.${file.kind.name}`;
      folder.put(name, content);
      return stepProgram(step.replaceAll(file.name, name), name);
    });
    const seen = await runPrograms(ours, texts, folder, { untilFault: true });
    if (signal(seen.at(-1)) !== signal(fault)) break;
    least = candidates[seen.length - 1]!;
  }
  return least;
}
