/**
 * `npm run bench`: all groups; `npm run bench -- images calls`: these. `--with opencv4nodejs`: with a peer that takes
 * minutes to compile. What was measured is put into results.json, from which RESULTS.md and the charts are drawn;
 * `--draw` only draws. group.ts says what a group is.
 */
import { parseArgs } from 'node:util';
import { drawChart } from './chart.js';
import type { Group, Row } from './group.js';
import { groups } from './groups/index.js';
import { makeInputs } from './inputs.js';
import { circumstances } from './machine.js';
import { measure } from './measure.js';
import { installPeers, isInstalled, optional } from './peers.js';
import { rowLine, writeReport } from './report.js';
import { readResults, rowResult, writeResults, type GroupResult } from './results.js';

const ROUNDS = 9;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { with: { type: 'string', multiple: true, default: [] }, draw: { type: 'boolean' } },
});

function known<T>(name: string, all: Record<string, T>): T {
  const found = all[name];
  if (found === undefined)
    throw new RangeError(`bench: expected ${Object.keys(all).join(', ')}, got '${name}'`);
  return found;
}

const byName = Object.fromEntries(groups.map((group) => [group.name, group]));
const chosen = positionals.length > 0 ? positionals.map((name) => known(name, byName)) : groups;
const asked = values.with.map((name) => known(name, optional));

/** A row without the sides whose library is not there. */
const present = (row: Row): Row => ({
  ...row,
  sides: Object.fromEntries(
    Object.entries(row.sides).filter(
      ([, { program }]) => program.peer === undefined || isInstalled(program.peer),
    ),
  ),
});

async function run(group: Group): Promise<GroupResult> {
  const { name, title, about, rounds = ROUNDS, chart = null } = group;
  console.log(`\n${title} (${name})`);
  const rows = group.rows.map(present);
  const result: GroupResult = {
    ...{ name, title, about, rounds, chart, ...circumstances() },
    sides: [...new Set(rows.flatMap((row) => Object.keys(row.sides)))],
    rows: [],
    failures: [],
  };
  const last = new Map(rows.flatMap((row) => Object.values(row.sides).map(({ program }) => [program, row])));
  const failures = new Map<string, string[]>();
  for (const row of rows) {
    const measured = await measure(row, rounds);
    for (const [side, why] of Object.entries(measured.failures)) {
      const failure = `${side}: ${why}`;
      failures.set(failure, [...(failures.get(failure) ?? []), row.name]);
    }
    result.rows.push(rowResult(row, group, measured));
    console.log(rowLine(result.rows.at(-1)!));
    for (const [program, its] of last) if (its === row) program.end();
  }
  for (const [failure, names] of failures) result.failures.push(`${failure} (${names.join(', ')})`);
  for (const failure of result.failures) console.log(`  failed: ${failure}`);
  return result;
}

if (!values.draw) {
  makeInputs();
  await installPeers(asked);
  for (const group of chosen) {
    const result = await run(group);
    // After each group, so that what was measured is there whatever comes next. The others' results stay as they are.
    const results = new Map(readResults().map((one) => [one.name, one]));
    results.set(group.name, result);
    writeResults(groups.flatMap(({ name }) => results.get(name) ?? []));
    if (result.failures.length > 0) process.exitCode = 1;
  }
}
const results = readResults();
results.forEach(drawChart);
writeReport(results);
