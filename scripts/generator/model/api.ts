/**
 * The API model: plain data that says what OpenCV offers and under which name JavaScript sees it.
 * Built from the headers by `build.ts`, corrected by the tables under `refine/`, read by the emitters.
 * Nothing here knows about C++ glue, `.d.ts` text or N-API.
 */

/**
 * A C++ type, resolved: typedefs are followed, every name is fully qualified, and each type has one spelling.
 * - Instances of OpenCV's own small templates go by their shortest alias: `cv::Point_<int>`, `Point2i` -> `cv::Point`;
 *   `Vec<int, 4>` -> `cv::Vec4i`; likewise `cv::Size2f`, `cv::Rect2d`, `cv::Scalar`, `cv::Matx33d`, and
 *   `std::string` -> `cv::String`. Without an alias the template stays, with its arguments.
 * - The array proxies stay (`cv::InputArray`, `cv::OutputArrayOfArrays`...), without `const` and `&`.
 * - Fundamental types: `bool char uchar schar short ushort int unsigned int int64 uint64 size_t float double void`
 *   and, as C++ tells them apart, `long`, `unsigned long`, `long long`, `unsigned long long`.
 * - What the headers do not declare keeps the name it is written with.
 */
export interface TypeRef {
  /** Name without template arguments: `int`, `cv::Mat`, `std::vector`, `cv::Ptr`, `cv::ORB`. A second `*` is part of it: `uchar*`. */
  name: string;
  /** A template argument that is a value has its text for a name. */
  args: TypeRef[];
  const: boolean;
  pointer: boolean;
  reference: '' | '&' | '&&';
  /** What the name stands for, where it is a wrapped class or a named enum. */
  refersTo?: { kind: 'class' | 'enum'; id: string };
}

/**
 * `written`: an array that C++ may write to (`Mat&`) though the header marks no output. It is no result, as in cv2;
 * the Mat that was passed becomes what was written.
 */
export type Direction = 'in' | 'out' | 'inout' | 'written';

/** One parameter of the C++ declaration, in C++ order. */
export interface Parameter {
  /** Name as in the header, or `argN`. cv2's keyword name. */
  name: string;
  type: TypeRef;
  direction: Direction;
  /** Default as a C++ expression, class-scope names qualified; to be compiled where the enclosing namespaces are `using`. */
  default?: string;
  /** `RNG*` and counters: passed to C++, invisible in JavaScript. */
  hidden: boolean;
  /** Not passed to C++: the preconditions look at it; see `refine/additions.ts`. */
  ours?: true;
  /** One of many options: the types have it by name alone. */
  byName?: true;
  /** `null` is meaningful here (Python's None): set for arrays with an empty default, and by the nullable table. */
  nullable: boolean;
}

/** What a call gives back besides the plain cv2 rule; rows of `refine/idioms.ts`. */
export type Idiom = 'throwIfEmpty' | 'bufferOrThrow' | 'matOrNull';

/** What C++ needs and does not check; rows of `refine/preconditions.ts`. */
export interface Precondition {
  /** A C++ condition over the call's frame. */
  needs: string;
  /** The error's text; absent where the condition throws by itself. */
  says?: string;
}

export interface Overload {
  /** Unique C identifier, stable between runs: `cv_GaussianBlur_0`. */
  id: string;
  kind: 'function' | 'static' | 'method' | 'constructor';
  /** What C++ calls: `cv::GaussianBlur`; for members the bare name `detectMultiScale`, for constructors the class. */
  cppName: string;
  /** A function of ours (`native/`) that is called in its place, with parameters of ours behind; see `refine/additions.ts`. */
  instead?: string;
  /** Set for members and constructors. */
  classId?: string;
  /** `CV_WRAP_PHANTOM`: C++ has no such member. */
  phantom: boolean;
  /** A method that is a function of ours (`native/`), by that name in `cppName`: it takes the object first. */
  ours?: true;
  module: string;
  header: string;
  line: number;
  parameters: Parameter[];
  /** Indices into `parameters`, in the order of JavaScript's (and Python's) arguments. */
  args: number[];
  /** How many of `args`, from the front, are required. */
  required: number;
  /** In C++ declaration order: the return value (-1), then out and in-out parameters by index. */
  results: number[];
  /** Undefined for void and for constructors. */
  returns?: TypeRef;
  idiom?: Idiom;
  preconditions?: Precondition[];
  /** Rows of `refine/remembers.ts`: once it went well, a number that an object of the frame is remembered by. */
  remembers?: { of: 'this_' | 'return_'; number: string };
  /** Rows of `refine/keeps.ts`: a parameter whose object the new one points into. */
  keeps?: string;
  /** Doxygen comment as written, without the comment marks. */
  doc: string;
  /** Where OpenCV's documentation has it, below its root; undefined for what it leaves out. */
  page?: string;
  /** Why it is not bound; bound when absent. */
  skip?: string;
}

