import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem, version } from 'node:os';
import cv from '../src/index.js';
import { peerVersions } from './peers.js';

/** Where and when a group was measured. */
export interface Circumstances {
  date: string;
  machine: string;
  software: string;
  /** Processes that wanted to run in the minute before, of others: more than a few tenths, and the machine was busy. */
  load: number;
}

function system(): string {
  const [, name] = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
  return name ?? version();
}

/** The load is that of before the run, which is a load itself. */
const load = loadavg()[0] ?? NaN;

export function circumstances(): Circumstances {
  const cores = availableParallelism();
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model.trim()}, ${cores} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${system()}`,
    software: [`OpenCV ${cv.getVersionString()}`, `Node ${process.version}`, ...peerVersions()].join(', '),
    load,
  };
}
