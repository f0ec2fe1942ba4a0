import { type ApiIndex, indexApi } from '../arguments/kind.js';
import type { Api, Class, Func } from '../model/api.js';
import { namespaceChain } from '../model/names.js';
import { classesHeader, opencvHeader } from './glue/headers.js';
import { type Overloads, Source } from './glue/source.js';

/** About how many frames make a file: small enough for two cores to share the work evenly. */
const FRAMES_PER_FILE = 120;

/** Each is a handful of small functions. */
const KINDS_PER_FILE = 80;

/** Classes that become JavaScript classes, bases before what derives from them. */
function orderedClasses(api: Api, index: ApiIndex): Class[] {
  const done = new Set<Class>();
  const visit = (item: Class): void => {
    if (done.has(item) || item.skip !== undefined || item.holder === 'map') return;
    const base = item.base === undefined ? undefined : index.classes.get(item.base);
    if (base !== undefined) visit(base);
    done.add(item);
  };
  api.classes.forEach(visit);
  return [...done];
}

/** Gathers sources by module and cuts them to size. */
class Files {
  readonly texts = new Map<string, string>();
  readonly statics = new Map<string, Overloads>();
  readonly kinds = new Set<string>();
  private readonly open = new Map<string, { source: Source; part: number }>();

  constructor(private readonly index: ApiIndex) {}

  /** The file that the next piece of a module goes to. */
  of(module: string): Source {
    const current = this.open.get(module);
    if (current !== undefined && current.source.size < FRAMES_PER_FILE) return current.source;
    if (current !== undefined) this.close(module, current);
    const source = new Source(this.index, this.statics);
    this.open.set(module, { source, part: (current?.part ?? 0) + 1 });
    return source;
  }

  closeAll(): void {
    for (const [module, current] of this.open) this.close(module, current);
    this.open.clear();
  }

  private close(module: string, { source, part }: { source: Source; part: number }): void {
    this.texts.set(`${module}_${part}.cpp`, source.text());
    for (const kind of source.kinds) this.kinds.add(kind);
  }
}

/** Namespaces that have nothing but classes. */
function classHolders(api: Api, classes: readonly Class[]): string[] {
  const paths = classes.flatMap(({ path, aliases }) => [path, ...aliases]);
  const known = new Set([...api.namespaces.map(({ path }) => path), ...paths].map((path) => path.join('.')));
  const holders = paths.map((path) => path.slice(0, -1).join('.'));
  return [...new Set(holders)].filter((path) => !known.has(path)).sort();
}

function functionId(path: string[], item: Func): string {
  return `function_${[...path, item.name].join('_')}`;
}

/** The converters of all kinds, in files of some, and the list of those lists. */
function kindFiles(kinds: readonly string[]): [name: string, text: string][] {
  const file = (name: string, include: string, body: string): [string, string] => [
    name,
    `#include "generated/classes.hpp"\n#include "graph/${include}.hpp"\n\nnamespace node_cv2 {\n${body}\n}\n`,
  ];
  const count = Math.ceil(kinds.length / KINDS_PER_FILE);
  const parts = Array.from({ length: count }, (_, at) =>
    kinds.slice(at * KINDS_PER_FILE, (at + 1) * KINDS_PER_FILE),
  );
  const lists = parts.map((_, at) => `kinds${at + 1}`);
  const declared = (list: string, part: readonly string[]): string =>
    `extern const Converter* const ${list}[${part.length}];`;
  return [
    ...parts.map((part, at) => {
      const list = lists[at] ?? '';
      // Pointers: a spelling may be a second name of a type, and two of them the same converter.
      const items = part.map((kind) => `&converter<${kind}>`).join(',\n  ');
      const body = `${declared(list, part)}\nconst Converter* const ${list}[${part.length}] = {\n  ${items}};`;
      return file(`kinds_${at + 1}.cpp`, 'converter', body);
    }),
    file(
      'kinds.cpp',
      'converters',
      [
        ...parts.map((part, at) => declared(lists[at] ?? '', part)),
        `const ConverterList kConverters[] = {${lists.map((list) => `{${list}, countOf(${list})}`).join(', ')}};`,
        'const size_t kConverterLists = countOf(kConverters);',
      ].join('\n'),
    ),
  ];
}

/** The C++ of `native/generated/`: headers for the precompiled header, glue by module, the registry, and all kinds of values. */
export function emitCpp(api: Api): Map<string, string> {
  const index = indexApi(api);
  const classes = orderedClasses(api, index);
  const owners = new Map(api.classes.map((item) => [item.id, item]));
  const files = new Files(index);
  classes.forEach((item, position) => {
    files.of(item.module).class(item, position);
  });
  const declared: string[] = [];
  const spaces: string[] = [];
  const tables: string[] = [];
  for (const [at, namespace] of api.namespaces.entries()) {
    const path = namespace.path.join('.');
    // Two C++ namespaces may meet in one of JavaScript's (cv::flann, cvflann).
    const id = `space${at}`;
    const functions: string[] = [];
    for (const item of namespace.functions) {
      const overloads = item.overloads.filter(({ skip }) => skip === undefined);
      const first = overloads[0];
      if (first === undefined) continue;
      const owner = first.classId === undefined ? undefined : owners.get(first.classId);
      const source = files.of(first.module);
      const own = functionId(namespace.path, item);
      const name = ['cv', ...namespace.path, item.name].join('.');
      const hasAsync = item.noAsync === undefined;
      const known = files.statics.get(first.id);
      if (known !== undefined) {
        source.alias(own, name, known, hasAsync);
      } else {
        const namespaces = owner?.namespaces ?? namespaceChain(namespace.cppName);
        source.function(own, name, source.overloads(own, item.name, overloads, owner, namespaces), hasAsync);
      }
      declared.push(`extern const Function ${own};`);
      functions.push(`&${own}`);
    }
    const constants = namespace.enums
      .flatMap((item) => item.constants)
      .filter(({ skip }) => skip === undefined)
      .flatMap(({ cppName, names }) => names.map((name) => `{"${name}", valueOf(${cppName})}`));
    const array = (type: string, name: string, items: string[]): string => {
      if (items.length === 0) return 'nullptr, 0';
      tables.push(`const ${type} ${id}_${name}[] = {\n  ${items.join(',\n  ')}};`);
      return `${id}_${name}, ${items.length}`;
    };
    spaces.push(
      `{${JSON.stringify(path)}, ${array('Function* const', 'functions', functions)}, ${array('Constant', 'constants', constants)}}`,
    );
  }
  for (const path of classHolders(api, classes))
    spaces.push(`{${JSON.stringify(path)}, nullptr, 0, nullptr, 0}`);
  files.closeAll();
  const registry = [
    '#include "generated/classes.hpp"\n\nnamespace node_cv2 {',
    ...declared,
    'namespace {',
    'template <class T> double valueOf(T value) { return static_cast<double>(static_cast<int64_t>(value)); }',
    ...tables,
    `const Class* const kClasses[] = {\n  ${classes.map((item) => `&${item.id}`).join(',\n  ')}};`,
    `const Namespace kNamespaces[] = {\n  ${spaces.join(',\n  ')}};`,
    '}',
    'const Registry kRegistry = {kClasses, countOf(kClasses), kNamespaces, countOf(kNamespaces)};\n}\n',
  ];
  const kinds = kindFiles([...files.kinds].sort());
  return new Map([
    ['opencv.hpp', opencvHeader(api, classes)],
    ['classes.hpp', classesHeader(api, classes, index)],
    ['registry.cpp', registry.join('\n')],
    ...kinds,
    ...files.texts,
  ]);
}
