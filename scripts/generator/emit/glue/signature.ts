import type { Overload } from '../../model/api.js';

/** cv2's way to write an overload: `cvtColor(src, code[, dst[, dstCn]]) -> dst`. */
export function signature(name: string, overload: Overload): string {
  const names = overload.args.map((index) => overload.parameters[index]?.name ?? '');
  const required = names.slice(0, overload.required).join(', ');
  const optional = names.slice(overload.required);
  const inside = optional.map((item, at) => `[${at === 0 && required === '' ? '' : ', '}${item}`).join('');
  const results = overload.results.map((index) =>
    index < 0 ? 'retval' : (overload.parameters[index]?.name ?? ''),
  );
  const gives = overload.kind === 'constructor' ? `<${name} object>` : results.join(', ') || 'None';
  return `${name}(${required}${inside}${']'.repeat(optional.length)}) -> ${gives}`;
}
