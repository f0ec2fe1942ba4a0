import { scenarios } from './workers.js';
import { testScenarios } from './scenario.js';

await testScenarios(new URL('workers.ts', import.meta.url), scenarios);
