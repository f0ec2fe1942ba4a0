import { requireKind } from '../../arguments/index.js';
import type { ApiIndex, Kind } from '../../arguments/kind.js';
import type { Class, Idiom, Overload, Parameter, Property } from '../../model/api.js';
import { signature } from './signature.js';

/** Of `native/call/descriptor.hpp`; more would not fit its arrays. */
const MAX_ARGUMENTS = 32;

const IDIOMS: Record<Idiom, string> = {
  throwIfEmpty: 'Idiom::ThrowIfEmpty',
  bufferOrThrow: 'Idiom::BufferOrThrow',
  matOrNull: 'Idiom::MatOrNull',
};

interface Member {
  name: string;
  kind: Kind;
  initial?: string;
}

/** A struct of a call's C++ values with the one call: what `Call` constructs, binds into, runs and collects from. */
interface Frame {
  id: string;
  /** The receiver's class. */
  self?: Class;
  /** Of a constructor: the new object's class. */
  constructs?: Class;
  members: Member[];
  /** Statements that come before the call, and throw. */
  checks?: string[];
  body: string;
  /** A statement that comes after a call that went well. */
  note?: string;
}

interface Visible {
  name: string;
  member: Member;
  nullable: boolean;
}

interface Gives {
  member: Member;
  argument: number;
}

/** What a call gives back, and behind it what it only writes to. */
interface Outputs {
  returned?: Gives[];
  written?: Gives[];
}

/** One overload's C++: the frame (for a namespace that sees OpenCV's names) and the row that describes it. */
export interface Glue {
  frame: string;
  tables: string;
  row: string;
  /** The converters of what the tables name. */
  kinds: string[];
}

/** The member of a parameter. `this_`, `new_` and `return_` are free: no parameter is called by a keyword. */
const slot = (name: string): string => `${name}_`;

function frameText({ id, self, constructs, members, checks = [], body, note }: Frame): string {
  const lines = members.map(({ name, kind, initial }) => {
    // What has no default is value-initialised with the frame.
    const value = initial === undefined ? '' : ` = ${initial}`;
    return `  ${kind.cpp} ${slot(name)}${value};`;
  });
  if (self !== undefined) lines.unshift(`  cv::Ptr<${self.cppName}> this_;`);
  if (constructs !== undefined) lines.unshift('  std::shared_ptr<void> new_;');
  const run = [...checks, body, ...(note === undefined ? [] : [note])].join(' ');
  return [`struct ${id} {`, ...lines, `  void run() { ${run} }`, '};'].join('\n');
}

function rows(
  frame: Frame,
  space: string,
  text: string,
  args: Visible[],
  required: number,
  { returned = [], written = [] }: Outputs,
  idiom?: Idiom,
): Glue {
  const type = `${space}::${frame.id}`;
  const offset = (member: Member): string => `offsetof(${type}, ${slot(member.name)})`;
  const kind = (member: Member): string => `&kindOf<${member.kind.converter}>`;
  if (args.length > MAX_ARGUMENTS) throw new Error(`${frame.id}: ${args.length} arguments`);
  const tables: string[] = [];
  if (args.length > 0) {
    const entries = args.map(
      ({ name, member, nullable }) => `{"${name}", ${kind(member)}, ${offset(member)}, ${nullable}}`,
    );
    tables.push(`const Argument ${frame.id}_in[] = {${entries.join(', ')}};`);
  }
  const results = [...returned, ...written];
  if (results.length > 0) {
    const entries = results.map(
      ({ member, argument }) => `{${kind(member)}, ${offset(member)}, ${argument}}`,
    );
    tables.push(`const Result ${frame.id}_out[] = {${entries.join(', ')}};`);
  }
  const fields = [
    JSON.stringify(text),
    args.length > 0 ? `${frame.id}_in` : 'nullptr',
    results.length > 0 ? `${frame.id}_out` : 'nullptr',
    args.length,
    required,
    returned.length,
    written.length,
    idiom === undefined ? 'Idiom::None' : IDIOMS[idiom],
    frame.self === undefined ? 'nullptr' : `&kindOf<Value<cv::Ptr<${frame.self.cppName}>>>`,
    `sizeof(${type})`,
    `constructFrame<${type}>`,
    `destroyFrame<${type}>`,
    `runFrame<${type}>`,
  ];
  const kinds = [...args, ...results].map(({ member }) => member.kind.converter);
  if (frame.self !== undefined) kinds.push(`Value<cv::Ptr<${frame.self.cppName}>>`);
  return { frame: frameText(frame), tables: tables.join('\n'), row: `{${fields.join(', ')}}`, kinds };
}

function target(overload: Overload, owner: Class | undefined): string {
  if (overload.kind === 'method' && !overload.ours) return `this_->${overload.cppName}`;
  if (overload.kind === 'static' && owner !== undefined) return `${owner.cppName}::${overload.cppName}`;
  return overload.instead ?? overload.cppName;
}

