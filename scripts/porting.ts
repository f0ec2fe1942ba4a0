/** Writes the table of departures into PORTING.md; `--check` only says whether it is there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import prettier from 'prettier';
import { departureTable } from './porting/table.js';

const FILE = resolve(import.meta.dirname, '../PORTING.md');

/** The table below the comment that says who makes it. */
const TABLE = /(?<=<!-- The table is made by .* -->\n\n)(?:\|.*\n)+/;

const text = readFileSync(FILE, 'utf8');
const made = text.replace(TABLE, () => `${departureTable()}\n`);
const options = { ...(await prettier.resolveConfig(FILE)), filepath: FILE };
const formatted = await prettier.format(made, options);
if (!process.argv.includes('--check')) writeFileSync(FILE, formatted);
else if (formatted !== text) {
  console.error('PORTING.md is not what `npm run porting` writes');
  process.exitCode = 1;
}
