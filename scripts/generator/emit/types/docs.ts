import type { ApiIndex } from '../../arguments/index.js';
import type { Idiom, Overload } from '../../model/api.js';
import type { Link } from '../inline.js';
import { type Doc, mergeDocs, parseDoxygen } from '../tsdoc.js';
import { type Signature, visibleArguments, visibleResults } from './signature.js';

/** What the comments of a scope can refer to. */
export interface DocContext {
  index: ApiIndex;
  link: Link;
  /** The root of OpenCV's documentation. */
  site: string;
  /** The comment of another callable of the scope, by its C++ name: what `@copybrief` and `@overload` refer to. */
  sibling(name: string): string;
}

/** Where the documentation of a version is. */
export function siteOf(opencv: string): string {
  return `https://docs.opencv.org/${opencv}/`;
}

/** The text of a comment, and a link to the page of OpenCV's documentation that has it. */
export function withPage(text: string, site: string, page: string | undefined): string {
  const pointer = page === undefined ? '' : `[OpenCV's documentation](${site}${page})`;
  return [text, pointer].filter((part) => part !== '').join('\n\n');
}

/** What a comment says first: for where there is room for little. */
export function briefOf(doc: Doc): string {
  return doc.text.split('\n\n')[0]!;
}

/** Defaults that only mean "none". */
const NONE =
  /^(?:(?:\w*Mat|noArray|InputArray\w*|OutputArray\w*|String|(?:Ptr|(?:std::)?vector)<.*>)\(\)|""|\{\})$/;

/** What the text of a default value says to a JavaScript reader. */
function defaultText(cpp: string, link: Link): string {
  const text = cpp.replace(/\b(?:node_cv2|cv)::/g, '').trim();
  if (NONE.test(text)) return '';
  const tuple = /^(?:Size|Point|Rect|Scalar|Vec|Range|TermCriteria)\w*\((.+)\)$/.exec(text);
  const value = tuple === null ? text : `[${tuple[1]!.trim().replace(/\s*,\s*/g, ', ')}]`;
  const shown = value
    .replace(/\b\w+(?:::\w+)+\b/g, (name) => link(name)?.replace(/^cv\./, '') ?? name)
    .replace(/\b(\d+)\.(?:f\b|(?!\d))/gi, '$1')
    .replace(/\b(\d*\.\d+)f\b/gi, '$1');
  return `default \`${shown}\``;
}

function returnsText(overload: Overload, doc: Doc): string {
  const shown = new Set(visibleArguments(overload).map(({ name }) => name));
  const described = visibleResults(overload).map((name) => {
    if (name === 'retval') return { name, text: doc.returns };
    return { name, text: shown.has(name) ? '' : (doc.params.get(name) ?? '') };
  });
  const [first] = described;
  if (first !== undefined && described.length === 1) {
    return first.text !== '' || first.name === 'retval' ? first.text : `\`${first.name}\``;
  }
  if (described.every(({ text }) => text === '')) return '';
  return described.map(({ name, text }) => `- \`${name}\`${text === '' ? '' : `: ${text}`}`).join('\n');
}

/** What the idiomatic results say in place of the header's text. */
const IDIOMS: Record<Idiom, { returns?: string; throws?: string }> = {
  throwIfEmpty: { throws: 'CvError where cv2 gives `None`' },
  bufferOrThrow: { returns: 'the encoded bytes', throws: 'CvError where cv2 gives `False`' },
  matOrNull: { returns: 'the image, or `null` when there is none' },
};

/** A block tag: its continuation lines are indented, so that lists in them stay its own. */
function tag(name: string, text: string): string {
  const space = text === '' ? '' : text.startsWith('- ') ? '\n' : ' ';
  return `@${name}${space}${text}`.replace(/\n(?=.)/g, '\n  ');
}

/** The comment of an overload: OpenCV's text, of what JavaScript sees. */
function overloadDoc(overload: Overload, doc: Doc, context: DocContext): string {
  const tags: string[] = [];
  for (const { name, default: value } of visibleArguments(overload)) {
    const described = doc.params.get(name) ?? '';
    const standard = value === undefined ? '' : defaultText(value, context.link);
    const text = described === '' || standard === '' ? described + standard : `${described} (${standard})`;
    if (text !== '') tags.push(tag('param', `${name} - ${text}`));
  }
  const idiom = overload.idiom === undefined ? {} : IDIOMS[overload.idiom];
  const returns = idiom.returns ?? returnsText(overload, doc);
  if (returns !== '') tags.push(tag('returns', returns));
  if (idiom.throws !== undefined) tags.push(tag('throws', idiom.throws));
  if (doc.deprecated !== undefined) tags.push(tag('deprecated', doc.deprecated));
  tags.push(...doc.see.map((text) => tag('see', text)));
  const text = withPage(doc.text, context.site, overload.page);
  return [text, tags.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** The comment of an overload, and of one without that of what it overrides, as in Doxygen. */
function commentOf({ doc, parameters }: Overload, inherited: Overload[]): string {
  const overridden = inherited.find(
    (base) => base.doc !== '' && base.parameters.length === parameters.length,
  );
  return doc === '' ? (overridden?.doc ?? '') : doc;
}

/** The parsed comments of a function's overloads, `@overload`s completed by the main one's. */
export function docsOf(
  overloads: Overload[],
  { link, sibling }: DocContext,
  inherited: Overload[] = [],
): Map<Overload, Doc> {
  const parsed = new Map(
    overloads.map((overload) => [overload, parseDoxygen(commentOf(overload, inherited), link)]),
  );
  for (const doc of parsed.values()) {
    if (doc.copyOf !== undefined) doc.text ||= briefOf(parseDoxygen(sibling(doc.copyOf), link));
  }
  // Under `CV_WRAP_AS` an overload has a name of its own here: its main one is then another function.
  const main =
    [...parsed.values()].find((doc) => !doc.overload && doc.text !== '') ??
    parseDoxygen(sibling(overloads[0]!.cppName.replace(/^.*::/, '')), link);
  return new Map([...parsed].map(([overload, doc]) => [overload, doc.overload ? mergeDocs(main, doc) : doc]));
}

/** One form of an overload. */
export type Form = Signature & { overload: Overload };

/** An editor shows the comment of the very form that is called: the two usual ones carry all of it. */
export function formDoc({ overload, role }: Form, docs: Map<Overload, Doc>, context: DocContext): string {
  const doc = docs.get(overload);
  if (doc === undefined) return '';
  return role === 'mixed' ? briefOf(doc) : overloadDoc(overload, doc, context);
}

/** The comment of an Async twin; what its arguments are, the other form says. */
export function twinDoc({ overload, role }: Form, docs: Map<Overload, Doc>, of: string): string {
  const doc = docs.get(overload);
  if (role === 'mixed') return '';
  return [doc === undefined ? '' : briefOf(doc), `Async form of \`${of}\`.`]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The comment under a C++ name that is not itself an `@overload` of another. */
export function mainDoc(overloads: Overload[], name: string): string {
  const main = overloads.find(({ cppName, doc }) => {
    return doc !== '' && cppName.replace(/^.*::/, '') === name && !/[@\\]overload/.test(doc);
  });
  return main?.doc ?? '';
}
