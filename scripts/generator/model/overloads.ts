import type { FunctionDeclaration } from '../parse/declarations.js';
import type { Func, Overload, Parameter } from './api.js';
import { directionOf, isHidden, isNullable, listResults, orderArguments } from './arguments.js';
import { qualifyDefault } from './defaults.js';
import { idOf } from './names.js';
import { memberOn, namespacePage } from './pages.js';
import { join, type Symbols } from './symbols.js';
import type { TypeResolver } from './types.js';

/** Where a function stands: its namespace, or the class that has it. */
export interface FunctionPlace {
  module: string;
  header: string;
  namespace: string;
  owner?: { id: string; cppName: string; name: string; page: string | undefined };
}

/** Applies the binding's rules to one declaration. */
export class OverloadBuilder {
  /** How many overloads have an id that begins alike: a static and a method may share a name. */
  private readonly taken = new Map<string, number>();

  constructor(
    private readonly symbols: Symbols,
    private readonly types: TypeResolver,
  ) {}

  /** Adds `declaration` to the function of its name in `functions`; its id tells the overloads of one name apart. */
  addTo(functions: Func[], declaration: FunctionDeclaration, place: FunctionPlace): Overload {
    const name = declaration.alias ?? declaration.name;
    let func = functions.find((candidate) => candidate.name === name);
    if (!func) functions.push((func = { name, overloads: [] }));
    const prefix = idOf(join(place.owner?.cppName ?? place.namespace, name));
    const index = this.taken.get(prefix) ?? 0;
    this.taken.set(prefix, index + 1);
    const overload = this.build(declaration, place, `${prefix}_${index}`);
    func.overloads.push(overload);
    return overload;
  }

  private build(declaration: FunctionDeclaration, place: FunctionPlace, id: string): Overload {
    const { owner } = place;
    const scope = owner?.cppName ?? place.namespace;
    const kind = kindOf(declaration, owner?.name);
    const parameters = this.parameters(declaration, scope, owner?.cppName);
    const returns = declaration.returns && this.types.resolve(declaration.returns, scope);
    const overload: Overload = {
      id,
      kind,
      cppName: cppNameOf(declaration.name, kind, scope),
      phantom: declaration.phantom,
      module: place.module,
      header: place.header,
      line: declaration.line,
      parameters,
      ...orderArguments(parameters),
      results: kind === 'constructor' ? [] : listResults(parameters, returns),
      doc: declaration.doc,
      // Of OpenCV's own alone.
      page: place.header.startsWith('opencv2/')
        ? memberOn(
            owner?.page ?? namespacePage(place.namespace, declaration.group),
            join(scope, declaration.name),
            declaration.spelling,
          )
        : undefined,
    };
    if (owner) overload.classId = owner.id;
    if (returns && !(returns.name === 'void' && !returns.pointer)) overload.returns = returns;
    return overload;
  }

  private parameters(
    declaration: FunctionDeclaration,
    scope: string,
    className: string | undefined,
  ): Parameter[] {
    const counters = new Set(declaration.parameters.map((written) => written.counter));
    let nameless = 0;
    return declaration.parameters.map((written) => {
      const type = this.types.resolve(written.type, scope);
      const direction = directionOf(type, written);
      const parameter: Parameter = {
        name: written.name === '' ? `arg${++nameless}` : written.name,
        type,
        direction,
        hidden: isHidden(type) || (written.name !== '' && counters.has(written.name)),
        nullable: isNullable(type, direction, written.default),
      };
      if (written.default !== undefined) {
        parameter.default = qualifyDefault(written.default, className, this.symbols);
      }
      return parameter;
    });
  }
}

function kindOf(declaration: FunctionDeclaration, className: string | undefined): Overload['kind'] {
  if (className === undefined) return 'function';
  if (declaration.name === className) return 'constructor';
  return declaration.static ? 'static' : 'method';
}

function cppNameOf(name: string, kind: Overload['kind'], scope: string): string {
  if (kind === 'constructor') return scope;
  return kind === 'function' ? join(scope, name) : name;
}
