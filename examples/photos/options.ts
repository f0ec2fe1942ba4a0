import { parseArgs } from 'node:util';

export interface Options {
  /** Photos and folders, as named; none: Debian's sample photos. */
  inputs: string[];
  /** The folder for the results. */
  out: string;
}

const HELP = `Usage: npm start -- [--out <dir>] [<photo> | <folder>]...

Decodes each photo, converts it to grayscale, flips, crops, resizes, blurs and thresholds it, finds
edges and faces, saves the results, and shows them side by side on a contact sheet, index.html.
Without names it takes a dozen photos of Debian's opencv-doc package.

  --out <dir>   the folder for the results (default: out)
  --help        this text

Exit code: 0 when every photo went through, 1 when one was skipped, 2 for a wrong option.
`;

/** Reads the command line; undefined when all has been said: the help, or what is wrong with it. */
export function readOptions(args: string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string', default: 'out' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (!values.help) return { inputs: positionals, out: values.out };
    console.log(HELP);
  } catch (error) {
    console.error(`photos: ${(error as Error).message}\n\n${HELP}`);
    process.exitCode = 2;
  }
  return undefined;
}
