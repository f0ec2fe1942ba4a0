import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from './report.js';
import type { GroupResult, RowResult } from './results.js';

/** In pixels: where bars begin and how long the longest is, their height, and the distance of two rows. */
const [LABELS, LENGTH, VALUES, BAR, GAP] = [210, 400, 110, 13, 12] as const;
const WIDTH = LABELS + LENGTH + VALUES;

/** Ours are blue. Each pair is for light and dark backgrounds; the SVG has none of its own. */
const ours = [
  ['#0969da', '#4493f8'],
  ['#80b3f0', '#9ec7ff'],
  ['#1b4f91', '#2f6fc4'],
] as const;
const others = [
  ['#d18616', '#e0a03c'],
  ['#8a63d2', '#b08cf0'],
  ['#2da44e', '#4ac26b'],
  ['#8c959f', '#8b949e'],
] as const;

const escape = (text: string): string => text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Bars of one row: side, length in the chart's scale, and what stands beside it. */
interface Bar {
  side: string;
  value: number;
  label: string;
}

function barsOf(row: RowResult, sides: string[], relativeTo: string | undefined): Bar[] {
  const base = relativeTo === undefined ? 1 : row.figures[relativeTo]?.median;
  if (base === undefined) return [];
  return sides.flatMap((side) => {
    const figure = row.figures[side];
    if (figure === undefined) return [];
    const value = figure.median / base;
    return [{ side, value, label: relativeTo === undefined ? format(value, row.unit) : value.toFixed(2) }];
  });
}

/** Colours of the sides, as CSS classes. */
function style(sides: string[]): string {
  const counts = { ours: 0, others: 0 };
  const pairs = sides.map((side) => {
    const isOurs = side.startsWith('node-cv2');
    const palette = isOurs ? ours : others;
    return palette[counts[isOurs ? 'ours' : 'others']++ % palette.length]!;
  });
  const colours = (at: 0 | 1): string =>
    pairs.map((pair, side) => `.s${side} { fill: ${pair[at]} }`).join(' ');
  return `text { font: 13px system-ui, sans-serif; fill: #1f2328 } .axis { stroke: #8c959f } ${colours(0)}
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } ${colours(1)} }`;
}

/** Draws charts/NAME.svg: horizontal bars, in groups by row. */
export function drawChart(result: GroupResult): void {
  const { name, title, chart, rows } = result;
  if (chart === null) return;
  const { relativeTo, longest } = chart;
  const chosen = rows.filter((row) => chart.rows?.includes(row.name) ?? true);
  const sides = (chart.sides ?? result.sides).filter((side) => chosen.some(({ figures }) => figures[side]));
  const blocks = chosen
    .map((row) => ({ row, bars: barsOf(row, sides, relativeTo) }))
    .filter(({ bars }) => bars.length > 0);
  const most = Math.max(...blocks.flatMap(({ bars }) => bars.map(({ value }) => value)), 1e-9);
  const scale = LENGTH / Math.min(most, longest ?? Infinity);

  const parts: string[] = [];
  let x = LABELS;
  sides.forEach((side, at) => {
    parts.push(
      `<rect class="s${at}" x="${x}" y="10" width="12" height="12"/><text x="${x + 17}" y="21">${escape(side)}</text>`,
    );
    x += 34 + side.length * 7.2;
  });
  let y = 40;
  for (const { row, bars } of blocks) {
    const middle = y + (bars.length * BAR) / 2 + 4.5;
    parts.push(`<text x="${LABELS - 8}" y="${middle}" text-anchor="end">${escape(row.name)}</text>`);
    for (const { side, value, label } of bars) {
      const isCut = longest !== undefined && value > longest;
      const length = Math.max(1, (isCut ? longest : value) * scale);
      parts.push(
        `<rect class="s${sides.indexOf(side)}" x="${LABELS}" y="${y}" width="${length.toFixed(1)}" height="${BAR - 2}" rx="2"/>` +
          `<text x="${(LABELS + length + 6).toFixed(1)}" y="${y + BAR - 3}">${isCut ? '→ ' : ''}${escape(label)}</text>`,
      );
      y += BAR;
    }
    y += GAP;
  }
  if (relativeTo !== undefined) {
    const one = (LABELS + scale).toFixed(1);
    parts.push(`<line class="axis" x1="${one}" x2="${one}" y1="34" y2="${y - 4}" stroke-dasharray="4 3"/>`);
    parts.push(
      `<text x="${one}" y="${y + 10}" text-anchor="middle">${escape(relativeTo)} = 1, less is better</text>`,
    );
    y += 18;
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-label="${escape(title)}">
<style>${style(sides)}</style>
${parts.join('\n')}
</svg>
`;
  const folder = fileURLToPath(new URL('charts/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${name}.svg`, svg);
}
