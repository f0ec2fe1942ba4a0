/** A function's twin: the same parameters, and a promise of the result. Of overloads, up to six. */
type Twin<Method> = Method extends (...args: infer Args) => infer Result
  ? ((...args: Args) => Result) extends Method
    ? (...args: Args) => Promise<Result>
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
      (...args: A): Promise<AResult>;
      (...args: B): Promise<BResult>;
      (...args: C): Promise<CResult>;
      (...args: D): Promise<DResult>;
      (...args: E): Promise<EResult>;
      (...args: F): Promise<FResult>;
    }
  : never;

/** For each method one more, named `...Async`, whose promise gives the same. */
export type Twins<Methods> = {
  [Name in keyof Methods & string as `${Name}Async`]: Twin<Methods[Name]>;
};
