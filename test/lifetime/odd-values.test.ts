import { scenarios } from './odd-values.js';
import { testScenarios } from './scenario.js';

await testScenarios(new URL('odd-values.ts', import.meta.url), scenarios);
