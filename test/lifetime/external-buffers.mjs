// Preloaded: makes the addon believe that the runtime refuses array buffers over native memory, as Electron does.
const { dlopen } = process;

/** @typedef {{ forbidExternalBuffers(): void; load(...args: unknown[]): unknown }} Binding */

/** @type {typeof process.dlopen} */
process.dlopen = (module, ...rest) => {
  Reflect.apply(dlopen, process, [module, ...rest]);
  const binding = /** @type {{ exports: Partial<Binding> }} */ (module).exports;
  const { load } = binding;
  if (load === undefined) return;
  binding.load = (...args) => {
    const cv = Reflect.apply(load, binding, args);
    binding.forbidExternalBuffers?.();
    return cv;
  };
};
