import type { SourceDescription } from './native.js';
import type { Plan } from './trace.js';

/** Lines in a node: what Mermaid would read otherwise becomes its code. */
const quoted = (...lines: string[]): string =>
  `"${lines.map((line) => line.replace(/["#<>&\n]/g, (char) => `#${char.charCodeAt(0)};`)).join('<br>')}"`;

function constantText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(constantText).join(', ')}]`;
  const shape = (value as { shape?: unknown }).shape;
  return Array.isArray(shape) ? `Mat ${shape.join('x')}` : value.constructor.name;
}

/** The graph as a flowchart: inputs and steps with their constants, an arrow for each value. */
export function mermaid({ inputNames, steps, constants, outputs }: Plan): string {
  const lines = ['flowchart TD'];
  const owners: string[] = inputNames.map((name, at) => {
    lines.push(`  in${at}([${quoted(name)}])`);
    return `in${at}`;
  });
  const from = (source: SourceDescription): string[] => {
    if ('list' in source) return source.list.flatMap(from);
    return 'value' in source ? [owners[source.value]!] : [];
  };
  steps.forEach(({ call, self, names, sources, results }, at) => {
    const id = `step${at}`;
    const settings = names.flatMap((name, i) => {
      const source = sources[i]!;
      return 'constant' in source
        ? [`${name}: ${constantText(constants[source.constant])}`.slice(0, 60)]
        : [];
    });
    lines.push(`  ${id}[${quoted(call, ...settings)}]`);
    const incoming = new Set([...(self === undefined ? [] : from(self)), ...sources.flatMap(from)]);
    for (const owner of incoming) lines.push(`  ${owner} --> ${id}`);
    for (let i = 0; i < results; i++) owners.push(id);
  });
  outputs.forEach((output, at) => {
    lines.push(`  out${at}([${quoted(outputs.length === 1 ? 'result' : `result ${at + 1}`)}])`);
    for (const owner of new Set(from(output))) lines.push(`  ${owner} --> out${at}`);
  });
  return `${lines.join('\n')}\n`;
}
