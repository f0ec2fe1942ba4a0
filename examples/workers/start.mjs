// The entry of the threads: a TypeScript loader on the command line does not reach into them.
import { register as registerCommonJs } from 'tsx/cjs/api';
import { register } from 'tsx/esm/api';

registerCommonJs();
register();
await import(new URL('worker.ts', import.meta.url).href);
