/** What the parity tests ran and compared with cv2, and what they never did. It fails where a share has dropped. */
import { groups, readRecords, type Group } from './executed.js';
import { matches } from '../generator/refine/table.js';
import { floors, reasons } from './floors.js';
import { readManifest } from './manifest.js';
import { heading, printReasons, printTable } from './print.js';

/** What may be run and is compared, in percent, rounded down. */
const share = ({ done, left }: Group): number => {
  const open = left.filter(({ reason }) => reason === undefined).length;
  return done + open === 0 ? 100 : Math.floor((100 * done) / (done + open));
};

const record = readRecords();
if (record === undefined) {
  console.log("No parity test has left a record of what it ran: 'node scripts/test.mjs parity/' does.");
} else {
  const found = groups(readManifest(), record, reasons);
  heading('Run by the parity tests, with the same arguments as in cv2');
  const columns = ['callables', 'sync', 'async', 'equal'] as const;
  printTable([
    [
      'module',
      'callables',
      'run sync',
      'run async',
      'equal to cv2',
      'cannot be run',
      'of the others',
      'floor',
    ],
    ...found.map((group) => [
      group.name,
      ...columns.map((column) => group[column]),
      group.left.filter(({ reason }) => reason !== undefined).length,
      `${share(group)} %`,
      `${floors[group.module] ?? 0} %`,
    ]),
    [
      'all',
      ...columns.map((column) => found.reduce((sum, group) => sum + group[column], 0)),
      ...['', '', ''],
    ],
  ]);
  heading('Not run, not compared, or not in both ways');
  printReasons(
    found.flatMap(({ name: group, left }) =>
      left.map(({ name, reason }) => ({ path: name, reason: `${group}: ${reason ?? 'no case yet'}` })),
    ),
  );
  const explained = found.flatMap(({ module, left }) => left.map(({ name }) => ({ module, name })));
  for (const { module, name } of reasons) {
    if (explained.some((one) => one.module === module && matches(name, one.name))) continue;
    console.error(`${module}: ${name} is run after all: its reason is no longer true`);
    process.exitCode = 1;
  }
  if (record.partial) console.log('\nThe floors are not held: some cases have no inputs on this machine.');
  for (const group of record.partial ? [] : found.filter((one) => share(one) < (floors[one.module] ?? 0))) {
    console.error(`${group.name}: ${share(group)} % is below the floor`);
    process.exitCode = 1;
  }
}
