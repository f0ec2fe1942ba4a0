/** What the addon runs for `new`: makes the C++ object and has `this` own it, or throws. */
export type Construct = (this: object, ...args: unknown[]) => void;

/** Called by the addon for each class that it defines. */
export type MakeClass = (name: string, token: object, construct: Construct) => NativeClass;
export type NativeClass = new (...args: unknown[]) => object;

/**
 * A class whose instances the addon fills. It is JavaScript's own: each instance of one of Node-API's
 * would cost a callback into C++, results among them. The addon passes `token`, which nobody else has,
 * for a result: an object that it fills by itself.
 */
export const makeClass: MakeClass = (name, token, construct) => {
  const classes = {
    [name]: class {
      constructor(...args: unknown[]) {
        if (args[0] !== token) Reflect.apply(construct, this, args);
      }
    },
  };
  return classes[name]!;
};
