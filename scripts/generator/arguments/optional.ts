import { isUnsupported, type KindRule } from './kind.js';

/** A value whose absence is no default: of parameters of ours (`refine/additions.ts`). */
export const optionalKind: KindRule = (type, direction, _index, resolve) => {
  const [target] = type.args;
  if (type.name !== 'std::optional' || target === undefined) return undefined;
  const kind = resolve(target, direction);
  if (isUnsupported(kind)) return kind;
  return { ...kind, cpp: `std::optional<${kind.cpp}>`, converter: `Optional<${kind.converter}>` };
};
