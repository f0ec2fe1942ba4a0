/** What the addon runs for `new`: makes the C++ object and has `this` own it, or throws. */
export type Construct = (this: object, ...args: unknown[]) => void;

/** Called by the addon for each class, when that is first asked for. */
export type MakeClass = (
  name: string,
  token: object,
  construct: Construct,
  base?: NativeClass,
) => NativeClass;
export type NativeClass = new (...args: unknown[]) => object;

/**
 * A class whose instances the addon fills. It is JavaScript's own: each instance of one of Node-API's
 * would cost a callback into C++, results among them. The addon passes `token`, which nobody else has,
 * for a result: an object that it fills by itself.
 */
export const makeClass: MakeClass = (name, token, construct, base) => {
  const classes = {
    [name]: class {
      constructor(...args: unknown[]) {
        if (args[0] !== token) Reflect.apply(construct, this, args);
      }
    },
  };
  const made = classes[name]!;
  if (base !== undefined) {
    // Not by `extends`: each instance would then go through the constructors of all its bases.
    Object.setPrototypeOf(made, base);
    Object.setPrototypeOf(made.prototype, base.prototype as object);
  }
  return made;
};
