import { type ApiIndex, indexApi } from '../arguments/index.js';
import type { Api, Class, Enum, Func } from '../model/api.js';
import { parseDoxygen } from './tsdoc.js';
import { bound, declareCallable, type Place } from './types/callable.js';
import { declareClass } from './types/class.js';
import { mainDoc, siteOf, withPage } from './types/docs.js';
import { HANDWRITTEN } from './types/handwritten.js';
import { Links } from './types/link.js';
import { comment, indent } from './types/text.js';

/** What stands under one JavaScript path: a namespace, or a class's nested classes. */
interface Scope {
  cppName: string;
  enums: Enum[];
  functions: Func[];
  classes: Class[];
  aliases: { name: string; target: string }[];
  inner: Map<string, Scope>;
}

function emptyScope(cppName: string): Scope {
  return { cppName, enums: [], functions: [], classes: [], aliases: [], inner: new Map() };
}

function scopeAt(root: Scope, path: string[]): Scope {
  let scope = root;
  for (const name of path) {
    const inner = scope.inner.get(name) ?? emptyScope(`${scope.cppName}::${name}`);
    scope.inner.set(name, inner);
    scope = inner;
  }
  return scope;
}

function arrange(api: Api): Scope {
  const root = emptyScope('cv');
  for (const namespace of api.namespaces) {
    const scope = scopeAt(root, namespace.path);
    scope.cppName = namespace.cppName;
    scope.enums.push(...namespace.enums);
    scope.functions.push(...namespace.functions.filter(({ overloads }) => bound(overloads).length > 0));
  }
  for (const item of api.classes) {
    if (item.skip !== undefined) continue;
    scopeAt(root, item.path.slice(0, -1)).classes.push(item);
    for (const alias of item.aliases) {
      scopeAt(root, alias.slice(0, -1)).aliases.push({
        name: alias.at(-1)!,
        target: ['cv', ...item.path].join('.'),
      });
    }
  }
  return root;
}

interface Emission {
  index: ApiIndex;
  links: Links;
  /** The root of OpenCV's documentation. */
  site: string;
  /** Declarations outside of the namespace: bases seen without some of their statics. */
  bases: string[];
}

function declareEnum(item: Enum, { links, site }: Emission, scope: string): string {
  const link = links.from(scope);
  const docOf = (doc: string): string => comment(withPage(parseDoxygen(doc, link).text, site, item.page));
  const type = item.typeName ?? 'number';
  const lines = item.constants
    .filter(({ skip }) => skip === undefined)
    .flatMap(({ names, doc }) => {
      const text = docOf(doc);
      return names.map((name) => `${text}const ${name}: ${type};`);
    });
  if (item.typeName !== undefined) {
    lines.unshift(`${docOf(item.doc)}type ${item.typeName} = number;`);
  }
  return lines.join('\n');
}

function scopeBody(scope: Scope, path: string, emission: Emission): string {
  const { index, links, site } = emission;
  const parts: string[] = scope.enums.map((item) => declareEnum(item, emission, scope.cppName));
  for (const item of scope.classes) {
    const { text, base } = declareClass(item, index, links, site);
    parts.push(text);
    if (base !== undefined) emission.bases.push(base);
  }
  const names = new Set(scope.functions.map(({ name }) => name));
  const overloads = scope.functions.flatMap((item) => item.overloads);
  const place: Place = {
    index,
    keyword: 'function ',
    path,
    link: links.from(scope.cppName),
    site,
    sibling: (name) => mainDoc(overloads, name),
  };
  parts.push(
    ...scope.functions.map((item) => declareCallable(item, place, [], !names.has(`${item.name}Async`))),
  );
  parts.push(...scope.aliases.map(({ name, target }) => `export import ${name} = ${target};`));
  for (const [name, inner] of scope.inner) {
    const body = scopeBody(inner, `${path}.${name}`, emission);
    if (body !== '') parts.push(`namespace ${name} {\n${indent(body)}\n}`);
  }
  return parts.filter((part) => part !== '').join('\n');
}

/** The module of which `cv.d.ts` tells the types; its value is put together by hand-written code. */
const MODULE = "'use strict';\nmodule.exports = require('../runtime');\n";

/** The public types, as one module whose value is `cv`; values and types meet in its namespaces. */
export function emitDts(api: Api): Map<string, string> {
  const emission: Emission = {
    index: indexApi(api),
    links: new Links(api),
    site: siteOf(api.opencv),
    bases: [],
  };
  // By its whole path: what a module exports may have the name of its file.
  const local = (module: string): string => module.replace(/^\.\.\/|\.js$/g, '').replaceAll('/', '_');
  const handwritten = HANDWRITTEN.flatMap(({ module, names }) =>
    names.map((name) => `export import ${name} = ${local(module)}.${name};`),
  );
  const body = scopeBody(arrange(api), 'cv', emission);
  const text = [
    `// Written by the generator from the headers of OpenCV ${api.opencv}.`,
    ...HANDWRITTEN.map(({ module }) => `import * as ${local(module)} from '${module}';`),
    '',
    ...emission.bases,
    'declare namespace cv {',
    indent([...handwritten, body].join('\n')),
    '}',
    'export = cv;',
    '',
  ].join('\n');
  return new Map([
    ['cv.d.ts', text],
    ['cv.js', MODULE],
  ]);
}
