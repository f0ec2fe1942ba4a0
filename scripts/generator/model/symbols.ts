import type { ClassDeclaration, Declaration, Header, WrittenType } from '../parse/declarations.js';

/** What a qualified name stands for. `scope` is where the declaration stands, so what its own names are resolved from. */
export type Entry =
  | { kind: 'namespace'; name: string }
  | { kind: 'class'; name: string; scope: string; bases: WrittenType[]; declaration?: ClassDeclaration }
  | { kind: 'enum'; name: string }
  | { kind: 'typedef'; name: string; scope: string; type?: WrittenType }
  | { kind: 'using'; name: string; scope: string; target: string }
  | { kind: 'member'; name: string };

/** Either may be empty: the global scope, a nameless namespace. */
export function join(scope: string, name: string): string {
  return scope === '' || name === '' ? scope + name : `${scope}::${name}`;
}

/** `cv::ml::SVM` -> `cv::ml`, `cv`, ``. */
export function enclosing(scope: string): string[] {
  if (scope === '') return [];
  const outer = scope.slice(0, Math.max(0, scope.lastIndexOf('::')));
  return [outer, ...enclosing(outer)];
}

/** What the standard library's own headers, which are not read, give to OpenCV's. */
const standard = [
  'vector',
  'string',
  'pair',
  'map',
  'set',
  'tuple',
  'shared_ptr',
  'function',
  'list',
  'istream',
  'ostream',
];

/** Every name of every header, and C++'s way of finding one. */
export class Symbols {
  private readonly table = new Map<string, Entry>();
  private readonly directives = new Map<string, string[]>();
  private readonly found = new Map<string, Entry | undefined>();

  constructor(headers: readonly Header[]) {
    for (const name of standard) this.add({ kind: 'class', name: `std::${name}`, scope: 'std', bases: [] });
    for (const header of headers) this.declareAll(header.declarations, '');
  }

  get(qualified: string): Entry | undefined {
    return this.table.get(qualified);
  }

  *typedefs(): Generator<Extract<Entry, { kind: 'typedef' }>> {
    for (const symbol of this.table.values()) if (symbol.kind === 'typedef') yield symbol;
  }

  /** Finds the type or namespace `name` as C++ would from within `scope`: outwards, bases of classes and `using` included. */
  find(name: string, scope: string): Entry | undefined {
    const key = `${scope} ${name}`;
    if (!this.found.has(key)) this.found.set(key, this.search(name, scope));
    return this.found.get(key);
  }

  private search(name: string, scope: string): Entry | undefined {
    const [first = '', ...rest] = name.replace(/^::/, '').split('::');
    const scopes = name.startsWith('::') ? [''] : [scope, ...enclosing(scope), 'std'];
    for (const place of scopes) {
      let symbol = this.memberOf(place, first);
      for (const part of rest) symbol = symbol && this.memberOf(this.target(symbol), part);
      if (symbol && symbol.kind !== 'member') return symbol;
    }
    return undefined;
  }

  /** The member `name` of a class, of a class around it, or of one of their bases. */
  findInClass(name: string, className: string): Entry | undefined {
    for (const place of [className, ...enclosing(className)]) {
      if (this.table.get(place)?.kind !== 'class') return undefined;
      const symbol = this.memberOf(place, name);
      if (symbol) return symbol;
    }
    return undefined;
  }

  /** Direct bases that the headers declare. */
  basesOf(className: string): Extract<Entry, { kind: 'class' }>[] {
    const symbol = this.table.get(className);
    if (symbol?.kind !== 'class') return [];
    return symbol.bases.flatMap((base) => {
      const found = this.find(base.name, symbol.scope);
      const target = found && this.table.get(this.target(found));
      return target?.kind === 'class' && target.name !== className ? [target] : [];
    });
  }

  derivesFrom(className: string, ancestor: string): boolean {
    return (
      className === ancestor || this.basesOf(className).some((base) => this.derivesFrom(base.name, ancestor))
    );
  }

  /** Name of the scope a symbol leads to: typedefs and `using` are followed. */
  private target(symbol: Entry): string {
    const next =
      symbol.kind === 'typedef'
        ? symbol.type && this.find(symbol.type.name, symbol.scope)
        : symbol.kind === 'using'
          ? this.find(symbol.target, symbol.scope)
          : undefined;
    return next && next !== symbol ? this.target(next) : symbol.name;
  }

  private memberOf(scope: string, name: string): Entry | undefined {
    const own = this.table.get(join(scope, name));
    if (own?.kind === 'using') return this.table.get(own.target) ?? this.find(own.target, own.scope);
    if (own) return own;
    for (const base of this.basesOf(scope)) {
      const inherited = this.memberOf(base.name, name);
      if (inherited) return inherited;
    }
    for (const namespace of this.directives.get(scope) ?? []) {
      const visible = this.table.get(join(namespace, name));
      if (visible) return visible;
    }
    return undefined;
  }

  private add(symbol: Entry): void {
    const known = this.table.get(symbol.name);
    const isBetter =
      known === undefined ||
      known.kind === 'member' ||
      (known.kind === 'class' &&
        symbol.kind === 'class' &&
        !known.declaration &&
        symbol.declaration !== undefined);
    if (isBetter) this.table.set(symbol.name, symbol);
  }

  private declareAll(declarations: readonly Declaration[], scope: string): void {
    for (const declaration of declarations) this.declare(declaration, scope);
  }

  private declare(declaration: Declaration, scope: string): void {
    const name = join(scope, declaration.name);
    switch (declaration.kind) {
      case 'namespace':
        this.add({ kind: 'namespace', name });
        this.declareAll(declaration.members, name);
        break;
      case 'class':
        this.add({ kind: 'class', name, scope, bases: declaration.bases, declaration });
        this.declareAll(declaration.members, name);
        for (const member of declaration.memberNames)
          if (member !== declaration.name) this.add({ kind: 'member', name: join(name, member) });
        break;
      case 'forward':
        this.add({ kind: 'class', name, scope, bases: [] });
        break;
      case 'enum':
        if (declaration.name !== '') this.add({ kind: 'enum', name });
        break;
      case 'typedef':
        // C's `typedef struct X X;` says nothing in C++.
        if (declaration.type?.name === declaration.name) break;
        this.add({ kind: 'typedef', name, scope, ...(declaration.type ? { type: declaration.type } : {}) });
        break;
      case 'using':
        if (declaration.all)
          this.directives.set(scope, [...(this.directives.get(scope) ?? []), declaration.name]);
        else {
          const last = declaration.name.split('::').at(-1) ?? '';
          this.add({
            kind: 'using',
            name: join(scope, last),
            scope: enclosing(scope)[0] ?? '',
            target: declaration.name,
          });
        }
        break;
      case 'function':
      case 'field':
        break;
    }
  }
}
