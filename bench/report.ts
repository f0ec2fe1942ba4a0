import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Unit } from './group.js';
import { isMet, type AimResult, type GroupResult, type RowResult } from './results.js';

/** Three digits. */
const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** In the unit that suits: `1.23 µs`. */
export function format(value: number, unit: Unit): string {
  if (unit !== 'ns') return `${digits(value)} ${unit}`;
  const units = ['ns', 'µs', 'ms', 's'];
  let [scaled, at] = [value, 0];
  while (scaled >= 999.5 && at < units.length - 1) [scaled, at] = [scaled / 1000, at + 1];
  return `${digits(scaled)} ${units[at] ?? ''}`;
}

const value = (aim: AimResult, number: number, unit: Unit): string =>
  aim.over === undefined ? format(number, unit) : number.toFixed(2);

function aimText(aim: AimResult, unit: Unit): string {
  const limit =
    aim.atMost === undefined
      ? `≥ ${value(aim, aim.atLeast ?? NaN, unit)}`
      : `≤ ${value(aim, aim.atMost, unit)}`;
  const verdict = aim.value === null ? 'not measured' : isMet(aim) ? 'met' : '**missed**';
  return `${aim.of}${aim.over === undefined ? '' : ` / ${aim.over}`} ${limit}: ${verdict}`;
}

/** For the terminal. */
export function rowLine({ name, unit, figures, ratios, aims }: RowResult): string {
  const times = Object.entries(figures).map(([side, { median }]) => `${side} ${format(median, unit)}`);
  const compared = ratios.map(({ of, over, value }) => `${of} / ${over} ${value.toFixed(2)}`);
  return `  ${[name.padEnd(32), ...times, ...compared, ...aims.map((aim) => aimText(aim, unit))].join(' | ')}`;
}

function table({ rows, sides }: GroupResult): string {
  const ratios = [...new Set(rows.flatMap((row) => row.ratios.map(({ of, over }) => `${of} / ${over}`)))];
  const hasAims = rows.some(({ aims }) => aims.length > 0);
  const head = ['', ...sides, ...ratios, ...(hasAims ? ['aim'] : [])];
  const lines = rows.map((row) => [
    row.name,
    ...sides.map((side) => (row.figures[side] ? format(row.figures[side].median, row.unit) : '')),
    ...ratios.map(
      (name) => row.ratios.find(({ of, over }) => `${of} / ${over}` === name)?.value.toFixed(2) ?? '',
    ),
    ...(hasAims ? [row.aims.map((aim) => aimText(aim, row.unit)).join('<br>')] : []),
  ]);
  const rule = head.map((name, at) => (at === 0 || name === 'aim' ? '---' : '--:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const chartFile = ({ name }: GroupResult): string => `charts/${name}.svg`;

function section(result: GroupResult): string {
  const { name, title, about, date, machine, software, load, rounds, failures } = result;
  const hasChart = existsSync(fileURLToPath(new URL(chartFile(result), import.meta.url)));
  return [
    `## ${title}`,
    `${about} Medians of ${rounds} rounds; \`npm run bench -- ${name}\`.`,
    ...(hasChart ? [`![${title}](${chartFile(result)})`] : []),
    table(result),
    ...(failures.length > 0 ? [`Failed:\n\n${failures.map((failure) => `- ${failure}`).join('\n')}`] : []),
    `Measured on ${date}: ${machine}; ${software}. Load before the run: ${load.toFixed(1)}.`,
  ].join('\n\n');
}

function summary(results: GroupResult[]): string {
  const aims = results.flatMap(({ title, rows }) =>
    rows.flatMap(({ name, unit, aims }) => aims.map((aim) => ({ title, name, unit, aim }))),
  );
  const missed = aims.filter(({ aim }) => !isMet(aim));
  const lines = missed.map(
    ({ title, name, unit, aim }) =>
      `- ${title}, ${name}: ${aimText(aim, unit)}${aim.value === null ? '' : ` (${value(aim, aim.value, unit)})`}`,
  );
  return [
    `Of ${aims.length} aims ${aims.length - missed.length} are met.`,
    ...(lines.length > 0 ? ['Missed:', lines.join('\n')] : []),
  ].join('\n\n');
}

/** RESULTS.md. */
export function writeReport(results: GroupResult[]): void {
  const text = [
    '# Results',
    'Made by `npm run bench`; [results.json](results.json) has the same figures, and the least and the most of each.',
    'In each round all sides are measured one after another, each in a process of its own, and what takes long once takes long for all: ' +
      "a ratio is the median of the ratios of the rounds, an absolute time that of a shared machine. cv2 is Python's, on the same OpenCV libraries.",
    summary(results),
    ...results.map(section),
  ].join('\n\n');
  writeFileSync(fileURLToPath(new URL('RESULTS.md', import.meta.url)), `${text}\n`);
}
