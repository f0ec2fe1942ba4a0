/**
 * The language in which a parity case is written: plain JSON, read by `oracle.py` for cv2 and by `evaluate.ts`
 * for this binding. Two strings are special: `cv.NAME` is a constant, `$name` a value bound earlier in the case.
 * An array literal is a tuple (Size, Point, Scalar...) or a vector, whichever the parameter asks for.
 */
export type Value = null | boolean | number | string | readonly Value[] | Node;

export type DType = 'uint8' | 'int8' | 'uint16' | 'int16' | 'int32' | 'float32' | 'float64';

export type Node =
  | { kind: 'image'; path: string; flags: string }
  | { kind: 'bytes'; path: string }
  | { kind: 'text'; text: string }
  | { kind: 'temporary'; name: string }
  | { kind: 'random'; dtype: DType; shape: readonly number[]; seed: number; range: readonly [number, number] }
  | { kind: 'numbers'; dtype: DType; shape: readonly number[]; numbers: readonly number[] }
  | { kind: 'record'; entries: Readonly<Record<string, Value>> }
  | { kind: 'flags'; flags: readonly Value[] }
  | { kind: 'item'; of: Value; path: readonly (number | string)[] }
  | { kind: 'host'; of: Value }
  | { kind: 'assign'; to: Value; name: string; value: Value }
  | { kind: 'content'; path: Value }
  | { kind: 'file'; name: string; content: readonly number[] }
  | CallNode;

/**
 * `construct` is `new` in JavaScript and an ordinary call in Python. `fn` may name a method of a class, `BOWTrainer#cluster`:
 * that one is called, not a derived class's, and the first argument is the object.
 */
export interface CallNode {
  kind: 'call';
  fn: string;
  args: readonly Value[];
  options: Readonly<Record<string, Value>>;
  construct: boolean;
}

export interface Case {
  name: string;
  /** Evaluated first, in this order; later ones and `value` see them as `$name`. */
  where: Readonly<Record<string, Value>>;
  /** What is compared: one call, or a list of things. */
  value: Value;
  notes: Notes;
}

export interface Notes {
  /** Seed of cv::theRNG(). That generator is per thread, so such a case runs synchronously only. */
  seed?: number;
  /** Why there is no asynchronous run. */
  syncOnly?: string;
  /** Why this binding cannot give what cv2 gives. */
  skip?: string;
  /** Both sides refuse. */
  throws?: true;
  /** Why only kinds can be compared: times, numbers of a generator that nobody seeds. */
  alike?: string;
  /** What the case needs besides OpenCV's samples, by path; it is skipped where that is missing. */
  needs?: string;
  /** Why a result without content (empty, constant, zero) still says something. */
  trivial?: string;
}

/** OpenCV's sample pictures and its trained cascades, where Debian's opencv-doc and opencv-data put them. */
const SAMPLES = '/usr/share/doc/opencv-doc/examples/data';
const TRAINED = '/usr/share/opencv4';

export const sample = (name: string): string => `${SAMPLES}/${name}`;
export const trained = (name: string): string => `${TRAINED}/${name}`;

export const image = (name: string, flags = 'cv.IMREAD_COLOR'): Node => ({
  kind: 'image',
  path: sample(name),
  flags,
});
export const gray = (name: string): Node => image(name, 'cv.IMREAD_GRAYSCALE');
/** A file's content, as a uint8 array. */
export const bytes = (path: string): Node => ({ kind: 'bytes', path });
/** Text as a uint8 array of its UTF-8. */
export const text = (content: string): Node => ({ kind: 'text', text: content });

/** Path of a file in a folder that lives as long as the case. */
export const temporary = (name: string): Node => ({ kind: 'temporary', name });

const RANGES: Record<DType, readonly [number, number]> = {
  uint8: [0, 256],
  int8: [-128, 128],
  uint16: [0, 65536],
  int16: [-32768, 32768],
  int32: [-1000000, 1000000],
  float32: [0, 1],
  float64: [0, 1],
};

/** Pseudo-random numbers in `[low, high)`, the same on both sides; `shape` as in numpy, channels last. */
export const random = (dtype: DType, shape: readonly number[], seed = 1, range = RANGES[dtype]): Node => ({
  kind: 'random',
  dtype,
  shape,
  seed,
  range,
});

export const numbers = (dtype: DType, shape: readonly number[], values: readonly number[]): Node => ({
  kind: 'numbers',
  dtype,
  shape,
  numbers: values,
});
export const matrix = (rows: readonly (readonly number[])[], dtype: DType = 'float64'): Node =>
  numbers(dtype, [rows.length, rows[0]?.length ?? 0], rows.flat());
