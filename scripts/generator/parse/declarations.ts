import type { Spelling } from './spelling.js';

/** What one header says, as written: no name is resolved, no rule of the binding applied. */

/** A type as written. A template argument that is a value (`Vec<int, 4>`) is a type whose name is the value's text. */
export interface WrittenType {
  name: string;
  args: WrittenType[];
  const: boolean;
  /** Number of `*`. */
  pointers: number;
  reference: '' | '&' | '&&';
}

export interface WrittenParameter {
  /** Empty when the header gives none. */
  name: string;
  type: WrittenType;
  /** From `CV_OUT` and `CV_IN_OUT`; what a type such as `OutputArray` says by itself is not here. */
  out: boolean;
  inOut: boolean;
  default?: string;
  /** Another parameter whose name `CV_CARRAY(n)` gives: it counts this one's elements. */
  counter?: string;
}

/** Where a declaration stands. */
export interface Origin {
  line: number;
  doc: string;
  /** The group of Doxygen's that it is documented in. */
  group?: string;
}

export interface FunctionDeclaration extends Origin {
  kind: 'function';
  name: string;
  /** Name asked for by `CV_EXPORTS_AS` or `CV_WRAP_AS`. */
  alias?: string;
  static: boolean;
  phantom: boolean;
  /** Undefined for constructors. */
  returns?: WrittenType;
  parameters: WrittenParameter[];
  spelling: Spelling;
}

export interface FieldDeclaration extends Origin {
  kind: 'field';
  name: string;
  type: WrittenType;
  readonly: boolean;
  spelling: Spelling;
}

export interface EnumDeclaration extends Origin {
  kind: 'enum';
  name: string;
  scoped: boolean;
  constants: { name: string; doc: string }[];
}

export interface ClassDeclaration extends Origin {
  kind: 'class';
  key: 'class' | 'struct' | 'union';
  name: string;
  alias?: string;
  /** How it is wrapped; undefined when it is not, and it only serves to resolve names. */
  wrapped?: 'ptr' | 'value' | 'map' | 'params';
  template: boolean;
  /** Public bases in order. */
  bases: WrittenType[];
  members: Declaration[];
  /** Names of all members, wrapped or not: what a default value may mention without qualifying it. */
  memberNames: string[];
}

export interface NamespaceDeclaration {
  kind: 'namespace';
  /** Empty for `extern "C"`, inline and unnamed namespaces: they add no level. */
  name: string;
  members: Declaration[];
}

/** `typedef` and `using`: `type` is undefined for what is no plain type (function pointers). */
export interface TypedefDeclaration {
  kind: 'typedef';
  name: string;
  type?: WrittenType;
}

/** `using namespace std` (`name` is `std`, `all`) or `using std::vector`. */
export interface UsingDeclaration {
  kind: 'using';
  name: string;
  all: boolean;
}

/** The comment of a function that is not wrapped: overloads that are may refer to it. */
export interface DocumentationDeclaration {
  kind: 'documentation';
  name: string;
  doc: string;
}

/** A class that is only announced; it may be defined in a header that nobody installs. */
export interface ForwardDeclaration {
  kind: 'forward';
  name: string;
}

export type Declaration =
  | NamespaceDeclaration
  | ClassDeclaration
  | EnumDeclaration
  | FunctionDeclaration
  | FieldDeclaration
  | TypedefDeclaration
  | UsingDeclaration
  | DocumentationDeclaration
  | ForwardDeclaration;

export interface Header {
  path: string;
  declarations: Declaration[];
}
