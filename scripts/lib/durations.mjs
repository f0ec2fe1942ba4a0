import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/** @typedef {{ step: string; seconds: number }} Duration */

const file = inRoot('build', 'durations.json');

/**
 * Leaves what this set-up did for the test run that follows it.
 * @param {Duration[]} durations
 */
export function leaveDurations(durations) {
  mkdirSync(inRoot('build'), { recursive: true });
  writeFileSync(file, JSON.stringify(durations));
}

/**
 * Takes what the set-up before this run left; a later run finds nothing.
 * @returns {Duration[]}
 */
export function takeDurations() {
  try {
    return /** @type {Duration[]} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  } finally {
    rmSync(file, { force: true });
  }
}

/** A step below this had nothing to do. */
const worthSaying = 0.2;

/** Collects the steps of a run and how long each took. */
export class Stopwatch {
  /** @type {Duration[]} */
  durations = [];
  #who;

  /** @param {string} who is timed, for the lines printed */
  constructor(who) {
    this.#who = who;
  }

  /**
   * @template T
   * @param {string} step
   * @param {() => Promise<T>} action
   */
  async time(step, action) {
    const start = performance.now();
    try {
      return await action();
    } finally {
      this.add(step, (performance.now() - start) / 1000);
    }
  }

  /**
   * @param {string} step
   * @param {number} seconds
   */
  add(step, seconds) {
    if (seconds < worthSaying) return;
    this.durations.push({ step, seconds });
    console.log(`${this.#who}: ${step} ${seconds.toFixed(1)} s`);
  }
}
