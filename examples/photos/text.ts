/** How the progress lines and the contact sheet word things. */

export const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

export function time(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms.toFixed(ms < 1 ? 2 : ms < 10 ? 1 : 0)} ms`;
}

export const totalMs = (timed: readonly { ms: number }[]): number =>
  timed.reduce((sum, { ms }) => sum + ms, 0);

export const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
