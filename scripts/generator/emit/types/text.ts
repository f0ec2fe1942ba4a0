/** Indents every line that is not empty by one level. */
export function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** A TSDoc comment with its line break; nothing for no text. */
export function comment(text: string): string {
  if (text === '') return '';
  if (!text.includes('\n')) return `/** ${text} */\n`;
  const lines = text.split('\n').map((line) => ` * ${line}`.trimEnd());
  return `/**\n${lines.join('\n')}\n */\n`;
}

const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

/** A parameter's name in a signature: positional names do not matter to the caller, so a reserved word gets `_`. */
export function parameterName(name: string): string {
  return RESERVED.has(name) ? `${name}_` : name;
}

/** The type, safe to stand before `| null` or in a result tuple. */
export function orNull(type: string): string {
  return /\| null$/.test(type) ? type : `${type} | null`;
}
