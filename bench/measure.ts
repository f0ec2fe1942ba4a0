import type { Row } from './group.js';
import type { Measure } from './program.js';

/** Figures of the rounds, by side. */
export interface Measured {
  rounds: Record<string, number[]>;
  /** Sides that failed, and why. */
  failures: Record<string, string>;
}

/** Nanoseconds that a round of statements takes, roughly. */
const ROUND = 30e6;
const MOST = 1e6;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[sorted.length >> 1] ?? NaN;
};

/**
 * The median of the rounds' ratios: what slows a busy machine down for a while slows both sides of a round down, since
 * they are measured next to each other.
 */
export const medianRatio = (of: readonly number[], over: readonly number[]): number =>
  median(of.map((value, round) => value / (over[round] ?? NaN)));

/** How often to run a statement in a round. What is run here warms up caches and compilers. */
async function timesFor({ program, request }: Measure): Promise<number> {
  let times = 1;
  for (;;) {
    const took = await program.ask({ ...request, times });
    const wanted = Math.min(MOST, Math.max(1, Math.round(ROUND / took)));
    if (wanted < times * 3) return wanted;
    times = Math.min(wanted, times * 50);
  }
}

/** All sides in turn, round by round; the first one is another in each round. */
export async function measure({ sides, times }: Row, rounds: number): Promise<Measured> {
  const measured: Measured = { rounds: {}, failures: {} };
  const requests = new Map<string, object>();
  const attempt = async (side: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      measured.failures[side] = (error as Error).message;
      requests.delete(side);
      measured.rounds[side] = [];
    }
  };
  for (const [side, one] of Object.entries(sides)) {
    measured.rounds[side] = [];
    await attempt(side, async () => {
      const isTimed = 'time' in one.request;
      requests.set(side, isTimed ? { ...one.request, times: times ?? (await timesFor(one)) } : one.request);
    });
  }
  for (let round = 0; round < rounds; round++) {
    const order = [...requests.keys()];
    for (const side of [...order.slice(round % order.length), ...order.slice(0, round % order.length)]) {
      await attempt(side, async () => {
        measured.rounds[side]?.push((await sides[side]?.program.ask(requests.get(side) ?? {})) ?? NaN);
      });
    }
  }
  return measured;
}
