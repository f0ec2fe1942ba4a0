import type { AsyncOptions } from '../../types.js';

/** An argument that may be options has those of asynchronous calls too. Arrays and Mats are iterable, options are not. */
type Extended<Argument> = Argument extends object
  ? Argument extends Iterable<unknown>
    ? Argument
    : Argument & AsyncOptions
  : Argument;
type TwinArguments<Args extends unknown[]> = [
  ...args: { [At in keyof Args]: Extended<Args[At]> },
  options?: AsyncOptions,
];

/** A function's twin: the same parameters, and a promise of the result. Of overloads, up to six. */
type Twin<Method> = Method extends (...args: infer Args) => infer Result
  ? ((...args: Args) => Result) extends Method
    ? (...args: TwinArguments<Args>) => Promise<Result>
    : Overloads<Method>
  : never;

type Overloads<Method> = Method extends {
  (...args: infer A): infer AResult;
  (...args: infer B): infer BResult;
  (...args: infer C): infer CResult;
  (...args: infer D): infer DResult;
  (...args: infer E): infer EResult;
  (...args: infer F): infer FResult;
}
  ? {
      (...args: TwinArguments<A>): Promise<AResult>;
      (...args: TwinArguments<B>): Promise<BResult>;
      (...args: TwinArguments<C>): Promise<CResult>;
      (...args: TwinArguments<D>): Promise<DResult>;
      (...args: TwinArguments<E>): Promise<EResult>;
      (...args: TwinArguments<F>): Promise<FResult>;
    }
  : never;

/** For each method one more, named `...Async`, whose promise gives the same. */
export type Twins<Methods> = {
  [Name in keyof Methods & string as `${Name}Async`]: Twin<Methods[Name]>;
};
