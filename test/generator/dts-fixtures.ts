import { emitDts } from '../../scripts/generator/emit/dts.js';
import type {
  Api,
  Class,
  Constant,
  Enum,
  Func,
  Overload,
  Parameter,
  TypeRef,
} from '../../scripts/generator/model/api.js';

/** Small models for the tests of the types, everything but the point of the test left at its plain value. */

export function type(name: string, ...args: TypeRef[]): TypeRef {
  return { name, args, const: false, pointer: false, reference: '' };
}

export function classType(cppName: string): TypeRef {
  return { ...type(cppName), refersTo: { kind: 'class', id: cppName.replaceAll('::', '_') } };
}

export function pointer(cppName: string): TypeRef {
  return type('cv::Ptr', classType(cppName));
}

export function enumType(cppName: string): TypeRef {
  return { ...type(cppName), refersTo: { kind: 'enum', id: cppName.replaceAll('::', '_') } };
}

export function parameter(name: string, of: TypeRef | string, more: Partial<Parameter> = {}): Parameter {
  const typeRef = typeof of === 'string' ? type(of) : of;
  const direction =
    typeRef.name === 'cv::OutputArray' ? 'out' : typeRef.name === 'cv::InputOutputArray' ? 'inout' : 'in';
  return { name, type: typeRef, direction, hidden: false, nullable: false, ...more };
}

export function overload(cppName: string, parameters: Parameter[], more: Partial<Overload> = {}): Overload {
  return {
    id: cppName.replaceAll('::', '_'),
    kind: 'function',
    cppName,
    phantom: false,
    module: 'core',
    header: 'opencv2/core.hpp',
    line: 1,
    parameters,
    args: parameters.map((_, index) => index),
    required: parameters.filter((item) => item.default === undefined).length,
    results: [],
    doc: '',
    ...more,
  };
}

export function func(name: string, overloads: Overload[], more: Partial<Func> = {}): Func {
  return { name, overloads, ...more };
}

export function makeClass(cppName: string, more: Partial<Class> = {}): Class {
  return {
    id: cppName.replaceAll('::', '_'),
    cppName,
    path: cppName.replace('cv::', '').split('::'),
    aliases: [],
    namespaces: ['cv'],
    holder: 'ptr',
    algorithm: false,
    constructors: [],
    methods: [],
    statics: [],
    properties: [],
    module: 'core',
    header: 'opencv2/core.hpp',
    doc: '',
    ...more,
  };
}

export function makeEnum(
  cppName: string | undefined,
  typeName: string | undefined,
  constants: Constant[],
): Enum {
  return {
    ...(cppName === undefined ? {} : { id: cppName.replaceAll('::', '_'), cppName }),
    ...(typeName === undefined ? {} : { typeName }),
    scoped: false,
    constants,
    module: 'core',
    header: 'opencv2/core.hpp',
    doc: '',
  };
}

interface Contents {
  functions?: Func[];
  enums?: Enum[];
  classes?: Class[];
}

export function makeApi(
  { functions = [], enums = [], classes = [] }: Contents,
  inner: Record<string, Omit<Contents, 'classes'>> = {},
): Api {
  return {
    opencv: '4.6.0',
    modules: [],
    namespaces: [
      { path: [], cppName: 'cv', functions, enums },
      ...Object.entries(inner).map(([path, item]) => ({
        path: path.split('.'),
        cppName: `cv::${path.replaceAll('.', '::')}`,
        functions: item.functions ?? [],
        enums: item.enums ?? [],
      })),
    ],
    classes,
    typedefs: {},
  };
}

/** What the types declare for a model, without the frame of the file and the hand-written names. */
export function declared(api: Api): string {
  const text = emitDts(api).get('cv.d.ts')!;
  const [, body = ''] = /declare namespace cv \{\n([\s\S]*)\n\}\nexport = cv;\n$/.exec(text) ?? [];
  const lines = body.split('\n').map((line) => line.replace(/^ {2}/, ''));
  return lines.filter((line) => !/^export import \w+ = (?!cv\.)/.test(line)).join('\n');
}

/** The same without comments and Async twins: the forms alone. */
export function forms(api: Api): string[] {
  const text = declared(api).replace(/\/\*\*[\s\S]*?\*\/\n/g, '');
  return text.split('\n').filter((line) => !/Async[(<]/.test(line));
}
