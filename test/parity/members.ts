import type { Api, Class, Func, TypeRef } from '../../scripts/generator/model/api.js';
import {
  assign,
  call,
  item,
  make,
  matrix,
  script,
  temporary,
  content,
  type Case,
  type Value,
} from './values.js';

/** What the manifest does not say. */
export interface MemberRows {
  /** How an object is made, where that takes arguments; null where the class has all its cases elsewhere. */
  makers: Readonly<Record<string, Value>>;
  /** Of a setter or property (`ml.SVM#setType`, `KeyPoint#octave`), where the value of its type does not do. */
  values: Readonly<Record<string, readonly Value[]>>;
  /** Members that need more than an object that was just made. */
  elsewhere: readonly string[];
  /** Classes all of whose methods without arguments are getters, whatever their names. */
  facts: readonly string[];
  /** Classes whose objects cannot be saved, and what derives from them. */
  unsaved: readonly string[];
}

/**
 * One case for each class of which an object can be made: what every getter and property gives at first, then after each
 * setter. The calls follow from the manifest alone; inherited members are called too.
 */
export function memberCases(api: Api, modules: readonly string[], rows: MemberRows): Case[] {
  const byId = new Map(api.classes.map((one) => [one.id, one]));
  const makers = makersOf(api, rows);
  return api.classes.flatMap((one) => {
    const maker = makers.get(one.id);
    if (!modules.includes(one.module) || maker === undefined || maker === null) return [];
    const family = [one];
    for (let base = byId.get(one.base ?? ''); base; base = byId.get(base.base ?? '')) family.push(base);
    const steps = stepsOf(family, rows);
    if (steps.length === 0) return [];
    const name = one.path.join('.');
    const where = { object: maker, path: temporary('object.yml') };
    return [script(`members of ${name}`, where, steps, { trivial: 'an object that was just made' })];
  });
}

const isBound = ({ skip }: { skip?: string }): boolean => skip === undefined;
const required = ({ overloads }: Func): number =>
  Math.min(...overloads.filter(isBound).map((overload) => overload.required));

/** A constructor, a static method or a function that needs no arguments; or the row. */
function makersOf(api: Api, rows: MemberRows): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const { path, functions } of api.namespaces)
    for (const func of functions) {
      const returns = func.overloads[0]?.returns;
      const made = returns?.name === 'cv::Ptr' ? returns.args[0]?.refersTo?.id : undefined;
      if (made !== undefined && !found.has(made) && required(func) === 0)
        found.set(made, call([...path, func.name].join('.')));
    }
  for (const { id, path, constructors } of api.classes) {
    const name = path.join('.');
    if (constructors.some((one) => isBound(one) && one.required === 0)) found.set(id, make(name));
    const row = rows.makers[name];
    if (row !== undefined) found.set(id, row);
  }
  return found;
}

function stepsOf(family: readonly Class[], rows: MemberRows): Value[] {
  const steps: Value[] = [];
  const seen = new Set<string>();
  /** False for a member that a derived class has too, and for one that has cases of its own. */
  const wanted = (owner: Class, name: string): boolean => {
    const first = !seen.has(name);
    seen.add(name);
    return first && !rows.elsewhere.includes(`${owner.path.join('.')}#${name}`);
  };
  const valuesOf = (owner: Class, name: string, type: TypeRef | undefined): readonly Value[] =>
    rows.values[`${owner.path.join('.')}#${name}`] ?? samples(type);

  const methods = family.flatMap((owner) => owner.methods.map((func) => ({ owner, func })));
  const getters = methods.filter(({ owner, func }) =>
    isGetter(func, rows.facts.includes(owner.path.join('.'))),
  );
  for (const { owner, func } of getters)
    if (wanted(owner, func.name)) steps.push(call(`$object.${func.name}`));
  for (const { owner, func } of methods) {
    const [overload] = func.overloads;
    const [, what] = /^set(.+)$/.exec(func.name) ?? [];
    const getter = getters.find(
      ({ func: { name } }) => name === `get${what}` || name.toLowerCase() === what?.toLowerCase(),
    );
    if (overload?.args.length !== 1 || getter === undefined || !wanted(owner, func.name)) continue;
    const type = overload.parameters[overload.args[0] ?? 0]?.type;
    for (const value of valuesOf(owner, func.name, type))
      steps.push(call(`$object.${func.name}`, [value]), call(`$object.${getter.func.name}`));
  }
  for (const owner of family)
    for (const { name, type, readonly } of owner.properties.filter(isBound)) {
      if (!wanted(owner, name)) continue;
      steps.push(item('$object', name));
      if (!readonly)
        for (const value of valuesOf(owner, name, type))
          steps.push(assign('$object', name, value), item('$object', name));
    }
  const names = family.map(({ path }) => path.join('.'));
  if (names.includes('Algorithm') && !names.some((name) => rows.unsaved.includes(name)))
    steps.push(call('$object.save', ['$path']), content('$path'));
  return steps;
}

const isGetter = ({ name, overloads }: Func, fact: boolean): boolean =>
  (fact || /^(get|is|use|empty|descriptor|defaultNorm)/.test(name)) &&
  overloads.some((one) => isBound(one) && one.required === 0 && one.returns !== undefined);

/** A value of the type that no property starts with. */
function samples(type: TypeRef | undefined): readonly Value[] {
  if (type === undefined) return [];
  const { name, args, refersTo } = type;
  const found = SAMPLES[name === 'std::vector' ? `vector of ${args[0]?.name}` : name];
  if (found !== undefined) return found;
  return refersTo?.kind === 'enum' ? [1] : [];
}

const ARRAY = matrix(
  [
    [1, 2.5],
    [-3, 4],
  ],
  'float32',
);

const SAMPLES: Readonly<Record<string, readonly Value[]>> = {
  bool: [true, false],
  int: [5],
  size_t: [5],
  uchar: [5],
  float: [0.625],
  double: [0.625],
  'cv::Size': [[5, 7]],
  'cv::Size2f': [[5.5, 7.25]],
  'cv::Rect': [[1, 2, 30, 40]],
  'cv::Point2f': [[1.5, 2.25]],
  'cv::Scalar': [[1, 2, 3, 4]],
  'cv::TermCriteria': [[3, 7, 0.25]],
  'cv::String': ['some text'],
  'cv::Mat': [ARRAY],
  'cv::UMat': [ARRAY],
  'cv::InputArray': [ARRAY],
  'vector of cv::Mat': [[ARRAY, ARRAY]],
  'vector of cv::String': [['one', 'two']],
  'vector of uchar': [[1, 0, 1]],
};