/** `space` is the C++ namespace that will hold the frame; `name` is what JavaScript calls it. */
export function overloadGlue(
  overload: Overload,
  name: string,
  owner: Class | undefined,
  space: string,
  index: ApiIndex,
): Glue {
  const members = new Map<Parameter, Member>();
  for (const parameter of overload.parameters) {
    if (parameter.hidden) continue;
    const kind = requireKind(parameter.type, index, parameter.direction);
    members.set(parameter, { name: parameter.name, kind, ...initialOf(parameter, kind) });
  }
  const memberAt = (position: number): Member => {
    const parameter = overload.parameters[position];
    const member = parameter === undefined ? undefined : members.get(parameter);
    if (member === undefined) throw new Error(`${overload.id}: parameter ${position} is not in the frame`);
    return member;
  };

  const passed = overload.parameters
    .filter(({ ours }) => ours !== true)
    .map((parameter) => {
      const member = members.get(parameter);
      if (member === undefined) return parameter.default ?? '0';
      const text = member.kind.pass(slot(member.name));
      return isAbsentText(parameter) ? `(${slot(member.name)}.empty() ? nullptr : ${text})` : text;
    });
  const list = [...members.values()];
  const frame: Frame = { id: overload.id, members: list, body: '' };
  const given = overload.ours ? ['*this_', ...passed] : passed;
  const call = `${target(overload, owner)}(${given.join(', ')})`;
  let retval: Member | undefined;
  if (overload.kind === 'constructor') {
    if (owner === undefined) throw new Error(`${overload.id}: a constructor without a class`);
    frame.constructs = owner;
    const { cppName } = owner;
    const kept = overload.keeps;
    const deleter =
      kept === undefined ? '' : `, [kept = ${slot(kept)}](${cppName}* object) { delete object; }`;
    frame.body = `new_ = std::shared_ptr<${cppName}>(new ${cppName}(${passed.join(', ')})${deleter});`;
  } else if (overload.returns === undefined) {
    frame.body = `${call};`;
  } else {
    const kind = requireKind(overload.returns, index, 'out');
    retval = {
      name: 'return',
      kind: kind.converter === 'OutputMat' ? { ...kind, converter: 'Value<cv::Mat>' } : kind,
    };
    list.push(retval);
    frame.body = `return_ = ${kind.store(call)};`;
  }
  if (overload.kind === 'method' && owner !== undefined) frame.self = owner;
  frame.checks = checksOf(overload, name, frame.members);
  const { remembers } = overload;
  if (remembers !== undefined)
    frame.note = `{ using namespace node_cv2::precondition; remember(${remembers.of}, ${remembers.number}); }`;

  const args = overload.args.map((position) => {
    const member = memberAt(position);
    return { name: member.name, member, nullable: overload.parameters[position]?.nullable ?? false };
  });
  const returned = overload.results.map((position): Gives => {
    if (position >= 0) return { member: memberAt(position), argument: overload.args.indexOf(position) };
    if (retval === undefined) throw new Error(`${overload.id}: a result of a void function`);
    return { member: retval, argument: -1 };
  });
  const written = overload.args.flatMap((position, argument): Gives[] =>
    overload.parameters[position]?.direction === 'written' ? [{ member: memberAt(position), argument }] : [],
  );
  const outputs = { returned, written };
  return rows(frame, space, signature(name, overload), args, overload.required, outputs, overload.idiom);
}

function checksOf({ preconditions = [] }: Overload, name: string, members: Member[]): string[] {
  if (preconditions.length === 0) return [];
  // A condition that asks for a proxy, `name_.in()`, has no need of the elements: they may lie on a device.
  const look = (member: string): string =>
    members.find((one) => slot(one.name) === member)?.kind.look?.(member) ?? member;
  const checks = preconditions.map(({ needs, says }) => {
    const condition = needs.replaceAll(/\b\w+_\b(?!\.in\()/g, look);
    return says === undefined
      ? `${condition};`
      : `require(${condition}, ${JSON.stringify(name)}, ${JSON.stringify(says)});`;
  });
  return ['using namespace node_cv2::precondition;', ...checks];
}

/** For OpenCV a `char*` that is NULL is not an empty text: it stands for a default of its own. */
const isAbsentText = ({ type, default: text }: Parameter): boolean =>
  type.name === 'char' && type.pointer && (text === 'NULL' || text === 'nullptr');

function initialOf(parameter: Parameter, kind: Kind): { initial?: string } {
  const text = parameter.default?.trim();
  // Nothing to say where the member starts out as the default: an empty Mat, a null Ptr, a pointed-to value.
  const absent = /^(NULL|nullptr|0|\{\}|(cv::)?noArray\(\)|(cv::)?Input(Output)?Array(OfArrays)?\(\))$/;
  const pointsNowhere = parameter.type.pointer || kind.cpp.startsWith('cv::Ptr<');
  if (text === undefined || (absent.test(text) && (text !== '0' || pointsNowhere))) return {};
  return { initial: kind.initial?.(text) ?? text };
}

/** A property is a method without arguments, and a setter one with a single argument. */
export function propertyGlue(
  property: Property,
  owner: Class,
  space: string,
  index: ApiIndex,
): { get: Glue; set?: Glue } {
  const id = `${owner.id}_${property.name}`;
  const gives: Member = { name: 'value', kind: requireKind(property.type, index, 'in') };
  const getter: Frame = {
    id: `${id}_get`,
    self: owner,
    members: [gives],
    body: `value_ = ${gives.kind.store(`this_->${property.name}`)};`,
  };
  const get = rows(getter, space, property.name, [], 0, { returned: [{ member: gives, argument: -1 }] });
  if (property.readonly) return { get };
  // The object may write to its array on another thread later: it gets one of its own.
  const own = gives.kind.cpp === 'cv::Mat' ? '.clone()' : '';
  const setter: Frame = {
    id: `${id}_set`,
    self: owner,
    members: [gives],
    body: `this_->${property.name} = ${gives.kind.pass('value_')}${own};`,
  };
  return {
    get,
    set: rows(setter, space, property.name, [{ name: 'value', member: gives, nullable: false }], 1, {}),
  };
}
