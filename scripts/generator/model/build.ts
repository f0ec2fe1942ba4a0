import type {
  ClassDeclaration,
  Declaration,
  EnumDeclaration,
  FunctionDeclaration,
  Header,
} from '../parse/declarations.js';
import type { Api, Class, Constant, Enum, Func, Namespace, Property } from './api.js';
import { countDeclarations, emptyCounts } from './counts.js';
import { completeDocs } from './docs.js';
import { constantNames, exportedName, idOf, namespaceChain, namespacePath } from './names.js';
import { OverloadBuilder, type FunctionPlace } from './overloads.js';
import { classPage, memberOn, namespacePage } from './pages.js';
import { join, Symbols } from './symbols.js';
import { spell, TypeResolver } from './types.js';

/** All headers of one module, parsed. */
export interface ParsedModule {
  name: string;
  headers: Header[];
}

/** Where a declaration stands: `classes` are the classes around it, outermost first. */
interface Place {
  module: string;
  header: string;
  namespace: string;
  classes: { name: string; exported: string; page: string | undefined; entry?: Class }[];
}

export function buildApi(opencv: string, modules: readonly ParsedModule[]): Api {
  return new Builder(modules).build(opencv);
}

class Builder {
  private readonly symbols: Symbols;
  private readonly types: TypeResolver;
  private readonly overloads: OverloadBuilder;
  private readonly namespaces = new Map<string, Namespace>();
  private readonly classes = new Map<string, Class>();

  constructor(private readonly modules: readonly ParsedModule[]) {
    const headers = modules.flatMap((module) => module.headers);
    this.symbols = new Symbols(headers);
    this.types = new TypeResolver(this.symbols, collectIds(headers));
    this.overloads = new OverloadBuilder(this.symbols, this.types);
  }

  build(opencv: string): Api {
    const modules = this.modules.map(({ name, headers }) => {
      const declared = emptyCounts();
      for (const { path, declarations } of headers) {
        countDeclarations(declarations, declared);
        this.addAll(declarations, { module: name, header: path, namespace: '', classes: [] });
      }
      return { name, headers: headers.map((header) => header.path), declared };
    });
    const typedefs: Record<string, string> = {};
    for (const { name, scope, type } of this.symbols.typedefs()) {
      if (type) typedefs[name] = spell(this.types.resolve(type, scope));
    }
    const namespaces = [...this.namespaces.values()].filter(
      ({ functions, enums }) => functions.length + enums.length > 0,
    );
    const api = { opencv, modules, namespaces, classes: [...this.classes.values()], typedefs };
    completeDocs(
      api,
      this.modules.flatMap((module) => module.headers),
    );
    return api;
  }

  private addAll(declarations: readonly Declaration[], place: Place): void {
    for (const declaration of declarations) {
      switch (declaration.kind) {
        case 'namespace':
          this.addAll(declaration.members, { ...place, namespace: join(place.namespace, declaration.name) });
          break;
        case 'class':
          this.addClass(declaration, place);
          break;
        case 'enum':
          this.namespace(place.namespace).enums.push(this.enum(declaration, place));
          break;
        case 'function':
          this.addFunction(declaration, place);
          break;
        case 'field':
          place.classes.at(-1)?.entry?.properties.push(this.property(declaration, place));
          break;
      }
    }
  }

  private namespace(cppName: string): Namespace {
    let namespace = this.namespaces.get(cppName);
    if (!namespace) {
      namespace = { path: namespacePath(cppName), cppName, functions: [], enums: [] };
      this.namespaces.set(cppName, namespace);
    }
    return namespace;
  }

  private addClass(declaration: ClassDeclaration, place: Place): void {
    const exported = exportedName(declaration.name, declaration.alias);
    const cppName = join(scopeOf(place), declaration.name);
    const page = classPage(declaration, cppName);
    const around = { name: declaration.name, exported, page };
    if (declaration.wrapped === undefined || this.classes.has(cppName)) {
      return this.addAll(declaration.members, { ...place, classes: [...place.classes, around] });
    }
    const names = [...place.classes.map((outer) => outer.exported), exported];
    const path = [...namespacePath(place.namespace), ...names];
    const entry: Class = {
      id: idOf(cppName),
      cppName,
      path,
      aliases: path.length > 1 ? [[path.join('_')]] : [],
      namespaces: namespaceChain(place.namespace),
      holder: declaration.wrapped === 'params' ? 'value' : declaration.wrapped,
      algorithm: this.symbols.derivesFrom(cppName, 'cv::Algorithm'),
      constructors: [],
      methods: [],
      statics: [],
      properties: [],
      module: place.module,
      header: place.header,
      doc: declaration.doc,
      page,
    };
    const base = this.wrappedBase(cppName);
    if (base !== undefined) entry.base = idOf(base);
    this.classes.set(cppName, entry);
    this.addAll(declaration.members, { ...place, classes: [...place.classes, { ...around, entry }] });
  }

