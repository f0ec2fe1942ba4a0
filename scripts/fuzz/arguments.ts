import type { Overload, Parameter, TypeRef } from '../generator/model/api.js';
import type { Target } from './callables.js';
import { paths, recipes } from './excluded.js';
import { absent, boolean, compose, type Expression, jsOnly, list, number, string } from './expression.js';
import { type Common, common, plausibleArray, plausibleInteger } from './hints.js';
import { integers, oddMat, reals, stranger, strings } from './hostile.js';
import type { Random } from './random.js';
import type { World } from './world.js';

/** How well an argument is meant: `odd` is of the right kind with an extreme value, `stranger` is anything at all. */
export type Quality = 'plausible' | 'odd' | 'stranger';

/** Objects that are made for objects that are made for... */
const DEEPEST = 3;
const ARRAYS = /^cv::(Mat|UMat|(Input|Output|InputOutput)Array)$/;
const ARRAY_LISTS = /^cv::(Input|Output|InputOutput)ArrayOfArrays$/;
const MATRIX = /^cv::Matx(\d)(\d)([fd])$/;
const INTEGER =
  /^(int|short|ushort|unsigned int|uchar|schar|int64|uint64|size_t|long|unsigned long|long long|unsigned long long)$/;
/** Small values by their number of numbers: C++'s name, then that and whether fractions are taken. */
const TUPLE =
  /^cv::(?:(Point|Size)(?:2[ifdl])?|(Point3)[ifd]|(Rect)(?:2[ifd])?|(Scalar)|(Range)|Vec([2-8])[bswifd])$/;
const LENGTHS = [2, 3, 4, 4, 2];

/** Makes the arguments of one set, and what has to be there before. */
export class Arguments {
  readonly before: Expression[] = [];
  private readonly all: Common;
  private readonly mats: Expression[] = [];

  constructor(
    private readonly world: World,
    private readonly random: Random,
  ) {
    this.all = common(random);
  }

  /** The arguments of an overload by position; `quality` says how each is meant. */
  positional(overload: Overload, count: number, quality: (at: number) => Quality, depth = 0): Expression[] {
    return overload.args.slice(0, count).map((at, place) => {
      const parameter = overload.parameters[at]!;
      return this.argument(parameter, quality(place), depth);
    });
  }

  argument({ name, type, direction, nullable }: Parameter, quality: Quality, depth = 0): Expression {
    if (quality === 'plausible') {
      if (nullable && this.random.chance(0.3)) return absent;
      // Often one that is there already: the output is the input.
      const array = ARRAYS.test(type.name);
      if (array && this.mats.length > 0 && this.random.chance(direction === 'in' ? 0.1 : 0.3))
        return this.random.pick(this.mats);
    }
    return this.value(type, name, quality, depth);
  }

  /** A value for a type; `name`, the parameter's, tells what may be meant. */
  value(type: TypeRef, name: string, quality: Quality, depth = 0): Expression {
    if (quality === 'stranger') return stranger(this.random);
    const odd = quality === 'odd';
    const { random } = this;
    const inner = (of: TypeRef): Expression =>
      this.value(of, name, odd && random.chance(0.5) ? 'odd' : 'plausible', depth);
    const real = (): Expression =>
      number(
        odd ? random.pick(reals) : random.pick([0, 0.01, 0.1, 0.5, 0.9, 1, 1, 1.5, 2, 3, 5, 10, 20, 50, 100]),
      );
    const matrix = MATRIX.exec(type.name);
    const tuple = TUPLE.exec(type.name);

    if (ARRAYS.test(type.name)) return this.array(name, odd);
    if (ARRAY_LISTS.test(type.name))
      return list(this.items(odd, () => this.array(name, odd && random.chance(0.5))));
    if (matrix !== null) return list(random.times(odd ? 0 : 9, odd ? 20 : 9, () => real()));
    if (tuple !== null) return this.tuple(tuple, name, odd);
    if (type.refersTo?.kind === 'enum') return this.enumerated(type.refersTo.id, odd);
    if (type.refersTo?.kind === 'class') return this.object(type.refersTo.id, odd, depth);
    if (INTEGER.test(type.name)) return odd ? number(random.pick(integers)) : plausibleInteger(name, random);
    switch (type.name) {
      case 'float':
      case 'double':
        return real();
      case 'bool':
        return boolean(random.chance(0.5));
      case 'char':
        return type.pointer ? this.text(odd) : string('a');
      case 'cv::String':
        return this.text(odd);
      case 'cv::Ptr':
      case 'std::optional':
      case 'std::vector':
      case 'std::pair': {
        const [first, second] = type.args;
        if (first === undefined) return absent;
        if (type.name === 'cv::Ptr' || type.name === 'std::optional') return inner(first);
        if (type.name === 'std::pair') return list([inner(first), inner(second ?? first)]);
        return list(this.items(odd, () => inner(first)));
      }
      case 'cv::RotatedRect': {
        const pair = (): Expression => list([real(), real()]);
        return list([pair(), pair(), real()]);
      }
      case 'cv::TermCriteria':
        return list([
          number(random.pick([1, 2, 3, odd ? 0 : 3])),
          number(odd ? random.pick([-1, 0, 1000]) : 5),
          real(),
        ]);
      case 'node_cv2::Fit':
        return list(
          random.times(2, 2, () => number(random.pick(odd ? integers : [1, 3, 20, 100, 5000, Infinity]))),
        );
      case 'node_cv2::ChromaSubsampling':
        return string(random.pick(odd ? ['4:2:1', ''] : ['4:4:4', '4:2:2', '4:2:0', '4:1:1']));
      case 'cv::flann::IndexParams':
      case 'cv::flann::SearchParams':
        return this.flann(odd);
      default:
        return stranger(random);
    }
  }