/** All overloads of one name in one scope, in the order they are tried. */
export interface Func {
  name: string;
  overloads: Overload[];
  /** No `Async` twin: the reason (windows, trackbars...). */
  noAsync?: string;
}

export interface Property {
  name: string;
  type: TypeRef;
  readonly: boolean;
  doc: string;
  page?: string;
  skip?: string;
}

export interface Class {
  /** Unique C identifier: `cv_ORB`, `cv_SimpleBlobDetector_Params`. */
  id: string;
  /** `cv::SimpleBlobDetector::Params`. */
  cppName: string;
  /** JavaScript path below the root: `['dnn', 'Net']`; nested classes hang on their outer one: `['SimpleBlobDetector', 'Params']`. */
  path: string[];
  /** Further paths of the same class: `['dnn_Net']`, `['SimpleBlobDetector_Params']`. */
  aliases: string[][];
  /** Namespaces (outermost first) that a member's default values see: `['cv', 'cv::ml']`. */
  namespaces: string[];
  /** Id of the nearest wrapped ancestor. */
  base?: string;
  /** `value`: copied (CV_EXPORTS_W_SIMPLE); `ptr`: held by cv::Ptr; `map`: never an object, a plain JS object in and out (Moments). */
  holder: 'value' | 'ptr' | 'map';
  /** C++ says it derives (perhaps through classes that are not wrapped) from cv::Algorithm. */
  algorithm: boolean;
  constructors: Overload[];
  methods: Func[];
  statics: Func[];
  properties: Property[];
  module: string;
  header: string;
  doc: string;
  /** Its page in OpenCV's documentation. */
  page?: string;
  skip?: string;
}

export interface Constant {
  /** `cv::COLOR_BGR2GRAY`, `cv::ORB::HARRIS_SCORE`. Its value is C++'s to give. */
  cppName: string;
  /** cv2's name and, where it has one, the all-caps second name. */
  names: string[];
  doc: string;
  skip?: string;
}

export interface Enum {
  /** Undefined for an unnamed enum. */
  id?: string;
  cppName?: string;
  /** Name of its TypeScript type in its namespace: `ColorConversionCodes`, `ORB_ScoreType`. */
  typeName?: string;
  scoped: boolean;
  constants: Constant[];
  module: string;
  header: string;
  doc: string;
  /** Its constants are there too. An unnamed one's anchor is not known: its page alone. */
  page?: string;
}

/** A JavaScript namespace: `[]` is `cv` itself, `['dnn']` is `cv.dnn`. */
export interface Namespace {
  path: string[];
  cppName: string;
  /** Static methods are here too, as `ORB_create`: the very overloads that the class has, so with the same ids. */
  functions: Func[];
  enums: Enum[];
}

/** What a header declares, before any rule of the binding: for the coverage report. */
export interface DeclarationCounts {
  functions: number;
  classes: number;
  methods: number;
  statics: number;
  constructors: number;
  properties: number;
  enums: number;
  constants: number;
}

export interface Api {
  opencv: string;
  /** Modules in the order parsed, with their headers as `#include` sees them and what those declare. */
  modules: { name: string; headers: string[]; declared: DeclarationCounts }[];
  namespaces: Namespace[];
  classes: Class[];
  /** `typedef`s met on the way, by qualified name: how `TypeRef`s were resolved. */
  typedefs: Record<string, string>;
}
