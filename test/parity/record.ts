import { mkdirSync, writeFileSync } from 'node:fs';
import { callables, type Callable } from '../../scripts/coverage/callables.js';
import { accessorsOf, lookup } from '../../scripts/coverage/loaded.js';
import { readManifest } from '../../scripts/coverage/manifest.js';
import { recordFile, recordFolder, type Executed } from '../../scripts/coverage/executed.js';
import cv from '../../src/index.js';
import type { Mode, Ran } from './evaluate.js';
import type { Node } from './values.js';

/** Which functions of the binding the cases of one family ran, and whose results were what cv2 gives. */
export class Recorder {
  private readonly ran: Record<Mode, Set<unknown>> = { sync: new Set(), async: new Set() };
  private readonly equal = new Set<unknown>();

  /** To be called when the case has passed. What gives nothing is judged by the case that it is in. */
  add(mode: Mode, ran: readonly Ran[], compared: ReadonlySet<Node>): void {
    for (const { node, fn, gives } of ran) {
      this.ran[mode].add(fn);
      if (mode === 'sync' && (!gives || compared.has(node))) this.equal.add(fn);
    }
  }

  /** Leaves the record for the report, partial when cases lacked their inputs, and gives the number of callables that gave what cv2 gives. */
  write(family: string, partial: boolean): number {
    const record: Executed = { sync: [], async: [], equal: [], partial };
    for (const callable of callables(readManifest())) {
      const { sync, twins } = functionsOf(callable);
      if (sync.some((fn) => this.ran.sync.has(fn))) record.sync.push(callable.name);
      if (twins.some((fn) => this.ran.async.has(fn))) record.async.push(callable.name);
      if (sync.some((fn) => this.equal.has(fn))) record.equal.push(callable.name);
    }
    mkdirSync(recordFolder, { recursive: true });
    writeFileSync(recordFile(family), JSON.stringify(record));
    return record.equal.length;
  }
}

/** The functions of the loaded `cv` that stand for a callable: a static method has one under each of its names. */
function functionsOf({ kind, places }: Callable): { sync: unknown[]; twins: unknown[] } {
  const [place = ''] = places;
  switch (kind) {
    case 'getter':
      return { sync: [accessorsOf(cv, place).get], twins: [] };
    case 'setter':
      return { sync: [accessorsOf(cv, place).set], twins: [] };
    case 'constructor':
      return { sync: [lookup(cv, place, 'class')], twins: [lookup(cv, `${place}.newAsync`, 'function')] };
    case 'function':
    case 'method':
      return {
        sync: places.map((at) => lookup(cv, at, kind)),
        twins: places.map((at) => lookup(cv, `${at}Async`, kind)),
      };
  }
}
