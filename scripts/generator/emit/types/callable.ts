import type { ApiIndex } from '../../arguments/index.js';
import type { Func, Overload } from '../../model/api.js';
import { type DocContext, docsOf, type Form, formDoc, twinDoc } from './docs.js';
import { signaturesOf } from './signature.js';
import { comment } from './text.js';

/** Where a callable stands, and how its declarations start. */
export interface Place extends DocContext {
  /** `function `, `static `, or nothing for a method. */
  keyword: string;
  /** JavaScript path, for the link of the Async twin: `cv.ORB`. */
  path: string;
}

export function bound(overloads: Overload[]): Overload[] {
  return overloads.filter(({ skip }) => skip === undefined);
}

/** The forms of all bound overloads, each form once, in the order in which they are tried. */
function formsOf(overloads: Overload[], index: ApiIndex, isTwin = false): Form[] {
  const seen = new Set<string>();
  return bound(overloads)
    .flatMap((overload) =>
      signaturesOf(overload, index, isTwin).map((signature) => ({ ...signature, overload })),
    )
    .filter(({ parameters }) => !seen.has(parameters) && seen.add(parameters));
}

/**
 * Declares a function, static or method with its Async twin. `inherited` are the overloads of the same name
 * in base classes: TypeScript wants a derived class to take what its base takes.
 */
export function declareCallable(
  item: Func,
  place: Place,
  inherited: Overload[] = [],
  hasTwin = true,
): string {
  const docs = docsOf(item.overloads, place, inherited);
  const all = [...item.overloads, ...inherited];
  const lines = formsOf(all, place.index).map((form) => {
    const { typeParameters, parameters, result } = form;
    const text = formDoc(form, docs, place);
    return `${comment(text)}${place.keyword}${item.name}${typeParameters}(${parameters}): ${result};`;
  });
  if (item.noAsync !== undefined || !hasTwin) return lines.join('\n');
  const twins = formsOf(all, place.index, true).map((form) => {
    const { typeParameters, parameters, result } = form;
    const text = twinDoc(form, docs, `${place.path}.${item.name}`);
    return `${comment(text)}${place.keyword}${item.name}Async${typeParameters}(${parameters}): Promise<${result}>;`;
  });
  return [...lines, ...twins].join('\n');
}

/** Declares the constructors and their Async twin `newAsync`; a class without bound ones cannot be made by `new`. */
export function declareConstructors(overloads: Overload[], className: string, place: Place): string {
  const forms = formsOf(overloads, place.index);
  if (forms.length === 0) return 'protected constructor();';
  const docs = docsOf(overloads, place);
  const lines = forms.map((form) => `${comment(formDoc(form, docs, place))}constructor(${form.parameters});`);
  const twins = formsOf(overloads, place.index, true).map((form) => {
    const text = twinDoc(form, docs, `new ${className}`);
    return `${comment(text)}static newAsync(${form.parameters}): Promise<${className}>;`;
  });
  return [...lines, ...twins].join('\n');
}
