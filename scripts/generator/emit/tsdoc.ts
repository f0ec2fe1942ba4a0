import { inline, type Link, seeAlso } from './inline.js';
import { dedent, trimBlankLines, Vault } from './vault.js';

/** A Doxygen comment taken apart, its text turned into TSDoc's Markdown. */
export interface Doc {
  /** What is said of the whole thing: paragraphs, lists, code, formulas. */
  text: string;
  params: Map<string, string>;
  returns: string;
  see: string[];
  deprecated?: string;
  /** `@overload`: it adds to the text of the main overload. */
  overload: boolean;
  /** `@copybrief name`: the first paragraph is that of another one. */
  copyOf?: string;
}

/** Sections that the comment of a declaration has no use for: building, authorship, samples of the C++ sources. */
const DROPPED =
  'snippet|include|example|image|author|date|todo|tparam|anchor|ingroup|addtogroup|defgroup|relates|file|cond|endcond|internal|endinternal|name|copyright|since';
const SECTIONS = `par|param|brief|details|returns?|result|retval|note|warning|attention|remarks?|sa|see|deprecated|overload|copybrief|copydoc|${DROPPED}`;
/** Sections that take their own line only. */
const ONE_LINE = new Set([
  'snippet',
  'include',
  'image',
  'anchor',
  'ingroup',
  'cond',
  'endcond',
  'internal',
  'name',
]);

const SECTION_START = new RegExp(`^\\s*(?:\\* +)?[@\\\\](${SECTIONS})(?![\\w{])(.*)$`);
const SECTION_WITHIN = /(?<=\S) +(?=[@\\](?:see|sa|param|returns?|note|deprecated|overload|copybrief)\b)/g;
const LIST_ITEM = /^\s*(?:[-*+]|\d+\.|-#)\s/;

interface Section {
  name: string;
  lines: string[];
}

/** A section ends where the next begins or, as in Doxygen, at an empty line; what follows is text again. */
function sections(source: string): Section[] {
  const found: Section[] = [];
  let current: Section = { name: 'text', lines: [] };
  const open = (name: string, first: string): void => {
    current = { name, lines: first === '' ? [] : [first] };
    found.push(current);
  };
  open('text', '');
  for (const line of dedent(source.split('\n'))) {
    const start = SECTION_START.exec(line);
    if (start) {
      const name = start[1]!;
      open(name, start[2]!.trim());
      if (ONE_LINE.has(name)) open('text', '');
    } else if (line.trim() === '' && current.name !== 'text') {
      open('text', '');
    } else {
      current.lines.push(line);
    }
  }
  return found;
}

function body(section: Section): string {
  const [first = '', ...rest] = section.lines;
  return [first.trim(), ...dedent(rest)].join('\n').trim();
}

/** A paragraph that is merely indented would be code in Markdown; what continues a list keeps its indent. */
function textBody(section: Section): string {
  const paragraphs = trimBlankLines(section.lines.join('\n')).split(/\n\s*\n/);
  let inList = false;
  return paragraphs
    .map((paragraph) => {
      inList = LIST_ITEM.test(paragraph) || (inList && /^\s/.test(paragraph));
      return inList ? paragraph : dedent(paragraph.split('\n')).join('\n');
    })
    .join('\n\n');
}

function quote(title: string, text: string): string {
  return `**${title}:**${LIST_ITEM.test(text) ? '\n' : ' '}${text}`
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

const PARAM = /^(?:\[[^\]]*\])?\s*(\w+(?:,\w+)*)[\s:,-]*([\s\S]*)$/;

/** Reads the text of a Doxygen comment (without its comment marks). */
export function parseDoxygen(comment: string, link: Link = () => undefined): Doc {
  const vault = new Vault();
  const doc: Doc = { text: '', params: new Map(), returns: '', see: [], overload: false };
  const paragraphs: string[] = [];
  const finish = (text: string): string =>
    vault
      .restore(text)
      .replace(/\*\//g, '*\\/')
      .replace(/[ \t]+$/gm, '')
      .trim();
  const source = vault
    .protect(comment.replace(/\r/g, '').replace(/\t/g, '    '))
    .replace(SECTION_WITHIN, '\n');
  for (const section of sections(source)) {
    const raw = section.name === 'text' ? textBody(section) : body(section);
    const text = finish(inline(raw, link, vault));
    switch (section.name) {
      case 'text':
      case 'brief':
      case 'details':
        paragraphs.push(text);
        break;
      case 'overload':
        doc.overload = true;
        paragraphs.push(text);
        break;
      case 'param': {
        const [, names = '', described = ''] = PARAM.exec(raw) ?? [];
        const description = finish(inline(described, link, vault));
        for (const name of names.split(',')) doc.params.set(name, description);
        break;
      }
      case 'return':
      case 'returns':
      case 'result':
        doc.returns = [doc.returns, text].filter((part) => part !== '').join('\n');
        break;
      case 'retval':
        doc.returns = `${doc.returns}\n- ${text}`.trim();
        break;
      case 'note':
        if (text !== '') paragraphs.push(quote('Note', text));
        break;
      case 'par': {
        const [title, ...rest] = text.split('\n');
        paragraphs.push(`**${title!}**`, rest.join('\n'));
        break;
      }
      case 'warning':
      case 'attention':
      case 'remark':
      case 'remarks':
        if (text !== '') paragraphs.push(quote(section.name[0]!.toUpperCase() + section.name.slice(1), text));
        break;
      case 'sa':
      case 'see':
        if (text !== '') doc.see.push(finish(seeAlso(/[@\\]ref\s/.test(raw) ? text : raw, link)));
        break;
      case 'deprecated':
        doc.deprecated = text;
        break;
      case 'copybrief':
      case 'copydoc':
        doc.copyOf = raw.replace(/\(\)$/, '');
        break;
    }
  }
  doc.text = paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
  return doc;
}

/** The documentation of an overload that is marked `@overload`: the main one's, with its own words added. */
export function mergeDocs(main: Doc, own: Doc): Doc {
  const deprecated = own.deprecated ?? main.deprecated;
  return {
    text: [main.text, own.text].filter((text) => text !== '').join('\n\n'),
    params: new Map([...main.params, ...own.params]),
    returns: own.returns === '' ? main.returns : own.returns,
    see: [...new Set([...main.see, ...own.see])],
    ...(deprecated === undefined ? {} : { deprecated }),
    overload: false,
  };
}
