import type { ArgumentSet } from './argument-set.js';
import { programOf } from './argument-set.js';
import { commandOf, scriptOf, type Outcome } from './children.js';

/** A set that took its process along. */
export interface Fault {
  set: ArgumentSet;
  outcome: Exclude<Outcome, { kind: 'ended' }>;
}

type Pair = 'both do' | 'both refuse' | 'only cv2 does' | 'only ours does';

/** What came of all sets. */
export class Tally {
  sets = 0;
  readonly outcomes = new Map<string, number>();
  readonly faults: Fault[] = [];
  readonly cv2Faults: Fault[] = [];
  readonly pairs = new Map<Pair, number>();
  readonly examples = new Map<Pair, string[]>();

  add(set: ArgumentSet, outcome: Outcome): void {
    this.sets++;
    const name = outcome.kind === 'ended' ? outcome.as : outcome.kind;
    this.outcomes.set(name, (this.outcomes.get(name) ?? 0) + 1);
    if (outcome.kind !== 'ended') this.faults.push({ set, outcome });
  }

  compare(set: ArgumentSet, here: Outcome, there: Outcome): void {
    if (there.kind !== 'ended') this.cv2Faults.push({ set, outcome: there });
    if (here.kind !== 'ended' || there.kind !== 'ended') return;
    const does = here.as === 'ok';
    const pair: Pair =
      there.as === 'ok' ? (does ? 'both do' : 'only cv2 does') : does ? 'only ours does' : 'both refuse';
    this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);
    if (pair === 'both do' || pair === 'both refuse') return;
    const examples = this.examples.get(pair) ?? [];
    const text = `${here.as} / ${there.as}: ${programOf(set).js}`;
    if (examples.length < 5 && text.length < 300 && !examples.some((one) => one.includes(set.callee.js)))
      this.examples.set(pair, [...examples, text]);
  }

  count(kind: Fault['outcome']['kind'], faults = this.faults): number {
    return faults.filter(({ outcome }) => outcome.kind === kind).length;
  }
}

/** A fault in one line, and what shows it. */
export function describeFault({ set, outcome }: Fault): string {
  const what = outcome.kind === 'crash' ? `crash, ${outcome.signal} ${outcome.said}` : outcome.kind;
  return `${set.name}: ${what.trim()}\n  ${commandOf(scriptOf(programOf(set).js))}`;
}
