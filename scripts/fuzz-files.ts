/**
 * Decodes broken files, in processes of their own, and beside cv2: `npm run fuzz:files -- --count N --only jpg,avi --seed S`
 * (files of each kind). What crashes is made small, saved under build/fuzz/ and told as one line; the exit code is 1 then.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commandOf, cv2, ours, ROOT, runPrograms, scriptOf, type Outcome } from './fuzz/children.js';
import { KindTally } from './fuzz/files/compare.js';
import { kinds, type Kind } from './fuzz/files/kinds.js';
import { faultyStep, leastContent } from './fuzz/files/least.js';
import { brokenFile, programOf, stepProgram, type BrokenFile } from './fuzz/files/program.js';
import { Folder } from './fuzz/folder.js';

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '100' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

/** Files for one process, unless one of them ends it. */
const BATCH = 250;
/** Of these of one kind the files are made small. */
const MOST_FAULTS = 5;
/** What the process takes, told between the files. */
const MEMORY =
  'gc(); gc(); return `memory ${process.memoryUsage().rss} ${process.resourceUsage().maxRSS * 1024}`';

// For both sides: what their headers promise is not to be made.
process.env.OPENCV_IO_MAX_IMAGE_PIXELS ??= String(2 ** 24);
const seed = Number(options.seed);
const count = Number(options.count);
const saved = join(ROOT, 'build', 'fuzz');
const folder = new Folder();
process.on('exit', () => folder.remove());
let crashes = 0;

async function report(file: BrokenFile, fault: Outcome): Promise<void> {
  const found = await faultyStep(file, folder);
  const content =
    found === undefined ? file.content : await leastContent(file, found.step, found.fault, folder);
  mkdirSync(saved, { recursive: true });
  writeFileSync(join(saved, file.name), content);
  const what = fault.kind === 'crash' ? `${fault.signal} ${fault.said}` : fault.kind;
  console.log(`${file.name}, ${content.length} bytes: ${what}`);
  if (found === undefined) console.log('  (not by one step alone)');
  else
    console.log(
      `  cd build/fuzz; ${commandOf(scriptOf(stepProgram(found.step, file.name))).replace("'.'", "'../..'")}`,
    );
}

/** MB in use, and at the most, after each part of the files; nothing of a process that ended early. */
function memoryOf(outcomes: readonly Outcome[]): string {
  const told = outcomes.flatMap((one) =>
    one.kind === 'ended' ? [/^ok memory (\d+) (\d+)$/.exec(one.as)] : [],
  );
  const numbers = told.map((match) =>
    match === null ? [0, 0] : [match[1], match[2]].map((text) => Math.round(Number(text) / 1e6)),
  );
  return `${numbers.map(([rss]) => rss).join(' ')}, at the most ${Math.max(0, ...numbers.map(([, most]) => most!))}`;
}

async function run(kind: Kind): Promise<void> {
  const tally = new KindTally();
  const memory: string[] = [];
  let faults = 0;
  for (const [name, content] of Object.entries(kind.companions ?? {})) folder.put(name, content);
  for (let from = 0; from < count; from += BATCH) {
    const files = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) =>
      brokenFile(kind, seed, from + at),
    );
    for (const { name, content } of files) folder.put(name, content);
    const programs = files.map(programOf);
    // Around a fifth of the files, and at the end.
    const marks = [Math.floor(files.length / 5), files.length];
    const texts = programs.flatMap(({ js }, at) => (marks.includes(at + 1) ? [js, MEMORY] : [js]));
    const all = await runPrograms(ours, texts, folder);
    const here = all.filter((_, at) => texts[at] !== MEMORY);
    memory.push(memoryOf(all.filter((_, at) => texts[at] === MEMORY)));
    const there = await runPrograms(
      cv2,
      programs.map(({ py }) => py),
      folder,
    );
    for (const [at, file] of files.entries()) {
      tally.add(kind, file.name, here[at]!, there[at]!);
      const outcome = here[at]!;
      if (outcome.kind === 'crash') crashes++;
      if (outcome.kind !== 'ended' && faults++ < MOST_FAULTS) await report(file, outcome);
      folder.drop(file.name);
    }
  }
  const counts = [...tally.counts].map(([what, number]) => `${number} ${what}`).join(', ');
  console.log(`${kind.name}: ${tally.files} files, ${tally.decoded} decoded; steps: ${counts}`);
  console.log(`  MB after a fifth of a process's files, and after all: ${memory.join('; ')}`);
  for (const [what, examples] of tally.examples) console.log(`  ${what}:\n    ${examples.join('\n    ')}`);
}

const chosen = kinds(folder.work).filter(({ name }) => options.only?.split(',').includes(name) ?? true);
for (const kind of chosen) await run(kind);
process.exitCode = crashes > 0 ? 1 : 0;
