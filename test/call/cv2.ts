import { spawnSync } from 'node:child_process';
import { PYTHON } from '../parity/oracle.js';

/** What cv2's error says; `text` is its `str()`. */
export interface Cv2Error {
  code: number;
  func: string;
  file: string;
  line: number;
  expression: string;
  text: string;
}

export type Cv2Answer = { value: unknown } | { error: Cv2Error } | { refused: string };

// cv2 puts the fields on the class, not on the error: a std::exception keeps those of the one before.
const program = `
import json, sys
import cv2, numpy as np

def mat(rows, cols, channels=1, dtype='uint8'):
    return np.zeros((rows, cols) if channels == 1 else (rows, cols, channels), dtype)

def answer(expression):
    try:
        return {'value': eval(expression)}
    except cv2.error as e:
        return {'error': {'code': e.code, 'func': e.func, 'file': e.file, 'line': e.line, 'expression': e.err,
                          'text': str(e)}}
    except Exception as e:
        return {'refused': type(e).__name__}

json.dump([answer(each) for each in json.load(sys.stdin)], sys.stdout, default=str)
`;

/** Evaluates Python expressions with the cv2 that links the same libraries. They see `cv2`, `np` and `mat`. */
export function cv2(expressions: readonly string[]): Cv2Answer[] {
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-c', program], {
    input: JSON.stringify(expressions),
    encoding: 'utf8',
    env: { ...process.env, OPENCV_LOG_LEVEL: 'SILENT', PYTHONIOENCODING: 'utf8' },
  });
  if (status !== 0) throw new Error(`cv2 ended with ${String(status)}\n${stderr}`);
  return JSON.parse(stdout) as Cv2Answer[];
}
