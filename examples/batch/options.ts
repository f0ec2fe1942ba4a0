import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type cv from '../../src/index.js';

export interface Options {
  from: string;
  to: string;
  size: cv.Size;
  concurrency: number;
}

const HELP = `Usage: node --import tsx examples/batch.ts [options] <folder in> <folder out>

Makes a thumbnail of every photo in a folder, as a JPEG file. Ctrl-C stops it; what was made stays.

  --size <w>x<h>       the box that each is fitted into (default: 320x320)
  --concurrency <n>    how many are worked on at once (default: as many as there are cores)
  --help               this text

Exit code: 0 when every photo went through, 1 when one failed, 2 for a wrong option, 130 after Ctrl-C.
`;

function parse(args: string[]): Options | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      size: { type: 'string', default: '320x320' },
      concurrency: { type: 'string', default: String(availableParallelism()) },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const [from, to, ...more] = positionals;
  if (from === undefined || to === undefined || more.length > 0)
    throw new Error(`expected two folders, got ${positionals.length}`);
  // A thumbnail would take the place of its photo.
  if (resolve(from) === resolve(to)) throw new Error('the two folders are the same');
  const size = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/.exec(values.size);
  if (size === null) throw new Error(`--size: expected a size as 320x240, got '${values.size}'`);
  const concurrency = Number(values.concurrency);
  if (!Number.isInteger(concurrency) || concurrency < 1)
    throw new Error(`--concurrency: expected a whole number from 1 on, got '${values.concurrency}'`);
  return { from, to, size: [Number(size[1]), Number(size[2])], concurrency };
}

/** Reads the command line; undefined when all has been said: the help, or what is wrong with it. */
export function readOptions(args: string[]): Options | undefined {
  try {
    const options = parse(args);
    if (options === undefined) console.log(HELP);
    return options;
  } catch (error) {
    console.error(`batch: ${(error as Error).message}\n\n${HELP}`);
    process.exitCode = 2;
    return undefined;
  }
}
