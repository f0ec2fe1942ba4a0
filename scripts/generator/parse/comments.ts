/** Doxygen's groups speak of no single declaration: `@addtogroup core`, `@{`, `@}`. */
const groupCommand = /^\s*[@\\](?:addtogroup|defgroup|ingroup|weakgroup|name|cond|endcond|file|page|\{|\})/;

/** `//!<`, `///<`, `/**<`: documentation of what stands before it. */
export function isTrailing(comment: string): boolean {
  return /^\/(?:\/[/!]|\*[*!])</.test(comment);
}

/** Whether Doxygen reads it. A row of slashes or stars is decoration, not documentation. */
export function isDoxygen(comment: string): boolean {
  return /^\/(?:\/[/!](?!\/)|\*[*!](?![*/]))/.test(comment);
}

/** The text of a Doxygen comment without its marks; undefined for an ordinary comment and for groups. */
export function commentText(comment: string): string | undefined {
  if (!isDoxygen(comment)) return undefined;
  const inner = comment
    .replace(/^\/(?:\/[/!]|\*[*!])<?/, '')
    .replace(/\*+\/$/, '')
    .replace(/\r/g, '');
  const text = dedent(withoutStars(inner)).trim();
  return text === '' || groupCommand.test(text) ? undefined : text;
}

/** A column of stars down the left side is decoration when it begins with the first line; otherwise a star starts a list item. */
function withoutStars(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  if (!/^\s*\*+(?: |$)/.test(rest[0] ?? '')) return text;
  return [first, ...rest.map((line) => line.replace(/^\s*\*+ ?/, ''))].join('\n');
}

function dedent(text: string): string {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trimEnd());
  const indents = rest.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents, 80);
  return [first.trimStart(), ...rest.map((line) => line.slice(indent))].join('\n');
}
