import { type ApiIndex, requireKind } from '../../arguments/index.js';
import type { Overload, Parameter } from '../../model/api.js';
import { orNull, parameterName } from './text.js';

/** One way to call: a parameter list and what comes back, as TypeScript. */
export interface Signature {
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

/** What a call gives back, in order; the return value is `retval`, as in cv2's docstrings. */
export function visibleResults(overload: Overload, index: ApiIndex): Argument[] {
  return overload.results.map((position) => {
    if (position === -1) {
      return { name: 'retval', type: requireKind(overload.returns!, index, 'out').tsOut };
    }
    const { name, type, direction } = overload.parameters[position]!;
    return { name, type: requireKind(type, index, direction).tsOut };
  });
}

function resultType(overload: Overload, index: ApiIndex): string {
  if (overload.idiom === 'bufferOrThrow') return 'Buffer';
  if (overload.idiom === 'matOrNull') return 'Mat | null';
  const results = visibleResults(overload, index);
  if (results.length === 0) return 'void';
  if (results.length === 1) return results[0]!.type;
  return `[${results.map(({ name, type }) => `${name}: ${type}`).join(', ')}]`;
}

function argument(parameter: Parameter, index: ApiIndex): Argument {
  const { tsIn } = requireKind(parameter.type, index, parameter.direction);
  // What is only written to may be left to OpenCV, also by `null`.
  const nullable = parameter.nullable || parameter.direction === 'out';
  return { name: parameter.name, type: nullable ? orNull(tsIn) : tsIn };
}

/** What an Async twin has among its options, beside the arguments by name. */
const ASYNC_OPTIONS = 'AsyncOptions';

/**
 * All forms in which an overload, or its Async twin, can be called: positional; an options object after the required arguments;
 * and, together in one signature to keep the list of overloads short, that object after some optional ones.
 */
export function signaturesOf(overload: Overload, index: ApiIndex, isTwin = false): Signature[] {
  const args = visibleArguments(overload).map((parameter) => argument(parameter, index));
  const result = resultType(overload, index);
  const required = args
    .slice(0, overload.required)
    .map(({ name, type }) => `${parameterName(name)}: ${type}`);
  const optional = args.slice(overload.required);
  const form = (rest: string[], role: Signature['role']): Signature => {
    return { parameters: [...required, ...rest].join(', '), result, role };
  };

  const optionsObject = (named: Argument[]): string => {
    const object = `{ ${named.map(({ name, type }) => `${name}?: ${type}`).join('; ')} }`;
    return isTwin ? `${object} & ${ASYNC_OPTIONS}` : object;
  };

  const options = args.some(({ name }) => name === 'options') ? 'options_' : 'options';
  const positional = optional.map(({ name, type }) => `${parameterName(name)}?: ${type}`);
  if (isTwin) positional.push(`${options}?: ${ASYNC_OPTIONS}`);
  const forms = [form(positional, 'positional')];
  if (optional.length === 0) return forms;

  forms.push(form([`${options}: ${optionsObject(optional)}`], 'options'));

  const mixed = optional.slice(1).map((_, place) => {
    const given = optional.slice(0, place + 1);
    const rest = optionsObject(optional.slice(place + 1));
    return [
      ...given.map(({ name, type }) => `${parameterName(name)}: ${type} | undefined`),
      `${options}: ${rest}`,
    ];
  });
  if (mixed.length === 1) forms.push(form(mixed[0]!, 'mixed'));
  if (mixed.length > 1) {
    forms.push(form([`...rest: ${mixed.map((list) => `[${list.join(', ')}]`).join(' | ')}`], 'mixed'));
  }
  return forms;
}
