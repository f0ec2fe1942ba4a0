import { type ApiIndex, requireKind } from '../../arguments/index.js';
import type { Class, Func, Property } from '../../model/api.js';
import { parseDoxygen } from '../tsdoc.js';
import { bound, declareCallable, declareConstructors, type Place } from './callable.js';
import { mainDoc, withPage } from './docs.js';
import { INTERFACES } from './handwritten.js';
import type { Links } from './link.js';
import { comment, indent } from './text.js';

/** The bound classes above, nearest first. */
function ancestors(item: Class, index: ApiIndex): Class[] {
  const found: Class[] = [];
  for (let id = item.base; id !== undefined;) {
    const base = index.classes.get(id);
    if (base !== undefined && base.skip === undefined) found.push(base);
    id = base?.base;
  }
  return found;
}

function boundFuncs(funcs: Func[]): Func[] {
  return funcs.filter(({ overloads }) => bound(overloads).length > 0);
}

/** Names on the class itself, with their Async twins. */
function staticNames(item: Class): string[] {
  const names = boundFuncs(item.statics).flatMap(({ name, noAsync }) =>
    noAsync === undefined ? [name, `${name}Async`] : [name],
  );
  return bound(item.constructors).length > 0 ? [...names, 'newAsync'] : names;
}

function propertyText(property: Property, doc: string, index: ApiIndex): string {
  const { name, type } = property;
  const { tsIn, tsOut } = requireKind(type, index, 'in');
  if (property.readonly) return `${comment(doc)}readonly ${name}: ${tsOut};`;
  if (tsIn === tsOut) return `${comment(doc)}${name}: ${tsOut};`;
  return `${comment(doc)}get ${name}(): ${tsOut};\nset ${name}(value: ${tsIn});`;
}

export interface ClassText {
  text: string;
  /** A declaration outside of the namespace that the class extends, when its base cannot be extended as it is. */
  base?: string;
}

/**
 * What a class extends. A static of the same name as the base's is another function (`create` of other
 * arguments, `newAsync`): the base is then seen without it. What makes the base does not make this class, so
 * `newAsync` is never inherited.
 */
function heritage(item: Class, bases: Class[]): { extended: string; base?: string } {
  const [nearest] = bases;
  if (nearest === undefined) return { extended: '' };
  const own = new Set([...staticNames(item), 'newAsync']);
  const inherited = bases.flatMap((above) =>
    staticNames(above).filter((name) => name !== 'newAsync' || above === nearest),
  );
  const hidden = [...new Set(inherited)].filter((name) => own.has(name));
  const nearestPath = ['cv', ...nearest.path].join('.');
  if (hidden.length === 0) return { extended: ` extends ${nearestPath}` };
  const baseName = `${item.path.join('_')}_base`;
  const without = hidden.map((name) => `'${name}'`).join(' | ');
  return {
    extended: ` extends ${baseName}`,
    base: `declare const ${baseName}: types.BaseWithout<typeof ${nearestPath}, ${without}>;`,
  };
}

/** Declares a class; one that is never an object (`Moments`) is an interface. */
export function declareClass(item: Class, index: ApiIndex, links: Links, site: string): ClassText {
  const path = ['cv', ...item.path].join('.');
  const className = item.path.at(-1)!;
  const link = links.from(item.cppName);
  const docOf = ({ doc, page }: Class | Property): string =>
    withPage(parseDoxygen(doc, link).text, site, page);
  const doc = comment(docOf(item));
  const properties = item.properties
    .filter(({ skip }) => skip === undefined)
    .map((property) => propertyText(property, docOf(property), index));
  if (item.holder === 'map') {
    return { text: `${doc}interface ${className} {\n${indent(properties.join('\n'))}\n}` };
  }

  const members = [
    ...item.constructors,
    ...[...item.methods, ...item.statics].flatMap(({ overloads }) => overloads),
  ];
  const place = (keyword: string): Place => ({
    index,
    keyword,
    path,
    link,
    site,
    sibling: (name) => mainDoc(members, name),
  });
  const bases = ancestors(item, index);
  const declare = (funcs: Func[], keyword: string, inheritedFrom: (base: Class) => Func[]): string[] => {
    const names = new Set(boundFuncs(funcs).map(({ name }) => name));
    return boundFuncs(funcs).map((func) => {
      const inherited = bases.flatMap(inheritedFrom).filter(({ name }) => name === func.name);
      const overloads = inherited.flatMap((base) => base.overloads);
      return declareCallable(func, place(keyword), overloads, !names.has(`${func.name}Async`));
    });
  };
  const body = [
    ...properties,
    declareConstructors(item.constructors, className, place('')),
    ...declare(item.statics, 'static ', () => []),
    ...declare(item.methods, '', (base) => base.methods),
  ].join('\n');

  const { extended, ...outside } = heritage(item, bases);
  const interfaces = [extended === '' ? 'CvObject' : undefined, INTERFACES[item.cppName]].filter(
    (name) => name !== undefined,
  );
  const merged =
    interfaces.length === 0 ? '' : `\ninterface ${className} extends ${interfaces.join(', ')} {}`;
  return { text: `${doc}class ${className}${extended} {\n${indent(body)}\n}${merged}`, ...outside };
}