  /** A variable with an object of the class; nothing when no way to one is known. */
  objectOf(id: string, depth = 0): Expression | undefined {
    const made = this.making(id, depth);
    return made === undefined ? undefined : this.variable(made);
  }

  /** Calls of other methods first, so that the object has something in it. */
  use(object: Expression, id: string): void {
    const methods = this.world.methods.get(id) ?? [];
    if (methods.length === 0) return;
    const filling = methods.filter(({ path }) =>
      /^(train|add|set|apply|update|load|build|init|detect|compute|read)/.test(path),
    );
    for (let left = this.random.int(1, 3); left > 0; left--) {
      const { path, overloads } = this.random.pick(
        filling.length > 0 && this.random.chance(0.7) ? filling : methods,
      );
      const overload = this.random.pick(overloads);
      const args = this.positional(overload, overload.required, () => 'plausible', 1);
      this.before.push(
        compose(
          [object, ...args],
          ([on, ...texts]) => `try { ${on}.${path}(${texts.join(', ')}) } catch {}`,
          ([on, ...texts]) => `attempt(lambda: ${on}.${path}(${texts.join(', ')}))`,
        ),
      );
    }
  }

  private array(name: string, odd: boolean): Expression {
    const { random } = this;
    if (odd && random.chance(0.1)) return this.numbers();
    const mat = odd && random.chance(0.8) ? oddMat(random) : plausibleArray(name, this.all, random);
    if (random.chance(0.6)) return mat;
    const variable = this.variable(mat);
    this.mats.push(variable);
    // Another view of the same memory, for whoever comes next.
    if (random.chance(0.3))
      this.mats.push({
        js: `${variable.js}.slice('1:, ::-1')`,
        py: variable.py === undefined ? undefined : `${variable.py}[1:, ::-1]`,
      });
    return variable;
  }

  private numbers(): Expression {
    return list(this.random.times(0, 9, () => number(this.random.pick(reals))));
  }

  private items<T>(odd: boolean, make: () => T): T[] {
    return this.random.times(odd ? 0 : 1, odd ? this.random.pick([0, 1, 2, 40]) : 4, make);
  }

  private tuple(groups: readonly (string | undefined)[], name: string, odd: boolean): Expression {
    const { random } = this;
    const known = groups.slice(1, 6).findIndex((group) => group !== undefined);
    const length = known < 0 ? Number(groups[6]) : LENGTHS[known]!;
    const count = odd && random.chance(0.1) ? random.int(0, 9) : length;
    const rectangle = known === 2;
    return list(
      Array.from({ length: count }, () => {
        if (odd && random.chance(0.6)) return number(random.pick(random.chance(0.8) ? integers : reals));
        return rectangle ? number(random.int(0, 12)) : plausibleInteger(name, random);
      }),
    );
  }

  private enumerated(id: string, odd: boolean): Expression {
    const item = this.world.index.enums.get(id);
    const names = (item?.constants ?? [])
      .filter(({ skip }) => skip === undefined)
      .map(({ names }) => names[0]!);
    if (odd || item === undefined || names.length === 0) return number(this.random.pick(integers));
    const name = [...item.path, this.random.pick(names)].join('.');
    return { js: `cv.${name}`, py: `cv2.${name}` };
  }

  private object(id: string, odd: boolean, depth: number): Expression {
    const item = this.world.index.classes.get(id);
    if (item?.holder === 'map') {
      const fields = item.properties.map(({ name }) => name).filter(() => this.random.chance(odd ? 0.3 : 1));
      const value = (): number => this.random.pick(odd ? reals : [0, 1, 10, 100]);
      return jsOnly(`{ ${fields.map((name) => `${name}: ${value()}`).join(', ')} }`);
    }
    const made = this.making(id, depth) ?? absent;
    if (item?.holder === 'value') return made;
    const object = this.variable(made);
    if (this.random.chance(0.3) && made !== absent) this.use(object, id);
    return object;
  }

  private making(id: string, depth: number): Expression | undefined {
    const recipe = recipes[id];
    if (recipe !== undefined) return this.random.pick(recipe);
    const producers = this.world.producers.get(id) ?? [];
    if (producers.length === 0 || depth > DEEPEST) return undefined;
    return this.made(this.random.pick(producers), depth + 1);
  }

  private made({ kind, path, overloads }: Target, depth: number): Expression {
    const overload = this.random.pick(overloads);
    const { required, args } = overload;
    const count = this.random.chance(0.7) ? required : this.random.int(required, args.length);
    const quality: Quality = this.random.chance(0.9) ? 'plausible' : 'odd';
    return compose(
      this.positional(overload, count, () => quality, depth),
      (texts) => `${kind === 'constructor' ? 'new ' : ''}cv.${path}(${texts.join(', ')})`,
      (texts) => `cv2.${path}(${texts.join(', ')})`,
    );
  }

  private variable({ js, py }: Expression): Expression {
    const name = `v${this.before.length}`;
    this.before.push({ js: `const ${name} = ${js}`, py: py === undefined ? undefined : `${name} = ${py}` });
    return { js: name, py: py === undefined ? undefined : name };
  }

  private text(odd: boolean): Expression {
    return this.random.pick(odd ? strings : paths);
  }

  private flann(odd: boolean): Expression {
    const algorithm = odd
      ? this.random.pick([-1, 0, 7, 254, 255, 1000])
      : this.random.pick([0, 1, 2, 3, 4, 5, 6]);
    const trees = this.random.pick(odd ? [-1, 0, 2 ** 31 - 1] : [1, 4]);
    return {
      js: `{ algorithm: ${algorithm}, trees: ${trees} }`,
      py: `{'algorithm': ${algorithm}, 'trees': ${trees}}`,
    };
  }
}