/** Points as OpenCV returns and takes them: n x 1, two (or three) channels. */
export const points = (list: readonly (readonly number[])[], dtype: DType = 'float32'): Node =>
  numbers(dtype, [list.length, 1, list[0]?.length ?? 0], list.flat());
export const zeros = (dtype: DType, shape: readonly number[]): Node => random(dtype, shape, 0, [0, 0]);

/** A dictionary where cv2 takes one (FLANN's parameters). */
export const record = (entries: Record<string, Value>): Node => ({ kind: 'record', entries });
export const or = (...flags: Value[]): Node => ({ kind: 'flags', flags });
/** Element or property: `item(call('threshold', ...), 1)`, `item('$keypoint', 'pt')`. */
export const item = (of: Value, ...path: (number | string)[]): Node => ({ kind: 'item', of, path });

/** Sets a property of an object: `assign('$keypoint', 'angle', 30)`. It gives nothing. */
export const assign = (to: Value, name: string, value: Value): Node => ({ kind: 'assign', to, name, value });
/** A file that the case wrote, as a uint8 array. */
export const content = (path: Value): Node => ({ kind: 'content', path });

/** Path of a file with this content, made anew for each run of the case. */
export const file = (name: string, content: string | Iterable<number>): Node => ({
  kind: 'file',
  name,
  content: [...(typeof content === 'string' ? Buffer.from(content) : content)],
});

/** A result without its UMats: in their place the Mats that `get()` gives, in lists too. */
export const host = (of: Value): Node => ({ kind: 'host', of });

type Options = Record<string, Value>;

export const call = (fn: string, args: readonly Value[] = [], options: Options = {}): CallNode => ({
  kind: 'call',
  fn,
  args,
  options,
  construct: false,
});
export const make = (name: string, args: readonly Value[] = [], options: Options = {}): CallNode => ({
  ...call(name, args, options),
  construct: true,
});

/** One call, compared. */
export function row(fn: string, args: readonly Value[] = [], options: Options = {}, notes: Notes = {}): Case {
  const value = call(fn, args, options);
  const name = describe(value);
  return { name: name.length > 150 ? `${name.slice(0, 150)}...` : name, where: {}, value, notes };
}

/** Some preparation, then one or several things compared. */
export function script(name: string, where: Record<string, Value>, value: Value, notes: Notes = {}): Case {
  return { name, where, value, notes };
}

/** Short text of a value: the name of a case. */
export function describe(value: Value): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.startsWith('/') ? base(value) : value.replace(/^cv\./, '');
  if (isList(value))
    return value.length > 6 ? `[${value.length} values]` : `[${value.map(describe).join(', ')}]`;
  switch (value.kind) {
    case 'image':
      return base(value.path) + (value.flags === 'cv.IMREAD_COLOR' ? '' : ` ${describe(value.flags)}`);
    case 'bytes':
      return base(value.path);
    case 'text':
      return 'text';
    case 'temporary':
      return value.name;
    case 'random':
    case 'numbers':
      return `${value.dtype} ${value.shape.join('x')}`;
    case 'record':
      return describeEntries(value.entries);
    case 'flags':
      return value.flags.map(describe).join(' | ');
    case 'item':
      return `${describe(value.of)}${value.path.map((key) => `[${key}]`).join('')}`;
    case 'host':
      return describe(value.of);
    case 'assign':
      return `${describe(value.to)}.${value.name} = ${describe(value.value)}`;
    case 'file':
      return value.name;
    case 'content':
      return `content of ${describe(value.path)}`;
    case 'call': {
      const args = value.args.map(describe);
      if (Object.keys(value.options).length > 0) args.push(describeEntries(value.options));
      return `${value.construct ? 'new ' : ''}${value.fn}(${args.join(', ')})`;
    }
  }
}

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

const isNode = (value: Value | undefined): value is Node =>
  typeof value === 'object' && value !== null && !isList(value);
export const isCall = (value: Value | undefined): value is CallNode => isNode(value) && value.kind === 'call';
export const isItem = (value: Value): value is Extract<Node, { kind: 'item' }> =>
  isNode(value) && value.kind === 'item';

const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const describeEntries = (entries: Readonly<Record<string, Value>>): string =>
  `{ ${Object.entries(entries)
    .map(([key, value]) => `${key}: ${describe(value)}`)
    .join(', ')} }`;
