import { type ApiIndex, requireKind } from '../../arguments/index.js';
import type { Overload, Parameter } from '../../model/api.js';
import { type ArrayTypes, arrayTypes, mayBeNull } from './arrays.js';
import { orNull, parameterName } from './text.js';

/** One way to call: a parameter list and what comes back, as TypeScript. */
export interface Signature {
  /** Those of a generic one, in their brackets. */
  typeParameters: string;
  parameters: string;
  result: string;
  /** Where an options object stands: nowhere, for all that is optional, or for its end. */
  role: 'positional' | 'options' | 'mixed';
}

interface Argument {
  name: string;
  type: string;
}

/** JavaScript's arguments of an overload, in their order. */
export function visibleArguments(overload: Overload): Parameter[] {
  return overload.args.map((index) => overload.parameters[index]!);
}

/** The names of what a call gives back, in order; the return value is `retval`, as in cv2's docstrings. */
export function visibleResults(overload: Overload): string[] {
  return overload.results.map((position) => overload.parameters[position]?.name ?? 'retval');
}

function resultType(overload: Overload, arrays: ArrayTypes, index: ApiIndex): string {
  if (overload.idiom === 'bufferOrThrow') return 'Buffer';
  const names = visibleResults(overload);
  const results = overload.results.map((position, place): Argument => {
    const parameter = overload.parameters[position];
    const { type, direction } = parameter ?? { type: overload.returns!, direction: 'out' };
    const array = parameter && arrays.result(parameter);
    return { name: names[place]!, type: array ?? requireKind(type, index, direction).tsOut };
  });
  if (overload.idiom === 'matOrNull') return orNull(results[1]!.type);
  if (results.length === 0) return 'void';
  if (results.length === 1) return results[0]!.type;
  return `[${results.map(({ name, type }) => `${name}: ${type}`).join(', ')}]`;
}

function argument(parameter: Parameter, arrays: ArrayTypes, index: ApiIndex): Argument {
  const { name, type, direction } = parameter;
  const array = arrays.argument(parameter);
  if (array !== undefined) return { name, type: array };
  const { tsIn } = requireKind(type, index, direction);
  return { name, type: mayBeNull(parameter) ? orNull(tsIn) : tsIn };
}

/** What an Async twin has among its options, beside the arguments by name. */
const ASYNC_OPTIONS = 'AsyncOptions';

/**
 * All forms in which an overload, or its Async twin, can be called: positional; an options object after the required arguments;
 * and, together in one signature to keep the list of overloads short, that object after some optional ones.
 */
export function signaturesOf(overload: Overload, index: ApiIndex, isTwin = false): Signature[] {
  const visible = visibleArguments(overload);
  const arrays = arrayTypes(visible, overload.required, index);
  const args = visible.map((parameter) => argument(parameter, arrays, index));
  const result = resultType(overload, arrays, index);
  const required = args
    .slice(0, overload.required)
    .map(({ name, type }) => `${parameterName(name)}: ${type}`);
  const optional = args.slice(overload.required);
  const form = (rest: string[], role: Signature['role']): Signature => {
    const parameters = [...required, ...rest].join(', ');
    return { typeParameters: arrays.parameters, parameters, result, role };
  };

  const optionsObject = (named: Argument[]): string => {
    const object = `{ ${named.map(({ name, type }) => `${name}?: ${type}`).join('; ')} }`;
    return isTwin ? `${object} & ${ASYNC_OPTIONS}` : object;
  };

  const options = args.some(({ name }) => name === 'options') ? 'options_' : 'options';
  // Behind all others: `refine/additions.ts`.
  const placed = optional.slice(0, visible.slice(overload.required).filter(({ byName }) => !byName).length);
  const positional = placed.map(({ name, type }) => `${parameterName(name)}?: ${type}`);
  if (isTwin) positional.push(`${options}?: ${ASYNC_OPTIONS}`);
  const forms = [form(positional, 'positional')];
  if (optional.length === 0) return forms;

  forms.push(form([`${options}: ${optionsObject(optional)}`], 'options'));

  const mixed = placed.flatMap((_, place) => {
    const named = optional.slice(place + 1);
    if (named.length === 0) return [];
    const given = optional.slice(0, place + 1);
    return [
      [
        ...given.map(({ name, type }) => `${parameterName(name)}: ${type} | undefined`),
        `${options}: ${optionsObject(named)}`,
      ],
    ];
  });
  if (mixed.length === 1) forms.push(form(mixed[0]!, 'mixed'));
  if (mixed.length > 1) {
    forms.push(form([`...rest: ${mixed.map((list) => `[${list.join(', ')}]`).join(' | ')}`], 'mixed'));
  }
  return forms;
}
