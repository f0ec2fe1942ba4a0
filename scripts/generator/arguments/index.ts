import type { Api, Direction, Overload, TypeRef } from '../model/api.js';
import { enumKind } from './enum.js';
import { fileValueKind } from './file-value.js';
import {
  type ApiIndex,
  indexApi,
  isUnsupported,
  type Kind,
  type KindRule,
  spellValue,
  type Unsupported,
} from './kind.js';
import { imageKind } from './image.js';
import { handlerKind } from './handler.js';
import { matKind } from './mat.js';
import { numberKind } from './number.js';
import { objectKind } from './object.js';
import { optionalKind } from './optional.js';
import { paramsKind } from './params.js';
import { stringKind } from './string.js';
import { tupleKind } from './tuple.js';
import { pairKind, vectorKind } from './vector.js';

export { type ApiIndex, indexApi, isUnsupported, type Kind, type Unsupported } from './kind.js';

/** In the order asked; the first that knows the type answers. */
const RULES: KindRule[] = [
  numberKind,
  stringKind,
  matKind,
  tupleKind,
  paramsKind,
  fileValueKind,
  enumKind,
  objectKind,
  vectorKind,
  pairKind,
  handlerKind,
  imageKind,
  optionalKind,
];

/** The kind that converts a type in a direction, or why none does. */
export function kindOf(type: TypeRef, index: ApiIndex, direction: Direction = 'in'): Kind | Unsupported {
  for (const rule of RULES) {
    const kind = rule(type, direction, index, (inner, way) => kindOf(inner, index, way));
    if (kind !== undefined) return kind;
  }
  return { unsupported: `no conversion for ${spellValue(type)}${type.pointer ? '*' : ''}` };
}

/** The kind of a type that is known to convert: what the emitters ask, after `bindable`. */
export function requireKind(type: TypeRef, index: ApiIndex, direction: Direction = 'in'): Kind {
  const kind = kindOf(type, index, direction);
  if (isUnsupported(kind)) throw new Error(`${spellValue(type)}: ${kind.unsupported}`);
  return kind;
}

function obstacle(overload: Overload, index: ApiIndex): string | undefined {
  for (const parameter of overload.parameters) {
    if (parameter.hidden) continue;
    const kind = kindOf(parameter.type, index, parameter.direction);
    if (isUnsupported(kind)) return `${parameter.name}: ${kind.unsupported}`;
  }
  if (overload.returns !== undefined) {
    const kind = kindOf(overload.returns, index, 'out');
    if (isUnsupported(kind)) return `result: ${kind.unsupported}`;
  }
  return undefined;
}

/** Marks with a reason every overload and property whose types no kind converts. */
export function bindable(api: Api): void {
  const index = indexApi(api);
  const overloads = [
    ...api.namespaces.flatMap((namespace) => namespace.functions.flatMap((item) => item.overloads)),
    ...api.classes.flatMap((item) => [
      ...item.constructors,
      ...[...item.methods, ...item.statics].flatMap((member) => member.overloads),
    ]),
  ];
  for (const overload of overloads) overload.skip ??= obstacle(overload, index);
  for (const property of api.classes.flatMap((item) => item.properties)) {
    const kind = kindOf(property.type, index, 'in');
    if (isUnsupported(kind)) property.skip ??= kind.unsupported;
  }
}
