import type { Declaration, Header } from '../parse/declarations.js';
import type { Api, Overload } from './api.js';
import { join } from './symbols.js';

/** Doxygen's mark of a comment that only adds to the one of another overload. */
const addition = /^[@\\]overload\s*/;

/**
 * Where all that is wrapped of a name are additions, the text they add to stands at a declaration of another
 * name or one that is not wrapped (`split`, `calcHist`): it is put before the first of them.
 */
export function completeDocs(api: Api, headers: readonly Header[]): void {
  const docs = new Map<string, string>();
  for (const header of headers) collect(header.declarations, '', docs);
  const complete = (overloads: readonly Overload[], nameOf: (overload: Overload) => string): void => {
    const [first] = overloads;
    if (!first || !overloads.every((overload) => addition.test(overload.doc))) return;
    const main = docs.get(nameOf(first));
    if (main !== undefined) first.doc = `${main}\n\n${first.doc.replace(addition, '')}`.trimEnd();
  };
  for (const { cppName, methods, statics } of api.classes) {
    for (const { overloads } of [...methods, ...statics]) {
      complete(overloads, (overload) => join(cppName, overload.cppName));
    }
  }
  for (const { functions } of api.namespaces) {
    for (const { overloads } of functions) complete(overloads, (overload) => overload.cppName);
  }
}

/** The first full comment of each name. */
function collect(declarations: readonly Declaration[], scope: string, docs: Map<string, string>): void {
  for (const declaration of declarations) {
    const name = join(scope, declaration.name);
    if (declaration.kind === 'namespace' || declaration.kind === 'class') {
      collect(declaration.members, name, docs);
    } else if (declaration.kind === 'function' || declaration.kind === 'documentation') {
      const { doc } = declaration;
      if (doc !== '' && !addition.test(doc) && !docs.has(name)) docs.set(name, doc);
    }
  }
}
