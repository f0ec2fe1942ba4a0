import { type ApiIndex, spellValue } from '../../arguments/kind.js';
import type { Class, Func, Overload } from '../../model/api.js';
import { type Glue, overloadGlue, propertyGlue } from './frame.js';

/** The array of a function's overloads. */
export interface Overloads {
  array: string;
  count: number;
}

interface FunctionTraits {
  hasAsync: boolean;
  /** Id of the class that a constructor makes. */
  constructs?: string;
  /** Id of the base class's function that a method hides. */
  hides?: string | undefined;
}

function methodId(owner: Class, kind: 'method' | 'static', name: string): string {
  return `${owner.id}_${kind}_${name}`;
}

function parameterTypes(overload: Overload): string {
  return overload.parameters.map(({ type }) => spellValue(type)).join();
}

/** What one generated `.cpp` gathers; files are cut by how many frames they hold. */
export class Source {
  /** Frames by the C++ namespaces whose names their defaults may use. */
  private readonly frames = new Map<string, { namespaces: string[]; text: string[] }>();
  private readonly tables: string[] = [];
  /** The converters of all that the tables name. */
  readonly kinds = new Set<string>();
  size = 0;
  /** Whether a frame has preconditions, or notes for them. */
  private checks = false;

  /** `statics` collects the tables of static methods by their first overload, for their second names. */
  constructor(
    private readonly index: ApiIndex,
    private readonly statics: Map<string, Overloads>,
  ) {}

  /** Adds the overloads of one name. */
  overloads(
    id: string,
    name: string,
    overloads: Overload[],
    owner: Class | undefined,
    namespaces: string[],
  ): Overloads {
    const space = this.space(namespaces);
    const glue = overloads.map((overload) => overloadGlue(overload, name, owner, space, this.index));
    this.add(space, glue);
    this.checks ||= overloads.some(
      ({ preconditions, remembers }) => preconditions !== undefined || remembers !== undefined,
    );
    const array = `${id}_overloads`;
    const declared = `const Overload ${array}[${overloads.length}]`;
    this.tables.push(
      `extern ${declared};`,
      `${declared} = {\n  ${glue.map((item) => item.row).join(',\n  ')}};`,
    );
    return { array, count: overloads.length };
  }

  /** A function that another name has already: `ORB_create` for `ORB.create`. */
  alias(id: string, name: string, table: Overloads, hasAsync: boolean): void {
    this.tables.push(`extern const Overload ${table.array}[${table.count}];`);
    this.function(id, name, table, hasAsync);
  }

  /** The methods, properties and constructor of a class, and the class itself. */
  class(item: Class, position: number): void {
    const name = ['cv', ...item.path].join('.');
    const bound = (overloads: Overload[]): Overload[] =>
      overloads.filter((overload) => overload.skip === undefined);
    const constructors = bound(item.constructors);
    const tables: string[] = [];
    const members = (kind: 'method' | 'static', list: Func[]): string => {
      const names: string[] = [];
      for (const member of list) {
        const overloads = bound(member.overloads);
        if (overloads.length === 0) continue;
        const id = methodId(item, kind, member.name);
        const table = this.overloads(id, member.name, overloads, item, item.namespaces);
        if (kind === 'static') this.statics.set(overloads[0]?.id ?? '', table);
        tables.push(
          this.functionText(id, `${name}.${member.name}`, table, {
            hasAsync: member.noAsync === undefined,
            hides: kind === 'method' ? this.hiddenBy(item, member) : undefined,
          }),
        );
        names.push(`&${id}`);
      }
      if (names.length === 0) return 'nullptr, 0';
      tables.push(`const Function* const ${item.id}_${kind}s[] = {${names.join(', ')}};`);
      return `${item.id}_${kind}s, ${names.length}`;
    };
    if (constructors.length > 0) {
      const id = `${item.id}_constructor`;
      const table = this.overloads(id, item.path.at(-1) ?? '', constructors, item, item.namespaces);
      tables.push(this.functionText(id, name, table, { hasAsync: true, constructs: item.id }));
    }
    const methods = members('method', item.methods);
    const statics = members('static', item.statics);
    const properties = this.properties(item, name, tables);
    const paths = [item.path, ...item.aliases].map((path) => JSON.stringify(path.join('.')));
    tables.push(`const char* const ${item.id}_paths[] = {${paths.join(', ')}};`);
    const base = this.baseOf(item);
    const fields = [
      JSON.stringify(name),
      `${item.id}_paths, ${paths.length}`,
      position,
      base === undefined ? 'nullptr, nullptr' : `&${base.id}, upcast<${item.cppName}, ${base.cppName}>`,
      constructors.length > 0 ? `&${item.id}_constructor` : 'nullptr',
      methods,
      statics,
      properties,
      `heldBy<${item.cppName}>`,
    ];
    this.tables.push(...tables, `const Class ${item.id} = {${fields.join(', ')}};`);
  }

