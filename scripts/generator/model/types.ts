import type { WrittenType } from '../parse/declarations.js';
import type { TypeRef } from './api.js';
import type { Symbols } from './symbols.js';

/**
 * One spelling for each fundamental type: OpenCV's own where it has one. `long` and `long long` stay apart
 * from `int64`, because C++ holds them for different types.
 */
const fundamental = new Map(
  Object.entries({
    uchar: ['uchar', 'unsigned char', 'uint8_t'],
    schar: ['schar', 'signed char', 'int8_t'],
    ushort: ['ushort', 'unsigned short', 'unsigned short int', 'uint16_t'],
    short: ['short', 'short int', 'int16_t'],
    'unsigned int': ['unsigned int', 'unsigned', 'uint', 'uint32_t'],
    int: ['int', 'signed', 'signed int', 'int32_t'],
    int64: ['int64', 'int64_t'],
    uint64: ['uint64', 'uint64_t'],
    'unsigned long': ['unsigned long', 'unsigned long int'],
    long: ['long', 'long int'],
    'unsigned long long': ['unsigned long long'],
    'long long': ['long long'],
    size_t: ['size_t', 'std::size_t'],
    char: ['char'],
    bool: ['bool'],
    float: ['float'],
    double: ['double'],
    void: ['void'],
  }).flatMap(([name, spellings]) => spellings.map((spelling): [string, string] => [spelling, name])),
);

/** Typedefs of references to a proxy class; the name says the direction, so it stays. */
const arrayProxy = /^cv::(?:Input|Output|InputOutput)Array(?:OfArrays)?$/;

export function isArrayProxy(type: TypeRef): boolean {
  return arrayProxy.test(type.name);
}

/** A type in C++, spelled out: `const std::vector<cv::Mat>&`. */
export function spell(type: TypeRef): string {
  const args = type.args.length > 0 ? `<${type.args.map(spell).join(', ')}>` : '';
  return `${type.const ? 'const ' : ''}${type.name}${args}${type.pointer ? '*' : ''}${type.reference}`;
}

/** Turns types as written into types by qualified name, one spelling for each. */
export class TypeResolver {
  /** `cv::Point_<int>` -> `cv::Point`. */
  private readonly aliases: ReadonlyMap<string, string> = new Map();

  /** `ids` of the wrapped classes and the named enums, by qualified name. */
  constructor(
    private readonly symbols: Symbols,
    private readonly ids: ReadonlyMap<string, { kind: 'class' | 'enum'; id: string }>,
  ) {
    const aliases = new Map<string, string>();
    for (const { name, scope, type } of symbols.typedefs()) {
      if (!type || !/^cv::\w+$/.test(name) || type.pointers > 0 || type.reference !== '') continue;
      const target = this.resolve(type, scope);
      const key = spell(target);
      const isInstance =
        target.args.length > 0 &&
        target.args.every((arg) => fundamental.has(arg.name) || /^\d+$/.test(arg.name));
      if (!(key === 'std::string' || (isInstance && target.name.startsWith('cv::')))) continue;
      const known = aliases.get(key);
      if (known === undefined || name.length < known.length) aliases.set(key, name);
    }
    this.aliases = aliases;
  }

  resolve(written: WrittenType, scope: string): TypeRef {
    const own = {
      const: written.const,
      pointer: written.pointers > 0,
      reference: written.reference,
    };
    const named = this.named(written, scope);
    const name = named.name + '*'.repeat(Math.max(0, written.pointers - (named.pointer ? 0 : 1)));
    return {
      ...named,
      name,
      const: named.const || own.const,
      pointer: named.pointer || own.pointer,
      reference: own.reference === '' ? named.reference : own.reference,
    };
  }

  private named(written: WrittenType, scope: string): TypeRef {
    const basic = fundamental.get(written.name);
    if (basic !== undefined) return plain(basic);
    const symbol = this.symbols.find(written.name, scope);
    if (symbol?.kind === 'typedef') {
      if (arrayProxy.test(symbol.name)) return plain(symbol.name);
      return symbol.type ? this.canonical(this.resolve(symbol.type, symbol.scope)) : plain(symbol.name);
    }
    const known = symbol?.kind === 'class' || symbol?.kind === 'enum' ? symbol.name : written.name;
    const type = plain(
      known,
      written.args.map((arg) => this.resolve(arg, scope)),
    );
    const refersTo = this.ids.get(known);
    if (refersTo) type.refersTo = refersTo;
    return this.canonical(type);
  }

  private canonical(type: TypeRef): TypeRef {
    const alias = this.aliases.get(spell({ ...type, const: false, pointer: false, reference: '' }));
    return alias === undefined
      ? type
      : { ...plain(alias), const: type.const, pointer: type.pointer, reference: type.reference };
  }
}

function plain(name: string, args: TypeRef[] = []): TypeRef {
  return { name, args, const: false, pointer: false, reference: '' };
}
