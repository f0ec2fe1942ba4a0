import type { Api, Class, Direction, Enum, TypeRef } from '../model/api.js';
import { spell } from '../model/types.js';

/**
 * One kind of argument: what the call's frame holds, which native converter moves it between JavaScript and
 * C++, how C++ receives it, and the TypeScript types of both directions. Glue and types are written from
 * the same object, so they cannot disagree.
 */
export interface Kind {
  /** Type of the frame's member: `cv::Mat`, `std::vector<cv::Point>`, `cv::Ptr<cv::ORB>`. */
  cpp: string;
  /** Native converter (`native/convert/`) that reads and writes that member. */
  converter: string;
  /** How the member becomes the C++ argument, `slot` being the expression of the member. */
  pass(slot: string): string;
  /** How a precondition sees the member; the member itself when absent. */
  look?(slot: string): string;
  /** How the C++ result becomes the member. */
  store(result: string): string;
  /** How a default value's expression becomes the member; the expression itself when absent. */
  initial?(expression: string): string;
  /** TypeScript type accepted as an argument. */
  tsIn: string;
  /** TypeScript type given as a result. */
  tsOut: string;
  /** It is an array, or a list of such, that may lie on a device: which, the types of the call say (`emit/types/arrays.ts`). */
  arrays?: 'one' | 'list';
}

export interface Unsupported {
  unsupported: string;
}

/** Classes and enums by id: what a `TypeRef.refersTo` points at. */
export interface ApiIndex {
  classes: Map<string, Class>;
  /** Each enum with the JavaScript path of its namespace. */
  enums: Map<string, Enum & { path: string[] }>;
}

/** A kind's recogniser: undefined when the type is none of its business. */
export type KindRule = (
  type: TypeRef,
  direction: Direction,
  index: ApiIndex,
  resolve: (type: TypeRef, direction: Direction) => Kind | Unsupported,
) => Kind | Unsupported | undefined;

export function isUnsupported(kind: Kind | Unsupported): kind is Unsupported {
  return 'unsupported' in kind;
}

export function indexApi(api: Api): ApiIndex {
  const enums = new Map<string, Enum & { path: string[] }>();
  for (const namespace of api.namespaces) {
    for (const item of namespace.enums) {
      if (item.id !== undefined) enums.set(item.id, { ...item, path: namespace.path });
    }
  }
  return { classes: new Map(api.classes.map((item) => [item.id, item])), enums };
}

/** The usual kind: the member is the argument, by value or reference; a pointer parameter takes its address. */
export function valueKind(
  type: TypeRef,
  cpp: string,
  tsIn: string,
  tsOut = tsIn,
  converter = `Value<${cpp}>`,
): Kind {
  return {
    cpp,
    converter,
    pass: (slot) => (type.pointer ? `&${slot}` : type.reference === '&&' ? `std::move(${slot})` : slot),
    store: (result) => result,
    tsIn,
    tsOut,
  };
}

/** The C++ spelling of a value of this type: no const, reference or pointer at the top. */
export function spellValue(type: TypeRef): string {
  return spell({ ...type, const: false, pointer: false, reference: '' });
}
