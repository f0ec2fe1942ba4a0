/** The methods of Mat, beside numpy. */
import { compare, duration, line, time } from './compare.js';
import { arrays, setup, small, type Row } from './mat-rows.js';
import { startPython } from './partner.js';

const ROUNDS = 7;

const widths = [30, 12, 12, 8, 12];
const python = startPython();

async function print({ name, ours, theirs, times, aim }: Row): Promise<void> {
  const here = () => time(() => ours(times), 1) / times;
  const result = await compare(ROUNDS, here, () =>
    theirs === undefined ? Promise.resolve(NaN) : python.ask({ setup, statement: theirs, times }),
  );
  const there = theirs === undefined ? ['', ''] : [duration(result.theirs), result.ratio.toFixed(2)];
  const goal = aim === undefined ? [] : [`≤${duration(aim)}`];
  console.log(line([name, duration(result.ours), ...there, ...goal], widths));
}

for (const [title, rows] of [
  ['A Mat and its elements, 1080p BGR', small],
  ['Whole arrays, 1080p', arrays],
] as const) {
  console.log(`\n${title}: medians of ${ROUNDS} rounds, Node ${process.version}\n`);
  console.log(line(['', 'node-cv2', 'numpy', 'ratio', 'aim'], widths));
  for (const row of rows) await print(row);
}
python.end();