  /** The nearest wrapped ancestor along the first bases, as Python sees it: classes that are not wrapped are passed over. */
  private wrappedBase(cppName: string): string | undefined {
    for (const base of this.symbols.basesOf(cppName)) {
      const found = base.declaration?.wrapped === undefined ? this.wrappedBase(base.name) : base.name;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private addFunction(declaration: FunctionDeclaration, place: Place): void {
    const around = place.classes.at(-1);
    const { module, header, namespace } = place;
    if (!around) {
      this.overloads.addTo(this.namespace(namespace).functions, declaration, { module, header, namespace });
      return;
    }
    const { entry } = around;
    if (!entry) return;
    const owner = { id: entry.id, cppName: entry.cppName, name: around.name, page: around.page };
    const at: FunctionPlace = { module, header, namespace, owner };
    if (declaration.name === around.name) {
      const constructors: Func = { name: declaration.name, overloads: entry.constructors };
      this.overloads.addTo([constructors], { ...declaration, alias: declaration.name }, at);
    } else if (!declaration.static) {
      this.overloads.addTo(entry.methods, declaration, at);
    } else {
      const overload = this.overloads.addTo(entry.statics, declaration, at);
      // The same call as a function, from before cv2 had classes in namespaces: `ORB_create`.
      const names = new Set(
        [place.classes.map((outer) => outer.name), place.classes.map((outer) => outer.exported)].map(
          (parts) => parts.join('_'),
        ),
      );
      for (const className of names) {
        addOverload(
          this.namespace(namespace).functions,
          `${className}_${declaration.alias ?? declaration.name}`,
          overload,
        );
      }
    }
  }

  private enum(declaration: EnumDeclaration, place: Place): Enum {
    const scope = scopeOf(place);
    const cppName = join(scope, declaration.name);
    const classNames = place.classes.map((outer) => outer.name);
    const prefix = [...classNames, ...(declaration.scoped ? [declaration.name] : [])];
    const constants = declaration.constants.map(({ name, doc }): Constant => {
      const inner = declaration.scoped ? cppName : scope;
      return { cppName: join(inner, name), names: constantNames([...prefix, name].join('_')), doc };
    });
    const { scoped, doc } = declaration;
    const page = place.classes.at(-1)?.page ?? namespacePage(place.namespace, declaration.group);
    const common = { scoped, constants, module: place.module, header: place.header, doc };
    if (declaration.name === '') return { ...common, page };
    return {
      id: idOf(cppName),
      cppName,
      page: memberOn(page, cppName),
      typeName: [...classNames, declaration.name].join('_'),
      ...common,
    };
  }

  private property(field: Extract<Declaration, { kind: 'field' }>, place: Place): Property {
    const { name, readonly, doc, spelling } = field;
    const scope = scopeOf(place);
    const page = memberOn(place.classes.at(-1)?.page, join(scope, name), spelling);
    return { name, type: this.types.resolve(field.type, scope), readonly, doc, page };
  }
}

function addOverload(functions: Func[], name: string, overload: Func['overloads'][number]): void {
  const func = functions.find((candidate) => candidate.name === name);
  if (func) func.overloads.push(overload);
  else functions.push({ name, overloads: [overload] });
}

function scopeOf(place: Place): string {
  return [place.namespace, ...place.classes.map((outer) => outer.name)]
    .filter((part) => part !== '')
    .join('::');
}

type Ids = Map<string, { kind: 'class' | 'enum'; id: string }>;

/** Ids of all that a type may refer to: wrapped classes and named enums. */
function collectIds(headers: readonly Header[]): Ids {
  const ids: Ids = new Map();
  const collect = (declarations: readonly Declaration[], scope: string): void => {
    for (const declaration of declarations) {
      if (declaration.kind === 'namespace') collect(declaration.members, join(scope, declaration.name));
      if (declaration.kind !== 'class' && declaration.kind !== 'enum') continue;
      const name = join(scope, declaration.name);
      const isKnown =
        declaration.kind === 'class' ? declaration.wrapped !== undefined : declaration.name !== '';
      if (isKnown) ids.set(name, { kind: declaration.kind, id: idOf(name) });
      if (declaration.kind === 'class') collect(declaration.members, name);
    }
  };
  for (const header of headers) collect(header.declarations, '');
  return ids;
}
