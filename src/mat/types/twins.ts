/** For each method one more, named `...Async`, whose promise gives the same. Of overloads, TypeScript shows the last. */
export type Twins<Methods> = {
  [Name in keyof Methods & string as `${Name}Async`]: Methods[Name] extends (
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Promise<Result>
    : never;
};
