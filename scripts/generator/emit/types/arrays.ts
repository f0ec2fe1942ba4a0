import { type ApiIndex, requireKind } from '../../arguments/index.js';
import type { Parameter } from '../../model/api.js';
import { orNull } from './text.js';

/** How the arrays of a call are typed; nothing is said of what is no array, nor of a call that makes none. */
export interface ArrayTypes {
  /** `<A extends InputArray, Out extends OutputArray | null | undefined = ResultArray<[A]>>` */
  parameters: string;
  argument(parameter: Parameter): string | undefined;
  result(parameter: Parameter): string | undefined;
}

/** What is only written to may be left to OpenCV, also by `null`. */
export function mayBeNull({ nullable, direction }: Parameter): boolean {
  return nullable || direction === 'out';
}

/**
 * A call makes Mats, or UMats once it is passed one, so the types of the arrays that it is passed are type parameters:
 * `A`, `B`... of those that it reads, or must be passed to write to; `Out`, or `Out1`, `Out2`..., of the other outputs, each of
 * which is what was passed for it, or follows from all the others.
 */
export function arrayTypes(args: Parameter[], required: number, index: ApiIndex): ArrayTypes {
  const kindOf = (item: Parameter): string | undefined =>
    requireKind(item.type, index, item.direction).arrays;
  const isWritten = ({ direction }: Parameter): boolean => direction !== 'in';
  const isOptional = (item: Parameter): boolean => args.indexOf(item) >= required;
  const arrays = args.filter((item) => kindOf(item) !== undefined);
  if (!arrays.some(isWritten)) return { parameters: '', argument: () => undefined, result: () => undefined };

  const outputs = arrays.filter((item) => isWritten(item) && (isOptional(item) || mayBeNull(item)));
  const named = arrays.filter((item) => !outputs.includes(item));
  const names = new Map([
    ...named.map((item, place) => [item, String.fromCharCode('A'.charCodeAt(0) + place)] as const),
    ...outputs.map((item, place) => [item, outputs.length === 1 ? 'Out' : `Out${place + 1}`] as const),
  ]);
  const passed = (outputs.length === 1 ? named : [...named, ...outputs]).map((item) => names.get(item));

  const declarations = named.map((item) => {
    const array = isWritten(item) ? 'OutputArray' : 'InputArray';
    const allowed =
      kindOf(item) === 'one' && (isOptional(item) || mayBeNull(item)) ? `Maybe<${array}>` : array;
    return `${names.get(item)!} extends ${allowed}${isOptional(item) ? ' = MatLike' : ''}`;
  });
  for (const item of outputs) {
    const allowed = kindOf(item) === 'one' ? 'Maybe<OutputArray>' : 'OutputArray';
    declarations.push(`${names.get(item)!} extends ${allowed} = never`);
  }
  return {
    parameters: `<${declarations.join(', ')}>`,
    argument: (item) => {
      const name = names.get(item);
      if (name === undefined || kindOf(item) === 'one') return name;
      return mayBeNull(item) ? orNull(`readonly ${name}[]`) : `readonly ${name}[]`;
    },
    result: (item) => {
      const name = names.get(item);
      const type = outputs.includes(item) ? `ResultArray<[${passed.join(', ')}], ${name!}>` : name;
      return type !== undefined && kindOf(item) === 'list' ? `${type}[]` : type;
    },
  };
}
