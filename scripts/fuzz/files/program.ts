import type { Expression } from '../expression.js';
import { Random } from '../random.js';
import type { Kind } from './kinds.js';
import { mutate } from './mutate.js';

/** A broken file and what is done with it. */
export interface BrokenFile {
  kind: Kind;
  name: string;
  content: Buffer;
}

/** The file of that number: it follows from the seed, the kind and the number alone. */
export function brokenFile(kind: Kind, seed: number, at: number): BrokenFile {
  const random = new Random(`${seed} ${kind.name} ${at}`);
  const content = mutate(random.pick(kind.samples), random.pick(kind.samples), random);
  return { kind, name: `broken${at}.${kind.name}`, content };
}

/** One step as a program that needs nothing but the file; an error is no fault. */
export function stepProgram(step: string, name: string): string {
  const bytes = /\bb\b/.test(step) ? `const b = require('fs').readFileSync('${name}'); ` : '';
  const text = /\bt\b/.test(step) ? `const t = require('fs').readFileSync('${name}', 'latin1'); ` : '';
  return `${bytes}${text}try { ${step} } catch {}`;
}

/** All steps, which tell what they give; in Python those that it has. */
export function programOf({ kind, name }: Pick<BrokenFile, 'kind' | 'name'>): Required<Expression> {
  const steps = kind.steps(name);
  const js = steps.map(
    ({ js }) => `${js.includes('await ') ? 'async ' : ''}() => ${js.startsWith('{') ? `(${js})` : js}`,
  );
  const py = steps.map((step) => `lambda: ${step.py ?? 'None'}`);
  return {
    js:
      `const b = require('fs').readFileSync('${name}'); const t = b.toString('latin1'); ` +
      `return tell([${js.join(', ')}])`,
    py: `b = np.fromfile('${name}', np.uint8); t = b.tobytes().decode('latin1')\ntold = tell([${py.join(', ')}])`,
  };
}
