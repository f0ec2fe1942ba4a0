import type { Vault } from './vault.js';

/** The JavaScript path of a name that a comment refers to; undefined when it is not part of the binding. */
export type Link = (name: string) => string | undefined;

function linked(name: string, link: Link, label = ''): string {
  const path = link(name.replace(/\(\)$/, ''));
  if (path === undefined) return label === '' ? `\`${name}\`` : label;
  return label === '' ? `{@link ${path}}` : `{@link ${path} | ${label}}`;
}

/** The little HTML that the comments hold, as Markdown; any other `<` would start a tag, and vanish with it. */
function html(text: string, vault: Vault): string {
  return (
    text
      .replace(/<a\s+href="([^"]+)">([\s\S]*?)<\/a>/gi, '[$2]($1)')
      .replace(/<(dfn|tt|code)>([\s\S]*?)<\/\1>/gi, (_, tag: string, code: string) =>
        vault.keep(`\`${code.replace(/&lt;/g, '<').replace(/&gt;/g, '>')}\``),
      )
      .replace(/<\/?(?:b|strong)>/gi, '**')
      .replace(/<\/?(?:i|em)>/gi, '*')
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/(?<=\S[ \t]*)\\([<>#()])/g, '$1')
      // C++ templates.
      .replace(/\b[\w:.]+<(?:[\w:\s,*&]|<[\w:\s,*&<>]*>)*>+/g, (type) => vault.keep(`\`${type}\``))
      .replace(/<(?=[a-z/])(?!https?:)/gi, '\\<')
  );
}

/** Doxygen finds these by itself: `ml::SVM::train`, `blur()`. */
function automatic(text: string, link: Link, vault: Vault): string {
  return text.replace(
    /(?<![\w:.\\@/])((?:\w+::)+\w+)(?:\(\))?|(?<![\w:.\\@/])(\w+)\(\)/g,
    (all, qualified, called) => {
      const path = link((qualified ?? called) as string);
      return path === undefined ? all : vault.keep(`{@link ${path}}`);
    },
  );
}

/** Commands within a sentence. */
export function inline(source: string, link: Link, vault: Vault): string {
  const keepLink = (name: string, label?: string): string => vault.keep(linked(name, link, label));
  const text = source
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/[@\\]ref\s+((?:\w+::)*~?\w+(?:\(\))?)(?:\s*"([^"]*)")?/g, (_, name: string, label?: string) =>
      keepLink(name, label),
    )
    .replace(/(?<![\w&/#\\])#((?:\w+::)*[A-Za-z_]\w*(?:\(\))?)/g, (_, name: string) => keepLink(name))
    .replace(/[@\\]cite\s+(\w+)/g, '[$1]')
    .replace(/[@\\](?:p|c|a)\s+([\w:<>]+(?:[.-][\w:<>]+)*(?:\(\))?)/g, (_, word: string) =>
      vault.keep(`\`${word}\``),
    )
    .replace(/[@\\]b\s+([\w:]+)/g, '**$1**')
    .replace(/[@\\]em?\s+([\w:]+)/g, '*$1*')
    .replace(/[@\\]n\b[ \t]*/g, '\n')
    .replace(/[@\\](?:li|arg)\s/g, '- ')
    .replace(/\([@\\](?:see|sa)\s/g, '(see ')
    .replace(/(^|[\s(])%(?=[A-Z]|\w+::)/g, '$1')
    .replace(/@(?=\s|$)/g, '')
    .replace(/(?<=\w)\\_(?=\w)/g, '_')
    .replace(/(^|[\s(])@(?=\w)/g, '$1\\@');
  return automatic(html(text, vault), link, vault);
}

/** `cvtColor, #blur`: a list of names is linked one by one; anything else is prose. */
export function seeAlso(text: string, link: Link): string {
  const flat = text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  if (!/^[#\w:()~]+(?:\s*,\s*[#\w:()~]+)*,?$/.test(flat)) return flat;
  return flat
    .split(/\s*,\s*/)
    .filter((name) => name !== '')
    .map((name) => {
      const path = link(name.replace(/^#|\(\)$/g, ''));
      return path === undefined ? name : `{@link ${path}}`;
    })
    .join(', ');
}
