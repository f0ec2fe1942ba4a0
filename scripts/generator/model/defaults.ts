import type { Symbols } from './symbols.js';

/**
 * A default value, to be compiled outside of its class: names that only the class knows are qualified. The
 * enclosing namespaces are `using` there, so names found in them stay as written.
 */
export function qualifyDefault(text: string, className: string | undefined, symbols: Symbols): string {
  if (className === undefined) return text;
  return text.replace(
    /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(::|\.|->)?\s*([A-Za-z_]\w*)/g,
    (match: string, before: string | undefined, name: string | undefined) => {
      if (before !== undefined || name === undefined) return match;
      const symbol = symbols.findInClass(name, className);
      return symbol ? match.replace(name, symbol.name) : match;
    },
  );
}
