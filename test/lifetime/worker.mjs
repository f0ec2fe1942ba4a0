// The entry of worker threads: a TypeScript loader on the command line does not reach into them.
import { workerData } from 'node:worker_threads';
import { register as registerCommonJs } from 'tsx/cjs/api';
import { register } from 'tsx/esm/api';

registerCommonJs();
register();
const { program = 'worker.ts' } = /** @type {{ program?: string }} */ (workerData);
await import(new URL(program, import.meta.url).href);
