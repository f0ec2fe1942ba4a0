import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, DType } from './values.js';

/** A result as cv2 gave it. `array` points into `Oracle.blob`. */
export type Expected =
  | null
  | boolean
  | number
  | string
  | Expected[]
  | { kind: 'array'; dtype: DType; shape: number[]; offset: number; length: number }
  | { kind: 'fields'; fields: Record<string, Expected> }
  | { kind: 'object'; type: string }
  | { kind: 'bigint' | 'nonfinite'; text: string };

/** What OpenCV says of a failure. */
export interface Failure {
  code: number;
  expression: string;
  func: string;
  file: string;
  line: number;
}

/** There is a `failure` where it is OpenCV that refuses, and not the binding. */
export type Answer = { result: Expected; trivial: boolean } | { error: string; failure: Failure | null };

export interface Oracle {
  /** cv2's version. */
  version: string;
  answers: Answer[];
  /** The content of all arrays in `answers`. */
  blob: Buffer;
}

/** The Python whose cv2 links the same libraries as this binding: Debian's, not whichever is first on PATH. */
export const PYTHON = '/usr/bin/python3';

/** Runs a script, of this folder unless said, which gets `input` and the path of a folder for what it has to say. */
export function python<T>(
  script: string,
  input: object,
  collect: (folder: string) => T,
  scripts = import.meta.dirname,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'node-cv2-parity-'));
  try {
    const { status, signal, error, stderr } = spawnSync(PYTHON, [join(scripts, script)], {
      input: JSON.stringify({ ...input, folder }),
      encoding: 'utf8',
    });
    if (error) throw error;
    if (status !== 0) throw new Error(`${script} ended with ${signal ?? String(status)}\n${stderr}`);
    return collect(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** All cases in one Python process. */
export function ask(cases: readonly Case[]): Oracle {
  return python('oracle.py', { cases }, (folder) => ({
    ...(readJson(join(folder, 'answers.json')) as Omit<Oracle, 'blob'>),
    blob: readFileSync(join(folder, 'arrays')),
  }));
}
