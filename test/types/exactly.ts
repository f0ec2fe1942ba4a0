/** The same in the eyes of every other type. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** `exactly<Expected>()(value)` is an error unless the value's type is that very one. Never run. */
export declare function exactly<Expected>(): <Actual>(
  value: Actual,
  ...error: Same<Expected, Actual> extends true ? [] : ['another type']
) => void;