  function(id: string, name: string, table: Overloads, hasAsync: boolean): void {
    this.tables.push(this.functionText(id, name, table, { hasAsync }));
  }

  text(): string {
    const spaces = [...this.frames].map(([space, { namespaces, text }]) => {
      const using = namespaces.map((namespace) => `using namespace ${namespace};`).join('\n');
      return `namespace ${space} {\n${using}\n${text.join('\n')}\n}`;
    });
    const checks = this.checks ? '#include "call/precondition.hpp"\n' : '';
    return `#include "generated/classes.hpp"\n${checks}\nnamespace {\n${spaces.join('\n')}\n}\n\nnamespace node_cv2 {\n${this.tables.join('\n')}\n}\n`;
  }

  private properties(item: Class, name: string, tables: string[]): string {
    const rows: string[] = [];
    for (const property of item.properties) {
      if (property.skip !== undefined) continue;
      const space = this.space(item.namespaces);
      const { get, set } = propertyGlue(property, item, space, this.index);
      this.add(space, set === undefined ? [get] : [get, set]);
      const id = `${item.id}_${property.name}`;
      const accessor = (glue: Glue, suffix: string): string => {
        tables.push(
          `const Overload ${id}_${suffix}_overload = ${glue.row};`,
          this.functionText(
            `${id}_${suffix}_function`,
            `${name}.${property.name}`,
            { array: `&${id}_${suffix}_overload`, count: 1 },
            { hasAsync: false },
          ),
        );
        return `&${id}_${suffix}_function`;
      };
      const write = set === undefined ? 'nullptr' : accessor(set, 'set');
      rows.push(`{${JSON.stringify(property.name)}, ${accessor(get, 'get')}, ${write}}`);
    }
    if (rows.length === 0) return 'nullptr, 0';
    tables.push(`const Property ${item.id}_properties[] = {${rows.join(', ')}};`);
    return `${item.id}_properties, ${rows.length}`;
  }

  private functionText(id: string, name: string, table: Overloads, traits: FunctionTraits): string {
    const { hasAsync, constructs, hides } = traits;
    const pointer = (target: string | undefined): string => (target === undefined ? 'nullptr' : `&${target}`);
    const fields = [
      JSON.stringify(name),
      table.array,
      table.count,
      hasAsync,
      pointer(constructs),
      pointer(hides),
    ];
    const declared = [id, ...(hides === undefined ? [] : [hides])].map(
      (item) => `extern const Function ${item};\n`,
    );
    return `${declared.join('')}const Function ${id} = {${fields.join(', ')}};`;
  }

  /** The function of the nearest base class that a method's name hides, unless the method overrides all of it. */
  private hiddenBy(item: Class, { name, overloads }: Func): string | undefined {
    const own = new Set(overloads.map(parameterTypes));
    for (let base = this.baseOf(item); base !== undefined; base = this.baseOf(base)) {
      const method = base.methods.find((candidate) => candidate.name === name);
      const others = method?.overloads.filter(
        (overload) => overload.skip === undefined && !own.has(parameterTypes(overload)),
      );
      if (others !== undefined && others.length > 0) return methodId(base, 'method', name);
    }
    return undefined;
  }

  private baseOf(item: Class): Class | undefined {
    return item.base === undefined ? undefined : this.index.classes.get(item.base);
  }

  private space(namespaces: string[]): string {
    const space = `in_${(namespaces.at(-1) ?? 'global').replace(/::/g, '_')}`;
    if (!this.frames.has(space)) this.frames.set(space, { namespaces, text: [] });
    return space;
  }

  private add(space: string, glue: Glue[]): void {
    this.size += glue.length;
    for (const { kinds } of glue) for (const kind of kinds) this.kinds.add(kind);
    this.frames.get(space)?.text.push(...glue.map((item) => item.frame));
    this.tables.push(...glue.map((item) => item.tables).filter((text) => text !== ''));
  }
}
