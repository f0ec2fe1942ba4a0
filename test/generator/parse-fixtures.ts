import assert from 'node:assert/strict';
import type { Declaration, WrittenType } from '../../scripts/generator/parse/declarations.js';
import { parseHeader } from '../../scripts/generator/parse/parser.js';

const defines = new Map([['__cplusplus', '201703']]);

export function parse(source: string): Declaration[] {
  return parseHeader('opencv2/x.hpp', source, defines).declarations;
}

export function only<K extends Declaration['kind']>(
  source: string,
  kind: K,
): Extract<Declaration, { kind: K }> {
  const found = parse(source).filter((declaration) => declaration.kind === kind);
  assert.equal(found.length, 1, JSON.stringify(found));
  return found[0] as Extract<Declaration, { kind: K }>;
}

/** A type in short: `const std::vector<cv::Mat>*&`. */
export function show(type: WrittenType | undefined): string {
  if (!type) return 'none';
  const args = type.args.length > 0 ? `<${type.args.map(show).join(',')}>` : '';
  return `${type.const ? 'const ' : ''}${type.name}${args}${'*'.repeat(type.pointers)}${type.reference}`;
}
